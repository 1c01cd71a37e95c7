#pragma once

#include "core/body/point_set.h"
#include "core/fit/skelify_objective.h"
#include "core/job.h"
#include "core/result.h"

namespace gonio {

/// One frame to fit: 44 keypoints of a square crop, a start, and the camera of the crop.
struct SkelifyProblem {
    CropKeypoints keypoints;
    BodyParameters start;           ///< its translation is the camera translation of the crop, m
    double focal = 5000.0 / 256.0;  ///< in crop widths
};

struct SkelifyResult {
    BodyParameters body;       ///< translation: camera translation of the crop
    double objective = 0;      ///< of the last phase
    double keypointError = 0;  ///< sum(conf |e|^2) / (sum conf + 1e-6), square of crop widths
    int evaluations = 0;
};

/// Fits SKEL to the keypoints of one frame: the published objective and phases (HSMR's SKELify),
/// solved by a trust-region Gauss-Newton method instead of the published L-BFGS. All terms are
/// squares, so the minimum is the same.
///
/// \param points  the 44 keypoints on `model`
Result<SkelifyResult> skelify(const BodyModel& model, const PointSet& points,
                              const SkelifyProblem& problem, const Job& job = {});

/// The refiner's phase alone, from `problem.start` as it is: what makes a network's answer a label.
/// Errors as skelify().
Result<SkelifyResult> refineBySkelify(const BodyModel& model, const PointSet& points,
                                      const SkelifyProblem& problem, const Job& job = {});

}  // namespace gonio
