#pragma once

#include <functional>

#include "inference/nets/mqhmr.h"
#include "inference/nets/smpl_layer.h"

namespace gonio {

/// Refinement of BioPose guided by 2-D points: the network stays as it is, only what its queries
/// say at first is moved until the body lies on the keypoints of a detector. The paper gives the
/// idea and ten iterations; terms, weights and gates are ours (fact sheet BioPose 3.2).
struct TokenRefinement {
    int iterations = 10;                         ///< 20 for exercises
    double tokenRate = 5e-3, cameraRate = 1e-2;  ///< of Adam
    double robustness = 0.05;                    ///< sigma of Geman and McClure, in box sides
    double poseWeight = 0.02, shapeWeight = 0.1, tokenWeight = 1e-4;
    double leastConfidence = 0.3;  ///< keypoints below do not count
    bool movesCamera = true;
};

enum class RefinementOutcome {
    Accepted,
    TooFewKeypoints,  ///< fewer than half of the 25 of the body
    NoTrunk,          ///< shoulders, hips or both knees missing
    SidesSwapped,     ///< left and right exchanged fit the first body far better
    NotBetter,        ///< the keypoints are not met better than before
    TurnedTooFar,     ///< a joint by 60 degrees, or all by 25 on average
    LimitsWorse,      ///< knees or elbows bend further beyond what they can
    NotFinite,
};

std::string nameOf(RefinementOutcome outcome);

/// Errors are means over the counted keypoints, weighted with their confidence, in box sides.
struct RefinementReport {
    RefinementOutcome outcome = RefinementOutcome::Accepted;
    double errorBefore = 0, errorAfter = 0;
    int iterations = 0;
    double meanTurn_rad = 0, largestTurn_rad = 0;

    bool accepted() const { return outcome == RefinementOutcome::Accepted; }
};

struct RefinedEstimate {
    SmplEstimate estimate;  ///< bit for bit the first one where it was not accepted
    RefinementReport report;
};

/// What the refinement needs of one picture's network and body.
struct RefinementSubject {
    const MqHmrConfig& config;
    const NamedTensors& weights;
    const MqMemory& memory;  ///< of one picture
    const SmplKeypoints& keypoints;
};

/// \param points  44 x 3: x, y in box sides from the box's centre (-0.5 .. 0.5), confidence
/// \param pulse  called in every iteration
RefinedEstimate refineByKeypoints(const RefinementSubject& subject, const at::Tensor& points,
                                  const TokenRefinement& settings = {},
                                  const NetworkPulse& pulse = {});

/// Keypoints in box sides from the box's centre, B x 44 x 2, by HMR2.0's crop camera (f = 5000 px
/// for 256 px; fact sheet BioPose 1.8).
at::Tensor projectInCrop(const at::Tensor& keypoints_m, const at::Tensor& camera);

/// Whether the keypoints allow a refinement at all. \param first  B = 1: as projected at first
RefinementOutcome checkKeypoints(const at::Tensor& points, const at::Tensor& first,
                                 double leastConfidence);
/// Fills the turns of `report`. \param before, after  1 x 24 x 3 x 3
RefinementOutcome checkPose(const at::Tensor& before, const at::Tensor& after,
                            RefinementReport& report);

}  // namespace gonio
