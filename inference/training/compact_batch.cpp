#include "inference/training/compact_batch.h"

#include <ATen/ATen.h>

#include <cmath>
#include <cstring>

#include "core/body/rotation.h"
#include "inference/weights/compact_shapes.h"

namespace gonio {
namespace {

constexpr int kPelvis = 39;
constexpr int kCell_px = CompactConfig::kRows / CompactConfig::kMapRows;

/// Fewer points that are seen do not make a person.
constexpr float kFewestSeen = 6;

/// Where the crop shows what lies there in the picture, px.
Eigen::Vector2d placeOf(const CropLabels& labels, int keypoint) {
    const double halfPixel = 0.5 * CompactConfig::kRows / double(labels.square.side_px);
    const Eigen::Vector2d middle(CompactConfig::kColumns / 2, CompactConfig::kRows / 2);
    return (CompactConfig::kRows * labels.keypoints.row(keypoint).transpose() + middle).array() -
           halfPixel;
}

bool isInside(const Eigen::Vector2d& place_px) {
    return place_px.x() >= -0.5 && place_px.x() <= CompactConfig::kColumns - 0.5 &&
           place_px.y() >= -0.5 && place_px.y() <= CompactConfig::kRows - 0.5;
}

class BatchMaker {
public:
    explicit BatchMaker(std::int64_t rows) {
        add("places_px", {rows, kKeypointCount, 2});
        add("inside", {rows, kKeypointCount});
        add("seen", {rows, kKeypointCount});
        add("poses", {rows, kDofCount});
        add("continuous", {rows, kJointCount, 6});
        add("betas", {rows, kShapeCount});
        add("camera", {rows, kCameraSize});
        add("betas_known", {rows});
        add("turns_known", {rows, kJointCount});
        add("points_m", {rows, kKeypointCount, 3});
        add("person", {rows});
        add("mask", {rows, CompactConfig::kMapRows, CompactConfig::kMapColumns});
        m_tensors["image"] =
            at::empty({rows, CompactConfig::kRows, CompactConfig::kColumns, 3}, at::kByte);
    }

    void fill(std::int64_t row, const CropSample& sample, bool isMirrored) {
        const CropLabels& labels = sample.labels;
        at::Tensor image = m_tensors["image"][row];
        std::memcpy(image.data_ptr(), sample.rgb.data(), sample.rgb.size());
        fillKeypoints(row, labels);
        fillMask(row, sample);
        for (int i = 0; i < kDofCount; ++i) number("poses", row, i) = float(labels.pose_rad[i]);
        const ContinuousPose six = continuousFromPose(labels.pose_rad);
        for (int i = 0; i < kContinuousPoseSize; ++i) number("continuous", row, i) = float(six[i]);
        for (int i = 0; i < kShapeCount; ++i) number("betas", row, i) = float(labels.shape[i]);
        number("camera", row, 0) = float(labels.camera.scale);
        number("camera", row, 1) = float(labels.camera.tx);
        number("camera", row, 2) = float(labels.camera.ty);
        const float person = number("person", row, 0);
        number("betas_known", row, 0) = labels.body == 0 ? person : 0;
        for (int j = 0; j < kJointCount; ++j) {
            number("turns_known", row, j) = isMirrored && !isMirroredExactly(j) ? 0 : person;
        }
    }

    NamedTensors take() { return NamedTensors(std::move(m_tensors)); }

private:
    void add(const std::string& name, std::vector<std::int64_t> shape) {
        m_tensors[name] = at::zeros(shape);
    }

    /// Number `i` of a row.
    float& number(const std::string& name, std::int64_t row, int i) {
        const at::Tensor& tensor = m_tensors[name];
        return tensor.data_ptr<float>()[row * (tensor.numel() / tensor.size(0)) + i];
    }

    void fillMask(std::int64_t row, const CropSample& sample) {
        constexpr float kShareOfPixel = 1.F / (kCell_px * kCell_px);
        float* const cells = &number("mask", row, 0);
        for (int y = 0; y < CompactConfig::kRows; ++y) {
            for (int x = 0; x < CompactConfig::kColumns; ++x) {
                const auto pixel = static_cast<std::size_t>(y * CompactConfig::kColumns + x);
                if (sample.mask[pixel] != static_cast<std::uint8_t>(PixelClass::Person)) continue;
                cells[y / kCell_px * CompactConfig::kMapColumns + x / kCell_px] += kShareOfPixel;
            }
        }
    }

    void fillKeypoints(std::int64_t row, const CropLabels& labels) {
        float seen = 0;
        const Eigen::Vector3d pelvis_m = labels.keypoints_m.row(kPelvis).transpose();
        for (int k = 0; k < kKeypointCount; ++k) {
            const Eigen::Vector2d place_px = placeOf(labels, k);
            for (int axis = 0; axis < 2; ++axis) {
                number("places_px", row, 2 * k + axis) = float(place_px[axis]);
            }
            for (int axis = 0; axis < 3; ++axis) {
                number("points_m", row, 3 * k + axis) =
                    float(labels.keypoints_m(k, axis) - pelvis_m[axis]);
            }
            const bool isSeen = labels.visibility[std::size_t(k)] == Visibility::Visible;
            number("seen", row, k) = isSeen ? 1 : 0;
            number("inside", row, k) = !isInside(place_px) ? 0 : isSeen ? 1 : 0.5F;
            seen += number("seen", row, k);
        }
        number("person", row, 0) = seen >= kFewestSeen ? 1 : 0;
    }

    std::map<std::string, at::Tensor, std::less<>> m_tensors;
};

}  // namespace

NamedTensors compactBatch(std::span<const CropSample> samples, std::span<const bool> isMirrored) {
    BatchMaker maker(std::int64_t(samples.size()));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        maker.fill(std::int64_t(i), samples[i], isMirrored[i]);
    }
    return maker.take();
}

}  // namespace gonio
