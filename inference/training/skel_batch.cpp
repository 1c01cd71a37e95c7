#include "inference/training/skel_batch.h"

#include <ATen/ATen.h>

#include <cstring>
#include <stdexcept>

#include "inference/synthesis/dice.h"

namespace gonio {
namespace {

/// A batch that is filled row by row.
class Rows {
public:
    explicit Rows(std::int64_t count) : m_count(count) {
        m_tensors["image"] =
            at::empty({count, SkelSample::kRows, SkelSample::kColumns, 3}, at::kByte);
        m_tensors["labels"] = at::empty({count}, at::kLong);
    }

    /// \param numbers  one after the other, of a row
    template <class Number>
    void set(const char* name, std::int64_t row, std::vector<std::int64_t> shape,
             const Number* numbers) {
        at::Tensor& tensor = m_tensors[name];
        if (!tensor.defined()) {
            shape.insert(shape.begin(), m_count);
            tensor = at::zeros(shape);
        }
        const std::int64_t each = tensor.numel() / m_count;
        float* const out = tensor.data_ptr<float>() + row * each;
        for (std::int64_t i = 0; i < each; ++i) out[i] = static_cast<float>(numbers[i]);
    }

    void set(const char* name, std::int64_t row, double number) { set(name, row, {}, &number); }

    void fill(std::int64_t row, const SkelSample& sample) {
        const at::Tensor image = m_tensors["image"][row];
        if (sample.rgb.size() != image.nbytes()) throw std::logic_error("a crop of another size");
        std::memcpy(image.data_ptr(), sample.rgb.data(), sample.rgb.size());
        m_tensors["labels"].data_ptr<std::int64_t>()[row] = sample.labels;
        // Eigen stores columns.
        const Eigen::Matrix<double, 3, kKeypointCount> keypoints = sample.keypoints.transpose();
        const Eigen::Matrix<double, 4, kKeypointCount> points_m = sample.points_m.transpose();
        set("keypoints", row, {kKeypointCount, 3}, keypoints.data());
        set("points_m", row, {kKeypointCount, 4}, points_m.data());
        set("poses", row, {kDofCount}, sample.pose_rad.data());
        set("betas", row, {kShapeCount}, sample.shape.data());
        set("square", row, {3}, sample.square.data());
        set("poses_known", row, sample.isPoseKnown ? 1 : 0);
        set("betas_known", row, sample.isShapeKnown ? 1 : 0);
        std::array<double, kJointCount> turns{};
        for (std::size_t j = 0; j < turns.size(); ++j) {
            turns[j] = sample.isPoseKnown && sample.isTurnKnown[j] ? 1 : 0;
        }
        set("turns_known", row, {kJointCount}, turns.data());
        set("turned_rad", row, sample.turned_rad);
        set("cut_hard", row, sample.isCutHard ? 1 : 0);
    }

    NamedTensors take() { return NamedTensors(std::move(m_tensors)); }

private:
    std::int64_t m_count;
    std::map<std::string, at::Tensor, std::less<>> m_tensors;
};

}  // namespace

NamedTensors skelBatch(std::span<const SkelSample> samples) {
    Rows rows(static_cast<std::int64_t>(samples.size()));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        rows.fill(static_cast<std::int64_t>(i), samples[i]);
    }
    return rows.take();
}

NamedTensors drawSkelBatch(const SkelSamples& samples, std::uint64_t seed, std::int64_t rows,
                           const std::stop_token& stop) {
    std::vector<SkelSample> drawn(static_cast<std::size_t>(rows));
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        samples.draw(mixedSeed(seed, i), stop, drawn[i]);
        if (stop.stop_requested()) return {};
    }
    return skelBatch(drawn);
}

}  // namespace gonio
