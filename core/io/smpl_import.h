#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "core/io/pickle_value.h"
#include "core/io/safetensors.h"

namespace gonio {

/// Vertices of the official SMPL.
inline constexpr std::int64_t kSmplVertexCount = 6890;

/// Whether a pickle holds a model of SMPL's family (and not SKEL's layout).
bool isSmplPickle(const PickleValue& model);

/// Turns an official SMPL file (basicmodel_*.pkl, SMPL_*.pkl; fact sheet 2.1) into tensors:
///
///   v_template F32 (V,3) m, f I32 (F,3), shapedirs F32 (V,3,10), posedirs F32 (V,3,207),
///   kintree_table I32 (2,24): parents (root: -1) and joints,
///   and as NAME.row I32, NAME.col I32, NAME.val F32, sorted by row and column:
///   J_regressor (24 x V), weights (V x 24)
///
/// Metadata: kind "smpl-body", layout_version, name, licence. The name is smpl_neutral, smpl_male
/// or smpl_female for the official file names, else the file's own.
/// MalformedFile names the key that is missing or wrong; Unsupported: SMPL-H, SMPL-X and other
/// relatives with more joints.
/// \param vertexCount  what the file must have; smaller in tests
Result<TensorFile> convertSmplModel(const PickleValue& model, const std::string& sourceName,
                                    std::int64_t vertexCount = kSmplVertexCount);
/// The same from the bytes of the file; also the errors of parsePickle.
Result<TensorFile> convertSmplPickle(std::span<const std::byte> bytes,
                                     const std::string& sourceName,
                                     std::int64_t vertexCount = kSmplVertexCount);

}  // namespace gonio
