#pragma once

#include <QString>
#include <vector>

namespace gonio {

/// "Right knee" for a joint of the body (Joint); empty for those that have no name of their own.
QString jointWords(int joint);

/// The joints whose way through space a reader may want to see, from the head down.
std::vector<int> jointsWithTrails();

}  // namespace gonio
