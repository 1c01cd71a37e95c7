#pragma once

#include <filesystem>
#include <string>

#include "core/synth/motion_generator.h"
#include "render/scene/body_scene.h"

/// One of the program's own bodies ("female", "male"), walking for two seconds at 30 Hz past the
/// camera to its right: one moves along +x, the right side towards the camera.
inline gonio::SceneSubject walkingSubject(const std::string& body) {
    using namespace gonio;
    const auto path = std::filesystem::path(GONIO_SOURCE_DIR) / "resources" / "bodies" /
                      ("open_" + body + ".safetensors");
    auto model = loadBodyModel(path);
    if (!model) return {};
    auto walk = generateWalk(**model, ShapeVector::Zero(), WalkOptions{}, ViewOptions{},
                             regularTimes(2, 30));
    if (!walk) return {};
    SceneSubject subject;
    subject.body = *model;
    subject.motion = std::make_shared<const Motion>(walk->motion);
    subject.floorHeight_m = walk->floorHeight_m;
    return subject;
}
