#include "tools/open_body/digit_bones.h"

#include <array>

namespace gonio::open_body {
namespace {

struct Range {
    double from_t, to_t;
};

Part later(Part first, int count) {
    return static_cast<Part>(static_cast<int>(first) + count);
}

std::optional<DigitPlace> fingerPlace(std::string_view name) {
    constexpr std::array<std::string_view, 5> kFingers = {"thumb", "index", "middle", "ring",
                                                          "little"};
    for (int i = 0; i < 5; ++i) {
        if (!name.starts_with(kFingers[static_cast<std::size_t>(i)])) {
            continue;
        }
        const Range range = name.ends_with("proximal")
                                ? Range{i == 0 ? 0.37 : 0.03, i == 0 ? 0.67 : 0.38}
                            : name.ends_with("medial") ? Range{0.42, 0.68}
                                                       : Range{0.72, 0.95};
        return DigitPlace{later(Part::Digit1, i), range.from_t, range.to_t};
    }
    return std::nullopt;
}

}  // namespace

std::optional<DigitPlace> digitPlaceOf(std::string_view name) {
    const int number = name.find_first_of("12345") == std::string_view::npos
                           ? 0
                           : name[name.find_first_of("12345")] - '1';
    if (name.starts_with("metacarpal")) {
        return DigitPlace{later(Part::Digit1, number), 0, number == 0 ? 0.32 : -0.03, true};
    }
    // The loft of a toe begins at the web; the joint with the metatarsal lies farther back.
    if (name.starts_with("metatarsal")) {
        return DigitPlace{later(Part::Toe1, number), 0, -0.30, true};
    }
    if (name.starts_with("toe")) {
        const bool great = number == 0;
        const Range range = name.ends_with("proximal") ? Range{-0.22, great ? 0.42 : 0.32}
                            : name.ends_with("middle") ? Range{0.37, 0.62}
                                                       : Range{great ? 0.50 : 0.67, 0.93};
        return DigitPlace{later(Part::Toe1, number), range.from_t, range.to_t};
    }
    return fingerPlace(name);
}

}  // namespace gonio::open_body
