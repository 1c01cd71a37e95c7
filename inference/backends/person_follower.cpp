#include "inference/backends/person_follower.h"

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

constexpr double kSearchEvery_s = 0.25;
/// So long a lost person is looked for around the last place.
constexpr double kNear_s = 1;
constexpr std::size_t kCandidates = 3, kAtOnce = 8;
constexpr int kRefinements = 2;
/// Boxes that overlap more are of the same person.
constexpr double kSamePerson = 0.4;
/// A square is taken again where it is so far from the person's own: share of the side, and ratio.
constexpr double kFarOff = 0.15, kFarSize = 1.3;

PictureSize sizeOf(const Image& picture) {
    return {picture.width_px, picture.height_px};
}

bool isFar(const PersonSquare& from, const PersonSquare& to) {
    const double side = to.side_px, ratio = double(from.side_px) / side;
    const double away = std::max(std::abs(double(from.centreX_px) - to.centreX_px),
                                 std::abs(double(from.centreY_px) - to.centreY_px));
    return away > kFarOff * side || ratio > kFarSize || ratio < 1 / kFarSize;
}

/// The person's own square; none where too few points can be trusted.
std::optional<PersonSquare> ownSquare(const Sighting& seen) {
    if (!seen.box) return std::nullopt;
    const auto square = squareFor(*seen.box);
    return square ? std::optional(*square) : std::nullopt;
}

bool isBetter(const Sighting& a, const Sighting& b) {
    return a.presence.total > b.presence.total;
}

/// The best ones of different people, best first.
std::vector<Sighting> different(std::vector<Sighting> seen) {
    std::stable_sort(seen.begin(), seen.end(), isBetter);
    std::vector<Sighting> kept;
    for (Sighting& one : seen) {
        if (!one.box || kept.size() == kCandidates) continue;
        const bool isNew = std::none_of(kept.begin(), kept.end(), [&](const Sighting& other) {
            return overlapOf(*one.box, *other.box) > kSamePerson;
        });
        if (isNew) kept.push_back(std::move(one));
    }
    return kept;
}

/// Among people who are seen equally well the larger one.
double worthOf(const Sighting& seen, const PictureSize& picture) {
    const double share = seen.box->width_px * seen.box->height_px /
                         (double(picture.width_px) * double(picture.height_px));
    return seen.presence.total * std::pow(share, 0.15);
}

}  // namespace

Result<std::vector<Sighting>> PersonFollower::refined(const Image& picture, double focal_px,
                                                      const Sightings& seen, const Job& job) {
    std::vector<PersonSquare> squares;
    for (const Sighting& one : seen) {
        if (const auto square = ownSquare(one)) squares.push_back(*square);
    }
    return m_eye.look(picture, focal_px, squares, job);
}

// The best of these after looking at each person from near.
PersonFollower::Found PersonFollower::best(const Image& picture, double focal_px, Sightings seen,
                                           const Job& job) {
    const PictureSize size = sizeOf(picture);
    for (int i = 0; i < kRefinements; ++i) {
        auto nearer = refined(picture, focal_px, different(std::move(seen)), job);
        if (!nearer) return tl::unexpected<Error>(nearer.error());
        seen = *std::move(nearer);
    }
    seen = different(std::move(seen));
    std::erase_if(seen,
                  [this](const Sighting& s) { return s.presence.total < m_eye.tuning().found; });
    if (seen.empty()) return std::optional<Sighting>();
    m_others = std::max(m_others, static_cast<int>(seen.size()) - 1);
    const auto chosen = std::max_element(
        seen.begin(), seen.end(),
        [&](const Sighting& a, const Sighting& b) { return worthOf(a, size) < worthOf(b, size); });
    return std::optional(std::move(*chosen));
}

