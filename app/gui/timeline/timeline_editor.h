#pragma once

#include <functional>

#include "app/gui/timeline/timeline_items.h"

namespace gonio {

class CaseDocument;
struct Edit;
class Review;
enum class EditKind;

/// What the timeline does to the case, each change one step that can be undone.
class TimelineEditor {
public:
    /// \param refused  is told, in a sentence, why a change could not be made
    TimelineEditor(CaseDocument& document, const Review& review,
                   std::function<void(const QString&)> refused);

    const Trial* trial() const;
    const Person* person() const;

    /// Puts an item at other frames, kept inside the clip. A correction that would land on another
    /// one of the same angle or keypoint stays. \param mergeKey  one a drag
    void move(const TimelineItem& item, FrameRange frames, const QString& mergeKey);
    void remove(const TimelineItem& item);
    /// Name of an event, a phase or a key image; other things have none.
    void rename(const TimelineItem& item, const QString& name);
    static bool canRename(const TimelineItem& item);

    void addEvent(int frame, const QString& title);
    void addPhase(FrameRange frames, const QString& name);

private:
    void moveCorrection(const TimelineItem& item, FrameRange frames, const QString& mergeKey);

    void apply(Edit edit, const QString& mergeKey = {});

    CaseDocument& m_document;
    const Review& m_review;
    std::function<void(const QString&)> m_refused;
};

}  // namespace gonio
