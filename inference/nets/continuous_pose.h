#pragma once

#include <ATen/core/Tensor.h>

namespace gonio {

/// HSMR's continuous representation to SKEL's angles, as poseFromContinuous() of core/body does it
/// for one body (fact sheet 3.4), for a batch, on any device and with gradients. The arcsine's
/// argument is held 1e-7 (1e-15 in double precision) inside -1 ... 1: a rounding error beyond gives
/// no NaN, and the gradient stays finite.
/// \param continuous  B x 144
/// \return B x 46, rad
at::Tensor posesFromContinuous(const at::Tensor& continuous);

/// The rotation of a joint of three angles: two vectors one after the other, made orthonormal, are
/// its first two ROWS (HMR2.0 and SMPL heads take columns: rotations6).
/// \param six  ... x 6  \return ... x 3 x 3
at::Tensor matrixOfSixRows(const at::Tensor& six);

}  // namespace gonio
