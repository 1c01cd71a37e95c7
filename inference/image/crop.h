#pragma once

#include <span>
#include <vector>

#include "inference/image/affine_map.h"
#include "inference/image/crop_pixel.h"
#include "inference/image/person_square.h"

namespace gonio {

/// The systems whose networks are run here. MQ-HMR prepares its pictures as HMR2.0 does.
enum class RegressorSystem { Hsmr, SkelCf, Hmr2 };

/// Published: number for number what the published code does. Corrected, our default: squares hold
/// the whole person, crops move smoothly with the box, the network that sees the field of view
/// gets RGB, a clip has one focal length.
enum class Fidelity { Corrected, Published };

struct CropSettings {
    BoxRule box = BoxRule::GrownTo3By4;
    Resampling resampling = Resampling::Warp;
};

/// | system  | published                     | corrected            |
/// |---------|-------------------------------|----------------------|
/// | HSMR    | grown to 3:4, truncated resize | grown to 3:4, warp   |
/// | SKEL-CF | longer side, warp             | grown to 3:4, warp   |
/// | HMR2.0  | grown to 3:4, blurred warp    | the same             |
/// HSMR's camera maths takes the square as it was before the truncation, and its evaluation on H36M
/// and 3DPW crops with the warp, so the warp is the consistent one.
CropSettings cropSettings(RegressorSystem system, Fidelity fidelity = Fidelity::Corrected);

/// What a pixel of the patch is made of, for pictures of this size. HMR2.0's blur (sigma
/// (f - 1) / 2 with f = side / 512, radius 4 sigma) is on where f > 1.1; else a BlurredWarp becomes
/// a Warp.
/// \return Usage where the square or the picture has no usable size
Result<CropPlan> planCrop(const PersonSquare& square, Resampling resampling, int pictureWidth_px,
                          int pictureHeight_px);

/// The patch's bytes, RGB, row after row: window.rows x window.columns x 3.
std::vector<std::uint8_t> cropBytes(const CropJob& job, const PatchWindow& window);

/// Networks' inputs: for each job 3 x window.rows x window.columns normalised floats, channel after
/// channel, RGB. The pictures must outlive the call.
/// \param out      jobs.size() x 3 x rows x columns floats
/// \param threads  at most this many; 0: as many as the machine has
/// \return Usage where a window lies outside the patch, `out` has another size, or a picture's
///         view is not the one that its plan was made for
Result<void> cropNormalised(std::span<const CropJob> jobs, const PatchWindow& window,
                            std::span<float> out, int threads = 0);

}  // namespace gonio
