#pragma once

#include <QWidget>

class QAction;
class QDoubleSpinBox;
class QLabel;
class QToolButton;

namespace gonio {

class PlayClock;
class Review;

/// "0:03.567"; minutes grow beyond 60.
QString timeText(double time_s);

/// Buttons, time and speed of the playback. Its actions() carry the keys and work wherever the
/// focus is in its window: play, stepForward, stepBack, stepForward10, stepBack10, goToFirst,
/// goToLast, shuttleForward, shuttlePause, shuttleBack, loop, setRangeStart, setRangeEnd (by
/// objectName).
class TransportBar : public QWidget {
    Q_OBJECT

public:
    TransportBar(Review& review, PlayClock& clock, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    QAction* addCommand(const char* name, const QString& text, const QKeySequence& key);
    void makeCommands();
    QToolButton* makeButton(const char* command);
    void makeWidgets();
    void setRangeEnd(bool start);
    void paintIcons();
    void updatePlay();
    void updateTime();
    void updateRate();

    Review& m_review;
    PlayClock& m_clock;
    QLabel* m_time = nullptr;
    QLabel* m_frame = nullptr;
    QLabel* m_rate = nullptr;
    QDoubleSpinBox* m_speed = nullptr;
};

}  // namespace gonio
