#include "core/fit/refit_start.h"

#include <cmath>
#include <limits>

#include "core/fit/initial_poses.h"

namespace gonio {
namespace {

constexpr double kKeySpacing_s = 0.08;
constexpr int kIterations = 8;

/// A run of doubtful frames and the sound ones beside it; none: as `first` or `last`.
struct Run {
    std::size_t first, last;
    std::size_t before, after;
    bool hasBefore, hasAfter;
};

std::vector<Run> doubtfulRuns(const RefitClip& clip) {
    std::vector<Run> runs;
    const std::size_t n = clip.frames.size();
    for (std::size_t f = 0; f < n; ++f) {
        if (!clip.frames[f].isDoubtful) continue;
        Run run{f, f, f, f, false, false};
        while (run.last + 1 < n && clip.frames[run.last + 1].isDoubtful &&
               clip.frames[run.last + 1].segment == clip.frames[f].segment)
            ++run.last;
        run.hasBefore = f > 0 && clip.frames[f - 1].segment == clip.frames[f].segment;
        run.hasAfter =
            run.last + 1 < n && clip.frames[run.last + 1].segment == clip.frames[f].segment;
        if (run.hasBefore) run.before = f - 1;
        if (run.hasAfter) run.after = run.last + 1;
        runs.push_back(run);
        f = run.last;
    }
    return runs;
}

using Block = std::vector<double>;

Block between(const Block& a, const Block& b, double share) {
    Block mixed = a;
    for (std::size_t i = 0; i < mixed.size(); ++i) mixed[i] += share * (b[i] - a[i]);
    return mixed;
}

class StartFinder {
public:
    StartFinder(const FitContext& context, const FramePriors& priors,
                const Eigen::Vector2d& centre_px, const RefitClip& clip, ClipState& state)
        : m_context(context),
          m_priors(priors),
          m_centre_px(centre_px),
          m_clip(clip),
          m_state(state) {}

    Result<void> find(const Run& run, const Job& job) {
        std::vector<std::size_t> known;
        if (run.hasBefore) known.push_back(run.before);
        const Block* previous = run.hasBefore ? &m_state.blocks[run.before] : nullptr;
        for (const std::size_t f : keysOf(run)) {
            if (job.cancelled()) return fail(ErrorCode::Cancelled, "the refinement was cancelled");
            m_state.blocks[f] = best(candidates(run, f), f, previous);
            previous = &m_state.blocks[f];
            known.push_back(f);
        }
        if (run.hasAfter) known.push_back(run.after);
        fill(run, known);
        return {};
    }

private:
    std::vector<std::size_t> keysOf(const Run& run) const {
        std::vector<std::size_t> keys;
        for (std::size_t f = run.first; f <= run.last; ++f) {
            if (m_state.observations[f].points2D.empty()) continue;
            if (keys.empty() || f == run.last ||
                m_state.times_s[f] - m_state.times_s[keys.back()] >= kKeySpacing_s)
                keys.push_back(f);
        }
        return keys;
    }

    Block placed(const PoseVector& pose_rad, std::size_t f) const {
        Block block(static_cast<std::size_t>(m_context.active.blockSize()));
        m_context.active.compress(pose_rad,
                                  solveTranslation(m_context, m_state.observations[f],
                                                   m_state.globals, pose_rad, m_centre_px),
                                  block.data());
        return block;
    }

    std::vector<Block> candidates(const Run& run, std::size_t f) const {
        std::vector<Block> found = {m_state.blocks[f]};
        for (const PoseVector& pose_rad : m_clip.frames[f].otherStarts_rad)
            found.push_back(placed(pose_rad, f));
        if (run.hasBefore || run.hasAfter) {
            const Block& a = m_state.blocks[run.hasBefore ? run.before : run.after];
            const Block& b = m_state.blocks[run.hasAfter ? run.after : run.before];
            const double span_s = m_state.times_s[run.after] - m_state.times_s[run.before];
            const double since_s = m_state.times_s[f] - m_state.times_s[run.before];
            found.push_back(between(a, b, span_s > 0 ? since_s / span_s : 0));
        }
        return found;
    }

    // The cheapest candidate after some steps, a leap from the frame before counted.
    Block best(std::vector<Block> blocks, std::size_t f, const Block* previous) const {
        Block chosen = blocks.front();
        double least = std::numeric_limits<double>::infinity();
        for (Block& block : blocks) {
            if (previous != nullptr) nearestRoot(*previous, block);
            double cost =
                solveFrame(m_context, m_priors, m_centre_px, m_state, f, kIterations, block);
            if (previous != nullptr) cost += leap(*previous, block);
            if (!(cost < least)) continue;
            least = cost;
            chosen = block;
        }
        if (previous != nullptr) nearestRoot(*previous, chosen);
        return chosen;
    }

    // In units of a brisk movement between key frames.
    double leap(const Block& from, const Block& to) const {
        constexpr double kUsual_rad = 0.5;
        double sum = 0;
        for (int i = 0; i < m_context.active.count(); ++i)
            sum += 0.5 * std::pow((to[i] - from[i]) / kUsual_rad, 2);
        return sum;
    }

    void fill(const Run& run, const std::vector<std::size_t>& known) {
        if (known.empty()) return;
        for (std::size_t f = run.first; f <= run.last; ++f) {
            const auto after = std::lower_bound(known.begin(), known.end(), f);
            if (after != known.end() && *after == f) continue;
            const std::size_t b = after == known.end() ? known.back() : *after;
            const std::size_t a = after == known.begin() ? b : *(after - 1);
            const double span_s = m_state.times_s[b] - m_state.times_s[a];
            const double share = a == b ? 0 : (m_state.times_s[f] - m_state.times_s[a]) / span_s;
            m_state.blocks[f] = between(m_state.blocks[a], m_state.blocks[b], share);
        }
    }

    const FitContext& m_context;
    const FramePriors& m_priors;
    const Eigen::Vector2d& m_centre_px;
    const RefitClip& m_clip;
    ClipState& m_state;
};

}  // namespace

Result<void> findStarts(const FitContext& context, const FramePriors& priors,
                        const Eigen::Vector2d& centre_px, const RefitClip& clip, ClipState& state,
                        const Job& job) {
    StartFinder finder(context, priors, centre_px, clip, state);
    for (const Run& run : doubtfulRuns(clip)) {
        if (auto found = finder.find(run, job); !found) return found;
    }
    return {};
}

}  // namespace gonio
