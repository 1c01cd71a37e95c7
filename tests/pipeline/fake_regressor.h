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

    Result<std::vector<std::optional<RegressedBody>>> run(
        std::span<const RegressorView* const> views, const Job& job) override {
        std::vector<int> frames;
        std::vector<std::optional<RegressedBody>> bodies;
        for (const RegressorView* view : views) {
            frames.push_back(static_cast<const View*>(view)->frame);
            bodies.push_back(m_bodies[static_cast<std::size_t>(frames.back())]);
        }
        batches.push_back(frames);
        if (throws) throw std::bad_alloc();
        if (batches.size() == failAt) return fail(ErrorCode::Internal, "the network broke");
        while (hangsAt == batches.size()) {
            if (job.cancelled()) return fail(ErrorCode::Cancelled, "stopped");
            std::this_thread::yield();
        }
        if (forgets) bodies.pop_back();
        return bodies;
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

}  // namespace gonio::test
