#include "core/fit/regressed_words.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/body/rest_shape.h"
#include "core/body/rotation.h"

namespace gonio {
namespace {

constexpr double kDegree = std::numbers::pi / 180;

double quantile(std::vector<double> values, double share) {
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size()));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

// Of a sigma, with the distance in published sigmas.
double growth(double distance) {
    return std::pow(distance, 8);
}

bool isPose(const PoseVector& pose_rad) {
    constexpr double kMost_rad = 4 * std::numbers::pi;  // beyond it is no writing of an angle
    return pose_rad.allFinite() && pose_rad.cwiseAbs().maxCoeff() <= kMost_rad;
}

double sigmaOf_deg(int dof) {
    switch (dof) {
        case 5:
        case 12:  // hip rotation
        case 8:
        case 15:  // subtalar
        case 9:
        case 16:  // toes
            return 12;
        case 33:
        case 43:  // pronation
            return 20;
        default:
            break;
    }
    if (dof == 34 || dof == 35 || dof == 44 || dof == 45) return 20;          // wrists
    if (dof >= 23 && (dof <= 25 || isComparedByOrientation(dof))) return 12;  // head, upper arms
    return dof == 19 || dof == 22 ? 12 : 8;                                   // spine's twist
}

PoseVector makeSigmas() {
    PoseVector sigma_rad;
    for (int d = 0; d < kDofCount; ++d) {
        const int joint = dofTable()[d].joint;
        const bool blade = joint == id(Joint::ScapulaR) || joint == id(Joint::ScapulaL);
        sigma_rad[d] = blade ? std::numeric_limits<double>::infinity() : sigmaOf_deg(d) * kDegree;
    }
    return sigma_rad;
}

// Both joints turn about axes of their own (RestShape::dofAxes), K R K^T in the body's.
PoseVector onRestingBlades(const RestShape& rest, const PoseVector& pose_rad) {
    PoseVector pose = pose_rad;
    for (const auto& [blade, arm] : {std::pair(Joint::ScapulaR, Joint::HumerusR),
                                     std::pair(Joint::ScapulaL, Joint::HumerusL)}) {
        const Eigen::Matrix3d& axes = rest.dofAxes[id(blade)];
        const Eigen::Matrix3d bladeInArm = rest.dofAxes[id(arm)].transpose() * axes *
                                           jointRotation(pose_rad, id(blade)) * axes.transpose() *
                                           rest.dofAxes[id(arm)];
        pose.segment<3>(kFirstDof[id(arm)]) =
            anglesFromRotation(bladeInArm * jointRotation(pose_rad, id(arm)), id(arm));
        pose.segment<3>(kFirstDof[id(blade)]).setZero();
    }
    return pose;
}

std::optional<ShapeVector> medianShape(const RegressedClip& clip) {
    constexpr double kMostShape = 5;
    std::array<std::vector<double>, kShapeCount> values;
    for (const auto& frame : clip.frames) {
        if (!frame || !isPose(frame->pose_rad) || !frame->shape.allFinite() ||
            frame->shape.cwiseAbs().maxCoeff() > kMostShape)
            continue;
        for (int b = 0; b < kShapeCount; ++b) values[b].push_back(frame->shape[b]);
    }
    if (values[0].empty()) return std::nullopt;
    ShapeVector shape;
    for (int b = 0; b < kShapeCount; ++b) shape[b] = quantile(values[b], 0.5);
    return shape;
}

std::optional<double> medianFocal_px(const RegressedClip& clip) {
    std::vector<double> values_px;
    for (const auto& frame : clip.frames) {
        if (frame && std::isfinite(frame->focal_px) && frame->focal_px > 0)
            values_px.push_back(frame->focal_px);
    }
    if (values_px.empty()) return std::nullopt;
    return quantile(std::move(values_px), 0.5);
}

}  // namespace

std::optional<FrameWord> RegressedWords::at(std::size_t frame) const {
    if (frame >= poses_rad.size() || !poses_rad[frame]) return std::nullopt;
    return FrameWord{*poses_rad[frame], sigma_rad};
}

bool RegressedWords::isFarOff() const {
    constexpr double kFar = 1.2;
    return distance > kFar;
}

double RegressedWords::doubt() const {
    return growth(distance);
}

RegressedWords readRegressed(const BodyModel& model, const RegressedClip& clip) {
    RegressedWords words;
    words.usual_rad = words.sigma_rad = clip.errorScale * regressedSigma_rad();
    const RestShape rest = computeRestShape(model, ShapeVector::Zero());
    bool any = false;
    for (const auto& frame : clip.frames) {
        std::optional<PoseVector>& word = words.poses_rad.emplace_back();
        if (frame && isPose(frame->pose_rad)) word = onRestingBlades(rest, frame->pose_rad);
        any = any || word;
    }
    if (!any) words.poses_rad.clear();
    if (any && clip.shapeIsOfThisBody) words.shape = medianShape(clip);
    if (any && clip.focalIsEstimated) words.focal_px = medianFocal_px(clip);
    return words;
}

const PoseVector& regressedSigma_rad() {
    static const PoseVector sigma_rad = makeSigmas();
    return sigma_rad;
}

namespace {

// Median over the frames of how far the poses are from the words, as a standard deviation.
std::optional<PoseVector> spreadOf(const ActiveDofs& active, const ClipState& state) {
    std::array<std::vector<double>, kDofCount> off_rad;
    for (std::size_t f = 0; f < state.size(); ++f) {
        const FrameWord* word = state.wordOf(f);
        if (word == nullptr) continue;
        const PoseVector off = deviation(active.expand(state.blocks[f].data()),
                                         withTurnedRoot(word->pose_rad, state.worldFromCamera()));
        for (int d = 0; d < kDofCount; ++d) {
            const int first = kFirstDof[dofTable()[d].joint];
            // The length of a vector with three Gaussian parts has its median at 1.538 sigma.
            off_rad[d].push_back(isComparedByOrientation(d) ? off.segment<3>(first).norm() / 1.5382
                                                            : std::abs(off[d]) / 0.6745);
        }
    }
    if (off_rad[0].empty()) return std::nullopt;
    PoseVector spread_rad;
    for (int d = 0; d < kDofCount; ++d) spread_rad[d] = quantile(std::move(off_rad[d]), 0.5);
    return spread_rad;
}

}  // namespace

void weighWords(const ActiveDofs& active, const std::vector<int>& told, ClipState& state,
                RegressedWords& words) {
    constexpr double kUsual = 1.25;  // an angle's median in one clip scatters
    const auto spread_rad = spreadOf(active, state);
    if (!spread_rad || told.empty()) return;
    std::vector<double> ratios;
    for (const int d : told)
        ratios.push_back(std::max(1.0, (*spread_rad)[d] / words.usual_rad[d] / kUsual));
    words.distance = quantile(ratios, 0.75);
    words.sigma_rad = words.usual_rad * words.doubt();
    for (std::size_t i = 0; i < told.size(); ++i)
        words.sigma_rad[told[i]] =
            words.usual_rad[told[i]] * growth(std::max(ratios[i], words.distance));
    for (auto& word : state.words) {
        if (word) word->sigma_rad = words.sigma_rad;
    }
}

}  // namespace gonio
