#include "tools/open_body/bone_library.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "tools/open_body/bone_primitives.h"
#include "tools/open_body/measurements.h"
#include "tools/open_body/mesh_collapse.h"

namespace gonio::open_body {
namespace {

using Eigen::Vector3d;
using nlohmann::json;

constexpr double kBlend_m = 0.003;
constexpr double kVoxel_m = 0.0015;

PrimitiveList parseAll(const json& prims) {
    PrimitiveList list;
    for (const auto& prim : prims) {
        list.push_back(parsePrimitive(prim));
    }
    return list;
}

/// Surface of the solids. `symmetric` solids are given for z >= 0 and mirrored.
Mesh surfaceOf(const PrimitiveList& list, bool symmetric, int triangles, double blend_m) {
    Vector3d low = Vector3d::Constant(1e9);
    Vector3d high = -low;
    for (const auto& primitive : list) {
        low = low.cwiseMin(primitive->low());
        high = high.cwiseMax(primitive->high());
    }
    low -= Vector3d::Constant(0.004);
    high += Vector3d::Constant(0.004);
    if (symmetric) {
        low.z() = -high.z();
    }
    Mesh mesh = extractSurface(
        [&](const Vector3d& p) {
            const Vector3d at(p.x(), p.y(), symmetric ? std::abs(p.z()) : p.z());
            return distanceToUnion(list, at, blend_m);
        },
        low, high, kVoxel_m);
    smooth(mesh, 3);
    return collapseEdges(
        mesh, static_cast<std::size_t>(triangles) / 2, [](const Vector3d&) { return 0.02; },
        0.0004);
}

GenericBone makeBone(const std::string& name, Joint joint, bool paired, BoneMap map,
                     const PrimitiveList& list, bool symmetric, int triangles) {
    GenericBone bone;
    bone.name = name;
    bone.joint = joint;
    bone.paired = paired;
    bone.map = map;
    bone.mesh = surfaceOf(list, symmetric, triangles, kBlend_m);
    return bone;
}

/// Hand and foot: each long bone on its own, because it follows its digit; the rest together.
void addDigits(const json& prims, const GenericBone& rest, std::vector<GenericBone>& all) {
    PrimitiveList others;
    for (const auto& prim : prims) {
        const auto digit = digitPlaceOf(prim.at("part").get<std::string>());
        if (!digit) {
            others.push_back(parsePrimitive(prim));
            continue;
        }
        const bool distal = prim.at("part").get<std::string>().ends_with("distal");
        GenericBone bone = makeBone(rest.name, rest.joint, true, BoneMap::Own,
                                    {parsePrimitive(prim)}, false, distal ? 80 : 150);
        bone.digit = digit;
        bone.back_end = toVector3(prim.at("points").front());
        bone.front_end = toVector3(prim.at("points").back());
        all.push_back(std::move(bone));
    }
    if (!others.empty()) {
        all.push_back(makeBone(rest.name, rest.joint, true, BoneMap::Own, others, false, 1000));
    }
}

/// Elliptic body, arch, spinous and transverse processes.
PrimitiveList vertebra(const json& level) {
    const Vector3d centre = toVector3(level.at("body_centre"));
    const double depth = level.at("half_depth").get<double>();
    const double width = level.at("half_width").get<double>();
    const double half = level.at("height").get<double>() / 2;
    Vector3d spinous = toVector3(level.at("spinous_tip"));
    spinous.z() = 0;
    const Vector3d transverse = toVector3(level.at("transverse_tip"));
    PrimitiveList list;
    const double flat = std::max(half - std::min(depth, half) * 0.6, 0.002);
    const Vector3d up(0, flat, 0);
    list.push_back(makeTube({centre - up, centre + up}, {{width, depth}, {width, depth}},
                            {Vector3d::UnitZ(), Vector3d::UnitZ()}));
    // The canal lies between the body and the root of the spinous process.
    const Vector3d corner = centre + Vector3d(-0.8 * depth, 0.3 * half, 0.62 * width);
    Vector3d root = centre + 0.55 * (spinous - centre);
    root.x() = std::min(root.x(), centre.x() - depth - 0.014);
    list.push_back(makeCapsule(corner, root + Vector3d(0, 0, 0.004), 0.0042, 0.0038));
    list.push_back(makeCapsule(root, spinous, 0.0040, 0.0030));
    const Vector3d pedicle = corner + 0.35 * (root - corner);
    list.push_back(makeCapsule(pedicle, transverse, 0.0042, 0.0030));
    return list;
}

void addSpine(const json& bones, std::vector<GenericBone>& all) {
    for (const auto& [name, level] : bones.at("vertebrae").at("levels").items()) {
        const Joint owner = name[0] == 'L'   ? Joint::LumbarBody
                            : name[0] == 'T' ? Joint::Thorax
                                             : Joint::Head;
        GenericBone bone = makeBone(name, owner, false, BoneMap::Torso, vertebra(level), true, 240);
        bone.follows_spine = true;
        bone.level = bone.front_level = toVector3(level.at("body_centre")).y();
        all.push_back(std::move(bone));
    }
}

/// Height on the spine that the sternum follows: that of the fifth thoracic vertebra.
double sternumLevel(const json& bones) {
    return toVector3(bones.at("vertebrae").at("levels").at("T5").at("body_centre")).y();
}

/// Where the cartilages of ribs 1 to 7 meet the sternum, as points of the sternum's line.
Vector3d sternumAt(const json& sternum, double height) {
    const auto& points = sternum.at("prims").at(0).at("points");
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const Vector3d a = toVector3(points.at(i));
        const Vector3d b = toVector3(points.at(i + 1));
        if (height <= a.y() && height >= b.y()) {
            const double t = (a.y() - height) / (a.y() - b.y());
            return a + t * (b - a) + Vector3d(0, 0, 0.016);
        }
    }
    return toVector3(points.back());
}

void addRibs(const json& bones, std::vector<GenericBone>& all) {
    constexpr std::array<double, 7> kSternumHeights = {0.368, 0.352, 0.330, 0.308,
                                                       0.288, 0.268, 0.250};
    const auto& ribs = bones.at("ribs").at("ribs");
    const double front = sternumLevel(bones);
    Vector3d above = Vector3d::Zero();
    for (int number = 1; number <= 12; ++number) {
        const std::string name = "rib" + std::to_string(number);
        PrimitiveList list = {parsePrimitive(ribs.at(name))};
        const Vector3d back_end = toVector3(ribs.at(name).at("points").front());
        Vector3d end = toVector3(ribs.at(name).at("points").back());
        Vector3d middle = end;
        if (number <= 7) {
            const auto index = static_cast<std::size_t>(number - 1);
            const Vector3d target = sternumAt(bones.at("sternum"), kSternumHeights[index]);
            middle = 0.5 * (end + target) + Vector3d(0.006, number > 4 ? -0.008 : 0, 0.004);
            list.push_back(makeCapsule(end, middle, 0.0055, 0.0055));
            list.push_back(makeCapsule(middle, target, 0.0055, 0.005));
            end = target;
        } else if (number <= 10) {
            list.push_back(makeCapsule(end, above, 0.0055, 0.005));
            middle = 0.5 * (end + above);
            end = above;
        }
        above = middle;
        GenericBone bone = makeBone(name, Joint::Thorax, true, BoneMap::Torso, list, false,
                                    number < 11 ? 320 : 160);
        bone.follows_spine = true;
        bone.level = back_end.y();
        bone.front_level = number <= 10 ? front : bone.level;
        bone.back_end = back_end;
        bone.front_end = end;
        all.push_back(std::move(bone));
    }
    GenericBone sternum = makeBone("sternum", Joint::Thorax, false, BoneMap::Torso,
                                   parseAll(bones.at("sternum").at("prims")), true, 400);
    sternum.follows_spine = true;
    sternum.level = sternum.front_level = front;
    all.push_back(std::move(sternum));
}

}  // namespace

