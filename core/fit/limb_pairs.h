#pragma once

#include <optional>
#include <string>
#include <vector>

namespace gonio {

enum class Limbs { Legs, Arms, All };  ///< All: eyes and ears too

/// "legs", "arms" or "both": names in files.
std::string nameOf(Limbs limbs);
/// nullopt for any other name.
std::optional<Limbs> limbsNamed(const std::string& name);

/// The same point of both sides, as places in a list of names.
struct LimbPair {
    int left, right;
};

/// All pairs of these limbs among `names`, each once; with `part` those alone whose name holds it.
std::vector<LimbPair> pairsOf(const std::vector<std::string>& names, Limbs limbs,
                              const std::string& part = {});

}  // namespace gonio
