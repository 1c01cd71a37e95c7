#pragma once

#include <QWidget>

#include "core/correct/corrections.h"

class QComboBox;
class QLabel;

namespace gonio {

class CaseDocument;
class Review;

/// Which frames leave: all of them, the selection, or from one event to another.
class RangeChooser : public QWidget {
    Q_OBJECT

public:
    enum class Mode { All, Selection, Events };

    RangeChooser(const CaseDocument& document, const Review& review, QWidget* parent = nullptr);

    void setMode(Mode mode);
    /// Frames of the two events.
    void setEvents(int first, int last);

    /// The chosen frames, within the video; empty where there are none (no video, no selection).
    FrameRange frames() const;

Q_SIGNALS:
    void changed();

private:
    void fillEvents();
    void refresh();

    const CaseDocument& m_document;
    const Review& m_review;
    QComboBox *m_mode, *m_from, *m_to;
    QWidget* m_events;
    QLabel* m_words;
};

}  // namespace gonio
