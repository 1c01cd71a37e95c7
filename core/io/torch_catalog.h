#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>

#include "core/io/torch_tensor.h"

namespace gonio {

/// By dotted path: {"state_dict": {"head.bias": tensor}} gives "state_dict.head.bias", and the
/// places of lists are numbers.
using TorchCatalog = std::map<std::string, TorchTensor, std::less<>>;

/// Follows dictionaries and lists of a checkpoint's pickle; whatever else it describes is passed
/// over. Nothing in it is run. Every readable tensor lies within its storage and is no larger.
///
/// Forbidden: a class that would run something; MalformedFile: damaged, circular, or a tensor that
/// does not fit its storage; Unsupported: a pickled program object instead of its tensors.
Result<TorchCatalog> readTorchCatalog(std::span<const std::byte> pickle);

}  // namespace gonio
