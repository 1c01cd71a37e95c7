#pragma once

#include <cstdint>

namespace gonio::testing {

/// What the editing process reports about each step, once it has been applied.
struct AppliedEdit {
    std::int64_t number = 0;
    std::int64_t applied_ns = 0;  ///< CLOCK_MONOTONIC: the same in all processes
};

}  // namespace gonio::testing
