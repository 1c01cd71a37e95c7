#pragma once

#include <QObject>
#include <QTimer>
#include <vector>

class QThread;

namespace gonio {

/// Something that is drawn on the window's thread in one piece.
class TurnTaker {
public:
    virtual ~TurnTaker() = default;
    virtual void takeTurn() = 0;
};

/// Lets one view after the other draw, each in a turn of the event loop of its own: the thread is
/// never held for longer than the slowest of them takes.
class DrawTurns : public QObject {
    Q_OBJECT

public:
    /// Those of the application's thread; made with the first call, gone with the application.
    static DrawTurns& ofApplication();

    /// Behind those that wait; nothing new for who waits already.
    void add(TurnTaker& taker);
    void remove(TurnTaker& taker);

    /// Nobody draws until everybody who called this has called release(). \param until  a thread
    /// that draws; whoever cannot wait for their turn waits for it to end
    void hold(QThread& until);
    void release(QThread& thread);
    void waitForHolders() const;

private:
    explicit DrawTurns(QObject* parent);
    void next();
    void schedule();

    QTimer m_timer;
    std::vector<TurnTaker*> m_waiting;
    std::vector<QThread*> m_holders;
};

}  // namespace gonio
