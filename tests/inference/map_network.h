#pragma once

#include <Eigen/Cholesky>
#include <cmath>
#include <functional>

#include "core/body/point_set.h"
#include "core/video/frame.h"
#include "inference/image/camera.h"
#include "inference/image/crop.h"
#include "inference/plugin/network_library.h"

namespace gonio::test {

/// A picture every pixel of which tells where it lies: red grows across and green down the picture,
/// dithered, blue tells the picture's number. What was cropped from it can be measured in the crop,
/// without asking who cropped.
inline std::shared_ptr<const Image> mapPicture(int width_px, int height_px, int number) {
    auto picture = std::make_shared<Image>();
    picture->width_px = width_px;
    picture->height_px = height_px;
    std::uint64_t count = 0;
    const auto dithered = [&count](double level) {  // splitmix64
        std::uint64_t noise = ++count * 0x9E3779B97F4A7C15U;
        noise = (noise ^ (noise >> 30)) * 0xBF58476D1CE4E5B9U;
        noise = (noise ^ (noise >> 27)) * 0x94D049BB133111EBU;
        return static_cast<std::uint8_t>(level + double(noise >> 40) / double(1U << 24));
    };
    for (int y = 0; y < height_px; ++y) {
        for (int x = 0; x < width_px; ++x) {
            picture->rgb.push_back(dithered(254 * (x + 0.5) / width_px));
            picture->rgb.push_back(dithered(254 * (y + 0.5) / height_px));
            picture->rgb.push_back(static_cast<std::uint8_t>(100 + number));
        }
    }
    return picture;
}

/// The square of a mapPicture that a patch shows.
struct MeasuredCrop {
    int number = 0;
    double step_px = 0;                                  ///< of the picture, a patch pixel
    Eigen::Vector2d first_px = Eigen::Vector2d::Zero();  ///< place of patch pixel 0, 0

    Eigen::Vector2d unitOf(const Eigen::Vector2d& place_px) const {
        return ((place_px - first_px) / step_px).array() / 256 - 0.5;
    }
};

/// Least squares over all pixels that lie wholly in the picture.
inline MeasuredCrop measured(const float* patch, int width_px, int height_px) {
    constexpr int kSide = kPatchSide_px, kPlane = kSide * kSide;
    const auto level = [patch](int channel, int i) {
        constexpr double kMean[] = {0.485, 0.456, 0.406}, kSpread[] = {0.229, 0.224, 0.225};
        return 255 * (double(patch[channel * kPlane + i]) * kSpread[channel] + kMean[channel]);
    };
    double blue = 0;
    for (int i = 0; i < kPlane; ++i) blue = std::max(blue, level(2, i));
    // Place = first + step * pixel, for columns and rows together.
    Eigen::Matrix3d normal = Eigen::Matrix3d::Zero();
    Eigen::Vector3d right = Eigen::Vector3d::Zero();
    for (int i = 0; i < kPlane; ++i) {
        if (level(2, i) < blue - 0.6) continue;
        const double x_px = level(0, i) / 254 * width_px, y_px = level(1, i) / 254 * height_px;
        const Eigen::Vector3d across(1, 0, i % kSide), down(0, 1, double(i / kSide));
        normal += across * across.transpose() + down * down.transpose();
        right += across * x_px + down * y_px;
    }
    const Eigen::Vector3d solution = normal.ldlt().solve(right);
    return {int(std::lround(blue)) - 100, solution.z(), solution.head<2>()};
}

/// Where somebody really is.
struct TruePerson {
    PoseVector pose_rad = PoseVector::Zero();
    Eigen::Vector3d translation_m = Eigen::Vector3d::Zero();
};

/// Stands in for the compact network: measures which square it is shown and answers with the truth
/// there, as sure of it as the person fills the square.
class MapNetwork : public Network {
public:
    using Truth = std::function<std::vector<TruePerson>(int number)>;

    MapNetwork(const BodyModel& body, PictureSize picture, double focal_px, Truth truth)
        : m_points(body, keypointDefinitions(*body.keypoints44)),
          m_rest(computeRestShape(body, ShapeVector::Zero())),
          m_picture(picture),
          m_focal_px(focal_px),
          m_truth(std::move(truth)) {}

    std::string title() const override { return "truth on a map"; }

    std::string device() const override { return "none"; }

    int batch() const override { return 1; }

    std::vector<std::string> warnings() const override { return {}; }

