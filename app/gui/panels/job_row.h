#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace gonio {

class AnalysisJob;

/// One analysis: how far it is, how long it will still take, and the button that stops it.
class JobRow : public QWidget {
    Q_OBJECT

public:
    explicit JobRow(AnalysisJob& job, QWidget* parent = nullptr);

    AnalysisJob& job() const { return m_job; }

    void refresh();

Q_SIGNALS:
    void cancelWanted();
    void dismissWanted();
    void goOnWanted();

private:
    AnalysisJob& m_job;
    QLabel *m_title, *m_state, *m_remaining, *m_note;
    QProgressBar* m_bar;
    QPushButton *m_stop, *m_goOn, *m_copy;
};

}  // namespace gonio
