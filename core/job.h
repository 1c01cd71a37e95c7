#pragma once

#include <functional>

namespace gonio {

/// All that a long computation may ask of the outside. It asks `cancelled` at least every 100 ms.
struct Job {
    std::function<bool()> cancelled = [] { return false; };
    std::function<void(int done, int total)> progress = [](int, int) {};
};

}  // namespace gonio
