#include "core/pipeline/replay_estimator.h"

#include <chrono>
#include <cmath>
#include <thread>

#include "core/biomech/text_numbers.h"
#include "core/io/file_hash.h"
#include "core/io/npz.h"
#include "core/people/keypoint_track.h"
#include "core/pipeline/keypoint_arrays.h"

namespace gonio {
namespace {

class ReplayEstimator : public BodyEstimator {
public:
    ReplayEstimator(Keypoints2D recorded, std::string hash, const ReplayOptions& options)
        : m_recorded(std::move(recorded)), m_hash(std::move(hash)), m_options(options) {}

    std::string detectorName() const override { return "replay of " + m_recorded.detector; }

    std::string hash() const override { return m_hash; }

    const std::vector<std::string>& keypointNames() const override { return m_recorded.names; }

    double misplacement() const override { return m_recorded.misplacement; }

    // Not the delay: it changes nothing that is seen.
    std::vector<std::pair<std::string, std::string>> settings() const override {
        const auto number = [](double value) { return formatShortest(value); };
        return {{"noise_px", number(m_options.noise_px)},
                {"noise_3d_m", number(m_options.noise3D_m)},
                {"dropout_chance", number(m_options.dropoutChance)},
                {"lost_frame_chance", number(m_options.lostFrameChance)},
                {"swap_chance", number(m_options.swapChance)},
                {"outlier_chance", number(m_options.outlierChance)},
                {"outlier_px", number(m_options.outlier_px)},
                {"seed", std::to_string(m_options.seed)}};
    }

    Result<KeypointFrame> estimate(const Frame& frame, const PersonBox& /*box*/) override {
        if (m_options.delay_s > 0) {
            std::this_thread::sleep_for(std::chrono::duration<double>(m_options.delay_s));
        }
        const auto index = static_cast<std::size_t>(frame.index);
        if (index >= m_recorded.frames.size()) return KeypointFrame{};
        return degradedFrame(m_recorded, index, m_options);
    }

    std::vector<std::string> warnings(int frameCount) const override {
        if (m_recorded.frames.size() == static_cast<std::size_t>(frameCount)) return {};
        return {"The recording of keypoints has " + std::to_string(m_recorded.frames.size()) +
                " frames, the video " + std::to_string(frameCount) +
                ": they may not belong together."};
    }

    std::optional<std::vector<PersonTrack>> knownPeople(int frameCount) const override {
        PersonTrack track;
        track.id = 1;
        track.boxes.resize(static_cast<std::size_t>(frameCount));
        for (std::size_t f = 0; f < track.boxes.size() && f < m_recorded.frames.size(); ++f) {
            track.boxes[f] = boxAround(m_recorded.frames[f]);
            if (track.boxes[f]) {
                track.area_px2s += track.boxes[f]->width_px * track.boxes[f]->height_px;
            }
        }
        return std::vector<PersonTrack>{std::move(track)};
    }

private:
    Keypoints2D m_recorded;
    std::string m_hash;
    ReplayOptions m_options;
};

Result<Keypoints2D> trueKeypoints(const TensorMap& arrays) {
    auto points = findTensor(arrays, "kp2d", {-1, kKeypointCount, 2});
    if (!points) return tl::unexpected<Error>(points.error());
    const std::vector<double> values = (*points)->toDoubles();
    Keypoints2D truth{"the truth of a generated clip", {}, {}, 0};
    truth.names.assign(kKeypointNames.begin(), kKeypointNames.end());
    for (std::size_t at = 0; at < values.size(); at += 2 * kKeypointCount) {
        KeypointFrame& frame = truth.frames.emplace_back();
        frame.image_px.resize(kKeypointCount, 3);
        for (int k = 0; k < kKeypointCount; ++k) {
            const double x = values[at + 2 * k], y = values[at + 2 * k + 1];
            const bool known = std::isfinite(x) && std::isfinite(y);
            frame.image_px.row(k) << (known ? x : 0), (known ? y : 0), (known ? 1 : 0);
        }
    }
    return truth;
}

}  // namespace

std::unique_ptr<BodyEstimator> makeReplayEstimator(Keypoints2D recorded, std::string hash,
                                                   const ReplayOptions& options) {
    return std::make_unique<ReplayEstimator>(std::move(recorded), std::move(hash), options);
}

Result<std::unique_ptr<BodyEstimator>> loadReplayEstimator(const std::filesystem::path& recording,
                                                           const ReplayOptions& options) {
    auto hash = sha256OfFile(recording);
    if (!hash) return tl::unexpected<Error>(hash.error());
    auto arrays = readNpz(recording);
    if (!arrays) return tl::unexpected<Error>(arrays.error());
    auto keypoints = arrays->contains("kp2d") ? trueKeypoints(*arrays) : readKeypoints(recording);
    if (!keypoints) return passOn(keypoints.error(), "reading keypoints of " + recording.string());
    return makeReplayEstimator(*std::move(keypoints), *std::move(hash), options);
}

}  // namespace gonio
