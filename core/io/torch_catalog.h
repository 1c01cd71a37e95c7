#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/io/tensor.h"

namespace gonio {

/// A tensor as the pickle of a checkpoint describes it. Its numbers are kept elsewhere, in a
/// storage, in which element (i, j, ...) stands at offset + i strides[0] + j strides[1] + ...
struct TorchTensor {
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides;  ///< in elements, not negative
    std::int64_t offset = 0;            ///< in elements
    std::string storage;                ///< its key: the file data/KEY of the archive
    std::int64_t storageElements = 0;
    std::string unreadable;  ///< why it cannot be read, such as "is a sparse tensor"; else empty

    /// How many elements of the storage, from offset on, it spans; 0 where it has none.
    std::int64_t span() const;
    /// Its elements lie one after the other, the last index running fastest.
    bool isContiguous() const;
};

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
