#include "app/gui/jobs/analysis_edit.h"

#include <Eigen/Geometry>
#include <algorithm>

#include "core/people/assignment.h"

namespace gonio {
namespace {

Eigen::AlignedBox2d boxOf(const KeypointFrame& frame) {
    Eigen::AlignedBox2d box;
    for (Eigen::Index k = 0; k < frame.image_px.rows(); ++k) {
        if (frame.image_px(k, 2) > 0) {
            box.extend(Eigen::Vector2d(frame.image_px(k, 0), frame.image_px(k, 1)));
        }
    }
    return box;
}

double overlap(const Eigen::AlignedBox2d& a, const Eigen::AlignedBox2d& b) {
    const Eigen::AlignedBox2d both = a.intersection(b);
    const double shared = both.isEmpty() ? 0 : both.volume();
    const double all = a.volume() + b.volume() - shared;
    return all > 0 ? shared / all : 0;
}

/// Keypoints and length of the analyses that a trial will have.
using Bases = std::map<int, std::shared_ptr<const BaseAnalysis>>;

bool saysNothing(const CorrectionValue& value, const BaseAnalysis& base, const Bases& all) {
    if (const auto* put = std::get_if<KeypointCorrection>(&value)) {
        const auto& names = base.keypoints.names;
        return std::find(names.begin(), names.end(), put->keypoint) == names.end();
    }
    if (const auto* swap = std::get_if<PersonSwapCorrection>(&value)) {
        const auto other = all.find(swap->otherPerson);
        return other == all.end() || other->second->keypoints.names != base.keypoints.names;
    }
    return false;
}

/// \param into  the trial as it is  \param all  its analyses after the step
int dropUseless(EditBuilder& builder, const Trial& into, const Bases& all) {
    int dropped = 0;
    for (const auto& [id, base] : all) {
        const auto person = into.people.find(id);
        if (person == into.people.end()) continue;
        for (const auto& [number, correction] : person->second.corrections) {
            if (!saysNothing(correction.value, *base, all)) continue;
            builder.removeCorrection(into.id, id, number);
            ++dropped;
        }
    }
    return dropped;
}

}  // namespace

double personOverlap(const BaseAnalysis& a, const BaseAnalysis& b) {
    constexpr double kLeastShare = 0.25;
    int seenA = 0, seenB = 0, seenBoth = 0;
    double sum = 0;
    const std::size_t count = std::max(a.keypoints.frames.size(), b.keypoints.frames.size());
    for (std::size_t f = 0; f < count; ++f) {
        const auto boxIn = [f](const BaseAnalysis& base) {
            const auto& frames = base.keypoints.frames;
            return f < frames.size() ? boxOf(frames[f]) : Eigen::AlignedBox2d();
        };
        const Eigen::AlignedBox2d inA = boxIn(a), inB = boxIn(b);
        seenA += inA.isEmpty() ? 0 : 1;
        seenB += inB.isEmpty() ? 0 : 1;
        if (inA.isEmpty() || inB.isEmpty()) continue;
        ++seenBoth;
        sum += overlap(inA, inB);
    }
    const bool enough = seenBoth > 0 && seenBoth >= kLeastShare * std::min(seenA, seenB);
    return enough ? sum / seenBoth : 0;
}

std::map<int, int> matchPeople(const Trial& trial, const AnalysedPeople& found) {
    std::map<int, int> ids;
    if (trial.people.size() == 1 && found.people.size() == 1) {
        ids[found.people.front().id] = trial.people.begin()->first;
        return ids;
    }
    std::vector<const Person*> known;
    for (const auto& [id, person] : trial.people) {
        if (person.base) known.push_back(&person);
    }
    const auto rows = static_cast<Eigen::Index>(found.people.size());
    const auto columns = static_cast<Eigen::Index>(known.size());
    Eigen::MatrixXd costs(rows, columns);
    for (Eigen::Index r = 0; r < rows; ++r) {
        for (Eigen::Index c = 0; c < columns; ++c) {
            const double value =
                personOverlap(*found.people[std::size_t(r)].base, *known[std::size_t(c)]->base);
            costs(r, c) = value < kSamePersonOverlap ? kNoMatch : -value;
        }
    }
    const std::vector<int> columnOf =
        columns > 0 ? assign(costs) : std::vector<int>(found.people.size(), -1);
    int next = nextId(trial.people);
    for (Eigen::Index r = 0; r < rows; ++r) {
        const int c = columnOf[std::size_t(r)];
        ids[found.people[std::size_t(r)].id] = c >= 0 ? known[std::size_t(c)]->id : next++;
    }
    return ids;
}

AnalysisEdit makeAnalysisEdit(const Case& value, int trial, const AnalysedPeople& found) {
    const Trial& into = *value.trial(trial);
    EditBuilder builder(value, EditKind::Analyse, {into.name, found.people.front().info.backend});
    Bases all;
    for (const auto& [id, person] : into.people) {
        if (person.base) all[id] = person.base;
    }
    const auto ids = matchPeople(into, found);
    for (const AnalysedPerson& person : found.people) {
        const int id = ids.at(person.id);
        if (!into.people.contains(id)) {
            Person added;
            added.id = id;
            builder.putPerson(trial, added);
        }
        builder.putAnalysis(trial, id, person.info, *person.base);
        all[id] = person.base;
    }
    const int dropped = dropUseless(builder, into, all);
    return {builder.build(), dropped};
}

}  // namespace gonio
