#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/biomech/angle_agreement.h"

namespace gonio {

/// Names of the clips of a set, sorted: folders that hold truth_angles.csv.
std::vector<std::string> clipsIn(const std::filesystem::path& folder);

/// A table of angles from a .csv, .mot or .sto file.
Result<AngleTable> readAngleTable(const std::filesystem::path& path);

/// Analyses of a set of clips against their truth.
struct ClipsAgreement {
    /// One coordinate over all clips that have it.
    struct Coordinate {
        std::string name;
        int clips = 0;
        double meanAbsolute_deg = 0, rmse_deg = 0;  ///< means over the clips
    };

    struct Clip {
        std::string name;
        double sagittal_deg = 0;  ///< mean |d| over hip flexion, knee and ankle of both legs
    };

    std::vector<Clip> clips;
    std::vector<Coordinate> coordinates;
    double sagittal_deg = 0;           ///< mean over the clips
    std::vector<std::string> missing;  ///< clips without angles.csv
};

/// Compares truth/NAME/truth_angles.csv with results/NAME/angles.csv for every NAME.
/// \return NotFound where no clip has both
Result<ClipsAgreement> compareClips(const std::filesystem::path& truth,
                                    const std::filesystem::path& results,
                                    const AgreementOptions& options);

std::string clipsText(const ClipsAgreement& agreement);

}  // namespace gonio
