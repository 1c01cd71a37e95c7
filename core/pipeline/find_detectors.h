#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/people/keypoint_detector.h"
#include "core/people/person_detector.h"

namespace gonio {

/// The networks of an analysis.
struct DetectorFiles {
    std::filesystem::path keypoints;
    std::filesystem::path regions;   ///< empty: the keypoint network starts from the person's box
    std::filesystem::path persons;   ///< empty: OpenCV's people detector
    std::vector<std::string> notes;  ///< what was chosen for want of a better one
};

/// Chooses networks. What is not given is looked for beside `keypoints` (companions come with it),
/// then in `models`; a network counts by what its description says it finds. Person-box networks
/// are preferred to region networks for finding people.
///
/// \param keypoints, persons  given by the user, or empty
/// \return MissingModel with what to do where there is no keypoint network
Result<DetectorFiles> findDetectors(const std::filesystem::path& keypoints,
                                    const std::filesystem::path& persons,
                                    const std::filesystem::path& models,
                                    const std::filesystem::path& resources);

struct LoadedDetectors {
    std::unique_ptr<PersonDetector> persons;
    std::unique_ptr<KeypointDetector> keypoints;
    /// SHA-256 of everything that decides what they see beside the two networks themselves:
    /// companions and descriptions, by role.
    std::vector<std::pair<std::string, std::string>> facts;
};

/// \param mirrored  look at every person mirrored as well and average: steadier points in twice the
///                  time
Result<LoadedDetectors> loadDetectors(const DetectorFiles& files,
                                      const std::filesystem::path& resources, bool mirrored);

/// What finds people, where nothing looks for keypoints.
struct LoadedPersons {
    std::unique_ptr<PersonDetector> detector;
    std::vector<std::pair<std::string, std::string>> facts;
    std::vector<std::string> notes;
};

/// \param persons  given by the user, or empty: the installed one, else OpenCV's people detector
Result<LoadedPersons> loadPersonsAlone(const std::filesystem::path& persons,
                                       const std::filesystem::path& models,
                                       const std::filesystem::path& resources);

}  // namespace gonio
