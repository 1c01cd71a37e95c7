#include "inference/backends/drawn_words.h"

#include "core/body/kinematics.h"
#include "core/body/smpl.h"
#include "core/body/smpl_twin.h"
#include "inference/image/camera.h"
#include "inference/image/crop_pixel.h"

namespace gonio {
namespace {

using Bodies = std::vector<std::shared_ptr<const BodyModel>>;

/// Appends joints from the first one, row after row.
template <class JointAt>
void addFromRoot(DrawnRows& rows, const JointAt& joint_m) {
    const Eigen::Vector3d root_m = joint_m(0);
    for (int j = 0; j < kJointCount; ++j) {
        for (const double value : Eigen::Vector3d(joint_m(j) - root_m))
            rows.numbers.push_back(value);
    }
}

bool isInCrop(const CropLabels& labels, int keypoint) {
    return std::abs(labels.keypoints(keypoint, 0)) < 0.375 &&
           std::abs(labels.keypoints(keypoint, 1)) < 0.5;
}

/// SKEL's parameters, under the names of the network's answers.
class SkelWords : public DrawnWords {
public:
    SkelWords(Bodies bodies, std::string prefix, bool asksForSquare, bool knowsCamera)
        : m_reference(std::move(bodies.front())),
          m_prefix(std::move(prefix)),
          m_asksForSquare(asksForSquare),
          m_knowsCamera(knowsCamera) {}

    void addTruth(const CropLabels& labels) override {
        for (int k = 0; k < kKeypointCount; ++k) {
            for (const double value :
                 {labels.keypoints(k, 0), labels.keypoints(k, 1), isInCrop(labels, k) ? 1.0 : 0.0})
                m_points.numbers.push_back(value);
        }
        for (const double angle_rad : labels.pose_rad) m_poses.numbers.push_back(angle_rad);
        addFromRoot(m_joints,
                    [&](int j) { return Eigen::Vector3d(labels.joints_m.row(j).transpose()); });
        m_crop.numbers.push_back(double(labels.square.side_px));
        const auto& box = labels.box;
        m_box.numbers.push_back(
            double(std::max(box.right_px - box.left_px, box.bottom_px - box.top_px)));
        if (m_asksForSquare) addSquare(labels);
    }

    TensorMap takeInputs() override {
        if (!m_asksForSquare) return {};
        const auto rows = std::int64_t(m_squares.size() / 3);
        return {{"bbox_info", Tensor::fromFloats(std::exchange(m_squares, {}), {rows, 3})}};
    }

    Result<void> addAnswers(const TensorMap& answers, std::int64_t rows) override {
        const auto poses = findTensor(answers, m_prefix + "poses", {rows, kDofCount});
        if (!poses) return tl::unexpected<Error>(poses.error());
        const auto betas = findTensor(answers, m_prefix + "betas", {rows, kShapeCount});
        if (!betas) return tl::unexpected<Error>(betas.error());
        m_saidPoses.add(**poses);
        addJoints((*poses)->toDoubles(), (*betas)->toDoubles());
        if (const auto points = findTensor(answers, "keypoints", {rows, kKeypointCount, 3}))
            m_saidPoints.add(**points);
        return {};
    }

    TensorMap truth() const override {
        return {{"kp2d", m_points.take()},
                {"poses", m_poses.take()},
                {"joints", m_joints.take()},
                {"crop_side", m_crop.take()},
                {"box_side", m_box.take()}};
    }

    TensorMap estimate() const override {
        TensorMap said{{"poses", m_saidPoses.take()}, {"joints", m_saidJoints.take()}};
        if (!m_saidPoints.numbers.empty()) said["kp2d"] = m_saidPoints.take();
        return said;
    }

private:
    void addSquare(const CropLabels& labels) {
        const std::array<float, 3> own{0, 0, float(kPatchSide_px / kPatchFocal_px)};
        const auto square =
            m_knowsCamera ? squareInfo(labels.square, labels.picture, labels.focal_px) : own;
        m_squares.insert(m_squares.end(), square.begin(), square.end());
    }

    void addJoints(const std::vector<double>& poses, const std::vector<double>& betas) {
        Kinematics kinematics;
        for (std::size_t row = 0; row < poses.size() / kDofCount; ++row) {
            const Eigen::Map<const ShapeVector> shape(betas.data() + row * kShapeCount);
            const Eigen::Map<const PoseVector> pose(poses.data() + row * kDofCount);
            computeKinematics(computeRestShape(*m_reference, shape), pose, kinematics);
            addFromRoot(m_saidJoints, [&](int j) { return kinematics.position_m[std::size_t(j)]; });
        }
    }

    std::shared_ptr<const BodyModel> m_reference;
    std::string m_prefix;
    bool m_asksForSquare, m_knowsCamera;
    std::vector<float> m_squares;
    DrawnRows m_points{{kKeypointCount, 3}, {}}, m_poses{{kDofCount}, {}},
        m_joints{{kJointCount, 3}, {}}, m_crop, m_box, m_saidPoints{{kKeypointCount, 3}, {}},
        m_saidPoses{{kDofCount}, {}}, m_saidJoints{{kJointCount, 3}, {}};
};

/// SMPL's parameters: people stand as the SMPL twins of their bodies do.
class SmplWords : public DrawnWords {
public:
    SmplWords(Bodies bodies, bool showsKeypoints)
        : m_bodies(std::move(bodies)), m_showsKeypoints(showsKeypoints) {
        for (const auto& body : m_bodies) m_twins.push_back(smplTwinOf(*body));
    }

