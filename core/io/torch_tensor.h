#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

    struct Extent {
        std::int64_t elements = 1;  ///< of the tensor
        std::int64_t span = 1;      ///< of the storage, from the first to the last used one
    };

    /// Nothing where a size or stride is negative or a count too large for 64 bits.
    std::optional<Extent> extent() const;
    /// How many elements of the storage, from offset on, it spans; 0 where it has none.
    std::int64_t span() const;
    /// Its elements lie one after the other, the last index running fastest.
    bool isContiguous() const;
};

/// The element type of "torch.FloatStorage" and its like; nothing for others.
std::optional<DType> torchStorageType(std::string_view className);

}  // namespace gonio
