#include "core/fit/said_poses.h"

#include <algorithm>
#include <numeric>

#include "core/fit/initial_poses.h"

namespace gonio {

ActiveDofs wholeBody() {
    ActiveDofs whole;
    whole.dofs.resize(kDofCount);
    std::iota(whole.dofs.begin(), whole.dofs.end(), 0);
    return whole;
}

ClipState asSaid(const RegressedClip& clip, const RegressedWords& words,
                 const std::vector<std::size_t>& frames, const ActiveDofs& fitted,
                 const FitContext& whole, const Eigen::Vector2d& centre_px, ClipState state) {
    for (std::size_t i = 0; i < state.size(); ++i) {
        const std::vector<double> before = std::move(state.blocks[i]);
        PoseVector pose_rad = PoseVector::Zero();
        Eigen::Vector3d translation_m = Eigen::Vector3d::Zero();
        if (!before.empty()) {
            pose_rad = fitted.expand(before.data());
            translation_m = Eigen::Map<const Eigen::Vector3d>(before.data() + fitted.count());
        }
        if (words.at(frames[i])) {
            pose_rad = withTurnedRoot(clip.frames[frames[i]]->pose_rad, state.worldFromCamera());
            if (!state.observations[i].points2D.empty())
                translation_m = solveTranslation(whole, state.observations[i], state.globals,
                                                 pose_rad, centre_px);
        }
        state.blocks[i].resize(static_cast<std::size_t>(whole.active.blockSize()));
        whole.active.compress(pose_rad, translation_m, state.blocks[i].data());
        if (i > 0) nearestRoot(state.blocks[i - 1], state.blocks[i]);
    }
    return state;
}

void restUntold(const ActiveDofs& active, const std::vector<int>& told, ClipState& state) {
    for (std::vector<double>& block : state.blocks) {
        for (int i = 0; i < active.count(); ++i) {
            const int d = active.dofs[i];
            if (!std::binary_search(told.begin(), told.end(), d)) block[i] = active.neutral_rad[d];
        }
    }
}

}  // namespace gonio
