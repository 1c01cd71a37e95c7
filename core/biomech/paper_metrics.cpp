#include "core/biomech/paper_metrics.h"

#include <algorithm>
#include <numeric>

#include "core/biomech/ik_metrics.h"
#include "core/biomech/point_evaluation.h"
#include "core/body/osim_tree.h"

namespace gonio {
namespace {

constexpr int kSmplPoseCount = 72;
/// SKEL's angles: 0-2 pelvis, 3-16 both legs. The OpenSim tree's begin with those of both legs.
constexpr int kPelvisAngles = 3, kLegAngles = 14;

std::vector<int> range(int first, int count) {
    std::vector<int> indices(std::size_t(std::max(0, count)));
    std::iota(indices.begin(), indices.end(), first);
    return indices;
}

std::vector<int> hmr2Joints() {
    std::vector<int> joints = range(25, 13);
    joints.push_back(43);
    return joints;
}

void addAngleError(const RowPair& rows, const std::string& protocol, const char* name,
                   const std::vector<int>& columns, PaperMetrics& metrics) {
    FrameMean error;
    for (int frame = 0; frame < rows.truth.count(); ++frame) {
        error.add(meanAngleError_deg(rows.estimate.row(frame), rows.truth.row(frame), columns));
    }
    error.report({.protocol = protocol, .name = name, .unit = "deg"}, metrics);
}

/// The mean absolute error of an angle alone, over the frames that have it.
void addSingleAngle(const RowPair& rows, int column, std::string name, PaperMetrics& metrics) {
    PaperMetrics one;
    addAngleError(rows, "", "", {column}, one);
    if (one.values.empty()) return;
    metrics.angles.push_back({std::move(name), one.values.front().value});
}

void addTreeAngles(const RowPair& rows, PaperMetrics& metrics) {
    addAngleError(rows, "q", "MAE_angle", range(0, kOsimCoordinates), metrics);
    addAngleError(rows, "q", "MAE_angle of legs", range(0, kLegAngles), metrics);
    for (int i = 0; i < kOsimCoordinates; ++i) {
        addSingleAngle(rows, i, osimTree().coordinates[std::size_t(i)].name, metrics);
    }
}

void addPoseAngles(const RowPair& rows, PaperMetrics& metrics) {
    const int joints = kDofCount - kPelvisAngles;
    addAngleError(rows, "poses", "MAE_angle", range(kPelvisAngles, joints), metrics);
    addAngleError(rows, "poses", "MAE_angle with pelvis", range(0, kDofCount), metrics);
    addAngleError(rows, "poses", "MAE_angle of legs", range(kPelvisAngles, kLegAngles), metrics);
    for (int i = 0; i < kDofCount; ++i) {
        addSingleAngle(rows, i, "SKEL " + std::string(dofTable()[std::size_t(i)].name), metrics);
    }
}

void addAngleErrors(const EvaluationFile& estimate, const EvaluationFile& truth,
                    PaperMetrics& metrics) {
    const auto poses = rowPair(estimate, truth, "poses", {kDofCount});
    const auto tree = rowPair(estimate, truth, "q", {kOsimCoordinates});
    if (!poses && !tree) {
        metrics.missing.push_back(
            {"MAE_angle", poses.error().detail + "; or " + tree.error().detail});
    }
    if (poses) addPoseAngles(*poses, metrics);
    if (tree) addTreeAngles(*tree, metrics);
}

void addBodyError(const EvaluationFile& estimate, const EvaluationFile& truth,
                  PaperMetrics& metrics) {
    const auto scales = rowPair(estimate, truth, "scales", {kOsimScales});
    if (!scales) return metrics.missing.push_back({"MAE_body", scales.error().detail});
    FrameMean error;
    for (int frame = 0; frame < scales->truth.count(); ++frame) {
        error.add(meanBodyError_mm(scales->estimate.row(frame), scales->truth.row(frame)));
    }
    error.report({.protocol = "scales", .name = "MAE_body", .unit = "mm"}, metrics);
}

/// The rotation of an axis-angle vector in `pose_rad`.
Eigen::Matrix3d smplRotation(const Eigen::VectorXd& pose_rad, int joint) {
    const Eigen::Vector3d vector_rad = pose_rad.segment<3>(3 * joint);
    const double angle_rad = vector_rad.norm();
    return angle_rad > 0 ? axisRotation(vector_rad / angle_rad, angle_rad)
                         : Eigen::Matrix3d(Eigen::Matrix3d::Identity());
}

PartExcess skelExcess(const Eigen::VectorXd& pose_rad, double tolerance_deg) {
    return skelLimitExcess(PoseVector(pose_rad), tolerance_deg);
}

PartExcess smplExcess(const Eigen::VectorXd& pose_rad, double tolerance_deg) {
    return smplLimitExcess({smplRotation(pose_rad, 4), smplRotation(pose_rad, 5),
                            smplRotation(pose_rad, 18), smplRotation(pose_rad, 19)},
                           tolerance_deg);
}

using ExcessOf = PartExcess (*)(const Eigen::VectorXd& pose_rad, double tolerance_deg);

void addViolations(const EvaluationFile& estimate, const char* array, int width, const char* body,
                   ExcessOf excessOf, PaperMetrics& metrics) {
    const std::string name = std::string("joint-limit violation (") + body + ")";
    const auto poses = frameRows(estimate, array, {width});
    if (!poses) return metrics.missing.push_back({name, poses.error().detail});
    ViolationTable table{.body = body};
    for (const double tolerance_deg : kLimitTolerances_deg) {
        std::vector<PartExcess> excess;
        for (int frame = 0; frame < poses->count(); ++frame) {
            const Eigen::VectorXd pose_rad = poses->row(frame);
            if (pose_rad.allFinite()) excess.push_back(excessOf(pose_rad, tolerance_deg));
        }
        if (excess.empty()) {
            return metrics.missing.push_back({name, "no frame has all its angles"});
        }
        table.frames = static_cast<int>(excess.size());
        const auto rows = summarised(excess, tolerance_deg);
        table.rows.insert(table.rows.end(), rows.begin(), rows.end());
    }
    metrics.violations.push_back(std::move(table));
}

std::string reasonsOf(const PaperMetrics& metrics) {
    std::string text = "no metric can be computed from these arrays:";
    for (const MissingMetric& one : metrics.missing) text += "\n  " + one.name + ": " + one.reason;
    return text;
}

Result<void> demandKnown(std::string_view protocol) {
    std::string names;
    for (const EvaluationProtocol& one : evaluationProtocols()) {
        if (protocol.empty() || one.name == protocol) return {};
        names += (names.empty() ? "" : ", ") + std::string(one.name);
    }
    return fail(ErrorCode::Usage,
                "there is no protocol " + std::string(protocol) + "; there are " + names);
}

}  // namespace

std::span<const EvaluationProtocol> evaluationProtocols() {
    static const std::vector<EvaluationProtocol> protocols = {
        {"hmr2",
         "H36M-VAL-P2, 3DPW-TEST (HSMR), H36M (SKEL-CF)",
         JointSet::Keypoints44,
         {39},
         hmr2Joints(),
         false},
        {"moyo", "MOYO, MOYO-HARD", JointSet::Smpl24, {0}, range(0, 24), true},
        {"3dpw",
         "3DPW (SKEL-CF)",
         JointSet::Human17,
         {0},
         {6, 5, 4, 1, 2, 3, 16, 15, 14, 11, 12, 13, 8, 10},
         true},
        {"emdb", "EMDB", JointSet::Smpl24, {1, 2}, range(0, 24), true},
        {"spec-syn", "SPEC-SYN", JointSet::Human17, {1, 2}, range(0, 17), true},
        {"skel", "SKEL's joint centres", JointSet::Skel24, {0}, range(0, 24), true}};
    return protocols;
}

Result<PaperMetrics> paperMetrics(const TensorMap& estimate, const TensorMap& truth,
                                  std::string_view protocol) {
    if (auto known = demandKnown(protocol); !known) return tl::unexpected<Error>(known.error());
    const EvaluationFile ours{estimate, "the estimate"}, theirs{truth, "the truth"};
    PaperMetrics metrics;
    for (const EvaluationProtocol& one : evaluationProtocols()) {
        if (protocol.empty() || one.name == protocol) addJointErrors(ours, theirs, one, metrics);
    }
    addAlignedVertexError(ours, theirs, metrics);
    addVolumeError(ours, theirs, metrics);
    addCorrectKeypoints(ours, theirs, metrics);
    addViolations(ours, "poses", kDofCount, "SKEL", skelExcess, metrics);
    addViolations(ours, "smpl_poses", kSmplPoseCount, "SMPL", smplExcess, metrics);
    addLandmarkError(ours, theirs, metrics);
    addBodyError(ours, theirs, metrics);
    addAngleErrors(ours, theirs, metrics);
    if (metrics.values.empty() && metrics.violations.empty()) {
        return fail(ErrorCode::MalformedFile, reasonsOf(metrics));
    }
    return metrics;
}

}  // namespace gonio