    /// (44 x 2) px of the whole picture.
    Eigen::MatrixX2d pointsOf(const TruePerson& person) const {
        Kinematics kinematics;
        computeKinematics(m_rest, person.pose_rad, kinematics);
        PointSet::Values values;
        m_points.evaluate(m_rest, kinematics, values);
        Eigen::MatrixX2d points(kKeypointCount, 2);
        for (int k = 0; k < kKeypointCount; ++k) {
            points.row(k) = fullPoint_px(values.position_m.segment<3>(3 * k), person.translation_m,
                                         m_picture, m_focal_px);
        }
        return points;
    }

    Result<TensorMap> run(const TensorMap& inputs, const Job& job) override {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "stopped");
        const std::vector<float> patches = inputs.at("patch").toFloats();
        const auto count = inputs.at("patch").shape.front();
        batches.push_back(int(count));
        Numbers numbers;
        for (std::int64_t i = 0; i < count; ++i) {
            const auto crop = measured(patches.data() + i * 3 * 256 * 256, m_picture.width_px,
                                       m_picture.height_px);
            answer(crop, numbers);
        }
        return TensorMap{
            {"poses", Tensor::fromDoubles(numbers.poses, {count, kDofCount})},
            {"betas",
             Tensor::fromDoubles(std::vector<double>(std::size_t(10 * count)), {count, 10})},
            {"cam", Tensor::fromDoubles(numbers.cameras, {count, 3})},
            {"keypoints", Tensor::fromDoubles(numbers.points, {count, kKeypointCount, 3})},
            {"keypoint_spread", Tensor::fromDoubles(numbers.spreads, {count, kKeypointCount, 2})},
            {"keypoint_modes",
             Tensor::fromDoubles(numbers.modes, {count, kKeypointCount, 2, 2, 3})}};
    }

    std::vector<int> batches;  ///< pictures of every run

private:
    struct Numbers {
        std::vector<double> poses, cameras, points, spreads, modes;
    };

    /// Share of the square's height or width that the person takes; 0 where it is cut off.
    static double shareOf(const MeasuredCrop& crop, const Eigen::MatrixX2d& points_px) {
        Eigen::RowVector2d low(1, 1), high(-1, -1);
        for (int k = 0; k < kKeypointCount; ++k) {
            const Eigen::RowVector2d unit = crop.unitOf(points_px.row(k).transpose());
            low = low.cwiseMin(unit);
            high = high.cwiseMax(unit);
        }
        const bool isCut = low.x() < -0.42 || high.x() > 0.42 || low.y() < -0.56 || high.y() > 0.56;
        return isCut ? 0 : std::max((high.x() - low.x()) / 0.75, high.y() - low.y());
    }

    void answer(const MeasuredCrop& crop, Numbers& numbers) const {
        TruePerson best;
        double bestShare = 0;
        for (const TruePerson& person : m_truth(crop.number)) {
            const double share = shareOf(crop, pointsOf(person));
            if (share > bestShare) best = person;
            bestShare = std::max(bestShare, share);
        }
        const bool isSeen = bestShare > 0.2;
        const double side_px = 256 * crop.step_px;
        // A crop's pixels lie at whole numbers, a picture's at halves.
        const Eigen::Vector2d centre_px =
            crop.first_px + Eigen::Vector2d::Constant(128 * crop.step_px - 0.5);
        const double scale = isSeen ? 2 * m_focal_px / (best.translation_m.z() * side_px) : 1;
        const Eigen::Vector2d middle_px(m_picture.width_px / 2.0, m_picture.height_px / 2.0);
        const Eigen::Vector2d shift =
            best.translation_m.head<2>() - 2 / (scale * side_px) * (centre_px - middle_px);
        numbers.poses.insert(numbers.poses.end(), best.pose_rad.begin(), best.pose_rad.end());
        numbers.cameras.insert(numbers.cameras.end(), {scale, shift.x(), shift.y()});
        const Eigen::MatrixX2d points_px = pointsOf(best);
        for (int k = 0; k < kKeypointCount; ++k) {
            const Eigen::Vector2d unit =
                isSeen ? crop.unitOf(points_px.row(k).transpose()) : Eigen::Vector2d(0.1, 0.1);
            const double seen = !isSeen ? 0.05 : bestShare > 0.45 ? 0.95 : 0.4;
            const double spread = isSeen ? 2.6 / 256 : 0.2;
            numbers.points.insert(numbers.points.end(), {unit.x(), unit.y(), seen});
            numbers.spreads.insert(numbers.spreads.end(), {spread, spread});
            for (const double place : {unit.x(), unit.y()}) {
                numbers.modes.insert(numbers.modes.end(),
                                     {place, 0.75, 2.5 / 256, -place, 0.25, 3.0 / 256});
            }
        }
    }

    PointSet m_points;
    RestShape m_rest;
    PictureSize m_picture;
    double m_focal_px;
    Truth m_truth;
};

}  // namespace gonio::test
