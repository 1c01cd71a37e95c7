#include "inference/synthesis/crop_labels.h"

#include <algorithm>
#include <string>

#include "core/body/rotation.h"

namespace gonio {
namespace {

std::string otherSide(std::string_view name) {
    std::string text(name);
    for (const auto& [from, to] :
         {std::pair{"right_", "left_"}, {"left_", "right_"}, {"r_", "l_"}, {"l_", "r_"}}) {
        if (text.rfind(from, 0) == 0) return to + text.substr(std::string_view(from).size());
    }
    return text;
}

int mirroredJoint(int joint) {
    const std::string_view name = kJointNames[static_cast<std::size_t>(joint)];
    std::string text(name);
    if (name.ends_with("_r")) text.back() = 'l';
    if (name.ends_with("_l")) text.back() = 'r';
    const auto found = std::find(kJointNames.begin(), kJointNames.end(), text);
    return static_cast<int>(found - kJointNames.begin());
}

template <class Rows>
void exchangeRows(Rows& rows, int (*partner)(int)) {
    const Rows before = rows;
    for (Eigen::Index i = 0; i < rows.rows(); ++i)
        rows.row(i) = before.row(partner(static_cast<int>(i)));
}

// Pixel centres lie at whole numbers from the square's middle, which is pixel columns / 2: column
// c goes to columns - c, and column 0 has no partner. The square is moved by the same amount, so
// that labels and picture stay together to the last bit: see mirrorSample.
template <class Value>
void mirrorRows(std::vector<Value>& values, int rows, int columns, int channels) {
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns / 2; ++x) {
            for (int k = 0; k < channels; ++k) {
                const auto at = [&](int column) {
                    return static_cast<std::size_t>((y * columns + column) * channels + k);
                };
                std::swap(values[at(x)], values[at(columns - 1 - x)]);
            }
        }
    }
}

}  // namespace

bool isMirroredExactly(int joint) {
    return !(joint >= id(Joint::TalusR) && joint <= id(Joint::ToesR)) &&
           !(joint >= id(Joint::TalusL) && joint <= id(Joint::ToesL));
}

int mirroredKeypoint(int keypoint) {
    static const std::array<int, kKeypointCount> partners = [] {
        std::array<int, kKeypointCount> table{};
        for (std::size_t k = 0; k < table.size(); ++k) {
            const auto found = std::find(kKeypointNames.begin(), kKeypointNames.end(),
                                         otherSide(kKeypointNames[k]));
            table[k] = found == kKeypointNames.end()
                           ? static_cast<int>(k)
                           : static_cast<int>(found - kKeypointNames.begin());
        }
        return table;
    }();
    return partners[static_cast<std::size_t>(keypoint)];
}

double ownDepth_m(std::string_view keypoint) {
    for (const char* part : {"hip", "pelvis", "spine", "thorax", "shoulder"}) {
        if (keypoint.find(part) != std::string_view::npos) return 0.17;
    }
    for (const char* part : {"neck", "head", "jaw", "knee"}) {
        if (keypoint.find(part) != std::string_view::npos) return 0.12;
    }
    for (const char* part : {"nose", "eye", "ear", "toe", "heel"}) {
        if (keypoint.find(part) != std::string_view::npos) return 0.045;
    }
    return 0.085;
}

Eigen::Matrix<double, kKeypointCount, 3> keypointsInWorld_m(const DressableBody& body,
                                                            const PosedSkin& skin) {
    const auto& weights = body.keypoints();
    Eigen::Matrix<double, kKeypointCount, 3> points;
    for (int k = 0; k < kKeypointCount; ++k) {
        Eigen::Vector3d sum = Eigen::Vector3d::Zero();
        for (int j = 0; j < kJointCount; ++j) {
            if (weights.joints(k, j) != 0) sum += weights.joints(k, j) * skin.joint_m(j);
        }
        const auto& rows = weights.vertices;
        for (int e = rows.start[std::size_t(k)]; e < rows.start[std::size_t(k) + 1]; ++e) {
            const auto at = static_cast<std::size_t>(e);
            sum += double(rows.value[at]) *
                   skin.posed_m.row(rows.column[at]).transpose().cast<double>();
        }
        points.row(k) = sum.transpose();
    }
    return points;
}