    void addTruth(const CropLabels& labels) override {
        const auto who = static_cast<std::size_t>(labels.body);
        Kinematics kinematics;
        computeKinematics(computeRestShape(*m_bodies[who], labels.shape), labels.pose_rad,
                          kinematics);
        SmplBody stands;
        stands.shape = labels.shape;
        stands.rotations = twinTurnsOf(kinematics);
        addJoints(m_joints, *m_twins[who], stands);
        if (!m_showsKeypoints) return;
        for (int k = 0; k < kKeypointCount; ++k) {
            m_points.insert(m_points.end(),
                            {float(labels.keypoints(k, 0)), float(labels.keypoints(k, 1)),
                             isInCrop(labels, k) ? 1.0F : 0.0F});
        }
    }

    TensorMap takeInputs() override {
        if (!m_showsKeypoints) return {};
        const auto rows = std::int64_t(m_points.size() / (3 * kKeypointCount));
        return {{"keypoints2d",
                 Tensor::fromFloats(std::exchange(m_points, {}), {rows, kKeypointCount, 3})}};
    }

    Result<void> addAnswers(const TensorMap& answers, std::int64_t rows) override {
        const auto turns = findTensor(answers, "rotations", {rows, kJointCount, 3, 3});
        if (!turns) return tl::unexpected<Error>(turns.error());
        const auto betas = findTensor(answers, "betas", {rows, kShapeCount});
        if (!betas) return tl::unexpected<Error>(betas.error());
        if (const auto poses = findTensor(answers, "poses", {rows, kSmplAngleCount}))
            m_saidPoses.add(**poses);
        if (const auto refined = findTensor(answers, "refined", {rows})) m_refined.add(**refined);
        const auto rotations = (*turns)->toDoubles(), shapes = (*betas)->toDoubles();
        using Matrix = Eigen::Matrix<double, 3, 3, Eigen::RowMajor>;
        for (std::size_t row = 0; row < std::size_t(rows); ++row) {
            SmplBody said;
            said.shape = Eigen::Map<const ShapeVector>(shapes.data() + row * kShapeCount);
            for (std::size_t j = 0; j < kJointCount; ++j) {
                said.rotations[j] =
                    Eigen::Map<const Matrix>(rotations.data() + 9 * (row * kJointCount + j));
            }
            addJoints(m_saidJoints, *m_twins.front(), said);
        }
        return {};
    }

    TensorMap truth() const override { return {{"joints24", m_joints.take()}}; }

    TensorMap estimate() const override {
        TensorMap said{{"joints24", m_saidJoints.take()}};
        if (!m_saidPoses.numbers.empty()) said["smpl_poses"] = m_saidPoses.take();
        if (!m_refined.numbers.empty()) said["refined"] = m_refined.take();
        return said;
    }

private:
    static void addJoints(DrawnRows& rows, const SmplModel& model, const SmplBody& body) {
        const SmplSkeleton posed = smplSkeleton(model, body);
        addFromRoot(rows, [&](int j) { return posed.position_m[std::size_t(j)]; });
    }

    Bodies m_bodies;
    std::vector<std::shared_ptr<const SmplModel>> m_twins;
    bool m_showsKeypoints;
    std::vector<float> m_points;
    DrawnRows m_joints{{kJointCount, 3}, {}}, m_saidJoints{{kJointCount, 3}, {}},
        m_saidPoses{{kSmplAngleCount}, {}}, m_refined;
};

}  // namespace

void DrawnRows::add(const Tensor& tensor) {
    const auto values = tensor.toDoubles();
    numbers.insert(numbers.end(), values.begin(), values.end());
}

Tensor DrawnRows::take() const {
    std::int64_t size = 1;
    for (const std::int64_t side : shape) size *= side;
    auto whole = shape;
    whole.insert(whole.begin(), static_cast<std::int64_t>(numbers.size()) / size);
    return Tensor::fromDoubles(numbers, whole);
}

Result<std::unique_ptr<DrawnWords>> drawnWordsOf(const std::string& network, Bodies bodies,
                                                 bool showsKeypoints, bool knowsCamera) {
    if (bodies.empty()) return fail(ErrorCode::Usage, "there is no body to draw");
    if (network == "mqhmr") return std::make_unique<SmplWords>(std::move(bodies), showsKeypoints);
    if (network == "skelcf") {
        return std::make_unique<SkelWords>(std::move(bodies), "pd_dec_", true, knowsCamera);
    }
    if (network == "default" || network == "hsmr" || network == "torchscript") {
        return std::make_unique<SkelWords>(std::move(bodies), "", false, true);
    }
    return fail(ErrorCode::Usage,
                "a network '" + network +
                    "' says nothing of people in crops: default, hsmr, skelcf and mqhmr do");
}

}  // namespace gonio
