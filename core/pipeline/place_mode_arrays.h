#pragma once

#include "core/io/tensor.h"
#include "core/people/place_modes.h"
#include "core/result.h"

namespace gonio {

/// Array of places: `modes` (n x K x 14, float: of column and row, of the likelier and the other
/// place: place px, share, spread px; then trust, and spread px of a sure point; all 0 where nobody
/// was seen). No array where no frame has any.
TensorMap placeModeArrays(const std::vector<PlaceModes>& frames);

/// Inverse of placeModeArrays: as many frames, all empty where the array is absent.
/// \param count  of frames  \param points  of a frame \return MalformedFile for another number
Result<std::vector<PlaceModes>> placeModes(const TensorMap& arrays, std::size_t count,
                                           std::int64_t points);

}  // namespace gonio
