#pragma once

#include "core/fit/clip_solver.h"

namespace gonio {

/// A foot point at rest on the floor from one frame to another.
struct ContactInterval {
    int floorPoint;
    std::size_t first, last;
};

/// Finds rests of heels and balls in the present solution: slow against the clip's fastest steps,
/// low, for at least 0.1 s. Rests between which both feet glide together along the line of sight of
/// the camera, the world's origin, at one place of the picture, are one. Needs a first fit without
/// contacts.
std::vector<ContactInterval> findContacts(const FitContext& context, const ClipState& state);

/// Puts the contacts into the observations, each with an anchor of its own.
void applyContacts(const FitContext& context, const std::vector<ContactInterval>& contacts,
                   double sigma_m, ClipState& state);

}  // namespace gonio
