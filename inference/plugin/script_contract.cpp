#include "inference/plugin/script_contract.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <array>
#include <map>

#include "core/body/skeleton.h"

namespace gonio {
namespace {

constexpr std::int64_t kContinuous = 6 * kJointCount;
constexpr double kTolerance = 1e-4;  ///< relative to numbers above 1

tl::unexpected<Error> broken(const std::string& what) {
    return fail(
        ErrorCode::Unsupported,
        "the TorchScript network does not keep the contract (docs/torchscript.md): " + what);
}

std::string shapeText(const at::Tensor& tensor) {
    std::string text;
    for (const std::int64_t side : tensor.sizes()) {
        text += (text.empty() ? "" : " x ") + std::to_string(side);
    }
    return text.empty() ? "a single number" : text;
}

using Parts = std::map<std::string, c10::IValue>;

Parts partsOf(const c10::IValue& value) {
    Parts parts;
    for (const auto& entry : value.toGenericDict()) {
        if (entry.key().isString()) parts.emplace(entry.key().toStringRef(), entry.value());
    }
    return parts;
}

Result<at::Tensor> named(const Parts& parts, const std::string& name) {
    const auto found = parts.find(name);
    if (found == parts.end()) return broken("it gives no '" + name + "'");
    if (!found->second.isTensor()) return broken("'" + name + "' is no tensor");
    return found->second.toTensor();
}

Result<ScriptAnswer> fromDictionary(const c10::IValue& value) {
    const Parts parts = partsOf(value);
    const bool hasPoses = parts.contains("poses");
    if (!hasPoses && !parts.contains("continuous")) {
        return broken("it gives neither 'poses' nor 'continuous'");
    }
    const auto pose = named(parts, hasPoses ? "poses" : "continuous");
    const auto betas = named(parts, "betas"), camera = named(parts, "cam");
    for (const auto* one : {&pose, &betas, &camera}) {
        if (!*one) return tl::unexpected<Error>(one->error());
    }
    if (pose->dim() == 2 && pose->size(1) != (hasPoses ? kDofCount : kContinuous)) {
        return broken(hasPoses ? "'poses' must be B x 46" : "'continuous' must be B x 144");
    }
    return ScriptAnswer{*pose, *betas, *camera};
}

Result<ScriptAnswer> fromTuple(const c10::IValue& value) {
    const auto& parts = value.toTupleRef().elements();
    if (parts.size() != 3) {
        return broken("it gives " + std::to_string(parts.size()) +
                      " values; poses, betas and cam are wanted");
    }
    for (const c10::IValue& part : parts) {
        if (!part.isTensor()) return broken("its tuple holds something that is no tensor");
    }
    return ScriptAnswer{parts[0].toTensor(), parts[1].toTensor(), parts[2].toTensor()};
}

Result<void> checkTensor(const char* name, const at::Tensor& tensor, std::int64_t count,
                         std::initializer_list<std::int64_t> widths) {
    const std::string quoted = "'" + std::string(name) + "'";
    const bool fits = tensor.dim() == 2 && tensor.size(0) == count &&
                      std::ranges::find(widths, tensor.size(1)) != widths.end();
    if (!fits) {
        std::string wanted;
        for (const std::int64_t width : widths) {
            wanted += (wanted.empty() ? "" : " or ") + std::to_string(count) + " x " +
                      std::to_string(width);
        }
        return broken(quoted + " is " + shapeText(tensor) + "; " + wanted + " is wanted for " +
                      std::to_string(count) + " pictures");
    }
    if (tensor.scalar_type() != at::kFloat) {
        return broken(quoted + " holds numbers of type " +
                      std::string(at::toString(tensor.scalar_type())) + "; Float is wanted");
    }
    if (!tensor.isfinite().all().item<bool>()) {
        return broken(quoted + " holds values that are no finite numbers");
    }
    return {};
}

/// The first part whose numbers differ; empty where none does.
std::string differingPart(const ScriptAnswer& a, const ScriptAnswer& b) {
    const std::array<std::pair<const char*, std::pair<at::Tensor, at::Tensor>>, 3> parts{
        {{"poses", {a.pose, b.pose}},
         {"betas", {a.betas, b.betas}},
         {"cam", {a.camera, b.camera}}}};
    for (const auto& [name, both] : parts) {
        if (both.first.sizes() != both.second.sizes()) return name;
        const auto difference = (both.first - both.second).abs();
        const auto allowed = kTolerance * both.first.abs().clamp_min(1);
        if (difference.gt(allowed).any().item<bool>()) return name;
    }
    return {};
}

ScriptAnswer rowOf(const ScriptAnswer& answer, std::int64_t row) {
    return {answer.pose.narrow(0, row, 1), answer.betas.narrow(0, row, 1),
            answer.camera.narrow(0, row, 1)};
}

}  // namespace

bool ScriptAnswer::isContinuous() const {
    return pose.size(1) == kContinuous;
}

Result<ScriptAnswer> scriptAnswer(const c10::IValue& value, std::int64_t count) {
    auto answer =
        value.isTuple() ? fromTuple(value)
        : value.isGenericDict()
            ? fromDictionary(value)
            : broken("it gives " + value.tagKind() + "; a tuple or a dictionary is wanted");
    if (!answer) return answer;
    auto checked = checkTensor("poses", answer->pose, count, {kDofCount, kContinuous});
    if (checked) checked = checkTensor("betas", answer->betas, count, {kShapeCount});
    if (checked) checked = checkTensor("cam", answer->camera, count, {3});
    if (!checked) return tl::unexpected<Error>(checked.error());
    return answer;
}

Result<void> checkScriptContract(const ScriptRun& run, const at::Tensor& patches) {
    const auto first = run(patches);
    if (!first) return tl::unexpected<Error>(first.error());
    const auto again = run(patches);
    if (!again) return tl::unexpected<Error>(again.error());
    if (const auto part = differingPart(*first, *again); !part.empty()) {
        return broken("'" + part + "' differs when the same pictures are given again");
    }
    for (std::int64_t picture = 0; picture < patches.size(0); ++picture) {
        const auto alone = run(patches.narrow(0, picture, 1));
        if (!alone) return tl::unexpected<Error>(alone.error());
        const auto part = differingPart(rowOf(*first, picture), *alone);
        if (part.empty()) continue;
        return broken("'" + part + "' of a picture depends on the other pictures of the batch");
    }
    return {};
}

}  // namespace gonio
