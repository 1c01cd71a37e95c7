#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace gonio {

class AnalysisJob;
class JobQueue;

/// The analysis that runs, in a few lines that stand whatever panel is open: whose it is, how far,
/// how long it will still take, and the button that stops it. Hidden while none runs.
class RunningCard : public QFrame {
    Q_OBJECT

public:
    explicit RunningCard(JobQueue& queue, QWidget* parent = nullptr);

private:
    void refresh();

    JobQueue& m_queue;
    QLabel *m_title, *m_share, *m_state, *m_note;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
};

}  // namespace gonio
