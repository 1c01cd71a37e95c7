#include "core/synth/truth.h"

#include <nlohmann/json.hpp>

#include "core/body/point_set.h"
#include "core/body/skin.h"
#include "core/io/atomic_file.h"
#include "core/io/npz.h"
#include "core/synth/pose_solver.h"

namespace gonio {
namespace {

PersonBox boxAround(const Camera& camera, const CameraPose& pose, const VertexArray& skin_m) {
    Eigen::Vector2d low = Eigen::Vector2d::Constant(1e30), high = -low;
    for (Eigen::Index v = 0; v < skin_m.rows(); ++v) {
        const Eigen::Vector2d p =
            projected_px(camera, pose, skin_m.row(v).transpose().cast<double>());
        low = low.cwiseMin(p);
        high = high.cwiseMax(p);
    }
    return {low.x(), low.y(), high.x() - low.x(), high.y() - low.y(), 1};
}

bool inFrontOf(const CameraPose& pose, const VertexArray& skin_m) {
    const Eigen::Vector3f axis = pose.cameraFromWorld.row(2).transpose().cast<float>();
    return (skin_m * axis).minCoeff() - axis.dot(pose.position_m.cast<float>()) > 0.1F;
}

template <class Rows>
void append(std::vector<double>& values, const Rows& rows) {
    for (Eigen::Index r = 0; r < rows.rows(); ++r) {
        for (Eigen::Index c = 0; c < rows.cols(); ++c) values.push_back(rows(r, c));
    }
}

template <class Rows>
Tensor stacked(const std::vector<Rows>& frames, std::int64_t rows, std::int64_t columns) {
    std::vector<double> values;
    for (const Rows& frame : frames) append(values, frame);
    const auto n = static_cast<std::int64_t>(frames.size());
    if (columns == 0) return Tensor::fromDoubles(values, {n, rows});
    return Tensor::fromDoubles(values, {n, rows, columns});
}

void addPoints(const Camera& camera, const CameraPose& pose, const PointSet& points,
               const PointSet::Values& values, const Kinematics& kinematics,
               const Eigen::Vector3d& translation_m, SynthTruth& truth) {
    Eigen::MatrixX3d inWorld_m(kKeypointCount, 3), joints_m(kJointCount, 3);
    Eigen::MatrixX2d inPicture_px(kKeypointCount, 2);
    for (int k = 0; k < kKeypointCount; ++k) {
        const Eigen::Vector3d p =
            values.position_m.segment<3>(3 * k) + points.weight(k) * translation_m;
        inWorld_m.row(k) = p.transpose();
        inPicture_px.row(k) = projected_px(camera, pose, p).transpose();
    }
    for (int j = 0; j < kJointCount; ++j) {
        joints_m.row(j) = (kinematics.position_m[j] + translation_m).transpose();
    }
    truth.keypoints_m.push_back(std::move(inWorld_m));
    truth.keypoints_px.push_back(std::move(inPicture_px));
    truth.joints_m.push_back(std::move(joints_m));
}

}  // namespace

Result<SynthTruth> computeTruth(const BodyModel& model, GeneratedMotion generated) {
    const auto& weights = model.keypoints44 ? model.keypoints44 : model.keypoints44Mapped;
    if (!weights) {
        return fail(ErrorCode::Unsupported,
                    "body model '" + model.name + "' defines no keypoints; import its regressors");
    }
    const auto definitions = keypointDefinitions(*weights);
    const PointSet points(model, definitions);
    const Motion& motion = generated.motion;
    const RestShape rest = computeRestShape(model, motion.shape);
    const SkinPoser skin(model, rest);
    Kinematics kinematics;
    PointSet::Values values;
    VertexArray skin_m;
    SynthTruth truth;
    for (std::size_t i = 0; i < motion.size(); ++i) {
        const Eigen::Vector3d& translation_m = motion.translations_m[i];
        computeKinematics(rest, motion.poses_rad[i], kinematics);
        points.evaluate(rest, kinematics, values);
        skin.pose(kinematics, translation_m, skin_m);
        const CameraPose camera = generated.cameraAt(i);
        if (!inFrontOf(camera, skin_m)) {
            return fail(ErrorCode::Usage, "in frame " + std::to_string(i) +
                                              " the person is not in front of the camera; shorten "
                                              "the clip or choose a smaller body height");
        }
        addPoints(motion.camera, camera, points, values, kinematics, translation_m, truth);
        truth.centresOfMass_m.push_back(centreOfMass(kinematics, translation_m));
        truth.boxes.push_back(boxAround(motion.camera, camera, skin_m));
    }
    truth.generated = std::move(generated);
    return truth;
}

Keypoints2D keypointsOf(const SynthTruth& truth) {
    Keypoints2D keypoints;
    keypoints.detector = "truth";
    keypoints.misplacement = 0;
    for (const auto name : kKeypointNames) keypoints.names.emplace_back(name);
    const Camera& camera = truth.generated.motion.camera;
    constexpr int rightHip = 9, leftHip = 12;
    for (std::size_t i = 0; i < truth.keypoints_px.size(); ++i) {
        KeypointFrame frame;
        frame.image_px.resize(kKeypointCount, 3);
        frame.rootRelative_m.resize(kKeypointCount, 3);
        const auto& inWorld_m = truth.keypoints_m[i];
        const Eigen::Matrix3d cameraFromWorld = truth.generated.cameraAt(i).cameraFromWorld;
        const Eigen::RowVector3d root_m = (inWorld_m.row(rightHip) + inWorld_m.row(leftHip)) / 2;
        for (int k = 0; k < kKeypointCount; ++k) {
            const Eigen::RowVector2d p = truth.keypoints_px[i].row(k);
            const bool inside = p.x() >= 0 && p.y() >= 0 && p.x() < camera.size_px.x() &&
                                p.y() < camera.size_px.y();
            frame.image_px.row(k) << p, inside ? 1.0 : 0.0;
            frame.rootRelative_m.row(k) = (inWorld_m.row(k) - root_m) * cameraFromWorld.transpose();
        }
        keypoints.frames.push_back(std::move(frame));
    }
    return keypoints;
}

namespace {

void addCamera(const GeneratedMotion& generated, TensorMap& arrays) {
    const Camera& camera = generated.motion.camera;
    std::vector<double> rotation;
    append(rotation, generated.cameraAt(0).cameraFromWorld);
    arrays["cam_focal"] = Tensor::fromDoubles(std::vector{camera.focal_px}, {1});
    arrays["cam_centre"] =
        Tensor::fromDoubles(std::vector{camera.centre_px.x(), camera.centre_px.y()}, {2});
    arrays["cam_size"] = Tensor::fromIntegers(
        std::vector<std::int32_t>{camera.size_px.x(), camera.size_px.y()}, {2});
    arrays["cam_rotation"] = Tensor::fromDoubles(rotation, {3, 3});
    if (generated.cameras.empty()) return;
    std::vector<double> rotations, positions;
    for (const CameraPose& pose : generated.cameras) {
        append(rotations, pose.cameraFromWorld);
        append(positions, pose.position_m);
    }
    const auto n = static_cast<std::int64_t>(generated.cameras.size());
    arrays["cam_rotations"] = Tensor::fromDoubles(rotations, {n, 3, 3});
    arrays["cam_positions"] = Tensor::fromDoubles(positions, {n, 3});
}

}  // namespace

TensorMap truthArrays(const SynthTruth& truth) {
    const Motion& motion = truth.generated.motion;
    const auto n = static_cast<std::int64_t>(motion.size());
    TensorMap arrays;
    std::vector<double> poses, betas, translations, centres, boxes;
    for (std::size_t i = 0; i < motion.size(); ++i) {
        append(poses, motion.poses_rad[i]);
        append(betas, motion.shape);
        append(translations, motion.translations_m[i]);
        append(centres, truth.centresOfMass_m[i]);
        const PersonBox& box = truth.boxes[i];
        boxes.insert(boxes.end(), {box.x_px, box.y_px, box.width_px, box.height_px});
    }
    arrays["poses"] = Tensor::fromDoubles(poses, {n, kDofCount});
    arrays["betas"] = Tensor::fromDoubles(betas, {n, kShapeCount});
    arrays["trans"] = Tensor::fromDoubles(translations, {n, 3});
    arrays["com"] = Tensor::fromDoubles(centres, {n, 3});
    arrays["boxes"] = Tensor::fromDoubles(boxes, {n, 4});
    arrays["times_s"] = Tensor::fromDoubles(motion.times_s, {n});
    arrays["kp2d"] = stacked(truth.keypoints_px, kKeypointCount, 2);
    arrays["kp3d"] = stacked(truth.keypoints_m, kKeypointCount, 3);
    arrays["joints"] = stacked(truth.joints_m, kJointCount, 3);
    addCamera(truth.generated, arrays);
    std::vector<std::int32_t> contacts;
    for (const SoleContact& contact : truth.generated.contacts) {
        contacts.insert(contacts.end(), contact.begin(), contact.end());
    }
    arrays["contacts"] = Tensor::fromIntegers(contacts, {n, 4});
    arrays["floor_y"] = Tensor::fromDoubles(std::vector{truth.generated.floorHeight_m}, {1});
    std::vector<std::int32_t> visibility;
    for (const auto& frame : truth.visibility)
        visibility.insert(visibility.end(), frame.begin(), frame.end());
    if (!visibility.empty())
        arrays["visibility"] = Tensor::fromIntegers(visibility, {n, kKeypointCount});
    return arrays;
}

std::string truthJson(const SynthTruth& truth, const BodyModel& model) {
    using nlohmann::json;
    const Motion& motion = truth.generated.motion;
    const Camera& camera = motion.camera;
    json root;
    root["kind"] = truth.generated.kind;
    root["body"] = model.name;
    root["frames"] = motion.size();
    root["units"] = "m, s, rad, px; world y up, camera at the world origin";
    root["camera"] = {{"focal_px", camera.focal_px},
                      {"centre_px", {camera.centre_px.x(), camera.centre_px.y()}},
                      {"size_px", {camera.size_px.x(), camera.size_px.y()}}};
    root["camera"]["moves"] = !truth.generated.cameras.empty();
    root["floor_y_m"] = truth.generated.floorHeight_m;
    root["keypoints"] = json::array();
    for (const auto name : kKeypointNames) root["keypoints"].push_back(std::string(name));
    root["pose_parameters"] = json::array();
    for (const DofInfo& dof : dofTable()) root["pose_parameters"].push_back(std::string(dof.name));
    root["events"] = json::array();
    for (const MotionEvent& event : truth.generated.events) {
        root["events"].push_back({{"name", event.name}, {"time_s", event.time_s}});
    }
    return root.dump(2) + "\n";
}

Result<void> writeTruth(const SynthTruth& truth, const BodyModel& model,
                        const std::filesystem::path& folder) {
    if (auto written = writeNpz(folder / "truth.npz", truthArrays(truth)); !written) {
        return passOn(written.error(), "writing the truth of a generated clip");
    }
    const std::string text = truthJson(truth, model);
    if (auto written = writeFileAtomically(folder / "truth.json",
                                           std::as_bytes(std::span(text.data(), text.size())));
        !written) {
        return passOn(written.error(), "writing the truth of a generated clip");
    }
    return {};
}

}  // namespace gonio
