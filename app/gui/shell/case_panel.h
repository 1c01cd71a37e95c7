#pragma once

#include <QFutureWatcher>
#include <QImage>
#include <QMap>
#include <QWidget>

class QLabel;
class QListWidget;

namespace gonio {

class CaseDocument;
class Review;
struct CaseChange;

/// Left of the window: the case with its trials, the people found in this trial, the layers.
class CasePanel : public QWidget {
    Q_OBJECT

public:
    /// \param below  the panels of people and layers, taken over
    CasePanel(CaseDocument& document, Review& review, const QList<QWidget*>& below,
              QWidget* parent = nullptr);
    ~CasePanel() override;

    /// What is being done with a trial ("refining 62 %"), over its stored state; empty: nothing.
    void setActivity(int trial, const QString& sentence);

private:
    void update(const CaseChange& what);
    void showName();
    void showTrials();
    void loadThumbnail(const QString& path);
    QString stateOf(int trial) const;

    CaseDocument& m_document;
    Review& m_review;
    QLabel* m_name;
    QListWidget* m_trials;
    QMap<int, QString> m_activities;
    QMap<QString, QImage> m_thumbnails;  // by path; null: being made, or there is none
    bool m_filling = false;
};

}  // namespace gonio
