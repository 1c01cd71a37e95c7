#include "core/correct/pending_edits.h"

#include <algorithm>

namespace gonio {

bool PendingEdits::waits(int frame) const {
    return std::any_of(windows.begin(), windows.end(),
                       [frame](const FrameRange& window) { return window.contains(frame); });
}

const std::map<std::string, double>* PendingEdits::anglesAt(int frame) const {
    const auto found = angles_deg.find(frame);
    return found == angles_deg.end() ? nullptr : &found->second;
}

const double* PendingEdits::angle_deg(const std::string& angle, int frame) const {
    const auto* set = anglesAt(frame);
    if (set == nullptr) return nullptr;
    const auto found = set->find(angle);
    return found == set->end() ? nullptr : &found->second;
}

PendingEdits pendingEdits(const std::map<int, Correction>& corrections,
                          std::vector<FrameRange> windows) {
    PendingEdits edits{std::move(windows), {}};
    for (const auto& [id, correction] : corrections) {
        const auto* set = std::get_if<AngleCorrection>(&correction.value);
        if (set != nullptr && edits.waits(set->frame)) {
            edits.angles_deg[set->frame][set->angle] = set->value_deg;
        }
    }
    return edits;
}

}  // namespace gonio
