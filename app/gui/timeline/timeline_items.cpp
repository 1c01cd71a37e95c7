#include "app/gui/timeline/timeline_items.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "app/gui/words/event_words.h"
#include "core/case/checked_frames.h"

namespace gonio {
namespace {

QString told(const char* text) {
    return QCoreApplication::translate("Timeline", text);
}

template <class T>
T with(T item, TimelineKind kind, const QString& label) {
    item.kind = kind;
    item.label = label;
    return item;
}

TimelineItem itemOf(const Correction& correction) {
    TimelineItem item;
    item.lane = Lane::Corrections;
    item.id = correction.id;
    item.frames = framesOf(correction);
    if (const auto* angle = std::get_if<AngleCorrection>(&correction.value)) {
        return with(item, TimelineKind::Diamond, QString::fromStdString(angle->angle));
    }
    if (const auto* point = std::get_if<KeypointCorrection>(&correction.value)) {
        return with(item, TimelineKind::Diamond, QString::fromStdString(point->keypoint));
    }
    if (std::holds_alternative<BadInterval>(correction.value)) {
        return with(item, TimelineKind::Bad, told(QT_TRANSLATE_NOOP("Timeline", "bad")));
    }
    if (const auto* swap = std::get_if<SideSwapCorrection>(&correction.value)) {
        item.limbs = swap->limbs;
        const char* label =
            swap->limbs == Limbs::Legs   ? QT_TRANSLATE_NOOP("Timeline", "legs swapped")
            : swap->limbs == Limbs::Arms ? QT_TRANSLATE_NOOP("Timeline", "arms swapped")
                                         : QT_TRANSLATE_NOOP("Timeline", "left and right swapped");
        return with(item, TimelineKind::SideSwap, told(label));
    }
    return with(item, TimelineKind::PersonSwap,
                told(QT_TRANSLATE_NOOP("Timeline", "people swapped")));
}

}  // namespace

QString nameOf(Lane lane) {
    switch (lane) {
        case Lane::Quality:
            return told(QT_TRANSLATE_NOOP("Timeline", "quality"));
        case Lane::Events:
            return told(QT_TRANSLATE_NOOP("Timeline", "events"));
        case Lane::Corrections:
            return told(QT_TRANSLATE_NOOP("Timeline", "corrections"));
        case Lane::Phases:
            return told(QT_TRANSLATE_NOOP("Timeline", "phases"));
        case Lane::KeyImages:
            return told(QT_TRANSLATE_NOOP("Timeline", "key images"));
    }
    return {};
}

std::vector<TimelineItem> timelineItems(const Trial& trial, const Person* person) {
    std::vector<TimelineItem> items;
    for (const auto& [id, event] : trial.events) {
        items.push_back({Lane::Events,
                         TimelineKind::Event,
                         id,
                         {event.frame, event.frame},
                         eventTitle(event),
                         QString::fromStdString(event.side)});
    }
    if (person != nullptr) {
        for (const auto& [id, correction] : person->corrections) {
            items.push_back(itemOf(correction));
        }
        for (const auto& [id, check] : person->checks) {
            if (!isCurrent(*person, check)) continue;
            items.push_back({Lane::Quality, TimelineKind::Checked, id, check.frames, {}, {}});
        }
    }
    for (const auto& [id, phase] : trial.phases) {
        items.push_back({Lane::Phases,
                         TimelineKind::Phase,
                         id,
                         phase.frames,
                         QString::fromStdString(phase.name),
                         {}});
    }
    for (const auto& [id, image] : trial.keyImages) {
        items.push_back({Lane::KeyImages,
                         TimelineKind::KeyImage,
                         id,
                         {image.frame, image.frame},
                         QString::fromStdString(image.caption),
                         {}});
    }
    std::stable_sort(items.begin(), items.end(), [](const TimelineItem& a, const TimelineItem& b) {
        return std::pair(a.lane, a.frames.first) < std::pair(b.lane, b.frames.first);
    });
    return items;
}

QString describe(const TimelineItem& item) {
    const QLocale locale;
    const QString first = locale.toString(item.frames.first);
    const QString last = locale.toString(item.frames.last);
    switch (item.kind) {
        case TimelineKind::Event:
            return told(QT_TRANSLATE_NOOP("Timeline", "Event: %1, frame %2"))
                .arg(item.label, first);
        case TimelineKind::Diamond:
            return told(QT_TRANSLATE_NOOP("Timeline", "Correction of %1, frame %2"))
                .arg(item.label, first);
        case TimelineKind::Bad:
            return told(QT_TRANSLATE_NOOP("Timeline", "Marked as bad, frames %1–%2"))
                .arg(first, last);
        case TimelineKind::SideSwap:
            if (item.limbs == Limbs::Legs) {
                return told(QT_TRANSLATE_NOOP("Timeline",
                                              "Left and right of the legs swapped, frames %1–%2"))
                    .arg(first, last);
            }
            if (item.limbs == Limbs::Arms) {
                return told(QT_TRANSLATE_NOOP("Timeline",
                                              "Left and right of the arms swapped, frames %1–%2"))
                    .arg(first, last);
            }
            return told(QT_TRANSLATE_NOOP("Timeline", "Left and right swapped, frames %1–%2"))
                .arg(first, last);
        case TimelineKind::PersonSwap:
            return told(QT_TRANSLATE_NOOP("Timeline", "People swapped, frames %1–%2"))
                .arg(first, last);
        case TimelineKind::Phase:
            return told(QT_TRANSLATE_NOOP("Timeline", "Phase: %1, frames %2–%3"))
                .arg(item.label, first, last);
        case TimelineKind::Checked:
            return told(QT_TRANSLATE_NOOP("Timeline", "Looked at and right, frames %1–%2"))
                .arg(first, last);
        case TimelineKind::KeyImage:
            return told(QT_TRANSLATE_NOOP("Timeline", "Key image: %1, frame %2"))
                .arg(item.label, first);
    }
    return {};
}

}  // namespace gonio
