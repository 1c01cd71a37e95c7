#include "inference/training/neurik_problem.h"

#include <ATen/ATen.h>

#include <cmath>

#include "inference/synthesis/dice.h"

namespace gonio {
namespace {

template <class Matrix>
float* writeRowMajor(const Matrix& matrix, float* to) {
    for (Eigen::Index r = 0; r < matrix.rows(); ++r) {
        for (Eigen::Index c = 0; c < matrix.cols(); ++c) *to++ = static_cast<float>(matrix(r, c));
    }
    return to;
}

/// Writes windows one after the other into the tensors of a batch.
class BatchWriter {
public:
    BatchWriter(const NeurIkProblemOptions& options, const NeurIkData& data)
        : m_table(data.motions->table()),
          m_frames(options.network.frames),
          m_firstAnswer(options.network.everyFrame ? 0 : m_frames - 1),
          m_every(options.network.everyFrame ? options.poseEvery : 1) {
        for (int i = 0; i < m_table.size(); ++i) {
            if (m_table.markers[std::size_t(i)].osimBody >= 0) m_columns.push_back(i);
        }
        const std::int64_t rows = options.batch, answers = m_frames - m_firstAnswer,
                           posed = (answers + m_every - 1) / m_every;
        const auto of = [&](const char* name, std::vector<std::int64_t> sides) {
            sides.insert(sides.begin(), rows);
            m_tensors[name] = at::empty(sides, at::kFloat);
            m_to[name] = m_tensors[name].data_ptr<float>();
        };
        of("markers", {m_frames, m_table.size(), 4});
        of("root", {answers, 3, 3});
        of("coordinates", {answers, kOsimCoordinates});
        of("scales", {kOsimScales});
        of("joints", {posed, kOsimBodies, 3});
        of("tree_markers", {posed, std::int64_t(m_columns.size()), 3});
    }

    void add(const MarkerWindow& window) {
        for (const Eigen::Matrix3Xf& places_m : window.places_m) addMarkers(places_m);
        auto& scales = m_to["scales"];
        scales = writeRowMajor(window.scales.transpose(), scales);
        auto &root = m_to["root"], &coordinates = m_to["coordinates"];
        for (std::int64_t f = m_firstAnswer; f < m_frames; ++f) {
            const auto frame = std::size_t(f);
            root = writeRowMajor(window.root[frame], root);
            coordinates = writeRowMajor(window.coordinates_rad[frame].transpose(), coordinates);
            if ((m_frames - 1 - f) % m_every == 0) addTree(window, frame);
        }
    }

    NamedTensors take() { return NamedTensors(std::move(m_tensors)); }

private:
    void addMarkers(const Eigen::Matrix3Xf& places_m) {
        float*& to = m_to["markers"];
        for (Eigen::Index m = 0; m < places_m.cols(); ++m) {
            const bool seen = places_m.col(m).allFinite();
            for (int axis = 0; axis < 3; ++axis) *to++ = seen ? places_m(axis, m) : 0;
            *to++ = seen ? 1 : 0;
        }
    }

    void addTree(const MarkerWindow& window, std::size_t frame) {
        Eigen::Isometry3d root = Eigen::Isometry3d::Identity();
        root.linear() = window.root[frame];
        const OsimTree& tree = osimTree();
        const auto bodies = osimForward(tree, root, window.scales, window.coordinates_rad[frame]);
        float*& joints = m_to["joints"];
        for (int body = 0; body < kOsimBodies; ++body) {
            joints = writeRowMajor(
                osimJointCentre(tree, window.scales, body, bodies[std::size_t(body)]).transpose(),
                joints);
        }
        const auto markers = markersOnTree(m_table, tree, bodies, window.scales);
        float*& to = m_to["tree_markers"];
        for (const int column : m_columns) {
            to = writeRowMajor(markers.col(column).transpose(), to);
        }
    }

