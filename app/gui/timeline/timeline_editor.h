#pragma once

#include "app/gui/timeline/timeline_items.h"

namespace gonio {

class CaseDocument;
class Review;
enum class EditKind;

/// What the timeline does to the case, each change one step that can be undone.
class TimelineEditor {
public:
    TimelineEditor(CaseDocument& document, const Review& review);

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
    void markBad(FrameRange frames);
    void swapSides(FrameRange frames);

private:
    void moveCorrection(const TimelineItem& item, FrameRange frames, const QString& mergeKey);
    void addCorrection(EditKind kind, const CorrectionValue& value);

    CaseDocument& m_document;
    const Review& m_review;
};

}  // namespace gonio
