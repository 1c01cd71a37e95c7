#include "app/gui/vtk/draw_turns.h"

#include <QCoreApplication>
#include <QThread>
#include <algorithm>

namespace gonio {

DrawTurns::DrawTurns(QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DrawTurns::next);
}

DrawTurns& DrawTurns::ofApplication() {
    auto* turns =
        qApp->findChild<DrawTurns*>(QStringLiteral("drawTurns"), Qt::FindDirectChildrenOnly);
    if (turns == nullptr) {
        turns = new DrawTurns(qApp);
        turns->setObjectName("drawTurns");
    }
    return *turns;
}

void DrawTurns::add(TurnTaker& taker) {
    if (std::find(m_waiting.begin(), m_waiting.end(), &taker) != m_waiting.end()) return;
    m_waiting.push_back(&taker);
    schedule();
}

void DrawTurns::schedule() {
    if (m_holders.empty() && !m_waiting.empty() && !m_timer.isActive()) m_timer.start(0);
}

void DrawTurns::hold(QThread& until) {
    m_holders.push_back(&until);
    m_timer.stop();
}

void DrawTurns::release(QThread& thread) {
    std::erase(m_holders, &thread);
    schedule();
}

void DrawTurns::waitForHolders() const {
    for (QThread* thread : m_holders) thread->wait();
}

void DrawTurns::remove(TurnTaker& taker) {
    std::erase(m_waiting, &taker);
}

void DrawTurns::next() {
    if (m_waiting.empty()) return;
    TurnTaker* const taker = m_waiting.front();
    m_waiting.erase(m_waiting.begin());
    // Before the work, which may add or remove some: timers that are due come in between.
    schedule();
    taker->takeTurn();
}

}  // namespace gonio
