#pragma once

#include "inference/plugin/network_library.h"
#include "inference/synthesis/crop_synthesiser.h"

namespace gonio {

struct DrawnPeople {
    std::int64_t count = 400;
    std::uint64_t seed = 1;  ///< crops seed .. seed + count - 1
    int batch = 8;
};

/// Estimate and truth as paperMetrics() takes them: joints B x 24 x 3 (m, from the pelvis, camera
/// axes), poses B x 46 (rad) and, from networks that place keypoints, kp2d; the truth's points
/// outside the crop have no confidence.
struct DrawnAnswers {
    TensorMap estimate, truth;
};

/// What a network that takes patches and puts out SKEL says of people who are drawn for it.
/// \param reference  the body whose shape numbers it speaks
/// \return errors of Network::run(); Cancelled
Result<DrawnAnswers> answersOnDrawnPeople(Network& network, const CropSynthesiser& synthesiser,
                                          const BodyModel& reference, const DrawnPeople& people,
                                          const Job& job);

}  // namespace gonio
