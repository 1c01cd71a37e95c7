#pragma once

#include "inference/backends/compact_eye.h"
#include "inference/backends/person_squares.h"

namespace gonio {

/// Finds one person in a clip and follows them, picture by picture.
///
/// Who is followed is looked at once a picture, in the square that the last pictures forecast; a
/// second time only where the person turns out to be far from its middle. Where the network no
/// longer sees them, squares around the last place are tried, and the whole picture is searched
/// every quarter of a second; until somebody is found there is nobody. What is found follows from
/// pictures and times alone.
class PersonFollower {
public:
    explicit PersonFollower(CompactEye eye) : m_eye(std::move(eye)) {}

    const Network& network() const { return m_eye.network(); }

    /// The next picture. \param focal_px  that bodies are placed with
    /// \return nothing where nobody is seen; Cancelled; errors of the network
    Result<std::optional<Sighting>> look(const Image& picture, double time_s, double focal_px,
                                         const Job& job);

    /// The most probable person of one picture, whoever was followed before.
    Result<std::optional<Sighting>> search(const Image& picture, double focal_px, const Job& job);

    int losses() const { return m_losses; }

    /// Most other people that a search saw beside the one who was found.
    int others() const { return m_others; }

    std::vector<double> memory() const;
    /// Empty: starts afresh; so do numbers that are no memory.
    void recall(const std::vector<double>& memory);

private:
    using Sightings = std::vector<Sighting>;
    using Found = Result<std::optional<Sighting>>;

    Found follow(const Image& picture, double time_s, double focal_px, const Job& job);
    Found findAgain(const Image& picture, double time_s, double focal_px, const Job& job);
    Found best(const Image& picture, double focal_px, Sightings seen, const Job& job);
    Result<Sightings> refined(const Image& picture, double focal_px, const Sightings& seen,
                              const Job& job);
    void take(const PersonBox& box, double time_s);

    CompactEye m_eye;
    bool m_isFollowing = false, m_wasFound = false;
    std::optional<double> m_searched_s;  ///< time of the last search of the whole picture
    BoxForecast m_forecast;
    int m_losses = 0, m_others = 0;
};

}  // namespace gonio
