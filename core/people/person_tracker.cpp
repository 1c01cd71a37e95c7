#include "core/people/person_tracker.h"

#include <algorithm>
#include <cmath>

#include "core/people/assignment.h"
#include "core/people/crop.h"

namespace gonio {

namespace {

constexpr double kVelocityShare = 0.5;      ///< weight of the newest velocity
constexpr double kAppearanceShare = 0.1;    ///< weight of the newest colours
constexpr double kOverlapWeight = 0.6;      ///< against 1 - this for the colours
constexpr double kScoreWeight = 0.2;        ///< a sure box before a doubtful one
constexpr double kUnknownSimilarity = 0.8;  ///< where colours are not known
constexpr double kOverlapOfUnique = 0.25;   ///< boxes overlapping more hide each other's colours
constexpr double kNearCost = 1;             ///< near and alike, but without overlap
constexpr double kReturnCost = 2;           ///< someone who comes back is matched last

double centreX(const PersonBox& box) {
    return box.x_px + box.width_px / 2;
}

double centreY(const PersonBox& box) {
    return box.y_px + box.height_px / 2;
}

/// Whether two boxes are of like height and less than three quarters of it apart.
bool isNear(const PersonBox& first, const PersonBox& second) {
    const double least_px = std::min(first.height_px, second.height_px);
    const double most_px = std::max(first.height_px, second.height_px);
    return std::hypot(centreX(first) - centreX(second), centreY(first) - centreY(second)) <
               0.75 * most_px &&
           least_px > 0.6 * most_px;
}

PersonBox between(const PersonBox& first, const PersonBox& second, double share) {
    const auto mix = [share](double a, double b) { return a + share * (b - a); };
    return {mix(first.x_px, second.x_px), mix(first.y_px, second.y_px),
            mix(first.width_px, second.width_px), mix(first.height_px, second.height_px),
            mix(first.score, second.score)};
}

bool overlapsAnother(const std::vector<PersonBox>& boxes, std::size_t index) {
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (i != index && intersectionOverUnion(boxes[i], boxes[index]) > kOverlapOfUnique) {
            return true;
        }
    }
    return false;
}

}  // namespace

PersonBox PersonTracker::predicted(const Candidate& candidate, double time_s) const {
    const Observation& last = candidate.seen.back();
    PersonBox box = last.box;
    box.x_px += candidate.velocityX_px_s * (time_s - last.time_s);
    box.y_px += candidate.velocityY_px_s * (time_s - last.time_s);
    return box;
}

double PersonTracker::cost(const Candidate& candidate, const PersonBox& box,
                           const Appearance& appearance, double time_s) const {
    const double absent_s = time_s - candidate.seen.back().time_s;
    const double alike = similarity(candidate.appearance, appearance, kUnknownSimilarity);
    const double overlap = intersectionOverUnion(predicted(candidate, time_s), box);
    if (absent_s <= m_options.maxOcclusion_s && overlap >= m_options.minOverlap) {
        return kOverlapWeight * (1 - overlap) + (1 - kOverlapWeight) * (1 - alike) +
               kScoreWeight * (1 - box.score);
    }
    const double surely = similarity(candidate.appearance, appearance, 0);
    if (absent_s <= m_options.maxOcclusion_s && surely >= m_options.minSimilarity &&
        isNear(predicted(candidate, time_s), box)) {
        return kNearCost + (1 - surely);
    }
    // Known again by colours alone, which must be known then.
    const bool wasGone = !candidate.seenLast && box.score >= m_options.minScore &&
                         absent_s <= m_options.maxAbsence_s;
    return wasGone && surely >= m_options.minSimilarity ? kReturnCost + (1 - surely) : kNoMatch;
}

void PersonTracker::extend(Candidate& candidate, const Frame& frame, const PersonBox& box,
                           const Appearance& appearance) const {
    if (!candidate.seen.empty()) {
        const Observation& last = candidate.seen.back();
        const double step_s = frame.time_s - last.time_s;
        if (step_s > m_options.maxOcclusion_s) {
            candidate.velocityX_px_s = candidate.velocityY_px_s = 0;
        } else if (step_s > 0) {
            const double x = (centreX(box) - centreX(last.box)) / step_s;
            const double y = (centreY(box) - centreY(last.box)) / step_s;
            const double share = candidate.seen.size() == 1 ? 1 : kVelocityShare;
            candidate.velocityX_px_s += share * (x - candidate.velocityX_px_s);
            candidate.velocityY_px_s += share * (y - candidate.velocityY_px_s);
        }
    }
    blend(candidate.appearance, appearance, kAppearanceShare);
    candidate.seen.push_back({frame.index, frame.time_s, box});
    candidate.seenLast = true;
}

void PersonTracker::note(const Frame& frame) {
    const auto count = static_cast<std::size_t>(std::max(frame.index, 0)) + 1;
    if (m_times_s.size() < count) {
        m_times_s.resize(count, frame.time_s);
        m_looked.resize(count, false);
    }
}

void PersonTracker::skip(const Frame& frame) {
    note(frame);
}

