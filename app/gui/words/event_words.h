#pragma once

#include <QString>
#include <vector>

#include "core/case/trial.h"

namespace gonio {

/// What the user may call an event, translated, with what is stored.
struct EventWord {
    QString title, kind, side;
};

std::vector<EventWord> eventWords();

/// Kind and side of an event in words, translated: "Right foot strike". Own words stay.
QString eventTitle(const QString& kind, const QString& side);
QString eventTitle(const Event& event);

/// Kind and side of what the user typed; own words where it is none of eventWords().
EventWord eventFromTitle(const QString& title);

/// The events of a trial by time.
std::vector<Event> eventsByTime(const Trial& trial);

}  // namespace gonio
