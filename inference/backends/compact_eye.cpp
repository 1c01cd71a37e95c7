#include "inference/backends/compact_eye.h"

#include <cmath>
#include <limits>

#include "inference/backends/person_squares.h"
#include "inference/backends/picture_views.h"

namespace gonio {
namespace {

constexpr std::int64_t kPatchFloats = std::int64_t{3} * kPatchSide_px * kPatchSide_px;
/// Farthest column and row of what the network sees, crop units.
constexpr double kSeenX = 0.375, kSeenY = 0.5;

/// The network's arrays as numbers, one picture after the other.
struct Answer {
    std::vector<double> poses, betas, cameras, keypoints, spreads, modes;
};

Result<Answer> numbersOf(const TensorMap& answer, std::int64_t count) {
    Answer numbers;
    const auto take = [&](const char* name, std::vector<std::int64_t> shape,
                          std::vector<double>& out) -> Result<void> {
        shape.insert(shape.begin(), count);
        auto found = findTensor(answer, name, shape);
        if (!found) return tl::unexpected<Error>(found.error());
        out = (*found)->toDoubles();
        return {};
    };
    auto taken = take("poses", {kDofCount}, numbers.poses);
    if (taken) taken = take("betas", {kShapeCount}, numbers.betas);
    if (taken) taken = take("cam", {3}, numbers.cameras);
    if (taken) taken = take("keypoints", {kKeypointCount, 3}, numbers.keypoints);
    if (taken) taken = take("keypoint_spread", {kKeypointCount, 2}, numbers.spreads);
    if (taken) taken = take("keypoint_modes", {kKeypointCount, 2, 2, 3}, numbers.modes);
    if (!taken) return tl::unexpected<Error>(taken.error());
    return numbers;
}

PlacedPoints pointsOf(const Answer& answer, std::size_t i) {
    PlacedPoints points;
    const double* const placed = answer.keypoints.data() + i * 3 * kKeypointCount;
    const double* const spread = answer.spreads.data() + i * 2 * kKeypointCount;
    for (int k = 0; k < kKeypointCount; ++k) {
        points.places.row(k) << placed[3 * k], placed[3 * k + 1];
        points.seen(k) = placed[3 * k + 2];
        points.spread(k) = std::hypot(spread[2 * k], spread[2 * k + 1]) / std::sqrt(2.0);
    }
    return points;
}

/// Places in the whole picture; those outside it, or outside what the network saw, are guesses.
KeypointFrame inPicture(PlacedPoints& points, const PersonSquare& square,
                        const PictureSize& picture, const PresenceTuning& tuning) {
    KeypointFrame frame;
    frame.image_px.setZero(kKeypointCount, 3);
    const Eigen::RowVector2d centre(square.centreX_px, square.centreY_px);
    const Eigen::RowVector2d size(picture.width_px, picture.height_px);
    for (int k = 0; k < kKeypointCount; ++k) {
        const Eigen::RowVector2d unit = points.places.row(k);
        // A crop's pixels lie at whole numbers, a picture's at halves.
        const Eigen::RowVector2d place_px = (centre + unit * double(square.side_px)).array() + 0.5;
        points.isInPicture(k) = std::abs(unit.x()) <= kSeenX && std::abs(unit.y()) <= kSeenY &&
                                (place_px.array() >= 0).all() &&
                                (place_px.array() <= size.array()).all();
        if (!points.isInPicture(k)) continue;
        frame.image_px.row(k) << place_px, confidenceOf(points.seen(k), points.spread(k), tuning);
    }
    return frame;
}

/// The places that it could not choose between, in the whole picture. Places outside it, or outside
/// what the network saw, are guesses and have no share.
PlaceModes modesInPicture(const Answer& answer, std::size_t i, const PlacedPoints& points,
                          const PersonSquare& square, const PictureSize& picture,
                          const PresenceTuning& tuning) {
    struct Axis {
        std::array<PlaceModes::Mode, 2>* modes;
        float centre_px;
        double seen;
        int length_px;
    };

    PlaceModes modes;
    modes.sure_px = square.side_px * static_cast<float>(tuning.sureSpread);
    const double* number = answer.modes.data() + i * 12 * kKeypointCount;
    for (int k = 0; k < kKeypointCount; ++k) {
        PlaceModes::Point& point = modes.points.emplace_back();
        for (const Axis& axis : {Axis{&point.x, square.centreX_px, kSeenX, picture.width_px},
                                 Axis{&point.y, square.centreY_px, kSeenY, picture.height_px}}) {
            for (PlaceModes::Mode& mode : *axis.modes) {
                // A crop's pixels lie at whole numbers, a picture's at halves.
                const float place_px =
                    axis.centre_px + static_cast<float>(number[0]) * square.side_px + 0.5F;
                const bool isInPicture = std::abs(number[0]) <= axis.seen && place_px >= 0 &&
                                         place_px <= static_cast<float>(axis.length_px);
                mode = {place_px, isInPicture ? static_cast<float>(number[1]) : 0,
                        static_cast<float>(number[2]) * square.side_px};
                number += 3;
            }
        }
        point.trust = static_cast<float>(confidenceOf(points.seen(k), tuning.sureSpread, tuning));
    }
    return modes;
}

/// Where the regressed body's points appear in the picture; those far outside the square are no
/// numbers: there the network knows nothing.
Eigen::MatrixX2d nearSquare(const PlacedPoints& points, const PersonSquare& square) {
    constexpr double kBeyond = 0.2;
    const Eigen::RowVector2d centre(square.centreX_px, square.centreY_px);
    Eigen::MatrixX2d places(kKeypointCount, 2);
    for (int k = 0; k < kKeypointCount; ++k) {
        const Eigen::RowVector2d unit = points.ofBody.row(k);
        const bool isNear =
            std::abs(unit.x()) <= kSeenX + kBeyond && std::abs(unit.y()) <= kSeenY + kBeyond;
        places.row(k) = (centre + unit * double(square.side_px)).array() +
                        (isNear ? 0.5 : std::numeric_limits<double>::quiet_NaN());
    }
    return places;
}

}  // namespace

CompactEye::CompactEye(std::unique_ptr<Network> network, std::shared_ptr<const BodyModel> body,
                       bool shapesAreItsOwn, const PresenceTuning& tuning)
    : m_network(std::move(network)),
      m_body(std::move(body)),
      m_shapesAreItsOwn(shapesAreItsOwn),
      m_tuning(tuning),
      m_points(*m_body, keypointDefinitions(*m_body->keypoints44)),
      m_meanRest(computeRestShape(*m_body, ShapeVector::Zero())) {}

Result<void> CompactEye::crop(const Image& picture, std::span<const PersonSquare> squares) {
    const auto count = static_cast<std::int64_t>(squares.size());
    Tensor& patch = m_inputs["patch"];
    patch.shape = {count, 3, kPatchSide_px, kPatchSide_px};
    patch.data.resize(static_cast<std::size_t>(count * kPatchFloats) * sizeof(float));
    std::vector<CropJob> crops;
    for (const PersonSquare& square : squares) {
        auto plan = planCrop(square, Resampling::Warp, picture.width_px, picture.height_px);
        if (!plan) return tl::unexpected<Error>(plan.error());
        crops.push_back({viewOf(picture), *plan});
    }
    const std::span<float> out(reinterpret_cast<float*>(patch.data.data()),
                               static_cast<std::size_t>(count * kPatchFloats));
    const int threads = squares.size() > 1 ? 0 : 1;
    return cropNormalised(crops, {0, kPatchSide_px, kPatchSide_px}, out, threads);
}

Eigen::Matrix<double, kKeypointCount, 2> CompactEye::projected(const RegressedBody& body,
                                                               const CropCamera& camera) {
    const RestShape own = m_shapesAreItsOwn ? computeRestShape(*m_body, body.shape) : RestShape{};
    const RestShape& rest = m_shapesAreItsOwn ? own : m_meanRest;
    Kinematics kinematics;
    computeKinematics(rest, body.pose_rad, kinematics);
    PointSet::Values values;
    m_points.evaluate(rest, kinematics, values);
    const Eigen::Vector3d place_m = patchTranslation_m(camera);
    Eigen::Matrix<double, kKeypointCount, 2> points;
    for (int k = 0; k < kKeypointCount; ++k) {
        points.row(k) = patchPoint(values.position_m.segment<3>(3 * k), place_m).transpose();
    }
    return points;
}

Result<std::vector<Sighting>> CompactEye::read(const TensorMap& answer, const PictureSize& picture,
                                               double focal_px,
                                               std::span<const PersonSquare> squares) {
    const auto numbers = numbersOf(answer, static_cast<std::int64_t>(squares.size()));
    if (!numbers) return tl::unexpected<Error>(numbers.error());
    std::vector<Sighting> sightings;
    for (std::size_t i = 0; i < squares.size(); ++i) {
        Sighting& seen = sightings.emplace_back();
        seen.square = squares[i];
        PlacedPoints points = pointsOf(*numbers, i);
        seen.keypoints = inPicture(points, seen.square, picture, m_tuning);
        seen.modes = modesInPicture(*numbers, i, points, seen.square, picture, m_tuning);
        RegressedBody body;
        body.pose_rad = Eigen::Map<const PoseVector>(numbers->poses.data() + kDofCount * i);
        body.shape = Eigen::Map<const ShapeVector>(numbers->betas.data() + kShapeCount * i);
        body.focal_px = focal_px;
        const double* const c = numbers->cameras.data() + 3 * i;
        const CropCamera camera{c[0], c[1], c[2]};
        const auto place_m = fullTranslation_m(camera, seen.square, picture, focal_px);
        if (!place_m || !body.pose_rad.allFinite() || !body.shape.allFinite()) continue;
        body.translation_m = *place_m;
        points.ofBody = projected(body, camera);
        seen.body = body;
        seen.presence = presenceOf(points, m_tuning);
        seen.box = bodyBox(seen.keypoints, nearSquare(points, seen.square), picture);
    }
    return sightings;
}

Result<std::vector<Sighting>> CompactEye::look(const Image& picture, double focal_px,
                                               std::span<const PersonSquare> squares,
                                               const Job& job) {
    if (squares.empty()) return std::vector<Sighting>{};
    if (auto cropped = crop(picture, squares); !cropped) {
        return tl::unexpected<Error>(cropped.error());
    }
    auto answer = m_network->run(m_inputs, job);
    if (!answer) return passOn(answer.error(), "running " + m_network->title());
    return read(*answer, {picture.width_px, picture.height_px}, focal_px, squares);
}

}  // namespace gonio
