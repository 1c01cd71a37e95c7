#include "app/gui/vtk/draw_turns.h"

#include <QCoreApplication>
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
    if (!m_timer.isActive()) m_timer.start(0);
}

void DrawTurns::remove(TurnTaker& taker) {
    std::erase(m_waiting, &taker);
}

void DrawTurns::next() {
    if (m_waiting.empty()) return;
    TurnTaker* const taker = m_waiting.front();
    m_waiting.erase(m_waiting.begin());
    // Before the work, which may add or remove some: timers that are due come in between.
    if (!m_waiting.empty()) m_timer.start(0);
    taker->takeTurn();
}

}  // namespace gonio
