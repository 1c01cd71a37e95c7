#pragma once

#include <optional>
#include <vector>

#include "core/people/keypoints.h"
#include "inference/image/camera.h"

namespace gonio {

inline constexpr int kSearchLevels = 3;

/// Squares of a picture in which to look for a person. Level 0: the whole picture, and squares that
/// fill its height (in a narrow picture: whose middle three quarters fill its width) at several
/// places; then squares of 0.6 and of 0.36 of that size. What the network sees of neighbours, the
/// middle three quarters, overlaps by half.
std::vector<PersonSquare> searchSquares(const PictureSize& picture, int level);

/// The box around a person's points, with the flesh around them, as far as the picture shows it;
/// nothing where there are too few that can be trusted.
/// \param ofBody_px  (as many x 2) where a regressed body has them: for those that were not placed,
/// such as a hand outside the square, which else would stay outside for ever; no number: not known
std::optional<PersonBox> bodyBox(const KeypointFrame& points, const Eigen::MatrixX2d& ofBody_px,
                                 const PictureSize& picture);

/// The square that the network is to see for a box: as in its training, a little larger.
/// \return Usage where the box has no area
Result<PersonSquare> squareFor(const PersonBox& box);

/// Shared area over united area.
double overlapOf(const PersonBox& a, const PersonBox& b);

/// Where a person's box will be: constant velocity, less of it the longer the step, and a size that
/// grows at once and shrinks slowly, so that crops do not jump.
class BoxForecast {
public:
    void begin(const PersonBox& box, double time_s);
    void take(const PersonBox& box, double time_s);
    PersonBox at(double time_s) const;

    double time_s() const { return m_time_s; }

    /// All that is carried from frame to frame.
    static constexpr int kNumbers = 7;
    void addTo(std::vector<double>& numbers) const;
    void readFrom(const double* numbers);

private:
    double m_time_s = 0;
    Eigen::Vector2d m_centre_px = Eigen::Vector2d::Zero(), m_size_px = Eigen::Vector2d::Zero(),
                    m_velocity_px_s = Eigen::Vector2d::Zero();
};

}  // namespace gonio
