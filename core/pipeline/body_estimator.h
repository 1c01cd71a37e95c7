#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/body/body_model.h"
#include "core/people/keypoint_detector.h"
#include "core/people/person_tracker.h"
#include "core/pipeline/body_regressor.h"
#include "core/result.h"
#include "core/video/frame.h"

namespace gonio {

/// Finds a person's points, frame after frame. What it carries from frame to frame can be taken out
/// and put back, so that one estimator serves several people and an interrupted run goes on exactly
/// as an unbroken one.
class BodyEstimator {
public:
    virtual ~BodyEstimator() = default;
    /// Name of what finds the keypoints, and the SHA-256 of its weights.
    virtual std::string detectorName() const = 0;
    virtual std::string hash() const = 0;
    virtual const std::vector<std::string>& keypointNames() const = 0;

    /// As in Keypoints2D.
    virtual double misplacement() const { return Keypoints2D{}.misplacement; }

    /// Whether estimate() finds anything, or pointsOf() alone.
    virtual bool looksAtPictures() const { return true; }

    /// \param frame  with a picture  \param box  of the person, px
    /// \return empty where the person was not found
    virtual Result<KeypointFrame> estimate(const Frame& frame, const PersonBox& box) = 0;

    /// The points of a body that a network saw in a picture, for frames in which estimate() found
    /// none; empty where only seen points count.
    virtual KeypointFrame pointsOf(const RegressedBody& /*body*/,
                                   Eigen::Vector2i /*size_px*/) const {
        return {};
    }

    virtual std::vector<double> memory() const { return {}; }

    /// Takes over memory() of an earlier run; empty: starts afresh.
    virtual void recall(const std::vector<double>& /*memory*/) {}

    /// Whatever else decides what it returns (companion networks, descriptions, noise), as texts;
    /// it stands in the summary, and unfinished work made with other settings is not gone on with.
    virtual std::vector<std::pair<std::string, std::string>> settings() const { return {}; }

    /// What speaks against using this estimator on a video of so many frames; whole sentences.
    virtual std::vector<std::string> warnings(int /*frameCount*/) const { return {}; }

    /// The people, where the backend knows them without looking (recordings).
    virtual std::optional<std::vector<PersonTrack>> knownPeople(int /*frameCount*/) const {
        return std::nullopt;
    }
};

/// What a keypoint network finds.
std::unique_ptr<BodyEstimator> makeFitEstimator(std::unique_ptr<KeypointDetector> detector);

/// For want of a keypoint network: the 44 points of the body that `regressor` sees, where they lie
/// inside the picture. \param model  with its own keypoints
std::unique_ptr<BodyEstimator> makeRegressedPoints(std::shared_ptr<const BodyModel> model,
                                                   const BodyRegressor& regressor);

/// The points that come from a regressor with keypoints of its own.
std::unique_ptr<BodyEstimator> makeOwnPoints(const BodyRegressor& regressor);

}  // namespace gonio
