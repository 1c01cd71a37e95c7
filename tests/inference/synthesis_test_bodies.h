#pragma once

#include "inference/synthesis/dressable_body.h"

namespace gonio::testing {

inline std::vector<std::shared_ptr<const BodyModel>> openBodies() {
    std::vector<std::shared_ptr<const BodyModel>> bodies;
    for (const char* name : {"open_male", "open_female"}) {
        auto model = loadBodyModel(std::string(GONIO_SOURCE_DIR) + "/resources/bodies/" + name +
                                   ".safetensors");
        if (model) bodies.push_back(*model);
    }
    return bodies;
}

inline std::shared_ptr<const DressableBody> openBody() {
    return *DressableBody::make(openBodies().front());
}

/// Hanging arms.
inline PoseVector standing() {
    PoseVector pose = PoseVector::Zero();
    pose[29] = 1.2;
    pose[39] = -1.2;
    return pose;
}

}  // namespace gonio::testing
