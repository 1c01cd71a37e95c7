#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// The function under test; must return 0 for any input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// Well-formed inputs to begin from.
std::vector<std::string> fuzzSeeds();
