#include "inference/datasets/pseudo_label.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>

#include "core/fit/landmarks.h"
#include "core/fit/skelify.h"
#include "inference/datasets/row_reasons.h"

namespace gonio {
namespace {

constexpr double kBoxMargin = 1.2;  ///< HMR2.0's box around keypoints
constexpr std::array<int, 4> kTorso = {2, 5, 9, 12};

struct NamedPlaces {
    std::string_view name;
    std::vector<int> places;
};

/// Where the 44 have what detectors name so; joints stand there twice (OpenPose's and LSP's).
const std::vector<NamedPlaces>& namedPlaces() {
    static const std::vector<NamedPlaces> table = {
        {"nose", {0}},
        {"right_shoulder", {2, 33}},
        {"right_elbow", {3, 32}},
        {"right_wrist", {4, 31}},
        {"left_shoulder", {5, 34}},
        {"left_elbow", {6, 35}},
        {"left_wrist", {7, 36}},
        {"right_hip", {9, 27}},
        {"right_knee", {10, 26}},
        {"right_ankle", {11, 25}},
        {"left_hip", {12, 28}},
        {"left_knee", {13, 29}},
        {"left_ankle", {14, 30}},
        {"right_eye", {15}},
        {"left_eye", {16}},
        {"right_ear", {17}},
        {"left_ear", {18}},
        {"left_foot_index", {19}},
        {"left_big_toe", {19}},
        {"left_small_toe", {20}},
        {"left_heel", {21}},
        {"right_foot_index", {22}},
        {"right_big_toe", {22}},
        {"right_small_toe", {23}},
        {"right_heel", {24}},
    };
    return table;
}

/// The body upright in a crop's camera, turned about its vertical: 0 faces the camera.
BodyParameters standing(double turn_rad) {
    BodyParameters body;
    const Eigen::Matrix3d facing = Eigen::Vector3d(1, -1, -1).asDiagonal();
    body.pose_rad.head<3>() =
        rootAnglesFromSmpl(facing * axisRotation(Eigen::Vector3d::UnitY(), turn_rad));
    return body;
}

/// By how much the worst angle lies beyond its limit.
double beyondLimits_rad(const PoseVector& pose_rad) {
    const auto& limits = jointLimits(LimitSet::Hsmr);
    double most = 0;
    for (int d = 3; d < kDofCount; ++d) {
        most =
            std::max({most, limits[d].lower_rad - pose_rad[d], pose_rad[d] - limits[d].upper_rad});
    }
    return most;
}

/// Puts the row's box around its keypoints: the square that HSMR's networks look at is the box
/// grown to 3:4, its longer side. \return that side
double placeBox(DatasetRow& inOut) {
    Eigen::AlignedBox2d box;
    for (int k = 0; k < kKeypointCount; ++k) {
        if (inOut.keypoints_px(k, 2) > 0) {
            box.extend(Eigen::Vector2d(inOut.keypoints_px.row(k).head<2>().transpose()));
        }
    }
    inOut.centre_px = box.center();
    const Eigen::Vector2d size_px = kBoxMargin * box.sizes();
    const double side_px = std::max(size_px.y(), size_px.x() * 4 / 3);
    inOut.size_px = {side_px * 3 / 4, side_px};
    return side_px;
}

/// The row's keypoints from the middle of its box, in its longer sides.
CropKeypoints keypointsInBox(const DatasetRow& row) {
    CropKeypoints inBox = row.keypoints_px;
    inBox.leftCols<2>() =
        (inBox.leftCols<2>().rowwise() - row.centre_px.transpose()) / row.size_px.maxCoeff();
    for (int k = 0; k < kKeypointCount; ++k) {
        if (inBox(k, 2) == 0) inBox.row(k).setZero();
    }
    return inBox;
}

}  // namespace

PseudoLabeller::PseudoLabeller(const BodyModel& model, const PseudoLabelRules& rules,
                               std::vector<PointDefinition> marks,
                               std::vector<std::vector<int>> places)
    : m_model(model),
      m_rules(rules),
      m_places(std::move(places)),
      m_marks(model, marks),
      m_poser(std::make_unique<BodyPointPoser>(model)) {}

Result<PseudoLabeller> PseudoLabeller::create(const BodyModel& model,
                                              const std::vector<std::string>& names,
                                              const PseudoLabelRules& rules) {
    const auto landmarks = placeLandmarks(model, names);
    if (!landmarks) return passOn(landmarks.error(), "placing the detector's keypoints");
    std::vector<PointDefinition> marks = keypointDefinitions(*model.keypoints44);
    std::vector<std::vector<int>> places(names.size());
    for (const Landmark& landmark : landmarks->landmarks) {
        auto& own = places[static_cast<std::size_t>(landmark.keypoint)];
        if (landmarks->convention == "body-44") {
            own = {landmark.keypoint};
            continue;
        }
        const std::string& name = names[static_cast<std::size_t>(landmark.keypoint)];
        for (const NamedPlaces& known : namedPlaces()) {
            if (known.name == name) own = known.places;
        }
        for (const int k : own) marks[static_cast<std::size_t>(k)] = landmark.point;
    }
    return PseudoLabeller(model, rules, std::move(marks), std::move(places));
}

PseudoLabeller::Scored PseudoLabeller::scoredPoints(const KeypointFrame& frame) const {
    Scored points_px = Scored::Zero();
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const Eigen::Vector3d point = frame.image_px.row(static_cast<Eigen::Index>(i)).transpose();
        if (!point.allFinite() || point.z() < m_rules.leastConfidence) continue;
        for (const int k : m_places[i]) points_px.row(k) = point.transpose();
    }
    return points_px;
}