PersonFollower::Found PersonFollower::search(const Image& picture, double focal_px,
                                             const Job& job) {
    for (int level = 0; level < kSearchLevels; ++level) {
        const auto squares = searchSquares(sizeOf(picture), level);
        Sightings all;
        for (std::size_t first = 0; first < squares.size(); first += kAtOnce) {
            const auto count = std::min(kAtOnce, squares.size() - first);
            auto some = m_eye.look(picture, focal_px, {&squares[first], count}, job);
            if (!some) return tl::unexpected<Error>(some.error());
            std::ranges::move(*some, std::back_inserter(all));
        }
        auto found = best(picture, focal_px, std::move(all), job);
        if (!found || *found) return found;
    }
    return std::optional<Sighting>();
}

PersonFollower::Found PersonFollower::follow(const Image& picture, double time_s, double focal_px,
                                             const Job& job) {
    const auto square = squareFor(m_forecast.at(time_s));
    if (!square) return std::optional<Sighting>();
    auto seen = m_eye.look(picture, focal_px, {&*square, 1}, job);
    if (!seen) return tl::unexpected<Error>(seen.error());
    Sighting now = std::move(seen->front());
    const auto own = ownSquare(now);
    if (own && isFar(*square, *own)) {
        auto again = m_eye.look(picture, focal_px, {&*own, 1}, job);
        if (!again) return tl::unexpected<Error>(again.error());
        if (isBetter(again->front(), now)) now = std::move(again->front());
    }
    const bool isThere = now.presence.total >= m_eye.tuning().kept && ownSquare(now);
    return isThere ? std::optional(std::move(now)) : std::nullopt;
}

PersonFollower::Found PersonFollower::findAgain(const Image& picture, double time_s,
                                                double focal_px, const Job& job) {
    if (m_wasFound && time_s - m_forecast.time_s() <= kNear_s) {
        std::vector<PersonSquare> squares;
        for (const double larger : {1.0, 1.5}) {
            auto square = squareFor(m_forecast.at(m_forecast.time_s()));
            if (!square) continue;
            square->side_px *= static_cast<float>(larger);
            squares.push_back(*square);
        }
        auto seen = m_eye.look(picture, focal_px, squares, job);
        if (!seen) return tl::unexpected<Error>(seen.error());
        auto found = best(picture, focal_px, *std::move(seen), job);
        if (!found || *found) return found;
    }
    if (m_searched_s && time_s - *m_searched_s < kSearchEvery_s) return std::optional<Sighting>();
    m_searched_s = time_s;
    return search(picture, focal_px, job);
}

void PersonFollower::take(const PersonBox& box, double time_s) {
    m_isFollowing ? m_forecast.take(box, time_s) : m_forecast.begin(box, time_s);
    m_isFollowing = m_wasFound = true;
}

PersonFollower::Found PersonFollower::look(const Image& picture, double time_s, double focal_px,
                                           const Job& job) {
    Found found = std::optional<Sighting>();
    if (m_isFollowing) {
        found = follow(picture, time_s, focal_px, job);
        if (!found) return found;
        if (!*found) {
            m_isFollowing = false;
            m_searched_s.reset();
            ++m_losses;
        }
    }
    if (!*found) found = findAgain(picture, time_s, focal_px, job);
    if (found && *found) take(*(*found)->box, time_s);
    return found;
}

std::vector<double> PersonFollower::memory() const {
    std::vector<double> numbers{
        double(m_isFollowing),    double(m_wasFound), double(m_searched_s.has_value()),
        m_searched_s.value_or(0), double(m_losses),   double(m_others)};
    m_forecast.addTo(numbers);
    return numbers;
}

void PersonFollower::recall(const std::vector<double>& memory) {
    constexpr std::size_t kOwnNumbers = 6;
    m_forecast = {};
    m_searched_s.reset();
    const bool isMemory = memory.size() == kOwnNumbers + BoxForecast::kNumbers;
    m_isFollowing = isMemory && memory[0] != 0;
    m_wasFound = isMemory && memory[1] != 0;
    m_losses = isMemory ? static_cast<int>(memory[4]) : 0;
    m_others = isMemory ? static_cast<int>(memory[5]) : 0;
    if (!isMemory) return;
    if (memory[2] != 0) m_searched_s = memory[3];
    m_forecast.readFrom(memory.data() + kOwnNumbers);
}

}  // namespace gonio
