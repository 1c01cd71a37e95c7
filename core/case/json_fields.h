#pragma once

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "core/correct/corrections.h"
#include "core/result.h"

namespace gonio {

/// A JSON object read field by field; what is not as expected is thrown and caught by
/// decodeObject().
class JsonFields {
public:
    explicit JsonFields(const nlohmann::json& object) : m_object(object) {}

    std::string text(const char* name) const { return at(name).get<std::string>(); }

    bool flag(const char* name) const { return at(name).get<bool>(); }

    double number(const char* name) const { return numberOf(at(name)); }

    /// Within ±1e9, so that sums and differences of two never overflow.
    int integer(const char* name) const {
        const nlohmann::json& value = at(name);
        constexpr std::int64_t limit = 1'000'000'000;
        if (!value.is_number_integer()) {
            throw std::runtime_error(std::string("'") + name + "' is not a whole number");
        }
        const auto whole = value.get<std::int64_t>();
        if (whole < -limit || whole > limit ||
            (value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t(limit))) {
            throw std::runtime_error(std::string("'") + name + "' is out of range");
        }
        return int(whole);
    }

    FrameRange frames() const { return {integer("first"), integer("last")}; }

    bool has(const char* name) const { return m_object.contains(name); }

    const nlohmann::json& at(const char* name) const { return m_object.at(name); }

    const nlohmann::json& array(const char* name) const {
        const nlohmann::json& value = at(name);
        if (!value.is_array()) {
            throw std::runtime_error(std::string("'") + name + "' is not a list");
        }
        return value;
    }

    static double numberOf(const nlohmann::json& value) {
        return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
    }

private:
    const nlohmann::json& m_object;
};

/// Runs `read` on the object in `bytes`; whatever is wrong with it becomes MalformedFile.
template <class Read>
auto decodeObject(const std::string& bytes, Read read)
    -> Result<decltype(read(std::declval<JsonFields>()))> {
    try {
        const nlohmann::json object = nlohmann::json::parse(bytes);
        return read(JsonFields(object));
    } catch (const std::exception& error) {
        return fail(ErrorCode::MalformedFile, error.what());
    }
}

/// Text of an object; what is not UTF-8 is replaced, so that it can always be read again.
inline std::string encodeObject(const nlohmann::json& object) {
    return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// One correction without its id; also used inside patches.
nlohmann::json jsonOf(const Correction& correction);
Correction correctionFrom(const JsonFields& fields);

}  // namespace gonio
