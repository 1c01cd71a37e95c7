#include "inference/backends/drawn_people.h"

#include <algorithm>

#include "core/body/kinematics.h"
#include "inference/image/crop_pixel.h"

namespace gonio {
namespace {

constexpr std::size_t kChannel = std::size_t(kPatchSide_px) * kPatchSide_px;

/// A crop of 256 x 192 as the middle columns of a patch, normalised as networks take it.
void appendPatch(const CropSample& sample, std::vector<float>& patches) {
    const std::size_t begin = patches.size();
    const int border = (kPatchSide_px - sample.columns) / 2;
    for (int c = 0; c < 3; ++c) patches.insert(patches.end(), kChannel, normalisedValue(0, c));
    for (int y = 0; y < sample.rows; ++y) {
        for (int x = 0; x < sample.columns; ++x) {
            const auto from = 3 * (std::size_t(y) * std::size_t(sample.columns) + std::size_t(x));
            const std::size_t to = begin + std::size_t(y * kPatchSide_px + border + x);
            for (int c = 0; c < 3; ++c) {
                const auto channel = std::size_t(c);
                patches[to + channel * kChannel] =
                    normalisedValue(float(sample.rgb[from + channel]), c);
            }
        }
    }
}

/// Rows of one array of many batches.
struct Rows {
    std::vector<std::int64_t> shape;
    std::vector<double> numbers;

    void add(const Tensor& tensor) {
        const auto values = tensor.toDoubles();
        numbers.insert(numbers.end(), values.begin(), values.end());
    }

    Tensor take(std::int64_t count) const {
        auto whole = shape;
        whole.insert(whole.begin(), count);
        return Tensor::fromDoubles(numbers, whole);
    }
};

class Evaluation {
public:
    explicit Evaluation(const BodyModel& reference) : m_reference(reference) {}

    void addTruth(const CropLabels& labels) {
        for (int k = 0; k < kKeypointCount; ++k) {
            const double x = labels.keypoints(k, 0), y = labels.keypoints(k, 1);
            const bool isInside = std::abs(x) < 0.375 && std::abs(y) < 0.5;
            for (const double value : {x, y, isInside ? 1.0 : 0.0})
                m_points.numbers.push_back(value);
        }
        for (int i = 0; i < kDofCount; ++i) m_poses.numbers.push_back(labels.pose_rad[i]);
        for (int j = 0; j < kJointCount; ++j) {
            for (int a = 0; a < 3; ++a)
                m_joints.numbers.push_back(labels.joints_m(j, a) - labels.joints_m(0, a));
        }
        m_crop.numbers.push_back(double(labels.square.side_px));
        const auto& box = labels.box;
        m_box.numbers.push_back(
            double(std::max(box.right_px - box.left_px, box.bottom_px - box.top_px)));
        ++m_count;
    }

    Result<void> addAnswers(const TensorMap& answers, std::int64_t rows) {
        const auto poses = findTensor(answers, "poses", {rows, kDofCount});
        if (!poses) return tl::unexpected<Error>(poses.error());
        const auto betas = findTensor(answers, "betas", {rows, kShapeCount});
        if (!betas) return tl::unexpected<Error>(betas.error());
        m_saidPoses.add(**poses);
        addJoints((*poses)->toDoubles(), (*betas)->toDoubles());
        if (const auto points = findTensor(answers, "keypoints", {rows, kKeypointCount, 3}))
            m_saidPoints.add(**points);
        return {};
    }

    DrawnAnswers take() const {
        DrawnAnswers answers;
        answers.truth = {{"kp2d", m_points.take(m_count)},
                         {"poses", m_poses.take(m_count)},
                         {"joints", m_joints.take(m_count)},
                         {"crop_side", m_crop.take(m_count)},
                         {"box_side", m_box.take(m_count)}};
        answers.estimate = {{"poses", m_saidPoses.take(m_count)},
                            {"joints", m_saidJoints.take(m_count)}};
        if (!m_saidPoints.numbers.empty()) answers.estimate["kp2d"] = m_saidPoints.take(m_count);
        return answers;
    }

private:
    void addJoints(const std::vector<double>& poses, const std::vector<double>& betas) {
        Kinematics kinematics;
        for (std::size_t row = 0; row < poses.size() / kDofCount; ++row) {
            const Eigen::Map<const ShapeVector> shape(betas.data() + row * kShapeCount);
            const Eigen::Map<const PoseVector> pose(poses.data() + row * kDofCount);
            computeKinematics(computeRestShape(m_reference, shape), pose, kinematics);
            for (const Eigen::Vector3d& joint_m : kinematics.position_m) {
                for (const double value : Eigen::Vector3d(joint_m - kinematics.position_m[0]))
                    m_saidJoints.numbers.push_back(value);
            }
        }
    }

    const BodyModel& m_reference;
    std::int64_t m_count = 0;
    Rows m_points{{kKeypointCount, 3}, {}}, m_poses{{kDofCount}, {}},
        m_joints{{kJointCount, 3}, {}}, m_crop, m_box, m_saidPoints{{kKeypointCount, 3}, {}},
        m_saidPoses{{kDofCount}, {}}, m_saidJoints{{kJointCount, 3}, {}};
};

}  // namespace

Result<DrawnAnswers> answersOnDrawnPeople(Network& network, const CropSynthesiser& synthesiser,
                                          const BodyModel& reference, const DrawnPeople& people,
                                          const Job& job) {
    Evaluation evaluation(reference);
    std::vector<float> patches;
    CropSample sample;
    for (std::int64_t done = 0; done < people.count;) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "the evaluation was stopped");
        const std::int64_t rows = std::min<std::int64_t>(people.batch, people.count - done);
        patches.clear();
        for (std::int64_t i = 0; i < rows; ++i) {
            synthesiser.render(people.seed + std::uint64_t(done + i), sample);
            appendPatch(sample, patches);
            evaluation.addTruth(sample.labels);
        }
        const TensorMap inputs{
            {"patch", Tensor::fromFloats(patches, {rows, 3, kPatchSide_px, kPatchSide_px})}};
        const auto answers = network.run(inputs, job);
        if (!answers) return tl::unexpected<Error>(answers.error());
        if (auto added = evaluation.addAnswers(*answers, rows); !added)
            return tl::unexpected<Error>(added.error());
        done += rows;
        job.progress(static_cast<int>(done), static_cast<int>(people.count));
    }
    return evaluation.take();
}

}  // namespace gonio