void PersonTracker::update(const Frame& frame, const std::vector<PersonBox>& found) {
    note(frame);
    m_looked[frame.index] = true;
    std::vector<PersonBox> boxes;
    std::copy_if(found.begin(), found.end(), std::back_inserter(boxes), [&](const PersonBox& box) {
        return isUsable(box) && box.score >= m_options.minFollowScore;
    });
    std::vector<Appearance> looks;
    looks.reserve(boxes.size());
    for (const PersonBox& box : boxes) {
        looks.push_back(frame.image ? appearanceIn(*frame.image, box) : Appearance{});
    }
    Eigen::MatrixXd costs(static_cast<Eigen::Index>(m_candidates.size()),
                          static_cast<Eigen::Index>(boxes.size()));
    for (Eigen::Index i = 0; i < costs.rows(); ++i) {
        for (Eigen::Index j = 0; j < costs.cols(); ++j) {
            costs(i, j) = cost(m_candidates[i], boxes[j], looks[j], frame.time_s);
        }
    }
    const auto matches = assign(costs);
    std::vector<bool> isTaken(boxes.size(), false);
    for (std::size_t i = 0; i < matches.size(); ++i) {
        m_candidates[i].seenLast = false;
        if (matches[i] >= 0) {
            const auto j = static_cast<std::size_t>(matches[i]);
            isTaken[j] = true;
            // Where two people overlap, the colours are those of the one in front.
            extend(m_candidates[i], frame, boxes[j],
                   overlapsAnother(boxes, j) ? Appearance{} : looks[j]);
        }
    }
    for (std::size_t j = 0; j < boxes.size(); ++j) {
        if (!isTaken[j] && boxes[j].score >= m_options.minScore) {
            extend(m_candidates.emplace_back(), frame, boxes[j], looks[j]);
        }
    }
}

bool PersonTracker::isUnsettled() const {
    if (m_times_s.empty()) {
        return false;
    }
    const double now_s = m_times_s.back();
    return std::any_of(m_candidates.begin(), m_candidates.end(), [&](const Candidate& candidate) {
        const bool isLost =
            !candidate.seenLast && now_s - candidate.seen.back().time_s <= m_options.maxOcclusion_s;
        const bool isNew = candidate.seenLast && candidate.seen.size() < 3;
        return isLost ? candidate.seen.size() > 2 : isNew;
    });
}

bool PersonTracker::isFlicker(const Candidate& candidate) const {
    const double clip_s = m_times_s.back() - m_times_s.front();
    const double least_s = std::min(m_options.minDuration_s, clip_s / 2);
    double seen_s = 0;
    for (std::size_t i = 1; i < candidate.seen.size(); ++i) {
        const double step_s = candidate.seen[i].time_s - candidate.seen[i - 1].time_s;
        seen_s += step_s <= m_options.maxOcclusion_s ? step_s : 0;
    }
    return seen_s < least_s;
}

PersonTrack PersonTracker::toTrack(const Candidate& candidate, int id) const {
    PersonTrack track;
    track.id = id;
    track.boxes.resize(m_times_s.size());
    track.boxes[candidate.seen.front().frame] = candidate.seen.front().box;
    for (std::size_t i = 1; i < candidate.seen.size(); ++i) {
        const Observation& before = candidate.seen[i - 1];
        const Observation& after = candidate.seen[i];
        track.boxes[after.frame] = after.box;
        const bool wasMissed =
            std::any_of(m_looked.begin() + before.frame + 1, m_looked.begin() + after.frame,
                        [](bool x) { return x; });
        const double step_s = after.time_s - before.time_s;
        if (wasMissed && step_s > m_options.bridge_s) {
            track.gaps.push_back({before.frame + 1, after.frame - 1});
            continue;
        }
        for (int frame = before.frame + 1; frame < after.frame; ++frame) {
            const double share = step_s > 0 ? (m_times_s[frame] - before.time_s) / step_s : 0;
            track.boxes[frame] = between(before.box, after.box, share);
        }
        track.area_px2s += step_s *
                           (before.box.width_px * before.box.height_px +
                            after.box.width_px * after.box.height_px) /
                           2;
    }
    // Frames after the last look that no later look contradicts.
    const Observation& last = candidate.seen.back();
    for (std::size_t frame = last.frame + 1; frame < m_looked.size() && !m_looked[frame]; ++frame) {
        const bool isNear = m_times_s[frame] - last.time_s <= m_options.maxOcclusion_s;
        track.boxes[frame] = isNear ? std::optional(last.box) : std::nullopt;
    }
    return track;
}

std::vector<PersonTrack> PersonTracker::finish() const {
    std::vector<PersonTrack> tracks;
    for (const Candidate& candidate : m_candidates) {
        if (!isFlicker(candidate)) {
            tracks.push_back(toTrack(candidate, static_cast<int>(tracks.size()) + 1));
        }
    }
    return tracks;
}

Result<PersonTrack> choosePerson(const std::vector<PersonTrack>& tracks, int id) {
    if (tracks.empty()) {
        return fail(ErrorCode::NoPerson, "no person was found in the video");
    }
    if (id <= 0) {
        return *std::max_element(tracks.begin(), tracks.end(), [](const auto& a, const auto& b) {
            return a.area_px2s < b.area_px2s;
        });
    }
    std::string known;
    for (const PersonTrack& track : tracks) {
        if (track.id == id) {
            return track;
        }
        known.append(" ").append(std::to_string(track.id));
    }
    return fail(ErrorCode::NoPerson,
                "no person " + std::to_string(id) + " in the video; there are:" + known);
}

}  // namespace gonio
