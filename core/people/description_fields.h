#pragma once

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/result.h"

namespace gonio {

/// Reads the keys of one JSON object and remembers the first thing wrong; keys that nobody asked
/// for are an error in the end. After an error every read gives its default.
class DescriptionFields {
public:
    /// `path` is how messages call the object: "output", or "" for the whole file.
    DescriptionFields(const nlohmann::json& object, std::string path);

    bool has(const std::string& key) const;
    std::string text(const std::string& key);
    std::string textOr(const std::string& key, std::string otherwise);
    /// Index of the text among `choices`.
    int choice(const std::string& key, const std::vector<std::string>& choices, int otherwise);
    int integer(const std::string& key, int least, int most);
    int integerOr(const std::string& key, int least, int most, int otherwise);
    std::optional<int> optionalInteger(const std::string& key, int least, int most);
    double numberOr(const std::string& key, double least, double most, double otherwise);
    bool flagOr(const std::string& key, bool otherwise);
    std::vector<double> numbersOr(const std::string& key, std::size_t count, double least,
                                  double most, std::vector<double> otherwise);
    std::vector<std::string> names(const std::string& key);
    /// Between 1 and 64 whole numbers.
    std::vector<int> integers(const std::string& key, int least, int most);
    /// The object under a key; an empty one, with an error noted, where there is none.
    const nlohmann::json& object(const std::string& key);
    const nlohmann::json& array(const std::string& key);

    std::string pathOf(const std::string& key) const;
    void complain(const std::string& key, const std::string& what);

    /// Nothing wrong so far.
    bool isClean() const { return !m_error; }

    /// The first error, or one about a key nobody asked for.
    std::optional<Error> finish();

private:
    const nlohmann::json* find(const std::string& key, bool required);

    const nlohmann::json& m_object;
    std::string m_path;
    std::set<std::string> m_used;
    std::optional<Error> m_error;
};

}  // namespace gonio
