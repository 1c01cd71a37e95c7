#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/biomech/angle_series.h"
#include "core/result.h"

namespace gonio {

struct AgreementOptions {
    bool useFiltered = true;      ///< compare the filtered curves; false: the raw ones
    double maxTruthStep_s = 0.2;  ///< no interpolation of the truth across longer steps
    bool searchLag = false;       ///< look for the shift in time with the best agreement
    double maxLag_s = 0.5;
    bool applyLag = false;  ///< and compare at that shift
    /// Measure both pelvises against their own mean direction first: for tables whose grounds have
    /// different headings.
    bool alignHeading = false;
};

/// Agreement of one coordinate, d = estimate - truth in degrees (whole turns taken off).
struct CoordinateAgreement {
    std::string name;
    int count = 0;                        ///< samples compared
    double rmse_deg = 0;                  ///< sqrt(mean d^2)
    double meanAbsolute_deg = 0;          ///< mean |d|
    double meanAbsoluteNoOffset_deg = 0;  ///< mean |d - mean d|
    double offset_deg = 0;                ///< mean d
    double correlation = 0;               ///< Pearson; NaN where one curve is constant
};

/// Means over the coordinates of a group that were compared.
struct GroupAgreement {
    std::string name;
    std::vector<std::string> coordinates;
    std::vector<std::string> missing;  ///< of the group's coordinates, those not compared
    double rmse_deg = 0;
    double meanAbsolute_deg = 0;
    double meanAbsoluteNoOffset_deg = 0;
};

struct AngleAgreement {
    std::vector<CoordinateAgreement> coordinates;  ///< in the estimate's order
    std::vector<GroupAgreement> groups;  ///< pelvis, hip, knee, ankle, "eight coordinates"
    std::vector<std::string> onlyInEstimate;
    std::vector<std::string> onlyInTruth;
    double overlapBegin_s = 0;  ///< on the estimate's clock
    double overlapEnd_s = 0;
    std::optional<double> bestLag_s;  ///< > 0: the estimate runs late
    double appliedLag_s = 0;
};

/// The coordinates published for single-camera systems on these recordings: both knees, both hip
/// flexions, right hip adduction and rotation, pelvis tilt and list.
std::span<const std::string_view> eightCoordinates();

/// Compares an estimate with a truth over the time they share: the truth is interpolated linearly
/// at the estimate's times; samples missing in either are left out.
/// \return Usage where they share no time or no coordinate
Result<AngleAgreement> compareAngles(const AngleTable& estimate, const AngleTable& truth,
                                     const AgreementOptions& options = {});

/// A plain text table for the terminal, one line a coordinate, then the groups.
std::string agreementText(const AngleAgreement& agreement);

/// The same as JSON text; NaN becomes null.
std::string agreementJson(const AngleAgreement& agreement);

}  // namespace gonio
