#include "core/fit/side_options.h"

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

constexpr double kLeastTotal = 0.15;  ///< of a second place
constexpr double kFloor = 0.03;       ///< the network may be wrong where it is sure
constexpr double kShared = 2, kSomebody = 0.4;
constexpr double kLikeSigma = 0.15;

std::vector<SideOption> allOptions(const std::vector<SidePlace>& places) {
    const int count = static_cast<int>(places.size());
    std::vector<SideOption> options;
    for (int l = 0; l < count; ++l) {
        for (int r = 0; r < count; ++r) options.push_back({l, r, 0});
    }
    return options;
}

double unlike(double a, double b) {
    return 0.5 * std::pow((a - b) / kLikeSigma, 2);
}

}  // namespace

bool isPlace(const PlaceModes::Mode& mode) {
    return std::isfinite(mode.place_px) && mode.share >= kLeastShare && mode.share <= 1.001F &&
           mode.spread_px >= 0 && std::isfinite(mode.spread_px);
}

std::vector<SidePlace> sidePlaces(const std::array<PlaceModes::Mode, 2>& left,
                                  const std::array<PlaceModes::Mode, 2>& right, double reach_px) {
    struct Voice {
        double place_px, share;
        bool isLeft;
    };

    std::vector<Voice> voices;
    for (const auto* side : {&left, &right}) {
        for (const PlaceModes::Mode& mode : *side) {
            if (isPlace(mode)) voices.push_back({mode.place_px, mode.share, side == &left});
        }
    }
    std::ranges::stable_sort(voices, std::ranges::greater{}, &Voice::share);
    std::vector<SidePlace> places;
    for (const Voice& voice : voices) {
        auto at = std::ranges::find_if(places, [&](const SidePlace& place) {
            return std::abs(place.place_px - voice.place_px) <= reach_px;
        });
        if (at == places.end()) at = places.insert(places.end(), {voice.place_px, 0, 0});
        const double before = at->total();
        at->place_px =
            (before * at->place_px + voice.share * voice.place_px) / (before + voice.share);
        (voice.isLeft ? at->left : at->right) += voice.share;
    }
    std::ranges::stable_sort(places, std::ranges::greater{}, &SidePlace::total);
    if (places.size() > 2) places.resize(2);
    if (places.size() == 2 && places[1].total() < kLeastTotal) places.pop_back();
    return places;
}

std::vector<SideOption> optionsByShare(const std::vector<SidePlace>& places) {
    std::vector<SideOption> options = allOptions(places);
    if (places.size() < 2) return options;
    for (SideOption& option : options) {
        const SidePlace& l = places[static_cast<std::size_t>(option.left)];
        const SidePlace& r = places[static_cast<std::size_t>(option.right)];
        option.cost = -std::log(std::max(kFloor, l.left)) - std::log(std::max(kFloor, r.right));
        const SidePlace& other = places[option.left == 0 ? 1 : 0];
        if (option.left == option.right && other.total() >= kSomebody) option.cost += kShared;
    }
    return options;
}

std::vector<SideOption> optionsLike(const std::vector<SidePlace>& places, double left,
                                    double right) {
    std::vector<SideOption> options = allOptions(places);
    if (places.size() < 2) return options;
    for (SideOption& option : options) {
        option.cost = unlike(places[static_cast<std::size_t>(option.left)].left, left) +
                      unlike(places[static_cast<std::size_t>(option.right)].right, right);
    }
    return options;
}

}  // namespace gonio
