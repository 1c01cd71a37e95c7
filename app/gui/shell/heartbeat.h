#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <vector>

namespace gonio {

/// Measures how long the window's thread does not answer: a timer that should fire every 5 ms notes
/// by how much it is late.
class Heartbeat : public QObject {
    Q_OBJECT

public:
    explicit Heartbeat(QObject* parent = nullptr);

    void start();
    void stop();

    /// Longest time between two beats so far, ms.
    double longestBlock_ms() const { return m_longest_ms; }

    /// How many times it was longer than `limit_ms`.
    int blocksOver(double limit_ms) const;

    /// "longest 23.1 ms, 0 of 812 beats over 50 ms"
    QString report() const;

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    std::vector<double> m_gaps_ms;
    double m_longest_ms = 0;
};

}  // namespace gonio
