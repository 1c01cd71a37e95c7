#include "app/gui/shell/heartbeat.h"

#include <algorithm>

namespace gonio {
namespace {

constexpr int kBeat_ms = 5;
constexpr double kLimit_ms = 50;

}  // namespace

Heartbeat::Heartbeat(QObject* parent) : QObject(parent) {
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kBeat_ms);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const double gap_ms = double(m_since.nsecsElapsed()) / 1e6;
        m_since.restart();
        m_gaps_ms.push_back(gap_ms);
        m_longest_ms = std::max(m_longest_ms, gap_ms);
    });
}

void Heartbeat::start() {
    m_gaps_ms.clear();
    m_longest_ms = 0;
    m_since.start();
    m_timer.start();
}

void Heartbeat::stop() {
    m_timer.stop();
}

int Heartbeat::blocksOver(double limit_ms) const {
    return int(std::count_if(m_gaps_ms.begin(), m_gaps_ms.end(),
                             [&](double gap_ms) { return gap_ms > limit_ms; }));
}

QString Heartbeat::report() const {
    return QStringLiteral("longest %1 ms, %2 of %3 beats over %4 ms")
        .arg(m_longest_ms, 0, 'f', 1)
        .arg(blocksOver(kLimit_ms))
        .arg(m_gaps_ms.size())
        .arg(kLimit_ms, 0, 'f', 0);
}

}  // namespace gonio
