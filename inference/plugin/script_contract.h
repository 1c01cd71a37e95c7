#pragma once

#include <ATen/core/ivalue.h>

#include <functional>

#include "core/result.h"

namespace gonio {

/// What a user's module says of a batch, see Network::run() for "torchscript".
struct ScriptAnswer {
    at::Tensor pose;  ///< B x 46 angles (rad) or B x 144 continuous numbers
    at::Tensor betas, camera;

    bool isContinuous() const;
};

/// Reads a tuple (poses or continuous, betas, cam) or a dictionary with these names.
/// \return Unsupported: what is missing, has another shape or type or is not finite
Result<ScriptAnswer> scriptAnswer(const c10::IValue& value, std::int64_t count);

/// Runs patches B x 3 x 256 x 256 through a module.
using ScriptRun = std::function<Result<ScriptAnswer>(const at::Tensor& patches)>;

/// Holds a module against the contract with a batch of two: its answers, that the same batch gets
/// the same ones again, and that a picture's do not depend on the others of its batch.
/// \return Unsupported: one sentence that names what is wrong
Result<void> checkScriptContract(const ScriptRun& run, const at::Tensor& patches);

}  // namespace gonio
