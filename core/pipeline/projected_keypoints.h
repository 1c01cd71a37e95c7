#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/body/body_model.h"
#include "core/body/motion.h"
#include "core/io/tensor.h"
#include "core/people/keypoints.h"

namespace gonio {

/// The motion behind motionArrays(): poses and places in the world, shape, camera, sources, times.
/// \return MalformedFile, NotFound: an array that is missing or has another shape
Result<Motion> motionOf(const TensorMap& arrays);

/// How near a fitted body's landmarks fall to somebody else's keypoints.
struct ProjectedAgreement {
    struct Row {
        std::string name;
        int points = 0;        ///< of the reference that are sure enough
        double within = 0;     ///< share of them that the body meets (PCK)
        double median_px = 0;  ///< distance, over frames with a body
    };

    double reach = 0.1;  ///< what counts as met: share of the longer side of the points' box
    int frames = 0, recovered = 0;  ///< with reference; of these with a body
    Row all;
    std::vector<Row> rows;
};

/// Projects the reference detector's landmarks from the body, frame by frame. Frames without a body
/// are misses. \param reference  one frame for each of the motion's
/// \return MalformedFile where the clips differ in length, Unsupported: names that no body knows
Result<ProjectedAgreement> projectedAgreement(const BodyModel& model, const Motion& motion,
                                              const Keypoints2D& reference, double reach = 0.1);

std::string projectedAgreementText(const ProjectedAgreement& agreement);

}  // namespace gonio
