#pragma once

#include "core/case/case.h"

namespace gonio {

/// Corrections as a user makes them: a person swap is a pair, one half in each of the two people,
/// so that each is fitted to the other's points. What happens to one half happens to both.

/// Puts a correction. A new or changed person swap takes its other half along, where the other
/// person is analysed.
void putCorrection(EditBuilder& edit, const Trial& trial, int person, const Correction& correction);

/// Removes a correction, of a person swap both halves.
void removeCorrection(EditBuilder& edit, const Trial& trial, int person, int correction);

}  // namespace gonio
