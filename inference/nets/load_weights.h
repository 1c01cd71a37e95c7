#pragma once

#include <filesystem>

#include "core/job.h"
#include "inference/nets/named_tensors.h"

namespace gonio {

/// The weights of one network from a file as published or imported, as 32-bit numbers and without
/// the wrapper's prefix; each tensor is read straight into its place. 32-bit numbers of a
/// safetensors file stay where they are: the tensors lie over the mapped file and hold it, opening
/// takes no memory of its own, and programs that use one file share it. Names and shapes are the
/// file's: hold them against the network before use. \param network  "hsmr", see networkKinds()
/// \return MalformedFile also where a number is not finite; Unsupported where the file holds other
/// networks; Cancelled
Result<NamedTensors> loadWeights(const std::filesystem::path& file, std::string_view network,
                                 const Job& job = {});

}  // namespace gonio
