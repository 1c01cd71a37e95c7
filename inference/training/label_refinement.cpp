#include "inference/training/label_refinement.h"

#include <ATen/ATen.h>

#include <atomic>
#include <cmath>
#include <deque>
#include <map>
#include <optional>
#include <thread>

#include "core/body/point_set.h"
#include "inference/training/label_error.h"

namespace gonio {
namespace {

using Points = Eigen::Matrix<double, kKeypointCount, 3>;

/// Pose and shape as labels keep them, in 32 bits: what was read from a file is what was written.
struct Label {
    std::array<float, kDofCount> pose_rad{};
    std::array<float, kShapeCount> shape{};
    bool isKnown = false;

    PoseVector pose() const {
        return Eigen::Map<const Eigen::Matrix<float, kDofCount, 1>>(pose_rad.data()).cast<double>();
    }

    ShapeVector shapeNumbers() const {
        return Eigen::Map<const Eigen::Matrix<float, kShapeCount, 1>>(shape.data()).cast<double>();
    }
};

Label labelOf(const PoseVector& pose_rad, const ShapeVector& shape) {
    Label label;
    Eigen::Map<Eigen::Matrix<float, kDofCount, 1>>(label.pose_rad.data()) = pose_rad.cast<float>();
    Eigen::Map<Eigen::Matrix<float, kShapeCount, 1>>(label.shape.data()) = shape.cast<float>();
    label.isKnown = true;
    return label;
}

/// An answer of the network of late, with what it was an answer to. One row of a tensor on disk.
struct Answer {
    static constexpr int kNumbers =
        3 * kKeypointCount + 2 * (kDofCount + kShapeCount) + 3 + 1 + 1 + 1;

    std::int64_t labels = -1;
    std::array<float, kNumbers> numbers{};

    // The order of the numbers.
    static constexpr int kKeypoints = 0, kPose = 3 * kKeypointCount, kShape = kPose + kDofCount,
                         kPlace = kShape + kShapeCount, kOldPose = kPlace + 3,
                         kOldShape = kOldPose + kDofCount, kOldKnown = kOldShape + kShapeCount,
                         kTurned = kOldKnown + 1, kCutHard = kTurned + 1;

    ScoredKeypoints keypoints() const {
        return Eigen::Map<const Eigen::Matrix<float, kKeypointCount, 3, Eigen::RowMajor>>(
                   numbers.data())
            .cast<double>();
    }

    BodyParameters said() const {
        const auto part = [this](int first, int count) -> Eigen::VectorXd {
            return Eigen::Map<const Eigen::VectorXf>(numbers.data() + first, count).cast<double>();
        };
        return {part(kPose, kDofCount), part(kShape, kShapeCount), part(kPlace, 3)};
    }

    Label old() const {
        Label label;
        std::copy_n(numbers.begin() + kOldPose, kDofCount, label.pose_rad.begin());
        std::copy_n(numbers.begin() + kOldShape, kShapeCount, label.shape.begin());
        label.isKnown = numbers[kOldKnown] > 0;
        return label;
    }

    double turned_rad() const { return double(numbers[kTurned]); }

    bool isCutHard() const { return numbers[kCutHard] > 0; }
};

/// Copies a row's numbers of a tensor.
void take(const NamedTensors& tensors, const char* name, std::int64_t row, Answer& out, int at) {
    const at::Tensor numbers = tensors[name][row].to(at::kFloat).contiguous().flatten();
    std::copy_n(numbers.data_ptr<float>(), numbers.numel(), out.numbers.begin() + at);
}

Answer answerOf(const NamedTensors& batch, const NamedTensors& answers, std::int64_t row) {
    Answer answer;
    answer.labels = batch["labels"][row].item<std::int64_t>();
    take(batch, "keypoints", row, answer, Answer::kKeypoints);
    take(answers, "poses", row, answer, Answer::kPose);
    take(answers, "betas", row, answer, Answer::kShape);
    take(answers, "trans_m", row, answer, Answer::kPlace);
    take(batch, "raw_poses", row, answer, Answer::kOldPose);
    take(batch, "betas", row, answer, Answer::kOldShape);
    take(batch, "poses_known", row, answer, Answer::kOldKnown);
    take(batch, "turned_rad", row, answer, Answer::kTurned);
    take(batch, "cut_hard", row, answer, Answer::kCutHard);
    return answer;
}

}  // namespace

class LabelRefinement::Work {
public:
    Work(std::shared_ptr<const BodyModel> reference, PoseRefiner refine,
         const RefinementSchedule& schedule, int threads)
        : m_reference(std::move(reference)),
          m_points(*m_reference, keypointDefinitions(*m_reference->keypoints44)),
          m_refine(std::move(refine)),
          m_schedule(schedule),
          m_threads(threads) {}

    void complete(TensorsByName& batch) const;
    Result<void> learn(std::int64_t step, const NamedTensors& batch, const NamedTensors& answers,
                       const Job& job);
    NamedTensors tensors() const;
    Result<void> restore(const NamedTensors& tensors);

