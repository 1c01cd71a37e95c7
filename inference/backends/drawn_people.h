#pragma once

#include <span>

#include "inference/plugin/network_library.h"
#include "inference/synthesis/crop_synthesiser.h"

namespace gonio {

struct DrawnPeople {
    std::string network = "default";  ///< what is asked: default, hsmr, skelcf, mqhmr, torchscript
    std::int64_t count = 400;
    std::uint64_t seed = 1;  ///< crops seed .. seed + count - 1
    int batch = 8;
    bool showsKeypoints = false;  ///< to mqhmr, for its refinement: the true ones inside the crop
    bool knowsCamera = true;      ///< of skelcf: as it was trained
};

/// Estimate and truth as paperMetrics() takes them.
///
/// Networks that speak SKEL: joints B x 24 x 3 (m, from the pelvis, camera axes), poses B x 46
/// (rad) and, from networks that place keypoints, kp2d; the truth's points outside the crop have no
/// confidence. mqhmr: joints24 of the SMPL twins of the drawn bodies, smpl_poses, and where
/// it is shown keypoints refined B (0 or 1).
struct DrawnAnswers {
    TensorMap estimate, truth;
};

/// People as they are cropped once they are found: nobody is small in the crop or beside it.
/// \param bankSeed  of motions and textures; trainings have 1
/// \return errors of CropSynthesiser::make()
Result<std::shared_ptr<const CropSynthesiser>> foundPeople(
    std::span<const std::shared_ptr<const BodyModel>> bodies, std::uint64_t bankSeed = 1);

/// What a network that takes patches says of people who are drawn for it.
/// \param bodies  the synthesiser's; the network speaks the first one's shape numbers
/// \return Usage: a network that says nothing of people in crops; errors of Network::run();
/// Cancelled
Result<DrawnAnswers> answersOnDrawnPeople(Network& network, const CropSynthesiser& synthesiser,
                                          std::span<const std::shared_ptr<const BodyModel>> bodies,
                                          const DrawnPeople& people, const Job& job);

}  // namespace gonio