    const MarkerTable& m_table;
    std::int64_t m_frames, m_firstAnswer, m_every;
    std::vector<int> m_columns;
    TensorsByName m_tensors;
    std::map<std::string, float*> m_to;
};

/// What belongs to the data and is not learned gets no gradients.
NamedTensors withFixedStatistics(const NamedTensors& weights) {
    auto tensors = weights.all();
    for (auto& [name, tensor] : tensors) {
        if (name.starts_with("input.") || name.starts_with("output.")) tensor = tensor.detach();
    }
    return NamedTensors(std::move(tensors));
}

}  // namespace

Result<NeurIkData> NeurIkData::of(MarkerMotions motions) {
    const auto pelvis = pelvisColumnsOf(motions.table());
    if (!pelvis) return tl::unexpected<Error>(pelvis.error());
    return NeurIkData{std::make_shared<const MarkerMotions>(std::move(motions)), *pelvis};
}

NamedTensors neurIkBatch(const NeurIkProblemOptions& options, const NeurIkData& data,
                         std::uint64_t seed, const std::stop_token& stop) {
    BatchWriter writer(options, data);
    MarkerMotion motion;
    for (std::int64_t i = 0; i < options.batch; ++i) {
        if (stop.stop_requested()) return {};
        if (i % options.windowsOfClip == 0) {
            const auto clip = static_cast<std::uint64_t>(i / options.windowsOfClip);
            motion = data.motions->clip(mixedSeed(seed, clip), options.network.frames);
        }
        writer.add(disturbed(motion, data.motions->table(), data.pelvis, options.disturbance,
                             mixedSeed(seed + 1, static_cast<std::uint64_t>(i))));
    }
    return writer.take();
}

NamedTensors startNeurIkFor(const NeurIkProblemOptions& options, const NeurIkData& data,
                            std::uint64_t seed) {
    constexpr std::int64_t kWindows = 384;
    constexpr int kFrames = 8;
    NeurIkProblemOptions sample = options;
    sample.network.frames = kFrames;
    sample.network.everyFrame = true;
    sample.batch = kWindows;
    sample.windowsOfClip = 1;
    const auto batch = neurIkBatch(sample, data, mixedSeed(seed, ~std::uint64_t{0}), {});
    auto tensors = startNeurIk(options.network, seed).all();
    const auto places = batch["markers"].slice(-1, 0, 3).flatten(0, 1);
    const auto seen = batch["markers"].slice(-1, 3, 4).flatten(0, 1);
    const auto count = seen.sum(0).clamp_min(1);
    const auto mean = (places * seen).sum(0) / count;
    tensors["input.mean"] = mean;
    // A marker that hardly moves is not made to.
    constexpr double kLeastDeviation_m = 0.02;
    tensors["input.deviation"] = (((places - mean) * seen).square().sum(0) / count)
                                     .sqrt()
                                     .clamp_min(kLeastDeviation_m)
                                     .contiguous();
    const auto scales = batch["scales"];
    const auto low = scales.amin(0), high = scales.amax(0);
    constexpr double kRoom = 0.65, kLeastAmplitude = 0.05;  // a third more than was seen
    tensors["output.scale_mean"] = (low + high) / 2;
    tensors["output.scale_amplitude"] = ((high - low) * kRoom).clamp_min(kLeastAmplitude);
    const auto angles = batch["coordinates"].flatten(0, 1);
    const auto centre = tensors["output.coordinate_centre"],
               half = tensors["output.coordinate_half"];
    const auto from = at::minimum(centre - half, angles.amin(0)),
               to = at::maximum(centre + half, angles.amax(0));
    tensors["output.coordinate_centre"] = (from + to) / 2;
    tensors["output.coordinate_half"] = (to - from) / 2;
    return NamedTensors(std::move(tensors));
}

TrainingProblem neurIkProblem(const NeurIkProblemOptions& options, const NeurIkData& data,
                              std::uint64_t seed) {
    TrainingProblem problem;
    problem.start = startNeurIkFor(options, data, seed);
    problem.batch = [options, data](std::uint64_t batchSeed, const std::stop_token& stop) {
        return neurIkBatch(options, data, batchSeed, stop);
    };
    const auto anatomy = NeurIkAnatomy::of(data.motions->table(), options.device);
    problem.losses = [options, anatomy](const NamedTensors& weights, const NamedTensors& batch,
                                        std::uint64_t, const NetworkPulse& pulse) {
        pulse();
        const auto answer =
            runNeurIk(options.network, withFixedStatistics(weights), batch["markers"]);
        pulse();
        return neurIkLosses(options.weights, anatomy, answer,
                            options.network.everyFrame ? options.poseEvery : 1, batch);
    };
    return problem;
}

}  // namespace gonio
