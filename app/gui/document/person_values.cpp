#include "app/gui/document/person_values.h"

#include <algorithm>

#include "core/pipeline/load_parts.h"

namespace gonio {
namespace {

tl::unexpected<Error> otherBody(const AnalysisInfo& info, const std::string& hash) {
    return fail(ErrorCode::MissingModel,
                "the body '" + info.body + "' installed now (" + hash.substr(0, 12) +
                    "...) is not the one of the analysis (" + info.bodyHash.substr(0, 12) + "...)");
}

Result<void> findBodyOf(const PersonInput& input, PersonValues& values) {
    const bool held = input.earlier && input.earlier->bodyHash == input.info.bodyHash;
    if (held) {
        values.body = input.earlier->body;
        values.bodyHash = input.earlier->bodyHash;
        return {};
    }
    auto body = loadBodyByName(input.info.body);
    if (!body) return tl::unexpected<Error>(body.error());
    if (!input.info.bodyHash.empty() && body->hash != input.info.bodyHash) {
        return otherBody(input.info, body->hash);
    }
    values.body = std::move(body->model);
    values.bodyHash = std::move(body->hash);
    return {};
}

Result<void> computeAngles(const PersonInput& input, std::span<const MotionPatch* const> patches,
                           PersonValues& values, const Job& job) {
    if (input.earlier && input.earlier->base == input.base && input.earlier->body == values.body) {
        values.baseAngles = input.earlier->baseAngles;
    } else {
        auto angles = baseAngles(*values.body, *input.base, job);
        if (!angles) return tl::unexpected<Error>(angles.error());
        values.baseAngles = std::make_shared<const AnglePair>(*std::move(angles));
    }
    if (patches.empty()) {
        values.angles = *values.baseAngles;
        return {};
    }
    auto corrected = correctedAngles(*values.body, *input.base, *values.baseAngles, patches);
    if (!corrected) return tl::unexpected<Error>(corrected.error());
    values.angles = *std::move(corrected);
    return {};
}

std::vector<double> patchedReprojection(const BaseAnalysis& base,
                                        std::span<const MotionPatch* const> patches) {
    std::vector<double> all = base.reprojection_px;
    for (const MotionPatch* patch : patches) {
        for (int f = 0; f < patch->frames.size(); ++f) {
            const auto at = static_cast<std::size_t>(patch->frames.first + f);
            if (at < all.size()) all[at] = patch->reprojection_px[static_cast<std::size_t>(f)];
        }
    }
    return all;
}

}  // namespace

Result<std::shared_ptr<const PersonValues>> computePersonValues(const PersonInput& input,
                                                                const Job& job) {
    auto values = std::make_shared<PersonValues>();
    values->base = input.base;
    if (auto found = findBodyOf(input, *values); !found) {
        return tl::unexpected<Error>(found.error());
    }
    std::vector<const MotionPatch*> patches;
    for (const auto& patch : input.patches) patches.push_back(patch.get());
    if (auto done = computeAngles(input, patches, *values, job); !done) {
        return tl::unexpected<Error>(done.error());
    }
    if (job.cancelled()) return fail(ErrorCode::Cancelled, "computing the angles was cancelled");
    values->motion = patched(input.base->motion, patches);
    values->reprojection_px = patchedReprojection(*input.base, patches);
    values->doubts = doubtsOf(values->motion, values->reprojection_px, values->angles.openSim,
                              input.base->sideSwaps);
    values->worst = worstFrames(values->doubts, values->motion.times_s);
    return std::shared_ptr<const PersonValues>(std::move(values));
}

FrameRange changedFrames(const std::vector<std::shared_ptr<const MotionPatch>>& before,
                         const std::vector<std::shared_ptr<const MotionPatch>>& after) {
    FrameRange changed;
    const auto add = [&changed](const FrameRange& frames) {
        if (changed.empty()) {
            changed = frames;
        } else {
            changed = {std::min(changed.first, frames.first), std::max(changed.last, frames.last)};
        }
    };
    const auto addMissing = [&add](const auto& these, const auto& those) {
        for (const auto& patch : these) {
            if (std::find(those.begin(), those.end(), patch) == those.end()) add(patch->frames);
        }
    };
    addMissing(before, after);
    addMissing(after, before);
    if (changed.empty()) return changed;
    constexpr int kJerkReach = 3;  // doubts look at neighbours
    return {std::max(0, changed.first - kJerkReach), changed.last + kJerkReach};
}

}  // namespace gonio