    RefinementCounts counts;

private:
    Result<void> refineAll(const Job& job);
    /// Whether a fit is better than a label, and may be one.
    bool isBetter(const RefinedPose& fit, const Label& label, const Answer& answer) const;

    std::shared_ptr<const BodyModel> m_reference;
    PointSet m_points;
    PoseRefiner m_refine;
    RefinementSchedule m_schedule;
    int m_threads;
    std::map<std::int64_t, Label> m_better;
    std::deque<Answer> m_latest;
};

void LabelRefinement::Work::complete(TensorsByName& batch) const {
    auto poses = batch.at("poses").clone(), betas = batch.at("betas").clone();
    auto raw = poses.clone();
    const auto labels = batch.at("labels");
    auto posesKnown = batch.at("poses_known").clone(), betasKnown = batch.at("betas_known").clone();
    auto turnsKnown = batch.at("turns_known").clone();
    for (std::int64_t row = 0; row < labels.size(0); ++row) {
        const double turned_rad = batch.at("turned_rad")[row].item<double>();
        const auto copyPose = [row](at::Tensor& to, const PoseVector& from) {
            for (int d = 0; d < kDofCount; ++d) to[row].data_ptr<float>()[d] = float(from[d]);
        };
        const auto better = m_better.find(labels[row].item<std::int64_t>());
        if (better == m_better.end()) {
            // Batches carry poses as the crop shows them; labels are kept as the picture does.
            PoseVector shown;
            for (int d = 0; d < kDofCount; ++d) shown[d] = double(poses[row].data_ptr<float>()[d]);
            copyPose(raw, turnedInPlane(shown, -turned_rad));
            continue;
        }
        const PoseVector pose_rad = better->second.pose();
        copyPose(raw, pose_rad);
        copyPose(poses, turnedInPlane(pose_rad, turned_rad));
        for (int i = 0; i < kShapeCount; ++i) {
            betas[row].data_ptr<float>()[i] = better->second.shape[std::size_t(i)];
        }
        posesKnown[row].fill_(1);
        betasKnown[row].fill_(1);
        turnsKnown[row].fill_(1);
    }
    batch["poses"] = poses;
    batch["raw_poses"] = raw;
    batch["betas"] = betas;
    batch["poses_known"] = posesKnown;
    batch["betas_known"] = betasKnown;
    batch["turns_known"] = turnsKnown;
}

Result<void> LabelRefinement::Work::learn(std::int64_t step, const NamedTensors& batch,
                                          const NamedTensors& answers, const Job& job) {
    if (step <= m_schedule.after) return {};
    for (std::int64_t row = 0; row < batch["labels"].size(0); ++row) {
        Answer answer = answerOf(batch, answers, row);
        if (answer.labels >= 0) m_latest.push_back(std::move(answer));
    }
    while (std::int64_t(m_latest.size()) > m_schedule.latest) m_latest.pop_front();
    if (step % m_schedule.every != 0) return {};
    auto done = refineAll(job);
    m_latest.clear();
    return done;
}

Result<void> LabelRefinement::Work::refineAll(const Job& job) {
    std::vector<std::optional<RefinedPose>> fits(m_latest.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < fits.size() && !job.cancelled(); i = next++) {
            const Answer& answer = m_latest[i];
            if (answer.isCutHard()) continue;
            // A pose that cannot be fitted keeps its label.
            if (auto fit = m_refine(answer.keypoints(), answer.said(), job)) fits[i] = *fit;
        }
    };
    {
        std::vector<std::jthread> others;
        for (int i = 1; i < m_threads; ++i) others.emplace_back(work);
        work();
    }
    if (job.cancelled()) return fail(ErrorCode::Cancelled, "the training was stopped");
    for (std::size_t i = 0; i < fits.size(); ++i) {
        if (!fits[i]) continue;
        const Answer& answer = m_latest[i];
        const auto stored = m_better.find(answer.labels);
        const Label label = stored == m_better.end() ? answer.old() : stored->second;
        ++counts.tried;
        if (!isBetter(*fits[i], label, answer)) continue;
        ++counts.accepted;
        m_better[answer.labels] = labelOf(
            turnedInPlane(fits[i]->body.pose_rad, -answer.turned_rad()), fits[i]->body.shape);
    }
    return {};
}

bool LabelRefinement::Work::isBetter(const RefinedPose& fit, const Label& label,
                                     const Answer& answer) const {
    const bool isUsable = fit.body.pose_rad.allFinite() && std::isfinite(fit.keypointError) &&
                          fit.body.shape.cwiseAbs().maxCoeff() < m_schedule.largestShape;
    if (!isUsable) return false;
    if (!label.isKnown) return true;
    const RestShape rest = computeRestShape(*m_reference, label.shapeNumbers());
    Kinematics kinematics;
    computeKinematics(rest, turnedInPlane(label.pose(), answer.turned_rad()), kinematics);
    PointSet::Values values;
    m_points.evaluate(rest, kinematics, values);
    const Points points_m =
        Eigen::Map<const Eigen::Matrix<double, kKeypointCount, 3, Eigen::RowMajor>>(
            values.position_m.data());
    const auto place_m = cropCameraPlace_m(points_m, answer.keypoints());
    return !place_m || fit.keypointError < keypointError(points_m, *place_m, answer.keypoints());
}