std::string PseudoLabeller::refusalOf(const Scored& points_px) const {
    // Joints that stand among the 44 twice count once.
    const auto seen = (points_px.col(2).head<25>().array() > 0).count();
    for (const int k : kTorso) {
        if (points_px(k, 2) == 0) return "shoulders and hips are not all seen well enough";
    }
    if (seen < m_rules.leastKeypoints) {
        return formattedReason("%.0f keypoints are seen well enough, fewer than %.0f", double(seen),
                               m_rules.leastKeypoints);
    }
    return "";
}

bool PseudoLabeller::isNew(const Scored& inCrop) const {
    return std::none_of(m_seen.begin(), m_seen.end(), [&](const Scored& other) {
        double sum = 0, count = 0;
        for (int k = 0; k < kKeypointCount; ++k) {
            if (inCrop(k, 2) == 0 || other(k, 2) == 0) continue;
            sum += (inCrop.row(k) - other.row(k)).head<2>().squaredNorm();
            count += 1;
        }
        return count > 0 && std::sqrt(sum / count) < m_rules.leastChange;
    });
}

Result<void> PseudoLabeller::fit(const Scored& inCrop, const Job& job, LabelledRow& out) {
    std::optional<SkelifyResult> best;
    for (const double quarter : {0.0, 1.0, 2.0, 3.0}) {
        SkelifyProblem problem;
        problem.keypoints = inCrop;
        problem.start = standing(quarter * std::numbers::pi / 2);
        const BodyPoints points_m = m_poser->points_m(problem.start);
        Scored given = inCrop;
        given.leftCols<2>() /= problem.focal;
        problem.start.translation_m =
            placeOf(points_m, given)
                .value_or(Eigen::Vector3d(0, 0, guessCameraZ(points_m, inCrop, problem.focal)));
        // The published phases end near the middle of the angles' ranges, whatever the picture
        // shows; the refiner of the training lets the keypoints decide.
        auto fitted = skelify(m_model, m_marks, problem, job);
        if (fitted) {
            problem.start = fitted->body;
            fitted = refineBySkelify(m_model, m_marks, problem, job);
        }
        if (!fitted && fitted.error().code == ErrorCode::Cancelled) {
            return tl::unexpected<Error>(fitted.error());
        }
        if (fitted && (!best || fitted->objective < best->objective)) best = *fitted;
    }
    if (!best) {
        out.reason = "no body could be fitted to its keypoints";
        return {};
    }
    out.row.skel = best->body;
    out.row.isSkelPoseKnown = out.row.isSkelShapeKnown = true;
    out.keypointError = std::sqrt(best->keypointError);
    out.reason = refusalOf(out);
    return {};
}

std::string PseudoLabeller::refusalOf(const LabelledRow& fitted) const {
    const BodyParameters& body = fitted.row.skel;
    if (!(fitted.keypointError <= m_rules.largestError)) {
        return formattedReason("its keypoints lie %.3f of the crop from the body's, more than %.3f",
                               fitted.keypointError, m_rules.largestError);
    }
    if (const double shape = body.shape.cwiseAbs().maxCoeff(); shape > m_rules.largestShape) {
        return formattedReason("a shape number is %.1f, outside of the believable range up to %.0f",
                               shape, m_rules.largestShape);
    }
    const double beyond_rad = beyondLimits_rad(body.pose_rad);
    if (beyond_rad > m_rules.mostBeyond_rad) {
        return formattedReason("an angle lies %.2f rad beyond its limit, more than %.2f",
                               beyond_rad, m_rules.mostBeyond_rad);
    }
    return {};
}

void PseudoLabeller::moveToBody(const BodyParameters& body, LabelledRow& out) {
    const RestShape rest = computeRestShape(m_model, body.shape);
    const auto kinematics = std::make_unique<Kinematics>();
    computeKinematics(rest, body.pose_rad, *kinematics);
    PointSet::Values marks;
    m_marks.evaluate(rest, *kinematics, marks);
    const BodyPoints own_m = m_poser->points_m(body);
    const double side_px = out.row.size_px.maxCoeff();
    for (int k = 0; k < kKeypointCount; ++k) {
        if (out.row.keypoints_px(k, 2) == 0) continue;
        const Eigen::Vector3d mark_m = marks.position_m.segment<3>(3 * k) + body.translation_m;
        const Eigen::Vector3d point_m = own_m.row(k).transpose() + body.translation_m;
        const Eigen::Vector2d moved =
            point_m.head<2>() / point_m.z() - mark_m.head<2>() / mark_m.z();
        out.row.keypoints_px.row(k).head<2>() += cropFocal() * side_px * moved.transpose();
    }
}

Result<LabelledRow> PseudoLabeller::label(const KeypointFrame& frame, const Job& job) {
    LabelledRow out;
    if (frame.empty() || frame.image_px.rows() != static_cast<Eigen::Index>(m_places.size())) {
        out.reason = "nobody was found";
        return out;
    }
    DatasetRow& row = out.row;
    row.keypoints_px = scoredPoints(frame);
    out.reason = refusalOf(row.keypoints_px);
    if (!out.reason.empty()) return out;
    const double side_px = placeBox(row);
    if (!(side_px >= m_rules.leastSide_px)) {
        out.reason = formattedReason("the person is %.0f px tall, less than %.0f", side_px,
                                     m_rules.leastSide_px);
        return out;
    }
    const Scored inCrop = keypointsInBox(row);
    if (!isNew(inCrop)) {
        out.reason = "it shows nothing that an earlier row has not";
        return out;
    }
    if (auto done = fit(inCrop, job, out); !done) return tl::unexpected<Error>(done.error());
    if (!out.reason.empty()) return out;
    m_seen.push_back(inCrop);
    moveToBody(row.skel, out);
    row.skel.translation_m.setZero();  // of the crop's camera, not of the picture's
    return out;
}

}  // namespace gonio
