#pragma once

#include <memory>

#include "core/job.h"
#include "core/people/keypoints.h"
#include "inference/datasets/keypoint_check.h"
#include "inference/datasets/row_journal.h"

namespace gonio {

/// When a frame of a real video is good enough for labels made of its keypoints.
struct PseudoLabelRules {
    double leastConfidence = 0.5;  ///< of a keypoint that counts as seen
    int leastKeypoints = 10;       ///< seen, shoulders and hips among them
    double leastSide_px = 64;      ///< of the box around them, the longer side
    double largestError = 0.02;    ///< root mean square of the fit, share of the crop
    double largestShape = 3;       ///< |shape number|, HSMR's rule
    double mostBeyond_rad = 0.25;  ///< an angle beyond HSMR's limits
    /// Root mean square of the keypoints' distance from those of every row before, share of the
    /// crop: a frame that is nearer shows nothing new.
    double leastChange = 0.03;
};

/// Keypoints of one person in one frame -> SKELify -> a row with SKEL parameters, in the camera of
/// HSMR's crop. A detector's marks are compared with where it puts them on the body (landmarks.h);
/// the row's keypoints are the marks moved to the body's own 44 points.
class PseudoLabeller {
public:
    /// \param model  must outlive the labeller
    /// \return MissingModel for a body without keypoints, Unsupported for unknown names
    static Result<PseudoLabeller> create(const BodyModel& model,
                                         const std::vector<std::string>& names,
                                         const PseudoLabelRules& rules);

    /// A row without a picture; its `reason` says why it is not good enough. \return Cancelled
    Result<LabelledRow> label(const KeypointFrame& frame, const Job& job = {});

    /// Forgets which postures were seen: a new video begins.
    void startVideo() { m_seen.clear(); }

private:
    using Scored = Eigen::Matrix<double, kKeypointCount, 3>;

    PseudoLabeller(const BodyModel& model, const PseudoLabelRules& rules,
                   std::vector<PointDefinition> marks, std::vector<std::vector<int>> places);
    Scored scoredPoints(const KeypointFrame& frame) const;
    std::string refusalOf(const Scored& points_px) const;
    bool isNew(const Scored& inCrop) const;
    Result<void> fit(const Scored& inCrop, const Job& job, LabelledRow& out);
    std::string refusalOf(const LabelledRow& fitted) const;
    void moveToBody(const BodyParameters& body, LabelledRow& out);

    const BodyModel& m_model;
    PseudoLabelRules m_rules;
    std::vector<std::vector<int>> m_places;  ///< of each of the detector's points among the 44
    PointSet m_marks;                        ///< where the detector sees the 44
    std::unique_ptr<BodyPointPoser> m_poser;
    std::vector<Scored> m_seen;
};

}  // namespace gonio
