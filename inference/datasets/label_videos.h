#pragma once

#include <filesystem>

#include "core/people/keypoint_detector.h"
#include "core/people/person_detector.h"
#include "inference/datasets/convert_dataset.h"
#include "inference/datasets/pseudo_label.h"

namespace gonio {

/// Keypoints of the people in single frames.
class FrameLooker {
public:
    virtual ~FrameLooker() = default;
    virtual const std::vector<std::string>& names() const = 0;
    /// \param frame  with a picture \return one a person
    virtual Result<std::vector<KeypointFrame>> look(const Frame& frame) = 0;
};

/// Looks anew at every frame with both detectors, which must outlive it; the `people` best boxes.
std::unique_ptr<FrameLooker> makeDetectingLooker(PersonDetector& persons,
                                                 KeypointDetector& keypoints, int people = 3);
/// The keypoints that an analysis of the same video found.
std::unique_ptr<FrameLooker> makeRecordedLooker(Keypoints2D keypoints);

struct LabelVideosOptions {
    std::vector<std::filesystem::path> files;  ///< videos, or pictures as videos of one frame
    std::filesystem::path output;              ///< .npz
    int every = 10;                            ///< frames from one that is looked at to the next
    int mostPerVideo = 0;                      ///< frames that are looked at; 0: all
    double margin = 1.5;                       ///< side of the written picture over the crop's
    PseudoLabelRules rules;
};

struct LabelVideosReport {
    LabelCounts counts;  ///< of the people looked at
    std::int64_t framesSeen = 0;
    std::vector<std::string> warnings;  ///< files that could not be read, wholly or from a frame on
};

/// Real videos without labels become a data set in the HMR-SKEL layout: the good ones of the frames
/// that are looked at get a row each, and a picture of the person and the surroundings in
/// OUTPUT-without-.npz_pictures; pictures are named relative to the output's folder. Both appear
/// when all is done; what was there before is left alone until then.
/// \return Usage where that folder is there; NoPerson where no frame was good enough, with the
///   commonest reason; Cancelled; WriteFailed
Result<LabelVideosReport> labelVideos(const BodyModel& model, FrameLooker& looker,
                                      const LabelVideosOptions& options, const Job& job = {});

/// The videos and pictures that a path means: itself, or what is in the folder, by name.
Result<std::vector<std::filesystem::path>> labelFiles(const std::filesystem::path& path);

}  // namespace gonio
