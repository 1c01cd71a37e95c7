#include "core/fit/skelify_objective.h"

#include <cmath>

namespace gonio {
namespace {

constexpr double kRobustSigma = 100;
constexpr int kLimitedDofs = kDofCount - 3;

double robust(double e) {
    const double s2 = kRobustSigma * kRobustSigma;
    return s2 * e * e / (s2 + e * e);
}

std::vector<int> makeAllKeypoints() {
    std::vector<int> all;
    for (int k = 0; k < kKeypointCount; ++k) {
        if (k != 37 && k != 38) all.push_back(k);
    }
    return all;
}

// Mean of the two shoulder-to-hip segments, of their first N coordinates.
template <int N>
double meanTorsoSide(const Eigen::Matrix<double, kKeypointCount, 3>& points) {
    const double left = (points.row(5) - points.row(12)).head<N>().norm();
    const double right = (points.row(2) - points.row(9)).head<N>().norm();
    return (left + right) / 2;
}

}  // namespace

const std::vector<SkelifyPhase>& skelifyPhases() {
    static const std::vector<SkelifyPhase> phases = {{"camera-init", true, 1.78, 0, 0, 100},
                                                     {"overall-1", false, 1, 100, 404 * 1.7, 0},
                                                     {"overall-2", false, 1, 50, 404 * 1.7, 0},
                                                     {"overall-3", false, 1, 10, 57.4 * 1.7, 0},
                                                     {"overall-4", false, 1, 5, 4.78 * 1.7, 0}};
    return phases;
}

const SkelifyPhase& skelifyRefinerPhase() {
    static const SkelifyPhase phase{"refiner", false, 1, 5, 4.78 * 0.17, 0};
    return phase;
}

const std::vector<int>& skelifyKeypoints(const SkelifyPhase& phase) {
    static const std::vector<int> torso = {1, 2, 5, 8, 9, 12, 27, 28, 33, 34, 39, 40, 41};
    static const std::vector<int> all = makeAllKeypoints();
    return phase.cameraOnly ? torso : all;
}

double torsoLength(const CropKeypoints& keypoints) {
    return meanTorsoSide<2>(keypoints);
}

SkelifyTerms skelifyTerms(const SkelifyPhase& phase, const CropKeypoints& given,
                          const Eigen::Matrix<double, kKeypointCount, 2>& projected,
                          const PoseVector& pose_rad, const ShapeVector& shape, double cameraZ,
                          double guessedZ) {
    SkelifyTerms terms;
    const double scale = torsoLength(given) + 1e-6;
    for (const int k : skelifyKeypoints(phase)) {
        const double confidence = given(k, 2);
        for (int c = 0; c < 2; ++c) {
            terms.reprojection +=
                confidence * confidence * robust((projected(k, c) - given(k, c)) / scale);
        }
    }
    terms.reprojection *= phase.reprojection * phase.reprojection;
    terms.shape = phase.shape * phase.shape * shape.squaredNorm();
    if (phase.angle > 0) {
        const auto& limits = jointLimits(LimitSet::Hsmr);
        double sum = 0;
        for (int d = 3; d < kDofCount; ++d) {
            sum += std::exp(2 * (limits[d].lower_rad - pose_rad[d])) +
                   std::exp(2 * (pose_rad[d] - limits[d].upper_rad));
        }
        terms.angle = phase.angle * phase.angle * sum / kLimitedDofs;
    }
    terms.depth = phase.depth * phase.depth * (guessedZ - cameraZ) * (guessedZ - cameraZ);
    return terms;
}

double guessCameraZ(const Eigen::Matrix<double, kKeypointCount, 3>& joints_m,
                    const CropKeypoints& given, double focal) {
    return focal * meanTorsoSide<3>(joints_m) / meanTorsoSide<2>(given);
}

}  // namespace gonio
