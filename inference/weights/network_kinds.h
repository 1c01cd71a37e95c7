#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "inference/weights/tensor_spec.h"

namespace gonio {

/// A network whose weights can be imported, and how its tensors are recognised in a file.
struct NetworkKind {
    std::string_view id;     ///< of the file in the model folder: "hsmr"
    std::string_view title;  ///< "HSMR"
    /// Begins some of its tensors' names and no other network's.
    std::string_view signature;
    /// How names begin that lie beside its tensors and are left out: copies of licensed body models
    /// ("skel_model"), other networks, what only training needs.
    std::vector<std::string_view> besides;
    Result<void> (*check)(const TensorShapes& given);
    std::string_view licence;  ///< what is known about the published weights
};

std::span<const NetworkKind> networkKinds();
/// Null where there is none of this id.
const NetworkKind* findNetworkKind(std::string_view id);

/// A network in a file: its tensors under their own names, without the wrapper's prefix.
struct FoundNetwork {
    const NetworkKind* kind = nullptr;
    std::string prefix;  ///< of its names in the file: "ema_model.model."
    TensorShapes shapes;
};

/// The networks among the tensors of a file. Of several copies (plain and averaged weights) the
/// averaged one counts (`ema_model`), else the one with the shortest prefix; a backbone inside
/// another network is part of that. Shapes are not checked yet.
/// \return Unsupported where none is known, naming some tensors
Result<std::vector<FoundNetwork>> findNetworks(const TensorShapes& given);

}  // namespace gonio
