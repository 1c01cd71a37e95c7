#pragma once

#include <QString>
#include <vector>

#include "core/case/trial.h"

namespace gonio {

enum class Lane { Quality, Events, Corrections, Phases, KeyImages };

inline constexpr int kLaneCount = 5;

QString nameOf(Lane lane);

enum class TimelineKind {
    Event,
    Diamond,  ///< a keypoint or an angle at one frame
    Bad,
    SideSwap,
    PersonSwap,
    Phase,
    KeyImage,
    Checked,  ///< looked at and found right, over the quality; shown alone, no handle
};

/// Something that lies in a lane.
struct TimelineItem {
    Lane lane = Lane::Events;
    TimelineKind kind = TimelineKind::Event;
    int id = 0;  ///< of the event, correction, phase or key image
    FrameRange frames;
    QString label;             ///< drawn where there is room
    QString side;              ///< "right", "left" or empty, of events
    Limbs limbs = Limbs::All;  ///< of side swaps
};

/// Everything in the lanes of a trial and of one of its people, by lane and time.
/// \param person  null: no corrections; what was found right counts while it is current
std::vector<TimelineItem> timelineItems(const Trial& trial, const Person* person);

/// Whole sentence for tooltips and screen readers.
QString describe(const TimelineItem& item);

}  // namespace gonio
