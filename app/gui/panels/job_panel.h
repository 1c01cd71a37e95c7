#pragma once

#include <QWidget>
#include <map>

#include "app/gui/jobs/analysis_request.h"

class QAction;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace gonio {

class AnalysisJob;
class CaseDocument;
class JobQueue;
class JobRow;
class Review;

/// What an analysis of the reviewed trial is made with, and the queue of analyses.
class JobPanel : public QWidget {
    Q_OBJECT

public:
    JobPanel(CaseDocument& document, Review& review, JobQueue& queue, QWidget* parent = nullptr);

    /// Analyses with what is chosen; id "run.analyse" (Ctrl+R).
    QAction* analyseAction() const { return m_analyse; }

    /// Stops the running analysis; id "run.cancel".
    QAction* cancelAction() const { return m_cancel; }

    /// What is chosen now, for the trial under review; the capture rate is the trial's.
    AnalysisRequest request() const;
    /// Its capture rate becomes that of the trial under review.
    void setRequest(const AnalysisRequest& request);

    /// Asks again which backends, bodies and networks are installed.
    void refreshInstalled();

Q_SIGNALS:
    /// Something to tell the user, a sentence.
    void told(const QString& sentence);

private:
    void buildChoices(QFormLayout& form);
    void addFileRow(QFormLayout& form, const QString& label, QLineEdit*& edit,
                    const QString& filter);
    QWidget* buildUnfinished();
    void analyse();
    void takeCaptureRate();
    void showTrial();
    void showPeople();
    bool usesNetwork() const;
    /// The built-in network finds the person and the keypoints itself.
    bool takesDetectors() const;
    void showBackend();
    void showUnfinished();
    void addRow(AnalysisJob* job);
    void removeRow(AnalysisJob* job);
    void updateActions();

    CaseDocument& m_document;
    Review& m_review;
    JobQueue& m_queue;
    QComboBox *m_backend, *m_body, *m_person, *m_device;
    QLineEdit *m_keypoints = nullptr, *m_detector = nullptr, *m_recording = nullptr,
              *m_weights = nullptr;
    QFormLayout* m_form;
    QDoubleSpinBox *m_height, *m_captureRate, *m_cutoff;
    QLabel *m_about, *m_otherRate, *m_unfinishedText;
    QPushButton* m_start;
    QWidget* m_unfinished;
    QVBoxLayout* m_rows;
    std::map<AnalysisJob*, JobRow*> m_rowOf;
    QAction *m_analyse, *m_cancel;
};

}  // namespace gonio
