#pragma once

#include <QWidget>
#include <functional>

#include "app/gui/coach/compare_clock.h"

class QComboBox;
class QLabel;

namespace gonio {

class CaseDocument;
class Review;

/// Two trials of the case side by side, on one clock. The left one is what the window reviews, so
/// that transport, curves and timeline go on working; the right one follows it, both counted from
/// an event, and the other way round where the right view is steered.
class CompareView : public QWidget {
    Q_OBJECT

public:
    /// Makes a view of the video of `review`'s trial. It opens the video itself and gives the
    /// review its times, as the window's own one does.
    using MakeVideoView = std::function<QWidget*(Review& review)>;

    CompareView(CaseDocument& document, Review& review, const MakeVideoView& makeView,
                QWidget* parent = nullptr);
    ~CompareView() override;

    /// The review of the right side.
    Review& other() { return *m_other; }

    const CompareClock& clock() const { return m_clock; }

    /// Frames counted from; -1: the first frame of the video.
    void setEvents(int leftFrame, int rightFrame);

public Q_SLOTS:
    void setOtherTrial(int trial);

private:
    void showSameLayers();
    void fillTrials();
    void fillEvents(QComboBox& box, const Review& review);
    void rebuildClock();
    void follow(bool leftLeads);
    void showTimes();

    CaseDocument& m_document;
    Review& m_left;
    Review* m_other;
    CompareClock m_clock;
    QComboBox *m_trials, *m_leftEvent, *m_rightEvent;
    QLabel *m_leftName, *m_leftTime, *m_rightTime;
    bool m_following = false, m_filling = false;
};

}  // namespace gonio
