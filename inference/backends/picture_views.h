#pragma once

#include <span>

#include "core/io/tensor.h"
#include "core/people/keypoints.h"
#include "core/pipeline/body_regressor.h"
#include "core/video/frame.h"
#include "inference/image/camera.h"

namespace gonio {

PictureView viewOf(const Image& picture);

/// \return Usage where the box has no area or lies at no finite place
Result<PersonSquare> squareOf(const PersonBox& box, BoxRule rule);

/// The square of a picture as a network's input, 3 x 256 x 256 floats (RGB, normalised).
Result<std::vector<float>> patchOf(const Image& picture, const PersonSquare& square,
                                   Resampling resampling);

/// A person's crop, with what brings a network's answer back into the picture.
struct CropView : RegressorView {
    std::vector<float> patch;  ///< as patchOf()
    PersonSquare square;
    PictureSize picture;
};

/// Fills `view` from a frame with a picture. \return errors of squareOf() and patchOf()
Result<void> cropPerson(const Frame& frame, const PersonBox& box, const CropSettings& crop,
                        CropView& view);

/// For settings: which crops were used.
const char* textOf(Fidelity fidelity);

/// Pictures of `shape` one after the other. \param pictures  each as many floats as `shape` has
Tensor stackedPictures(std::span<const std::vector<float>* const> pictures,
                       const std::vector<std::int64_t>& shape);

}  // namespace gonio
