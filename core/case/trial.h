#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/correct/refine.h"

namespace gonio {

/// A video as the case knows it; it may have moved since.
struct VideoRef {
    std::string path;    ///< UTF-8, where it was last seen
    std::string sha256;  ///< of the file; it is found again by this
    int frameCount = 0, width_px = 0, height_px = 0;
    double nominalRate_hz = 0, duration_s = 0;
    std::optional<double> captureRate_hz;  ///< of slow motion
    bool operator==(const VideoRef&) const = default;
};

/// Who made an analysis, for the screen, the exports and for telling stale from fresh.
struct AnalysisInfo {
    std::string backend, detector, body, device;  ///< body: as findBody knows it
    std::string videoHash, bodyHash, weightsHash, settingsText;
    std::string programVersion, madeAtUtc;  ///< ISO 8601
    int track = 0;  ///< the tracker's number of the person in that analysis; 0: not known
    double meanReprojection_px = 0, recoveredShare = 0;
    std::vector<std::string> warnings;
};

/// Frames that somebody looked at and found right, whatever the doubts.
struct FrameCheck {
    int id = 0;
    FrameRange frames;
    std::string seen;  ///< what was looked at, see seenIn(); of something else it says nothing
    bool operator==(const FrameCheck&) const = default;
};

/// One person of a trial, with what is known about their motion.
struct Person {
    int id = 0;
    std::string name;                          ///< as the user calls them; empty: "Person 1"
    bool ignored = false;                      ///< bystanders
    std::optional<AnalysisInfo> info;          ///< none: not analysed
    std::shared_ptr<const BaseAnalysis> base;  ///< null: not analysed
    std::map<int, Correction> corrections;     ///< by id
    std::map<int, std::shared_ptr<const MotionPatch>> patches;  ///< by first frame
    std::map<int, FrameCheck> checks;                           ///< by id
};

/// A moment of the recording with a meaning.
struct Event {
    int id = 0;
    int frame = 0;
    std::string kind;  ///< "foot strike", "toe off", "take-off", "landing", "bottom" or own words
    std::string side;  ///< "right", "left" or empty
    bool byUser = true;
    bool operator==(const Event&) const = default;
};

/// A named stretch of the recording.
struct Phase {
    int id = 0;
    FrameRange frames;
    std::string name;
    bool operator==(const Phase&) const = default;
};

enum class DrawingKind { Angle, Line, Ruler, Text, Stopwatch };

/// Something a coach drew on the video.
struct Drawing {
    int id = 0;
    DrawingKind kind = DrawingKind::Line;
    FrameRange frames;  ///< shown in these
    std::vector<Eigen::Vector2d>
        points_px;  ///< angle: arm, vertex, arm; line, ruler: two; else one
    std::string text;
    double metresPerPixel = 0;  ///< ruler: set by the user; 0: not calibrated
    int startFrame = 0;         ///< stopwatch: counts from here
    bool operator==(const Drawing&) const = default;
};

/// A frame worth keeping as a picture.
struct KeyImage {
    int id = 0;
    int frame = 0;
    std::string caption;
    bool operator==(const KeyImage&) const = default;
};

/// One recording.
struct Trial {
    int id = 0;
    std::string name;
    VideoRef video;
    std::string notes;
    std::map<int, Person> people;
    std::map<int, Event> events;
    std::map<int, Phase> phases;
    std::map<int, Drawing> drawings;
    std::map<int, KeyImage> keyImages;
};

}  // namespace gonio
