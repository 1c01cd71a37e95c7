#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace gonio {

/// A reason without its numbers and names: reasons that differ in these alone are one kind.
std::string kindOfReason(const std::string& reason);

/// A reason with two numbers in it. \param format  printf's, of two doubles
std::string formattedReason(const char* format, double a, double b);

/// How often there was which kind of reason.
using ReasonCounts = std::map<std::string, std::int64_t>;

/// The kind that is the commonest; of several the first by name. Empty where there is none.
std::string commonestReason(const ReasonCounts& reasons);

/// How many rows have their labels and how many have not, by reason.
struct LabelCounts {
    std::int64_t rows = 0, labelled = 0, resumed = 0;
    ReasonCounts reasons;

    void add(const std::string& reason);
};

}  // namespace gonio
