#include "app/gui/timeline/timeline_editor.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/words/event_words.h"
#include "app/gui/words/failure_text.h"
#include "core/case/swap_pairs.h"

namespace gonio {
namespace {

/// The same correction at other frames.
CorrectionValue movedTo(CorrectionValue value, FrameRange frames) {
    std::visit(
        [&](auto& correction) {
            if constexpr (requires { correction.frame; }) {
                correction.frame = frames.first;
            } else {
                correction.frames = frames;
            }
        },
        value);
    return value;
}

/// Whether two corrections would set the same thing at the same frame.
bool collide(const CorrectionValue& a, const CorrectionValue& b) {
    if (const auto* one = std::get_if<AngleCorrection>(&a)) {
        const auto* other = std::get_if<AngleCorrection>(&b);
        return other != nullptr && one->frame == other->frame && one->angle == other->angle;
    }
    if (const auto* one = std::get_if<KeypointCorrection>(&a)) {
        const auto* other = std::get_if<KeypointCorrection>(&b);
        return other != nullptr && one->frame == other->frame && one->keypoint == other->keypoint;
    }
    return false;
}

/// For the sentence in the history: what, and at which frame; key images go by their frame alone.
std::vector<std::string> argumentsOf(const TimelineItem& item, int frame) {
    if (item.lane == Lane::KeyImages) return {std::to_string(frame)};
    return {item.label.toStdString(), std::to_string(frame)};
}

}  // namespace

TimelineEditor::TimelineEditor(CaseDocument& document, const Review& review,
                               std::function<void(const QString&)> refused)
    : m_document(document), m_review(review), m_refused(std::move(refused)) {}

void TimelineEditor::apply(Edit edit, const QString& mergeKey) {
    const auto done = m_document.apply(std::move(edit), mergeKey);
    if (done || !m_refused) return;
    m_refused(failureSentences(QCoreApplication::translate("CaseEdit", "The change was not made."),
                               done.error(), Attempt::Edit));
}

const Trial* TimelineEditor::trial() const {
    return m_document.value().trial(m_review.trial());
}

const Person* TimelineEditor::person() const {
    return m_document.value().person(m_review.trial(), m_review.person());
}

void TimelineEditor::move(const TimelineItem& item, FrameRange frames, const QString& mergeKey) {
    const Trial* where = trial();
    const int last = m_review.frameCount() - 1;
    if (where == nullptr || last < 0 || frames.empty()) return;
    // As a whole: the length stays at the ends of the clip.
    const int length = std::min(frames.size(), last + 1) - 1;
    frames.first = std::clamp(frames.first, 0, last - length);
    frames.last = frames.first + length;
    const EditKind kind = item.lane == Lane::Events   ? EditKind::PutEvent
                          : item.lane == Lane::Phases ? EditKind::PutPhase
                                                      : EditKind::PutKeyImage;
    EditBuilder edit(m_document.value(), kind, argumentsOf(item, frames.first));
    switch (item.lane) {
        case Lane::Events: {
            const auto at = where->events.find(item.id);
            if (at == where->events.end()) return;
            Event event = at->second;
            event.frame = frames.first;
            event.byUser = true;
            edit.put(where->id, event);
            break;
        }
        case Lane::Phases: {
            const auto at = where->phases.find(item.id);
            if (at == where->phases.end()) return;
            Phase phase = at->second;
            phase.frames = frames;
            edit.put(where->id, phase);
            break;
        }
        case Lane::KeyImages: {
            const auto at = where->keyImages.find(item.id);
            if (at == where->keyImages.end()) return;
            KeyImage image = at->second;
            image.frame = frames.first;
            edit.put(where->id, image);
            break;
        }
        case Lane::Corrections:
            return moveCorrection(item, frames, mergeKey);
        case Lane::Quality:
            return;
    }
    apply(edit.build(), mergeKey);
}

void TimelineEditor::moveCorrection(const TimelineItem& item, FrameRange frames,
                                    const QString& mergeKey) {
    const Person* who = person();
    if (who == nullptr) return;
    const auto at = who->corrections.find(item.id);
    if (at == who->corrections.end()) return;
    const CorrectionValue value = movedTo(at->second.value, frames);
    for (const auto& [id, other] : who->corrections) {
        if (id != item.id && collide(value, other.value)) return;
    }
    EditBuilder edit(m_document.value(), EditKind::MoveCorrection,
                     {item.label.toStdString(), std::to_string(frames.first)});
    putCorrection(edit, *trial(), who->id, Correction{item.id, value});
    apply(edit.build(), mergeKey);
}

void TimelineEditor::remove(const TimelineItem& item) {
    const Trial* where = trial();
    if (where == nullptr) return;
    const EditKind kind = item.lane == Lane::Events      ? EditKind::DeleteEvent
                          : item.lane == Lane::Phases    ? EditKind::DeletePhase
                          : item.lane == Lane::KeyImages ? EditKind::DeleteKeyImage
                                                         : EditKind::DeleteCorrection;
    EditBuilder edit(m_document.value(), kind, argumentsOf(item, item.frames.first));
    switch (item.lane) {
        case Lane::Events:
            edit.removeEvent(where->id, item.id);
            break;
        case Lane::Phases:
            edit.removePhase(where->id, item.id);
            break;
        case Lane::KeyImages:
            edit.removeKeyImage(where->id, item.id);
            break;
        case Lane::Corrections:
            if (person() == nullptr) return;
            removeCorrection(edit, *where, person()->id, item.id);
            break;
        case Lane::Quality:
            return;
    }
    apply(edit.build());
}

bool TimelineEditor::canRename(const TimelineItem& item) {
    return item.lane == Lane::Events || item.lane == Lane::Phases || item.lane == Lane::KeyImages;
}

void TimelineEditor::rename(const TimelineItem& item, const QString& name) {
    const Trial* where = trial();
    if (where == nullptr || !canRename(item) || name.trimmed().isEmpty()) return;
    TimelineItem renamed = item;
    renamed.label = name.trimmed();
    const auto arguments = argumentsOf(renamed, item.frames.first);
    if (item.lane == Lane::Events && where->events.contains(item.id)) {
        Event event = where->events.at(item.id);
        const EventWord word = eventFromTitle(name);
        event.kind = word.kind.toStdString();
        event.side = word.side.toStdString();
        event.byUser = true;
        apply(EditBuilder(m_document.value(), EditKind::PutEvent, arguments)
                  .put(where->id, event)
                  .build());
    } else if (item.lane == Lane::Phases && where->phases.contains(item.id)) {
        Phase phase = where->phases.at(item.id);
        phase.name = name.trimmed().toStdString();
        apply(EditBuilder(m_document.value(), EditKind::PutPhase, arguments)
                  .put(where->id, phase)
                  .build());
    } else if (item.lane == Lane::KeyImages && where->keyImages.contains(item.id)) {
        KeyImage image = where->keyImages.at(item.id);
        image.caption = name.trimmed().toStdString();
        apply(EditBuilder(m_document.value(), EditKind::PutKeyImage, arguments)
                  .put(where->id, image)
                  .build());
    }
}

void TimelineEditor::addEvent(int frame, const QString& title) {
    const Trial* where = trial();
    if (where == nullptr || title.trimmed().isEmpty()) return;
    const EventWord word = eventFromTitle(title);
    const Event event{nextId(where->events), frame, word.kind.toStdString(),
                      word.side.toStdString(), true};
    apply(EditBuilder(m_document.value(), EditKind::PutEvent, {event.kind, std::to_string(frame)})
              .put(where->id, event)
              .build());
}

void TimelineEditor::addPhase(FrameRange frames, const QString& name) {
    const Trial* where = trial();
    if (where == nullptr || frames.empty() || name.trimmed().isEmpty()) return;
    const Phase phase{nextId(where->phases), frames, name.trimmed().toStdString()};
    apply(EditBuilder(m_document.value(), EditKind::PutPhase,
                      {phase.name, std::to_string(frames.first)})
              .put(where->id, phase)
              .build());
}

}  // namespace gonio