NamedTensors LabelRefinement::Work::tensors() const {
    constexpr std::int64_t kLabelNumbers = kDofCount + kShapeCount;
    const auto labelCount = std::int64_t(m_better.size());
    const auto answerCount = std::int64_t(m_latest.size());
    auto ids = at::empty({labelCount}, at::kLong), answerIds = at::empty({answerCount}, at::kLong);
    auto labels = at::empty({labelCount, kLabelNumbers});
    auto answers = at::empty({answerCount, Answer::kNumbers});
    std::int64_t row = 0;
    for (const auto& [number, label] : m_better) {
        ids.data_ptr<std::int64_t>()[row] = number;
        float* const out = labels.data_ptr<float>() + kLabelNumbers * row++;
        std::copy(label.shape.begin(), label.shape.end(),
                  std::copy(label.pose_rad.begin(), label.pose_rad.end(), out));
    }
    row = 0;
    for (const Answer& answer : m_latest) {
        answerIds.data_ptr<std::int64_t>()[row] = answer.labels;
        std::copy(answer.numbers.begin(), answer.numbers.end(),
                  answers.data_ptr<float>() + Answer::kNumbers * row++);
    }
    const auto counted = at::tensor({counts.tried, counts.accepted}, at::kLong);
    return NamedTensors({{"label_ids", ids},
                         {"labels", labels},
                         {"answer_ids", answerIds},
                         {"answers", answers},
                         {"counts", counted}});
}

Result<void> LabelRefinement::Work::restore(const NamedTensors& given) {
    m_better.clear();
    m_latest.clear();
    counts = {};
    if (given.all().empty()) return {};
    for (const char* name : {"label_ids", "labels", "answer_ids", "answers", "counts"}) {
        if (!given.contains(name)) {
            return fail(ErrorCode::MalformedFile, std::string("the training lacks its ") + name);
        }
    }
    constexpr std::int64_t kLabelNumbers = kDofCount + kShapeCount;
    const auto ids = given["label_ids"].to(at::kLong).contiguous();
    const auto labels = given["labels"].to(at::kFloat).contiguous();
    const auto answerIds = given["answer_ids"].to(at::kLong).contiguous();
    const auto answers = given["answers"].to(at::kFloat).contiguous();
    const auto counted = given["counts"].to(at::kLong).contiguous();
    if (labels.numel() != ids.numel() * kLabelNumbers || counted.numel() != 2 ||
        answers.numel() != answerIds.numel() * Answer::kNumbers) {
        return fail(ErrorCode::MalformedFile, "the training's refined labels have another shape");
    }
    for (std::int64_t i = 0; i < ids.numel(); ++i) {
        const float* const numbers = labels.data_ptr<float>() + kLabelNumbers * i;
        Label& label = m_better[ids.data_ptr<std::int64_t>()[i]];
        std::copy_n(numbers, kDofCount, label.pose_rad.begin());
        std::copy_n(numbers + kDofCount, kShapeCount, label.shape.begin());
        label.isKnown = true;
    }
    for (std::int64_t i = 0; i < answerIds.numel(); ++i) {
        Answer& answer = m_latest.emplace_back();
        answer.labels = answerIds.data_ptr<std::int64_t>()[i];
        std::copy_n(answers.data_ptr<float>() + Answer::kNumbers * i, Answer::kNumbers,
                    answer.numbers.begin());
    }
    counts = {counted.data_ptr<std::int64_t>()[0], counted.data_ptr<std::int64_t>()[1]};
    return {};
}

LabelRefinement::LabelRefinement(std::shared_ptr<const BodyModel> reference, PoseRefiner refine,
                                 const RefinementSchedule& schedule, int threads)
    : m_work(std::make_unique<Work>(std::move(reference), std::move(refine), schedule, threads)) {}

LabelRefinement::~LabelRefinement() = default;

NamedTensors LabelRefinement::completed(const NamedTensors& batch) const {
    auto tensors = batch.all();
    m_work->complete(tensors);
    return NamedTensors(std::move(tensors));
}

Result<void> LabelRefinement::learn(std::int64_t step, const NamedTensors& batch,
                                    const NamedTensors& answers, const Job& job) {
    return m_work->learn(step, batch, answers, job);
}

NamedTensors LabelRefinement::tensors() const {
    return m_work->tensors();
}

Result<void> LabelRefinement::restore(const NamedTensors& tensors) {
    return m_work->restore(tensors);
}

RefinementCounts LabelRefinement::counts() const {
    return m_work->counts;
}

}  // namespace gonio