std::vector<GenericBone> makeGenericBones(const json& bones) {
    const auto prims = [&](const char* name) { return parseAll(bones.at(name).at("prims")); };
    std::vector<GenericBone> all;
    PrimitiveList pelvis = prims("hemipelvis");
    const PrimitiveList sacrum = prims("sacrum");
    pelvis.insert(pelvis.end(), sacrum.begin(), sacrum.end());
    // Joins the ischial spine, given as a lone sphere, to the ischium.
    pelvis.push_back(makeCapsule({-0.102, -0.078, 0.067}, {-0.1254, -0.0544, 0.055}, 0.012, 0.005));
    all.push_back(makeBone("pelvis", Joint::Pelvis, false, BoneMap::Own, pelvis, true, 3600));

    const struct {
        const char* name;
        Joint joint;
        BoneMap map;
        int triangles;
    } paired[] = {{"femur", Joint::FemurR, BoneMap::Own, 1300},
                  {"patella", Joint::FemurR, BoneMap::Own, 160},
                  {"tibia", Joint::TibiaR, BoneMap::Own, 1000},
                  {"fibula", Joint::TibiaR, BoneMap::Own, 460},
                  {"talus", Joint::TalusR, BoneMap::Own, 300},
                  {"humerus", Joint::HumerusR, BoneMap::Own, 1000},
                  {"ulna", Joint::UlnaR, BoneMap::Own, 700},
                  {"radius", Joint::RadiusR, BoneMap::Own, 700},
                  {"clavicle", Joint::ScapulaR, BoneMap::Clavicle, 360},
                  {"scapula", Joint::ScapulaR, BoneMap::Scapula, 1300}};

    for (const auto& bone : paired) {
        all.push_back(makeBone(bone.name, bone.joint, true, bone.map, prims(bone.name), false,
                               bone.triangles));
    }
    for (const auto& [name, joint] :
         {std::pair{"foot", Joint::CalcnR}, std::pair{"toes", Joint::ToesR},
          std::pair{"hand", Joint::HandR}}) {
        GenericBone rest;
        rest.name = name;
        rest.joint = joint;
        addDigits(bones.at(name).at("prims"), rest, all);
    }
    addSpine(bones, all);
    addRibs(bones, all);
    all.push_back(
        makeBone("skull", Joint::Head, false, BoneMap::Skull, prims("skull"), true, 2600));
    all.push_back(
        makeBone("mandible", Joint::Head, false, BoneMap::Skull, prims("mandible"), true, 800));
    return all;
}

}  // namespace gonio::open_body
