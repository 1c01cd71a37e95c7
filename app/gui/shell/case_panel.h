#pragma once

#include <QFutureWatcher>
#include <QImage>
#include <QMap>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QListWidget;

namespace gonio {

class CaseDocument;
class Review;
struct CaseChange;

/// Left of the window: the case with its trials, the people found in this trial, the layers. F2 in
/// the list renames the trial, Delete removes it; both, and renaming the case, are in its menu.
class CasePanel : public QWidget {
    Q_OBJECT

public:
    /// \param below  the panels of people and layers, taken over
    CasePanel(CaseDocument& document, Review& review, const QList<QWidget*>& below,
              QWidget* parent = nullptr);
    ~CasePanel() override;

    /// What is being done with a trial ("refining 62 %"), over its stored state; empty: nothing.
    void setActivity(int trial, const QString& sentence);

    QAction* renameTrialAction() const { return m_renameTrial; }

    QAction* removeTrialAction() const { return m_removeTrial; }

    QAction* renameCaseAction() const { return m_renameCase; }

private:
    void buildActions();
    void editTrialNames();
    void renameTrial(int trial, const QString& name);
    void removeTrial();
    void beginCaseName();
    void endCaseName(bool keep);
    int chosenTrial() const;
    void update(const CaseChange& what);
    void showName();
    void showTrials();
    void loadThumbnail(const QString& path);
    QString stateOf(int trial) const;

    CaseDocument& m_document;
    Review& m_review;
    QLabel* m_name;
    QLineEdit* m_nameEdit;  ///< in the place of the name while it is edited
    QListWidget* m_trials;
    QAction *m_renameTrial, *m_removeTrial, *m_renameCase;
    QMap<int, QString> m_activities;
    QMap<QString, QImage> m_thumbnails;  // by path; null: being made, or there is none
    bool m_filling = false;
    bool m_editing = false;  // a trial's name: the list must stay as it is
};

}  // namespace gonio
