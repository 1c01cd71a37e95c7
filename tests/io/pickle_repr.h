#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "core/io/pickle_value.h"

namespace gonio::testing {

inline std::string shortNumber(double value) {
    char text[32];
    (void)std::snprintf(text, sizeof(text), "%g", value);
    return text;
}

/// Python's repr, near enough, so that values are compared as text.
inline std::string repr(const PickleValue& value);

inline std::string reprAll(const std::vector<PickleValue>& items) {
    std::string text;
    for (const PickleValue& item : items) {
        text += (text.empty() ? "" : ", ") + repr(item);
    }
    return "[" + text + "]";
}

inline std::string reprDict(const PickleDict& dict) {
    std::string text;
    for (const PickleEntry& entry : dict.entries) {
        text += (text.empty() ? "" : ", ") + repr(entry.key) + ": " + repr(entry.value);
    }
    return "{" + text + "}";
}

inline std::string reprNumbers(const std::vector<double>& values) {
    std::string text;
    for (const double value : values) {
        text += " " + shortNumber(value);
    }
    return text;
}

inline std::string repr(const PickleValue& value) {
    if (const auto* flag = value.as<bool>()) {
        return *flag ? "True" : "False";
    }
    if (const auto* integer = value.as<std::int64_t>()) {
        return std::to_string(*integer);
    }
    if (const auto* big = value.as<BigInteger>()) {
        return big->decimal;
    }
    if (const auto* number = value.as<double>()) {
        return shortNumber(*number);
    }
    if (const auto* text = value.as<std::string>()) {
        return "'" + *text + "'";
    }
    if (const auto* bytes = value.as<PickleBytes>()) {
        return "b" + std::to_string(bytes->bytes.size());
    }
    if (const auto* list = value.as<PickleSequence>()) {
        return reprAll(list->items);
    }
    if (const auto* dict = value.as<PickleDict>()) {
        return reprDict(*dict);
    }
    if (const auto* tensor = value.array()) {
        return std::string(nameOf(tensor->dtype)) + tensor->shapeText() +
               reprNumbers(tensor->toDoubles());
    }
    if (const auto* matrix = value.sparse()) {
        return "sparse " + std::to_string(matrix->rows) + "x" + std::to_string(matrix->cols) +
               reprNumbers({matrix->row.begin(), matrix->row.end()}) + ";" +
               reprNumbers({matrix->col.begin(), matrix->col.end()}) + ";" +
               reprNumbers(matrix->values);
    }
    return std::string(value.kindText());
}

}  // namespace gonio::testing
