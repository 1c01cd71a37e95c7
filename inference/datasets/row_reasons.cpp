#include "inference/datasets/row_reasons.h"

#include <algorithm>
#include <cstdio>

namespace gonio {

std::string kindOfReason(const std::string& reason) {
    std::string kind;
    bool isQuoted = false, wasNumber = false;
    for (const char c : reason) {
        const bool isNumber = (c >= '0' && c <= '9') || (wasNumber && c == '.');
        // An apostrophe inside a word opens nothing.
        if (c == '\'') isQuoted = !isQuoted && (kind.empty() || kind.back() == ' ');
        if (!isNumber && (!isQuoted || c == '\'')) kind += c;
        if (isNumber && !wasNumber && !isQuoted) kind += 'N';
        wasNumber = isNumber;
    }
    return kind;
}

std::string formattedReason(const char* format, double a, double b) {
    char text[160];
    std::snprintf(text, sizeof text, format, a, b);
    return text;
}

std::string commonestReason(const ReasonCounts& reasons) {
    const auto commonest =
        std::max_element(reasons.begin(), reasons.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return commonest == reasons.end() ? std::string() : commonest->first;
}

void LabelCounts::add(const std::string& reason) {
    ++rows;
    if (reason.empty()) {
        ++labelled;
    } else {
        ++reasons[kindOfReason(reason)];
    }
}

}  // namespace gonio
