#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/body/skeleton.h"
#include "tools/open_body/digit_bones.h"
#include "tools/open_body/mesh_tools.h"

namespace gonio::open_body {

/// How a generic bone gets into a body; see BonePlacement.
enum class BoneMap { Own, Torso, Skull, Scapula, Clavicle };

/// One bone of the generic skeleton, right side or median, in its generic frame (x forward, y up,
/// z right), metres.
struct GenericBone {
    std::string name;
    Joint joint;  ///< the body that owns it; the right one of a pair
    bool paired;  ///< a mirror image goes to the other side
    BoneMap map = BoneMap::Own;
    Mesh mesh;
    /// Height of the spine (generic torso frame) whose motion the bone follows, for bones of the
    /// spine and the ribs; `front_level` at the end towards the sternum.
    double level = 0, front_level = 0;
    bool follows_spine = false;
    Eigen::Vector3d back_end = Eigen::Vector3d::Zero(), front_end = Eigen::Vector3d::Zero();
    std::optional<DigitPlace> digit;  ///< back_end to front_end comes to lie along it
};

/// Builds all bones from the primitives in the measurements. Throws nlohmann's exceptions on
/// malformed input.
std::vector<GenericBone> makeGenericBones(const nlohmann::json& bones);

}  // namespace gonio::open_body
