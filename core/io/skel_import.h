#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "core/io/safetensors.h"

namespace gonio {

/// Turns the bytes of an official skel_male.pkl or skel_female.pkl (layout of version 1.1.1, V =
/// 6890 skin and K skeleton vertices) into tensors:
///
///   skin_template_v F32 (V,3) m, skin_template_f I32 (F,3), skel_template_v F32 (K,3) m,
///   skel_template_f I32 (Fk,3), shapedirs F32 (V,3,10), posedirs F32 (V,3,207),
///   per_joint_rot F32 (24,3,3), apose_rel_transfo F32 (24,4,4),
///   kintree_table I32 (2,24): parents (root: -1) and joints,
///   and as NAME.row I32, NAME.col I32, NAME.val F32, sorted by row and column:
///   J_regressor_osim (24 x V), skin_weights (V x 24), skel_weights, skel_weights_rigid (K x 24)
///
/// Metadata: kind, layout_version, name (from `sourceName`), source_version, licence, bone_scale.
/// MalformedFile names the key that is missing or wrong; Unsupported: another version of the
/// file; otherwise the errors of parsePickle.
Result<TensorFile> convertSkelPickle(std::span<const std::byte> bytes,
                                     const std::string& sourceName);

/// Adds keypoint_regressor_custom (24 x V) from the bytes of J_regressor_SKEL_mix_MALE.pkl and
/// keypoint_regressor_extra (19 x V) from those of SMPL_to_J19.pkl, as .row, .col, .val like above.
/// On failure `file` is left as it was.
Result<void> addKeypointRegressors(TensorFile& file, std::span<const std::byte> mixRegressorPickle,
                                   std::span<const std::byte> j19Pickle);

}  // namespace gonio
