#pragma once

#include <QObject>
#include <QTimer>
#include <functional>

#include "core/correct/corrections.h"

namespace gonio {

class Review;

/// Lets the time of a Review run by the presentation times of its frames, whatever their rate. The
/// frame shown is always the last one whose time has come; where the machine is too slow, frames
/// are left out and the time is right all the same.
class PlayClock : public QObject {
    Q_OBJECT

public:
    static constexpr double slowest = 0.1, fastest = 4;

    /// Monotonic, ns.
    using Now = std::function<qint64()>;

    explicit PlayClock(Review& review, QObject* parent = nullptr);
    /// With a clock of the caller's, who then also calls advance(): no timer runs.
    PlayClock(Review& review, Now now, QObject* parent = nullptr);

    bool isPlaying() const { return m_rate != 0; }

    /// Seconds of the recording a second now: negative backwards, 0 while paused.
    double rate() const { return m_rate; }

    /// The rate of play().
    double speed() const { return m_speed; }

    bool isLooping() const { return m_isLooping; }

    /// Where the recording is at this moment, s; between frames too.
    double time_s() const;

public Q_SLOTS:
    void play();
    void pause();
    void toggle();
    /// Pauses and goes `frames` on or back.
    void step(int frames);
    void goToFirst();
    void goToLast();
    /// One more step of the shuttle that way: 1, 2, 4 times as fast; first back to 1 where it ran
    /// the other way.
    void shuttleForward();
    void shuttleBack();
    void setSpeed(double speed);  ///< clamped
    /// Over the selection, or all of the recording where nothing is selected.
    void setLooping(bool looping);
    /// Shows the frame of this moment; the timer calls it.
    void advance();

Q_SIGNALS:
    void rateChanged(double rate);
    void speedChanged(double speed);
    void loopingChanged(bool looping);

private:
    void start(double rate);
    void setRate(double rate);
    void anchorAt(double time_s);
    void followReview();
    void show(int frame);
    FrameRange range() const;
    double endOf(int frame) const;
    void schedule();

    Review& m_review;
    Now m_now;
    QTimer m_timer;
    bool m_hasTimer = true;
    double m_rate = 0;
    double m_speed = 1;
    bool m_isLooping = false;
    bool m_showing = false;
    qint64 m_anchor_ns = 0;
    double m_anchor_s = 0;
};

}  // namespace gonio
