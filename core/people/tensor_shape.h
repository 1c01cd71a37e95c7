#pragma once

#include <cmath>
#include <string>

#include "core/people/decode.h"

namespace gonio {

inline double logistic(double value) {
    return 1 / (1 + std::exp(-value));
}

/// The error of an output that does not fit its description.
inline tl::unexpected<Error> wrongShape(const std::string& name, const NetworkTensor& tensor,
                                        const std::string& expected) {
    std::string shape;
    for (const int size : tensor.shape) {
        shape.append(shape.empty() ? "" : "x").append(std::to_string(size));
    }
    return fail(ErrorCode::MalformedFile,
                "output '" + name + "' of the network is " + shape + ", expected " + expected);
}

}  // namespace gonio
