#pragma once

#include <filesystem>
#include <map>

#include "core/body/regressed_body.h"
#include "core/people/keypoints.h"
#include "core/people/place_modes.h"
#include "core/result.h"

namespace gonio {

/// Keypoints of one person so far.
struct PersonProgress {
    int id = 0;
    std::vector<KeypointFrame> frames;  ///< one for every finished frame of the video
    std::vector<double> memory;         ///< of the estimator after the last of them
    /// What a network said, one for every finished frame; empty where there is no network.
    std::vector<std::optional<RegressedBody>> bodies = {};
    /// Of its keypoints, one for every finished frame, each empty where no network tells; none at
    /// all while none ever did.
    std::vector<PlaceModes> modes = {};
};

/// The finished work of an unfinished analysis: all that looking at pictures gave.
struct PartialResults {
    std::string signature;                        ///< SHA-256 of video, detectors and settings
    std::map<int, std::vector<PersonBox>> looks;  ///< frames at which the person detector looked
    int framesDone = 0;                           ///< frames with keypoints
    std::vector<PersonProgress> persons;
};

/// Whole or not at all (AtomicFile). Numbers are kept bit for bit.
Result<void> savePartial(const std::filesystem::path& path, const PartialResults& results);
/// NotFound; MalformedFile; Usage where the file belongs to another video or other settings.
Result<PartialResults> loadPartial(const std::filesystem::path& path, const std::string& signature);

}  // namespace gonio
