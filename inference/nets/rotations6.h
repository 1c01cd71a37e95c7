#pragma once

#include <ATen/core/Tensor.h>

namespace gonio {

/// The continuous six numbers of a rotation as HMR2.0 and SMPL heads have them: two vectors one
/// after the other, made orthonormal, are the first two COLUMNS (fact sheet BioPose 1.7; HSMR's are
/// rows).
/// \param six  ... x 6  \return ... x 3 x 3
at::Tensor matrixOfSixColumns(const at::Tensor& six);
/// \param matrix  ... x 3 x 3  \return ... x 6
at::Tensor sixColumnsOf(const at::Tensor& matrix);

}  // namespace gonio
