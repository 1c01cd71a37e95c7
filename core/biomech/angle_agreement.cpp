#include "core/biomech/angle_agreement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "core/biomech/joint_angles.h"

namespace gonio {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::array<std::string_view, 8> kEight{
    "knee_angle_r",    "knee_angle_l",   "hip_flexion_r", "hip_flexion_l",
    "hip_adduction_r", "hip_rotation_r", "pelvis_tilt",   "pelvis_list"};

struct Group {
    std::string_view name;
    std::vector<std::string_view> coordinates;
};

std::vector<Group> groupTable() {
    return {{"pelvis", {"pelvis_tilt", "pelvis_list", "pelvis_rotation"}},
            {"hip",
             {"hip_flexion_r", "hip_adduction_r", "hip_rotation_r", "hip_flexion_l",
              "hip_adduction_l", "hip_rotation_l"}},
            {"knee", {"knee_angle_r", "knee_angle_l"}},
            {"ankle", {"ankle_angle_r", "ankle_angle_l"}},
            {"eight coordinates", {kEight.begin(), kEight.end()}}};
}

const std::vector<double>& curve(const AngleSeries& series, const AgreementOptions& options) {
    return options.useFiltered ? series.filtered_deg : series.raw_deg;
}

/// Value of a curve at a time; NaN outside, next to a missing sample and across a long step.
double valueAt(const std::vector<double>& times_s, const std::vector<double>& values, double at_s,
               double maxStep_s) {
    constexpr double kRounding_s = 1e-9;
    const std::size_t n = std::min(times_s.size(), values.size());
    const auto end = times_s.begin() + static_cast<std::ptrdiff_t>(n);
    const auto after = std::lower_bound(times_s.begin(), end, at_s - kRounding_s);
    if (after == end) return kNaN;
    const auto k = static_cast<std::size_t>(after - times_s.begin());
    if (std::abs(times_s[k] - at_s) <= kRounding_s) return values[k];
    if (k == 0) return kNaN;
    const double step_s = times_s[k] - times_s[k - 1];
    if (step_s > maxStep_s) return kNaN;
    const double share = (at_s - times_s[k - 1]) / step_s;
    return (1 - share) * values[k - 1] + share * values[k];
}

double correlationOf(const std::vector<double>& a, const std::vector<double>& b) {
    const auto n = static_cast<double>(a.size());
    double meanA = 0, meanB = 0, covariance = 0, varianceA = 0, varianceB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        meanA += a[i] / n;
        meanB += b[i] / n;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        covariance += (a[i] - meanA) * (b[i] - meanB);
        varianceA += (a[i] - meanA) * (a[i] - meanA);
        varianceB += (b[i] - meanB) * (b[i] - meanB);
    }
    const double constant = 1e-18 * n;
    if (varianceA <= constant || varianceB <= constant) return kNaN;
    return covariance / std::sqrt(varianceA * varianceB);
}

CoordinateAgreement agreementOf(std::string name, const std::vector<double>& estimate,
                                const std::vector<double>& truth) {
    CoordinateAgreement result;
    result.name = std::move(name);
    result.count = static_cast<int>(estimate.size());
    const auto n = static_cast<double>(estimate.size());
    std::vector<double> unturned(estimate.size());
    for (std::size_t i = 0; i < estimate.size(); ++i) {
        const double difference = std::remainder(estimate[i] - truth[i], 360.0);
        unturned[i] = truth[i] + difference;
        result.offset_deg += difference / n;
        result.meanAbsolute_deg += std::abs(difference) / n;
        result.rmse_deg += difference * difference / n;
    }
    result.rmse_deg = std::sqrt(result.rmse_deg);
    for (std::size_t i = 0; i < estimate.size(); ++i) {
        const double difference = unturned[i] - truth[i];
        result.meanAbsoluteNoOffset_deg += std::abs(difference - result.offset_deg) / n;
    }
    result.correlation = correlationOf(unturned, truth);
    return result;
}

CoordinateAgreement compareSeries(const AngleTable& estimate, const AngleSeries& ours,
                                  const AngleTable& truth, const AngleSeries& theirs, double lag_s,
                                  const AgreementOptions& options) {
    const std::vector<double>& values = curve(ours, options);
    std::vector<double> a, b;
    for (std::size_t i = 0; i < std::min(values.size(), estimate.times_s.size()); ++i) {
        const double expected = valueAt(truth.times_s, curve(theirs, options),
                                        estimate.times_s[i] - lag_s, options.maxTruthStep_s);
        if (!std::isfinite(values[i]) || !std::isfinite(expected)) continue;
        a.push_back(values[i]);
        b.push_back(expected);
    }
    return agreementOf(ours.name, a, b);
}

