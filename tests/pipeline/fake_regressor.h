#pragma once

#include <atomic>
#include <thread>

#include "core/body/rest_shape.h"
#include "core/pipeline/body_regressor.h"
#include "core/pipeline/motion_arrays.h"
#include "core/synth/truth.h"

namespace gonio::test {

/// The bodies of a generated clip in camera axes, as a perfect network would see them.
inline std::vector<RegressedBody> regressedTruth(const BodyModel& model, const SynthTruth& truth) {
    const Motion& motion = truth.generated.motion;
    const Eigen::Vector3d pelvis_m = computeRestShape(model, motion.shape).joints_m[0];
    std::vector<RegressedBody> bodies;
    for (std::size_t f = 0; f < motion.size(); ++f) {
        const BodyParameters body = inCamera(motion.at(f), motion.camera.cameraFromWorld, pelvis_m);
        bodies.push_back({body.pose_rad, body.shape, body.translation_m, motion.camera.focal_px});
    }
    return bodies;
}

/// Answers from memory, and notes what it was asked.
class FakeRegressor : public BodyRegressor {
public:
    FakeRegressor(std::vector<RegressedBody> bodies, std::string body, int batch = 4)
        : m_bodies(std::move(bodies)), m_body(std::move(body)), m_batch(batch) {}

    std::string backend() const override { return "fake"; }

    std::string name() const override { return "remembered bodies"; }

    std::string hash() const override { return "test"; }

    std::string device() const override { return "none"; }

    std::string bodyOfShape() const override { return m_body; }

    int batch() const override { return m_batch; }

    Result<std::unique_ptr<RegressorView>> view(const Frame& frame,
                                                const PersonBox&) const override {
        mostViews = std::max(mostViews.load(), ++m_alive);
        auto view = std::make_unique<View>(m_alive);
        view->frame = frame.index;
        return view;
    }

    Result<std::vector<SeenPerson>> run(std::span<const RegressorView* const> views,
                                        const Job& job) override {
        std::vector<int> frames;
        std::vector<SeenPerson> seen;
        for (const RegressorView* view : views) {
            frames.push_back(static_cast<const View*>(view)->frame);
            seen.push_back({m_bodies[static_cast<std::size_t>(frames.back())]});
        }
        batches.push_back(frames);
        if (throws) throw std::bad_alloc();
        if (batches.size() == failAt) return fail(ErrorCode::Internal, "the network broke");
        while (hangsAt == batches.size()) {
            if (job.cancelled()) return fail(ErrorCode::Cancelled, "stopped");
            std::this_thread::yield();
        }
        if (forgets) seen.pop_back();
        return seen;
    }

    Result<void> overTime(const std::vector<double>& times_s,
                          std::vector<std::optional<RegressedBody>>& frames, const Job&) override {
        if (times_s.size() != frames.size()) return fail(ErrorCode::Internal, "sizes");
        ++wholeClips;
        return {};
    }

    int wholeClips = 0;
    std::vector<std::vector<int>> batches;  ///< frames of each; read it when the run is over
    mutable std::atomic<int> mostViews = 0;
    std::size_t failAt = 0, hangsAt = 0;  ///< number of the batch, from 1
    bool forgets = false, throws = false;

private:
    struct View : RegressorView {
        explicit View(std::atomic<int>& count) : alive(count) {}

        ~View() override { --alive; }

        int frame = 0;
        std::atomic<int>& alive;
    };

    std::vector<RegressedBody> m_bodies;
    std::string m_body;
    int m_batch;
    mutable std::atomic<int> m_alive = 0;
};

/// One that finds its person itself and places keypoints: those that it was given, as long as it
/// has been shown every picture before.
class FakeFollower : public FakeRegressor {
public:
    FakeFollower(std::vector<RegressedBody> bodies, std::string body, Keypoints2D points)
        : FakeRegressor(std::move(bodies), std::move(body), 1), m_points(std::move(points)) {}

    OwnKeypoints keypoints() const override { return {m_points.names, m_points.misplacement}; }

    std::vector<double> memory() const override { return {m_next}; }

    void recall(const std::vector<double>& memory) override {
        m_next = memory.empty() ? 0 : memory.front();
    }

    Result<std::vector<SeenPerson>> run(std::span<const RegressorView* const> views,
                                        const Job& job) override {
        auto seen = FakeRegressor::run(views, job);
        if (!seen) return seen;
        const int frame = batches.back().front();
        if (views.size() != 1 || frame != m_next) return fail(ErrorCode::Internal, "out of order");
        m_next = frame + 1;
        seen->front().keypoints = m_points.frames[static_cast<std::size_t>(frame)];
        if (seen->front().keypoints.empty()) seen->front().body.reset();
        if (!modes.empty()) seen->front().modes = modes[static_cast<std::size_t>(frame)];
        return seen;
    }

    std::vector<PlaceModes> modes;  ///< one a frame, or none

private:
    Keypoints2D m_points;
    double m_next = 0;
};

}  // namespace gonio::test
