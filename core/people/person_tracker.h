#pragma once

#include <optional>
#include <vector>

#include "core/people/appearance.h"
#include "core/people/keypoints.h"
#include "core/result.h"
#include "core/video/frame.h"

namespace gonio {

/// Frames without the person, both ends included, between two times the person was seen.
struct TrackGap {
    int firstFrame = 0, lastFrame = 0;
};

/// One person over a clip.
struct PersonTrack {
    int id = 0;                                   ///< from 1, in order of appearance
    std::vector<std::optional<PersonBox>> boxes;  ///< by frame index, one for every frame
    std::vector<TrackGap> gaps;
    double area_px2s = 0;  ///< area of the boxes integrated over time
};

struct TrackerOptions {
    double minScore = 0.35;  ///< a person who was not there before needs this score
    double minFollowScore =
        0.1;                   ///< a known person is followed down to this one (ByteTrack's idea)
    double minOverlap = 0.15;  ///< least overlap of a box with the predicted one to follow it
    double maxOcclusion_s = 0.7;  ///< so long a person is looked for where the motion leads
    double maxAbsence_s = 10;     ///< so long a person who left is known again by appearance
    double minSimilarity = 0.85;  ///< of appearances (Bhattacharyya) to be known again
    double bridge_s = 0.2;        ///< times without detection up to this are interpolated, not gaps
    double minDuration_s = 0.3;   ///< shorter tracks are flicker (half the clip in shorter clips)
};

/// Follows people from frame to frame: predicted boxes (constant velocity) and colours are matched
/// with the boxes found (Hungarian method).
class PersonTracker {
public:
    explicit PersonTracker(const TrackerOptions& options) : m_options(options) {}

    /// A frame in which the detector looked. Frames come in the order of their index; a frame whose
    /// picture is null gives no colours.
    void update(const Frame& frame, const std::vector<PersonBox>& boxes);
    /// A frame in which it did not look: boxes are interpolated.
    void skip(const Frame& frame);
    /// Whether a person was just lost or found, so that looking at the next frame pays.
    bool isUnsettled() const;
    /// All tracks that are not flicker.
    std::vector<PersonTrack> finish() const;

private:
    /// A box found, with its time.
    struct Observation {
        int frame = 0;
        double time_s = 0;
        PersonBox box;
    };

    struct Candidate {
        std::vector<Observation> seen;
        Appearance appearance;
        double velocityX_px_s = 0, velocityY_px_s = 0;
        bool seenLast = true;  ///< in the last frame in which the detector looked
    };

    PersonBox predicted(const Candidate& candidate, double time_s) const;
    double cost(const Candidate& candidate, const PersonBox& box, const Appearance& appearance,
                double time_s) const;
    void extend(Candidate& candidate, const Frame& frame, const PersonBox& box,
                const Appearance& appearance) const;
    bool isFlicker(const Candidate& candidate) const;
    PersonTrack toTrack(const Candidate& candidate, int id) const;
    void note(const Frame& frame);

    TrackerOptions m_options;
    std::vector<Candidate> m_candidates;
    std::vector<double> m_times_s;  ///< of every frame
    std::vector<bool> m_looked;     ///< whether the detector looked at it
};

/// The track of largest area over time, or the one with `id` if that is given (> 0).
/// NoPerson if there is none; the message names the ids that exist.
Result<PersonTrack> choosePerson(const std::vector<PersonTrack>& tracks, int id = 0);

}  // namespace gonio
