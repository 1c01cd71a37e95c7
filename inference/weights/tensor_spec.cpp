#include "inference/weights/tensor_spec.h"

namespace gonio {
namespace {

std::string textOf(const std::vector<std::int64_t>& shape) {
    std::string text = "(";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    }
    return text + ")";
}

void append(std::string& text, const std::string& what, const std::vector<std::string>& names) {
    constexpr std::size_t kNamed = 5;
    if (names.empty()) return;
    text += (text.empty() ? "" : "; ") + std::to_string(names.size()) + " " + what + ": ";
    for (std::size_t i = 0; i < names.size() && i < kNamed; ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    if (names.size() > kNamed) text += ", ...";
}

}  // namespace

ShapeDifferences compareShapes(const TensorShapes& needed, const TensorShapes& given) {
    ShapeDifferences differences;
    for (const auto& [name, shape] : needed) {
        const auto found = given.find(name);
        if (found == given.end()) {
            differences.missing.push_back(name);
        } else if (found->second != shape) {
            differences.misshapen.push_back(name + " is " + textOf(found->second) + ", should be " +
                                            textOf(shape));
        }
    }
    for (const auto& [name, shape] : given) {
        if (!needed.contains(name)) differences.extra.push_back(name);
    }
    return differences;
}

Result<void> demandEqual(const TensorShapes& needed, const TensorShapes& given,
                         const std::string& network) {
    const ShapeDifferences differences = compareShapes(needed, given);
    if (differences.none()) return {};
    std::string text;
    append(text, "missing", differences.missing);
    append(text, "of another shape", differences.misshapen);
    append(text, "not part of it", differences.extra);
    return fail(ErrorCode::MalformedFile,
                "the tensors are not those of the network " + network + ": " + text);
}

}  // namespace gonio
