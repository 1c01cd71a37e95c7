#include "core/people/description_fields.h"

#include <cmath>
#include <utility>

namespace gonio {

namespace {

const nlohmann::json& emptyObject() {
    static const nlohmann::json empty = nlohmann::json::object();
    return empty;
}

const nlohmann::json& emptyArray() {
    static const nlohmann::json empty = nlohmann::json::array();
    return empty;
}

std::string range(double least, double most) {
    nlohmann::json both = {least, most};
    return "between " + both[0].dump() + " and " + both[1].dump();
}

bool isNumberIn(const nlohmann::json& value, double least, double most) {
    return value.is_number() && std::isfinite(value.get<double>()) &&
           value.get<double>() >= least && value.get<double>() <= most;
}

}  // namespace

DescriptionFields::DescriptionFields(const nlohmann::json& object, std::string path)
    : m_object(object.is_object() ? object : emptyObject()), m_path(std::move(path)) {
    if (!object.is_object()) {
        complain("", "must be an object");
    }
}

std::string DescriptionFields::pathOf(const std::string& key) const {
    if (key.empty()) {
        return m_path.empty() ? "the description" : "'" + m_path + "'";
    }
    return "'" + (m_path.empty() ? key : m_path + "." + key) + "'";
}

void DescriptionFields::complain(const std::string& key, const std::string& what) {
    if (!m_error) {
        m_error = Error{ErrorCode::MalformedFile, pathOf(key) + " " + what, {}};
    }
}

const nlohmann::json* DescriptionFields::find(const std::string& key, bool required) {
    m_used.insert(key);
    const auto found = m_object.find(key);
    if (found != m_object.end()) {
        return &*found;
    }
    if (required) {
        complain(key, "is missing");
    }
    return nullptr;
}

bool DescriptionFields::has(const std::string& key) const {
    return m_object.contains(key);
}

std::string DescriptionFields::text(const std::string& key) {
    return find(key, true) ? textOr(key, {}) : std::string();
}

std::string DescriptionFields::textOr(const std::string& key, std::string otherwise) {
    const auto* value = find(key, false);
    if (!value) {
        return otherwise;
    }
    if (!value->is_string() || value->get_ref<const std::string&>().empty()) {
        complain(key, "must be a text that is not empty");
        return otherwise;
    }
    return value->get<std::string>();
}

int DescriptionFields::choice(const std::string& key, const std::vector<std::string>& choices,
                              int otherwise) {
    const std::string given = otherwise < 0 ? text(key) : textOr(key, choices[otherwise]);
    std::string list;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (choices[i] == given) {
            return static_cast<int>(i);
        }
        list += (i == 0 ? "" : ", ") + choices[i];
    }
    complain(key, "must be one of: " + list);
    return std::max(otherwise, 0);
}

int DescriptionFields::integer(const std::string& key, int least, int most) {
    return find(key, true) ? integerOr(key, least, most, least) : least;
}

int DescriptionFields::integerOr(const std::string& key, int least, int most, int otherwise) {
    const auto* value = find(key, false);
    if (!value) {
        return otherwise;
    }
    if (!value->is_number_integer() || !isNumberIn(*value, least, most)) {
        complain(key, "must be a whole number " + range(least, most));
        return otherwise;
    }
    return value->get<int>();
}

std::optional<int> DescriptionFields::optionalInteger(const std::string& key, int least, int most) {
    return has(key) ? std::optional(integerOr(key, least, most, least)) : std::nullopt;
}

double DescriptionFields::numberOr(const std::string& key, double least, double most,
                                   double otherwise) {
    const auto* value = find(key, false);
    if (!value) {
        return otherwise;
    }
    if (!isNumberIn(*value, least, most)) {
        complain(key, "must be a number " + range(least, most));
        return otherwise;
    }
    return value->get<double>();
}

bool DescriptionFields::flagOr(const std::string& key, bool otherwise) {
    const auto* value = find(key, false);
    if (value && !value->is_boolean()) {
        complain(key, "must be true or false");
        return otherwise;
    }
    return value ? value->get<bool>() : otherwise;
}

std::vector<double> DescriptionFields::numbersOr(const std::string& key, std::size_t count,
                                                 double least, double most,
                                                 std::vector<double> otherwise) {
    const auto* value = find(key, false);
    if (!value) {
        return otherwise;
    }
    std::vector<double> numbers;
    for (const auto& item : value->is_array() ? *value : emptyArray()) {
        if (!isNumberIn(item, least, most)) {
            break;
        }
        numbers.push_back(item.get<double>());
    }
    if (numbers.size() != count || value->size() != count) {
        complain(key,
                 "must be a list of " + std::to_string(count) + " numbers " + range(least, most));
        return otherwise;
    }
    return numbers;
}

std::vector<int> DescriptionFields::integers(const std::string& key, int least, int most) {
    std::vector<int> numbers;
    const auto& list = array(key);
    for (const auto& item : list) {
        if (!item.is_number_integer() || !isNumberIn(item, least, most)) {
            complain(key, "must hold whole numbers " + range(least, most));
            return {};
        }
        numbers.push_back(item.get<int>());
    }
    if (numbers.empty() || numbers.size() > 64) {
        complain(key, "must hold 1 to 64 numbers");
    }
    return numbers;
}

std::vector<std::string> DescriptionFields::names(const std::string& key) {
    std::vector<std::string> names;
    std::set<std::string> seen;
    for (const auto& item : array(key)) {
        if (!item.is_string() || item.get_ref<const std::string&>().empty()) {
            complain(key, "must hold names");
            return {};
        }
        names.push_back(item.get<std::string>());
        if (!seen.insert(names.back()).second) {
            complain(key, "holds '" + names.back() + "' twice");
            return {};
        }
    }
    if (names.empty() || names.size() > 1000) {
        complain(key, "must hold 1 to 1000 names");
    }
    return names;
}

const nlohmann::json& DescriptionFields::object(const std::string& key) {
    const auto* value = find(key, true);
    if (value && !value->is_object()) {
        complain(key, "must be an object");
    }
    return value && value->is_object() ? *value : emptyObject();
}

const nlohmann::json& DescriptionFields::array(const std::string& key) {
    const auto* value = find(key, true);
    if (value && !value->is_array()) {
        complain(key, "must be a list");
    }
    return value && value->is_array() ? *value : emptyArray();
}

std::optional<Error> DescriptionFields::finish() {
    for (const auto& [key, value] : m_object.items()) {
        if (!m_used.contains(key)) {
            complain(key, "is not a known key");
        }
    }
    return m_error;
}

}  // namespace gonio
