#include "core/case/swap_pairs.h"

namespace gonio {
namespace {

const Correction* correctionOf(const Trial& trial, int person, int id) {
    const auto whose = trial.people.find(person);
    if (whose == trial.people.end()) return nullptr;
    const auto found = whose->second.corrections.find(id);
    return found == whose->second.corrections.end() ? nullptr : &found->second;
}

const PersonSwapCorrection* swapIn(const Correction* correction) {
    return correction == nullptr ? nullptr : std::get_if<PersonSwapCorrection>(&correction->value);
}

// Id of the half that the other person has; 0: none.
int otherHalf(const Trial& trial, int person, const PersonSwapCorrection& swap) {
    const auto other = trial.people.find(swap.otherPerson);
    if (other == trial.people.end()) return 0;
    for (const auto& [id, correction] : other->second.corrections) {
        const auto* half = swapIn(&correction);
        if (half != nullptr && half->otherPerson == person && half->frames == swap.frames)
            return id;
    }
    return 0;
}

}  // namespace

void putCorrection(EditBuilder& edit, const Trial& trial, int person,
                   const Correction& correction) {
    edit.put(trial.id, person, correction);
    const auto* was = swapIn(correctionOf(trial, person, correction.id));
    const auto* now = swapIn(&correction);
    int half = was == nullptr ? 0 : otherHalf(trial, person, *was);
    if (half != 0 && (now == nullptr || now->otherPerson != was->otherPerson)) {
        edit.removeCorrection(trial.id, was->otherPerson, half);
        half = 0;
    }
    // A swap that had no other half gets none by being moved: it was made of one person alone.
    if (now == nullptr || (was != nullptr && half == 0)) return;
    const auto other = trial.people.find(now->otherPerson);
    if (other == trial.people.end() || !other->second.base) return;
    if (half == 0) half = nextId(other->second.corrections);
    edit.put(trial.id, now->otherPerson,
             Correction{half, PersonSwapCorrection{now->frames, person}});
}

void removeCorrection(EditBuilder& edit, const Trial& trial, int person, int correction) {
    edit.removeCorrection(trial.id, person, correction);
    const auto* swap = swapIn(correctionOf(trial, person, correction));
    const int half = swap == nullptr ? 0 : otherHalf(trial, person, *swap);
    if (half != 0) edit.removeCorrection(trial.id, swap->otherPerson, half);
}

}  // namespace gonio
