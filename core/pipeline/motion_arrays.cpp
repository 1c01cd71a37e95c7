#include "core/pipeline/motion_arrays.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/body/rest_shape.h"
#include "core/body/rotation.h"

namespace gonio {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kPatchFocal_px = 5000, kPatchSide_px = 256;  ///< HSMR's patch camera

/// Rows of equal length, one a frame.
class Columns {
public:
    explicit Columns(std::int64_t width) : m_width(width) {}

    template <class Vector>
    void add(const Vector& row) {
        for (Eigen::Index i = 0; i < row.size(); ++i) m_values.push_back(row[i]);
    }

    Tensor tensor() const {
        return Tensor::fromDoubles(m_values,
                                   {static_cast<std::int64_t>(m_values.size()) / m_width, m_width});
    }

private:
    std::int64_t m_width;
    std::vector<double> m_values;
};

Eigen::Vector3d boxOf(const PersonTrack& person, int frame) {
    const auto index = static_cast<std::size_t>(frame);
    if (index >= person.boxes.size() || !person.boxes[index]) {
        return Eigen::Vector3d::Constant(kNaN);
    }
    const PersonBox& box = *person.boxes[index];
    return {box.x_px + box.width_px / 2, box.y_px + box.height_px / 2,
            std::max(box.width_px, box.height_px)};
}

// The same pixels of the patch through HSMR's patch camera.
Eigen::Vector3d patchTranslation(const Eigen::Vector3d& full_m, const Eigen::Vector3d& box_px,
                                 const Camera& camera) {
    const double perPixel = full_m.z() / camera.focal_px;
    return {full_m.x() - (box_px.x() - camera.centre_px.x()) * perPixel,
            full_m.y() - (box_px.y() - camera.centre_px.y()) * perPixel,
            kPatchFocal_px * box_px.z() * perPixel / kPatchSide_px};
}

void addCamera(const Motion& motion, TensorMap& arrays) {
    const Camera& camera = motion.camera;
    const auto one = [](double value) {
        return Tensor::fromDoubles(std::vector<double>{value}, {1});
    };
    arrays["focal"] = one(camera.focal_px);
    arrays["scale"] = one(motion.scale);
    arrays["centre"] =
        Tensor::fromDoubles(std::vector<double>{camera.centre_px.x(), camera.centre_px.y()}, {2});
    arrays["image_size"] = Tensor::fromIntegers(
        std::vector<std::int32_t>{camera.size_px.x(), camera.size_px.y()}, {2});
    const Eigen::Matrix<double, 3, 3, Eigen::RowMajor> rotation = camera.cameraFromWorld;
    arrays["camera_from_world"] =
        Tensor::fromDoubles(std::vector<double>(rotation.data(), rotation.data() + 9), {3, 3});
}

}  // namespace

BodyParameters inCamera(const BodyParameters& inWorld, const Eigen::Matrix3d& cameraFromWorld,
                        const Eigen::Vector3d& pelvis_m) {
    BodyParameters body = inWorld;
    body.pose_rad.head<3>() =
        rootAnglesFromSmpl(cameraFromWorld * smplRootFromPose(inWorld.pose_rad.head<3>()));
    body.translation_m = cameraFromWorld * (pelvis_m + inWorld.translation_m) - pelvis_m;
    return body;
}

TensorMap motionArrays(const BodyModel& model, const Motion& motion, const PersonTrack& person) {
    const Eigen::Vector3d pelvis_m = computeRestShape(model, motion.shape).joints_m[0];
    Columns poses(kDofCount), betas(kShapeCount), full(3), patch(3), boxes(3),
        posesWorld(kDofCount), translations(3), confidences(kJointCount);
    std::vector<std::int32_t> sources;
    for (std::size_t f = 0; f < motion.size(); ++f) {
        const bool missing = motion.sources[f] == FrameSource::Missing;
        BodyParameters body{PoseVector::Constant(kNaN), motion.shape,
                            Eigen::Vector3d::Constant(kNaN)};
        posesWorld.add(missing ? body.pose_rad : motion.poses_rad[f]);
        translations.add(missing ? body.translation_m : motion.translations_m[f]);
        if (!missing) body = inCamera(motion.at(f), motion.camera.cameraFromWorld, pelvis_m);
        const Eigen::Vector3d box_px = boxOf(person, motion.frameIndices[f]);
        poses.add(body.pose_rad);
        betas.add(body.shape);
        full.add(body.translation_m);
        patch.add(patchTranslation(body.translation_m, box_px, motion.camera));
        boxes.add(box_px);
        confidences.add(motion.confidences[f]);
        sources.push_back(static_cast<std::int32_t>(motion.sources[f]));
    }
    const auto n = static_cast<std::int64_t>(motion.size());
    TensorMap arrays;
    arrays["poses"] = poses.tensor();
    arrays["betas"] = betas.tensor();
    arrays["full_cam_t"] = full.tensor();
    arrays["patch_cam_t"] = patch.tensor();
    arrays["bbx_cs"] = boxes.tensor();
    arrays["poses_world"] = posesWorld.tensor();
    arrays["trans_world"] = translations.tensor();
    arrays["confidence"] = confidences.tensor();
    arrays["times_s"] = Tensor::fromDoubles(motion.times_s, {n});
    const std::vector<std::int32_t> frames(motion.frameIndices.begin(), motion.frameIndices.end());
    arrays["frame"] = Tensor::fromIntegers(frames, {n});
    arrays["source"] = Tensor::fromIntegers(sources, {n});
    addCamera(motion, arrays);
    return arrays;
}

}  // namespace gonio
