#pragma once

#include <c10/util/Exception.h>

#include <string>

#include "core/result.h"

namespace gonio {

/// Runs `work`; what it throws becomes an Internal error. Nothing that LibTorch throws may leave
/// the library.
template <class T, class Work>
Result<T> guarded(const Work& work) {
    try {
        return work();
    } catch (const c10::Error& problem) {
        return fail(ErrorCode::Internal,
                    std::string("LibTorch could not go on: ") + problem.what_without_backtrace());
    } catch (const std::exception& problem) {
        return fail(ErrorCode::Internal,
                    std::string("the network could not go on: ") + problem.what());
    }
}

}  // namespace gonio
