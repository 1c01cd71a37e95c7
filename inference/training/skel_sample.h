#pragma once

#include <array>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "core/body/skeleton.h"

namespace gonio {

/// Keypoints in crop units (-0.5 .. 0.5 inside the square) with confidence.
using ScoredKeypoints = Eigen::Matrix<double, kKeypointCount, 3>;

/// A crop of a person with what is known of it: what the networks that regress SKEL's parameters
/// learn from.
struct SkelSample {
    static constexpr int kRows = 256, kColumns = 192;  ///< the middle columns of the square

    std::vector<std::uint8_t> rgb;                        ///< rows x columns x 3
    ScoredKeypoints keypoints = ScoredKeypoints::Zero();  ///< confidence 0: not known
    /// Camera axes, m, from anywhere, and confidence.
    Eigen::Matrix<double, kKeypointCount, 4> points_m =
        Eigen::Matrix<double, kKeypointCount, 4>::Zero();
    PoseVector pose_rad = PoseVector::Zero();  ///< the root in camera axes
    ShapeVector shape = ShapeVector::Zero();
    bool isPoseKnown = false, isShapeKnown = false;
    /// Joints of a known pose whose angles count: those of mirrored feet are not exact.
    std::array<bool, kJointCount> isTurnKnown{};
    /// squareInfo(): the square in the picture in focal lengths.
    std::array<float, 3> square{0, 0, 0};
    /// Which labels these are: 2 i for sample i as it is, 2 i + 1 mirrored. Each has a pose of its
    /// own, because a mirrored SKEL pose is not exact (fact sheet 3.7). -1: labels that stay.
    std::int64_t labels = -1;
    double turned_rad = 0;   ///< how far the crop was turned in its plane, from x to y
    bool isCutHard = false;  ///< cropped to a part of the person
};

/// Where crops come from: drawn as they are needed, or a data set's.
class SkelSamples {
public:
    virtual ~SkelSamples() = default;

    /// One crop, chosen and changed at random; depends on the seed alone. Called by many threads
    /// at once. Where `stop` is requested it may give anything, but soon. Problems that nobody
    /// could foresee, such as a picture that cannot be read, are std::runtime_error.
    virtual void draw(std::uint64_t seed, const std::stop_token& stop, SkelSample& out) const = 0;

    /// How many label sets there are (twice as many as samples); 0: all labels stay.
    virtual std::int64_t labelSets() const = 0;
};

}  // namespace gonio