/// The shift with the least offset-free error of knees and hip flexions (all angles where none of
/// these is shared), in steps of 10 ms; at least half of the samples must stay in the overlap.
std::optional<double> findLag(const AngleTable& estimate, const AngleTable& truth,
                              const AgreementOptions& options) {
    constexpr double kStep_s = 0.01;
    std::vector<std::pair<const AngleSeries*, const AngleSeries*>> pairs, sagittal;
    for (const AngleSeries& ours : estimate.series) {
        const AngleSeries* theirs = truth.find(ours.name);
        if (theirs == nullptr) continue;
        pairs.emplace_back(&ours, theirs);
        if (std::find(kEight.begin(), kEight.begin() + 4, ours.name) != kEight.begin() + 4) {
            sagittal.emplace_back(&ours, theirs);
        }
    }
    if (!sagittal.empty()) pairs = sagittal;
    std::optional<double> best;
    double least = std::numeric_limits<double>::infinity();
    const double furthest_s = options.maxLag_s > 0 ? std::min(options.maxLag_s, 60.0) : 0;
    const int steps = static_cast<int>(furthest_s / kStep_s + 0.5);
    for (int step = 0; step <= 2 * steps; ++step) {
        // 0, 1, -1, 2, -2, ...: of equal shifts the smaller one wins
        const int signedStep = step % 2 == 1 ? (step + 1) / 2 : -step / 2;
        double error = 0;
        int compared = 0;
        for (const auto& [ours, theirs] : pairs) {
            const auto one =
                compareSeries(estimate, *ours, truth, *theirs, signedStep * kStep_s, options);
            if (2 * static_cast<std::size_t>(one.count) < estimate.times_s.size()) continue;
            error += one.meanAbsoluteNoOffset_deg;
            ++compared;
        }
        if (compared == 0 || error / compared >= least) continue;
        least = error / compared;
        best = signedStep * kStep_s;
    }
    return best;
}

GroupAgreement summarize(const Group& group, const std::vector<CoordinateAgreement>& all) {
    GroupAgreement result;
    result.name = group.name;
    for (const std::string_view name : group.coordinates) {
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
        if (found == all.end()) {
            result.missing.emplace_back(name);
            continue;
        }
        result.coordinates.emplace_back(name);
        result.rmse_deg += found->rmse_deg;
        result.meanAbsolute_deg += found->meanAbsolute_deg;
        result.meanAbsoluteNoOffset_deg += found->meanAbsoluteNoOffset_deg;
    }
    const auto n = static_cast<double>(result.coordinates.size());
    for (double* value :
         {&result.rmse_deg, &result.meanAbsolute_deg, &result.meanAbsoluteNoOffset_deg}) {
        *value = n > 0 ? *value / n : kNaN;
    }
    return result;
}

/// The table with the pelvis measured against its mean direction (mean of unit vectors).
AngleTable againstMeanHeading(const AngleTable& table, const AgreementOptions& options) {
    const AngleSeries* rotation = table.find("pelvis_rotation");
    if (rotation == nullptr) return table;
    double sine = 0, cosine = 0;
    for (const double angle_deg : curve(*rotation, options)) {
        if (!std::isfinite(angle_deg)) continue;
        sine += std::sin(angle_deg * std::numbers::pi / 180);
        cosine += std::cos(angle_deg * std::numbers::pi / 180);
    }
    return turnPelvisHeading(table, std::atan2(sine, cosine));
}

AngleAgreement compareAll(const AngleTable& estimate, const AngleTable& truth, double lag_s,
                          const AgreementOptions& options) {
    AngleAgreement result;
    result.appliedLag_s = lag_s;
    for (const AngleSeries& ours : estimate.series) {
        const AngleSeries* theirs = truth.find(ours.name);
        if (theirs == nullptr) {
            result.onlyInEstimate.push_back(ours.name);
            continue;
        }
        auto one = compareSeries(estimate, ours, truth, *theirs, lag_s, options);
        if (one.count > 0) result.coordinates.push_back(std::move(one));
    }
    for (const AngleSeries& theirs : truth.series) {
        if (estimate.find(theirs.name) == nullptr) result.onlyInTruth.push_back(theirs.name);
    }
    for (const Group& group : groupTable()) {
        result.groups.push_back(summarize(group, result.coordinates));
    }
    return result;
}

}  // namespace

std::span<const std::string_view> eightCoordinates() {
    return kEight;
}

Result<AngleAgreement> compareAngles(const AngleTable& estimate, const AngleTable& truth,
                                     const AgreementOptions& options) {
    if (estimate.times_s.empty() || truth.times_s.empty()) {
        return fail(ErrorCode::Usage, "one of the angle tables has no rows");
    }
    if (options.alignHeading) {
        AgreementOptions same = options;
        same.alignHeading = false;
        return compareAngles(againstMeanHeading(estimate, options),
                             againstMeanHeading(truth, options), same);
    }
    std::optional<double> best;
    if (options.searchLag || options.applyLag) best = findLag(estimate, truth, options);
    AngleAgreement result =
        compareAll(estimate, truth, options.applyLag ? best.value_or(0) : 0, options);
    result.bestLag_s = best;
    result.overlapBegin_s =
        std::max(estimate.times_s.front(), truth.times_s.front() + result.appliedLag_s);
    result.overlapEnd_s =
        std::min(estimate.times_s.back(), truth.times_s.back() + result.appliedLag_s);
    if (result.coordinates.empty()) {
        return fail(ErrorCode::Usage,
                    "the angle tables share no coordinate at a common time; check the names and "
                    "that both clocks start together");
    }
    return result;
}

}  // namespace gonio
