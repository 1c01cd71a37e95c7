#include "core/synth/replay.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "core/synth/noise.h"

namespace gonio {
namespace {

std::string otherSide(const std::string& name) {
    static const std::vector<std::pair<std::string, std::string>> prefixes = {
        {"right", "left"}, {"left", "right"}, {"r_", "l_"}, {"l_", "r_"}};
    for (const auto& [from, to] : prefixes) {
        if (name.starts_with(from)) return to + name.substr(from.size());
    }
    return name;
}

void moveRow(KeypointFrame& to, const KeypointFrame& from, Eigen::Index row, Eigen::Index source) {
    to.image_px.row(row) = from.image_px.row(source);
    if (from.rootRelative_m.rows() > source) {
        to.rootRelative_m.row(row) = from.rootRelative_m.row(source);
    }
}

/// Plays recorded frames, in their order or as the pictures are numbered.
class ReplayDetector final : public KeypointDetector {
public:
    ReplayDetector(Keypoints2D recorded, const ReplayOptions& options, std::size_t first,
                   FrameNumberOf frameNumberOf)
        : m_recorded(std::move(recorded)),
          m_options(options),
          m_first(first),
          m_next(first),
          m_frameNumberOf(std::move(frameNumberOf)) {}

    const std::vector<std::string>& names() const override { return m_recorded.names; }

    std::string name() const override { return "replay of " + m_recorded.detector; }

    std::string hash() const override { return "replay-1-seed-" + std::to_string(m_options.seed); }

    Result<KeypointFrame> detect(const Image& image, const PersonBox& /*box*/) override {
        if (m_options.delay_s > 0) {
            std::this_thread::sleep_for(std::chrono::duration<double>(m_options.delay_s));
        }
        std::optional<std::size_t> index = m_next;
        if (m_frameNumberOf) {
            index = m_frameNumberOf(image);
        } else {
            ++m_next;
        }
        if (!index || *index >= m_recorded.frames.size()) return KeypointFrame{};
        return degradedFrame(m_recorded, *index, m_options);
    }

    void reset() override { m_next = m_first; }

private:
    Keypoints2D m_recorded;
    ReplayOptions m_options;
    std::size_t m_first, m_next;
    FrameNumberOf m_frameNumberOf;
};

}  // namespace

void swapSides(const std::vector<std::string>& names, KeypointFrame& frame) {
    const KeypointFrame before = frame;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto other = std::find(names.begin(), names.end(), otherSide(names[i]));
        if (other == names.end()) continue;
        moveRow(frame, before, static_cast<Eigen::Index>(i),
                static_cast<Eigen::Index>(other - names.begin()));
    }
}

KeypointFrame degradedFrame(const Keypoints2D& recorded, std::size_t index,
                            const ReplayOptions& options) {
    KeypointFrame frame = recorded.frames[index];
    Noise noise(options.seed * 1000003ULL + index);
    if (noise.uniform() < options.lostFrameChance) return {};
    const bool swapped = noise.uniform() < options.swapChance;
    if (swapped && !frame.empty()) swapSides(recorded.names, frame);
    for (Eigen::Index k = 0; k < frame.image_px.rows(); ++k) {
        // Every point takes the same count of numbers, so one option does not stir the others.
        const double dx = noise.gaussian(), dy = noise.gaussian();
        const bool dropped = noise.uniform() < options.dropoutChance;
        const bool outlier = noise.uniform() < options.outlierChance;
        const double ox = 2 * noise.uniform() - 1, oy = 2 * noise.uniform() - 1;
        const Eigen::RowVector3d d3(noise.gaussian(), noise.gaussian(), noise.gaussian());
        frame.image_px(k, 0) += options.noise_px * dx + (outlier ? options.outlier_px * ox : 0);
        frame.image_px(k, 1) += options.noise_px * dy + (outlier ? options.outlier_px * oy : 0);
        if (dropped) frame.image_px(k, 2) = 0;
        if (k < frame.rootRelative_m.rows()) {
            frame.rootRelative_m.row(k) += options.noise3D_m * d3;
        }
    }
    return frame;
}

Keypoints2D degraded(const Keypoints2D& recorded, const ReplayOptions& options) {
    Keypoints2D result{"replay of " + recorded.detector, recorded.names, {}, recorded.misplacement};
    for (std::size_t i = 0; i < recorded.frames.size(); ++i) {
        result.frames.push_back(degradedFrame(recorded, i, options));
    }
    return result;
}

std::unique_ptr<KeypointDetector> makeReplayDetector(Keypoints2D recorded,
                                                     const ReplayOptions& options,
                                                     std::size_t firstFrame) {
    return std::make_unique<ReplayDetector>(std::move(recorded), options, firstFrame, nullptr);
}

std::unique_ptr<KeypointDetector> makeReplayDetector(Keypoints2D recorded,
                                                     const ReplayOptions& options,
                                                     FrameNumberOf frameNumberOf) {
    return std::make_unique<ReplayDetector>(std::move(recorded), options, 0,
                                            std::move(frameNumberOf));
}

}  // namespace gonio