CropCamera cropCameraOf(const Eigen::Vector3d& translation_m, const PersonSquare& square,
                        const PictureSize& picture, double focal_px) {
    CropCamera camera;
    const double apparent_px = 2 * focal_px / translation_m.z();
    camera.scale = apparent_px / double(square.side_px);
    camera.tx =
        translation_m.x() - 2 * (double(square.centreX_px) - picture.width_px / 2.0) / apparent_px;
    camera.ty =
        translation_m.y() - 2 * (double(square.centreY_px) - picture.height_px / 2.0) / apparent_px;
    return camera;
}

CropLabels labelsOf(const DressableBody& body, const PosedSkin& skin, const PoseVector& pose_rad,
                    const CropView& view) {
    CropLabels labels;
    labels.pose_rad = pose_rad;
    // SMPL's frame looks along its z axis with y up; turning it into camera axes turns the root.
    labels.pose_rad.head<3>() =
        rootAnglesFromSmpl(view.cameraFromWorld * smplRootFromPose(pose_rad.head<3>()));
    labels.shape = skin.rest.shape;
    // The root turns about the pelvis joint of the unposed body.
    const Eigen::Vector3d& pelvis = skin.rest.joints_m[0];
    labels.translation_m = view.inCamera_m(skin.translation_m + pelvis) - pelvis;
    labels.focal_px = view.focal_px;
    labels.distortion = view.distortion;
    labels.picture = view.picture;
    labels.square = view.square;
    labels.camera = cropCameraOf(labels.translation_m, view.square, view.picture, view.focal_px);
    const auto world_m = keypointsInWorld_m(body, skin);
    for (int k = 0; k < kKeypointCount; ++k) {
        const Eigen::Vector3d inCamera_m = view.inCamera_m(world_m.row(k).transpose());
        const Eigen::Vector2d at_px = view.picturePoint_px(inCamera_m);
        labels.keypoints_m.row(k) = inCamera_m.transpose();
        labels.keypoints.row(k) << (at_px.x() - double(view.square.centreX_px)) /
                                       double(view.square.side_px),
            (at_px.y() - double(view.square.centreY_px)) / double(view.square.side_px);
    }
    for (int j = 0; j < kJointCount; ++j)
        labels.joints_m.row(j) = view.inCamera_m(skin.joint_m(j)).transpose();
    return labels;
}

void mirrorSample(CropSample& sample) {
    mirrorRows(sample.rgb, sample.rows, sample.columns, 3);
    mirrorRows(sample.mask, sample.rows, sample.columns, 1);
    CropLabels& l = sample.labels;
    const auto width = static_cast<float>(l.picture.width_px);
    // Mirrored about the crop's own middle, which lies half a pixel beside the square's.
    const float pixel_px = l.square.side_px / static_cast<float>(sample.rows);
    l.pose_rad = mirrored(l.pose_rad);
    l.square.centreX_px = width - l.square.centreX_px + pixel_px - 1;
    const float left = l.box.left_px;
    l.box.left_px = width - l.box.right_px;
    l.box.right_px = width - left;
    exchangeRows(l.keypoints_m, mirroredKeypoint);
    exchangeRows(l.joints_m, mirroredJoint);
    exchangeRows(l.keypoints, mirroredKeypoint);
    l.keypoints_m.col(0) *= -1;
    l.joints_m.col(0) *= -1;
    const auto before = l.visibility;
    for (std::size_t k = 0; k < before.size(); ++k)
        l.visibility[k] = before[static_cast<std::size_t>(mirroredKeypoint(static_cast<int>(k)))];
    const double shift = double((pixel_px - 1) / l.square.side_px);
    l.keypoints.col(0) = -l.keypoints.col(0).array() - shift;
    l.translation_m.x() = -l.translation_m.x();
    l.camera = cropCameraOf(l.translation_m, l.square, l.picture, l.focal_px);
}

}  // namespace gonio
