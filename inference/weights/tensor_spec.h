#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/result.h"

namespace gonio {

/// Names and shapes of a network's tensors, as in its checkpoint (without any wrapper's prefix).
using TensorShapes = std::map<std::string, std::vector<std::int64_t>, std::less<>>;

/// How the tensors of a file differ from those that a network needs.
struct ShapeDifferences {
    std::vector<std::string> missing;
    std::vector<std::string> extra;
    std::vector<std::string> misshapen;  ///< "name is (3, 4), should be (4, 3)"

    bool none() const { return missing.empty() && extra.empty() && misshapen.empty(); }
};

ShapeDifferences compareShapes(const TensorShapes& needed, const TensorShapes& given);

/// One sentence that names up to five tensors of each kind and counts the rest.
/// \return MalformedFile where there is any difference
Result<void> demandEqual(const TensorShapes& needed, const TensorShapes& given,
                         const std::string& network);

}  // namespace gonio
