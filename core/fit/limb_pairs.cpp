#include "core/fit/limb_pairs.h"

#include <algorithm>

namespace gonio {
namespace {

std::string opposite(const std::string& name) {
    if (name.starts_with("left_")) return "right_" + name.substr(5);
    if (name.starts_with("l_")) return "r_" + name.substr(2);
    return {};
}

bool isLeg(const std::string& name) {
    for (const char* part : {"hip", "knee", "ankle", "heel", "toe", "foot"}) {
        if (name.find(part) != std::string::npos) return true;
    }
    return false;
}

bool isArm(const std::string& name) {
    for (const char* part : {"shoulder", "elbow", "wrist", "pinky", "index", "thumb"}) {
        if (name.find(part) != std::string::npos && name.find("foot") == std::string::npos)
            return true;
    }
    return false;
}

bool belongsTo(Limbs limbs, const std::string& name) {
    if (limbs == Limbs::All) return true;
    return limbs == Limbs::Legs ? isLeg(name) : isArm(name);
}

}  // namespace

std::string nameOf(Limbs limbs) {
    return limbs == Limbs::Legs ? "legs" : limbs == Limbs::Arms ? "arms" : "both";
}

std::optional<Limbs> limbsNamed(const std::string& name) {
    for (const Limbs limbs : {Limbs::Legs, Limbs::Arms, Limbs::All}) {
        if (name == nameOf(limbs)) return limbs;
    }
    return std::nullopt;
}

std::vector<LimbPair> pairsOf(const std::vector<std::string>& names, Limbs limbs,
                              const std::string& part) {
    std::vector<LimbPair> pairs;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string other = opposite(names[i]);
        const auto found = std::find(names.begin(), names.end(), other);
        if (other.empty() || found == names.end() || names[i].find(part) == std::string::npos)
            continue;
        if (belongsTo(limbs, names[i])) {
            pairs.push_back({static_cast<int>(i), static_cast<int>(found - names.begin())});
        }
    }
    return pairs;
}

}  // namespace gonio
