#include <algorithm>
#include <array>

#include "core/case/case.h"

namespace gonio {

namespace {

constexpr std::array<std::string_view, 29> kEditKinds = {
    "new case",        "rename case",      "add trial",      "remove trial",
    "rename trial",    "move video",       "edit notes",     "analyse",
    "set person",      "move keypoint",    "set angle",      "delete correction",
    "move correction", "mark bad",         "swap sides",     "swap people",
    "refine",          "smooth",           "put event",      "delete event",
    "put phase",       "delete phase",     "put drawing",    "delete drawing",
    "put key image",   "delete key image", "confirm frames", "doubt frames",
    "several"};
static_assert(kEditKinds.size() == std::size_t(EditKind::Several) + 1);

}  // namespace

std::string_view nameOf(EditKind kind) {
    return kEditKinds[std::size_t(kind)];
}

EditKind editKindOf(std::string_view name) {
    const auto found = std::ranges::find(kEditKinds, name);
    return found == kEditKinds.end() ? EditKind::Several : EditKind(found - kEditKinds.begin());
}

void orderChanges(std::vector<RecordChange>& changes) {
    std::ranges::sort(changes, {}, &RecordChange::key);
    const auto kept = std::stable_partition(changes.begin(), changes.end(),
                                            [](const RecordChange& c) { return !c.after; });
    std::reverse(changes.begin(), kept);
}

Edit reversed(Edit edit) {
    for (RecordChange& change : edit.changes) {
        std::swap(change.before, change.after);
    }
    orderChanges(edit.changes);
    return edit;
}

Edit combined(Edit first, const Edit& second) {
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < first.changes.size(); ++i) {
        places[first.changes[i].key] = i;
    }
    std::vector<RecordChange> changes = first.changes;
    for (const RecordChange& change : second.changes) {
        const auto place = places.find(change.key);
        if (place == places.end()) {
            changes.push_back(change);
        } else {
            changes[place->second].after = change.after;
        }
    }
    std::erase_if(changes, [](const RecordChange& c) { return c.before == c.after; });
    orderChanges(changes);
    return {second.kind, second.arguments, std::move(changes)};
}

}  // namespace gonio
