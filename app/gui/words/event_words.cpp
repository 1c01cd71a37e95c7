#include "app/gui/words/event_words.h"

#include <QCoreApplication>
#include <algorithm>

namespace gonio {
namespace {

QString told(const char* text) {
    return QCoreApplication::translate("Timeline", text);
}

}  // namespace

std::vector<EventWord> eventWords() {
    const auto word = [](const char* title, const char* kind, const char* side) {
        return EventWord{told(title), QString::fromLatin1(kind), QString::fromLatin1(side)};
    };
    return {
        word(QT_TRANSLATE_NOOP("Timeline", "Right foot strike"), "foot strike", "right"),
        word(QT_TRANSLATE_NOOP("Timeline", "Left foot strike"), "foot strike", "left"),
        word(QT_TRANSLATE_NOOP("Timeline", "Foot strike"), "foot strike", ""),
        word(QT_TRANSLATE_NOOP("Timeline", "Right toe off"), "toe off", "right"),
        word(QT_TRANSLATE_NOOP("Timeline", "Left toe off"), "toe off", "left"),
        word(QT_TRANSLATE_NOOP("Timeline", "Toe off"), "toe off", ""),
        word(QT_TRANSLATE_NOOP("Timeline", "Take-off"), "take-off", ""),
        word(QT_TRANSLATE_NOOP("Timeline", "Right take-off"), "take-off", "right"),
        word(QT_TRANSLATE_NOOP("Timeline", "Left take-off"), "take-off", "left"),
        word(QT_TRANSLATE_NOOP("Timeline", "Landing"), "landing", ""),
        word(QT_TRANSLATE_NOOP("Timeline", "Right landing"), "landing", "right"),
        word(QT_TRANSLATE_NOOP("Timeline", "Left landing"), "landing", "left"),
        word(QT_TRANSLATE_NOOP("Timeline", "Bottom"), "bottom", ""),
    };
}

QString eventTitle(const QString& kind, const QString& side) {
    for (const EventWord& word : eventWords()) {
        if (word.kind == kind && word.side == side) return word.title;
    }
    return kind;
}

QString eventTitle(const Event& event) {
    return eventTitle(QString::fromStdString(event.kind), QString::fromStdString(event.side));
}

EventWord eventFromTitle(const QString& title) {
    for (const EventWord& word : eventWords()) {
        if (word.title.compare(title.trimmed(), Qt::CaseInsensitive) == 0) return word;
    }
    return {title.trimmed(), title.trimmed(), {}};
}

std::vector<Event> eventsByTime(const Trial& trial) {
    std::vector<Event> events;
    for (const auto& [id, event] : trial.events) events.push_back(event);
    std::stable_sort(events.begin(), events.end(),
                     [](const Event& a, const Event& b) { return a.frame < b.frame; });
    return events;
}

}  // namespace gonio
