#include "core/fit/clip_rounds.h"

#include <cmath>

#include "core/fit/contacts.h"
#include "core/fit/initial_poses.h"

namespace gonio {

Result<int> ClipRounds::solveFreely(const std::vector<const KeypointFrame*>& seen, ClipState& state,
                                    DetectorNoise& noise, const Job& progress) const {
    struct Round {
        bool globals, focal, contacts;
        int iterations;
        double robustSigmas;  ///< of the re-weighting afterwards
    };

    constexpr Round kRounds[] = {{false, false, false, 10, 30},
                                 {true, false, false, 10, 15},
                                 {true, true, true, 12, 8},
                                 {true, true, true, 15, 4},
                                 {true, true, true, 15, ClipTuning::kRobustSigmas}};
    int contactCount = 0;
    for (const Round& round : kRounds) {
        if (round.contacts) {
            const auto contacts = findContacts(context, state);
            contactCount = static_cast<int>(contacts.size());
            applyContacts(context, contacts, tuning.contactSigma_m(), state);
        }
        const ClipSolveOptions options{round.globals,        round.focal && !focalIsKnown,
                                       round.iterations,     threads,
                                       tuning.priorWeight(), tuning.tolerance()};
        auto cost = solveClip(context, withSigmasGrown(priors, words.doubt()), globalPriors,
                              centre_px, options, state, job);
        if (!cost) return tl::unexpected<Error>(cost.error());
        noise.scale3D = scaleOf3D(context, seen, state.globals.shape());
        noise = reweight(context, seen, centre_px, noise, tuning.noiseFloor(), round.robustSigmas,
                         state);
        if (!state.words.empty()) weighWords(context.active, told, state, words);
        progress.progress(static_cast<int>(&round - kRounds) + 1,
                          static_cast<int>(std::size(kRounds)));
    }
    return contactCount;
}

Result<void> ClipRounds::solveHeld(const std::vector<const KeypointFrame*>& seen,
                                   const ClipGlobals* held, const DetectorNoise& noise, int rounds,
                                   int iterations, ClipState& state, const Job& progress) const {
    const bool isFree = held == nullptr;
    for (int round = 0; round < rounds; ++round) {
        applyContacts(context, findContacts(context, state), tuning.contactSigma_m(), state);
        if (!isFree) state.globals = *held;
        const ClipSolveOptions options{isFree,  isFree && !focalIsKnown, iterations,
                                       threads, tuning.priorWeight(),    tuning.tolerance()};
        auto cost = solveClip(context, withSigmasGrown(priors, words.doubt()), globalPriors,
                              centre_px, options, state, job);
        if (!cost) return tl::unexpected<Error>(cost.error());
        reweight(context, seen, centre_px, noise, tuning.noiseFloor(),
                 ClipTuning::kRobustSigmas * std::pow(2, rounds - 1 - round), state);
        progress.progress(round + 1, rounds);
    }
    return {};
}

}  // namespace gonio
