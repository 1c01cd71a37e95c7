#include "core/correct/corrections.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace gonio {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};

// Equal numbers give equal text, -0 and 0 included; every bit shows.
std::string textOf(double value) {
    std::array<char, 40> buffer;
    const double plain = value == 0 ? 0.0 : value;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), plain).ptr;
    return {buffer.data(), end};
}

// Of fixed width, so that the order of texts is that of frames.
std::string textOf(int frame) {
    std::string digits = std::to_string(std::abs(frame));
    digits.insert(0, 10 - std::min<std::size_t>(10, digits.size()), '0');
    return (frame < 0 ? "-" : "+") + digits;
}

std::string textOf(FrameRange frames) {
    return textOf(frames.first) + " " + textOf(frames.last);
}

// A name cannot pass for something else: its length comes first.
std::string textOf(const std::string& name) {
    return std::to_string(name.size()) + ":" + name;
}

}  // namespace

FrameRange framesOf(const Correction& correction) {
    return std::visit(Overloaded{[](const KeypointCorrection& c) {
                                     return FrameRange{c.frame, c.frame};
                                 },
                                 [](const AngleCorrection& c) {
                                     return FrameRange{c.frame, c.frame};
                                 },
                                 [](const auto& c) { return c.frames; }},
                      correction.value);
}

std::string canonicalText(const CorrectionValue& value) {
    return std::visit(
        Overloaded{[](const KeypointCorrection& c) {
                       return "keypoint " + textOf(c.frame) + " " + textOf(c.keypoint) + " " +
                              textOf(c.at_px.x()) + " " + textOf(c.at_px.y());
                   },
                   [](const AngleCorrection& c) {
                       return "angle " + textOf(c.frame) + " " + textOf(c.angle) + " " +
                              textOf(c.value_deg);
                   },
                   [](const BadInterval& c) { return "bad " + textOf(c.frames); },
                   [](const SideSwapCorrection& c) {
                       // Without a name for all, as it was before limbs could be chosen.
                       const std::string all = "sides " + textOf(c.frames);
                       return c.limbs == Limbs::All ? all : all + " " + nameOf(c.limbs);
                   },
                   [](const PersonSwapCorrection& c) {
                       return "person " + textOf(c.frames) + " " + std::to_string(c.otherPerson);
                   }},
        value);
}

std::vector<Correction> inCanonicalOrder(std::vector<Correction> corrections) {
    std::vector<std::pair<std::string, Correction>> keyed;
    keyed.reserve(corrections.size());
    for (Correction& correction : corrections)
        keyed.emplace_back(canonicalText(correction.value), std::move(correction));
    std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second.id < b.second.id;
    });
    std::vector<Correction> ordered;
    ordered.reserve(keyed.size());
    for (auto& [text, correction] : keyed) ordered.push_back(std::move(correction));
    return ordered;
}

}  // namespace gonio
