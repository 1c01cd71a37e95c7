#include "tools/open_body/body_metadata.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tools/open_body/joint_names.h"

namespace gonio::open_body {
namespace {

using nlohmann::json;

/// Skin vertex nearest to a point given relative to a landmark.
int vertexNear(const OpenBody& body, const Eigen::Vector3d& point) {
    const auto& vertices = body.skin.vertices;
    const auto nearest =
        std::min_element(vertices.begin(), vertices.end(), [&](const auto& a, const auto& b) {
            return (a - point).squaredNorm() < (b - point).squaredNorm();
        });
    return static_cast<int>(nearest - vertices.begin());
}

json axisEntry(Joint joint, int axis, int a, int b, int d) {
    return {{"joint", static_cast<int>(joint)}, {"axis", axis}, {"a", a}, {"b", b}, {"d", d}};
}

/// Skin distances that scale bones: `axis` of the bone frame, vertices a and b, `d` of the skin.
json boneScale(const OpenBody& body) {
    const auto landmark = [&](const std::string& name) { return body.landmarks.at(name); };
    const auto place = [&](const std::string& name) {
        return body.skin.vertices[static_cast<std::size_t>(landmark(name))];
    };
    json axes = json::array();
    const int forehead = vertexNear(body, place("nose_tip") + Eigen::Vector3d(0, 0.07, -0.02));
    axes.push_back(axisEntry(Joint::Head, 0, forehead, landmark("occiput"), 2));
    axes.push_back(axisEntry(Joint::Head, 1, landmark("vertex"), landmark("nose_tip"), 1));
    const Eigen::Vector3d temple = place("ear_l") + Eigen::Vector3d(-0.005, 0.045, 0.01);
    const int left = vertexNear(body, temple);
    axes.push_back(axisEntry(Joint::Head, 2, left, body.mirror[static_cast<std::size_t>(left)], 0));
    const Eigen::Vector3d palm =
        (place("middle_mcp_l") + body.joints[static_cast<std::size_t>(Joint::HandL)]) / 2;
    const int back = vertexNear(body, palm + Eigen::Vector3d(0, 0.03, 0));
    const int front = vertexNear(body, palm - Eigen::Vector3d(0, 0.03, 0));
    const int tip = landmark("middle_tip_l");
    const int wrist = landmark("radial_styloid_l");
    const auto other = [&](int v) { return body.mirror[static_cast<std::size_t>(v)]; };
    axes.push_back(axisEntry(Joint::HandR, 0, other(back), other(front), 1));
    axes.push_back(axisEntry(Joint::HandR, 1, other(tip), other(wrist), 0));
    axes.push_back(axisEntry(Joint::HandL, 0, back, front, 1));
    axes.push_back(axisEntry(Joint::HandL, 1, tip, wrist, 0));
    const auto depth = [&](const char* chest) {
        return json{{"a", landmark(chest)}, {"b", landmark("t8")}, {"d", 2}};
    };
    return {{"axes", axes}, {"thorax_depth", {depth("xiphoid"), depth("sternal_notch")}}};
}

json shapeMeanings() {
    const std::array<const char*, kShapeCount> units = {
        "+65 mm stature, legs grow most",
        "+10 kg at the same stature",
        "+20 mm mid upper arm girth at the same mass and stature",
        "+45 mm hip height, thigh 56 %, shank 44 %",
        "+33 mm from shoulder to wrist, half and half",
        "+30 mm from hip to neck base",
        "+10 mm a side",
        "+60 mm hip girth",
        "+80 mm waist girth",
        "+70 mm chest girth"};
    json list = json::array();
    for (std::size_t d = 0; d < kDirections.size(); ++d) {
        list.push_back({{"name", kDirections[d]}, {"unit", units[d]}});
    }
    return list;
}

}  // namespace

void setMetadata(const BodyMeasurements& measured, OpenBody& body) {
    double floor = 0;
    for (const auto& vertex : body.skin.vertices) {
        floor = std::min(floor, vertex.y());
    }
    double top = 0;
    for (const auto& vertex : body.skin.vertices) {
        top = std::max(top, vertex.y());
    }
    const double volume_m3 = volume(body.skin);
    const auto number = [](double value) { return json(value).dump(); };
    body.metadata = {
        {"kind", "skel-body"},
        {"layout_version", "1"},
        {"name", "open-" + measured.name},
        {"licence", "Apache-2.0"},
        {"frame", "x left, y up, z forward, metres; origin at the pelvis joint; T-pose"},
        {"bone_scale", boneScale(body).dump()},
        {"landmarks", json(body.landmarks).dump()},
        {"shape_directions", shapeMeanings().dump()},
        {"bone_names", json(kBodyNames).dump()},
        {"mean_stature_m", number(top - floor)},
        {"mean_volume_m3", number(volume_m3)},
        {"mean_mass_kg", number(1010 * volume_m3)},
        {"mean_floor_y_m", number(floor)},
        {"mean_hip_centre_left_m",
         json(std::vector<double>(body.joints[6].data(), body.joints[6].data() + 3)).dump()}};
}

}  // namespace gonio::open_body
