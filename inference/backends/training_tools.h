#pragma once

#include <memory>

#include "core/body/body_model.h"
#include "inference/training/training_seams.h"

namespace gonio {

/// Decodes JPEG and PNG, without turning the picture as its metadata say: labels belong to the
/// pixels as they are stored. Errors as readPicture().
Result<RgbPicture> readRgbPicture(const std::filesystem::path& file);

/// SKELify's refiner phase as a training wants it. \return Unsupported: a body without keypoints
Result<PoseRefiner> skelifyRefiner(std::shared_ptr<const BodyModel> body);

}  // namespace gonio
