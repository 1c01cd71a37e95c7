#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QListWidget;
class QListWidgetItem;

namespace gonio {

class CaseDocument;
class Review;
struct Person;

/// The people found in the trial: choose one, name them (F2), tick those who matter.
class PeoplePanel : public QWidget {
    Q_OBJECT

public:
    PeoplePanel(CaseDocument& document, Review& review, QWidget* parent = nullptr);

    /// Ids "people.rename" (F2 in the list) and "people.swap".
    QAction* renameAction() const { return m_rename; }

    QAction* swapAction() const { return m_swap; }

Q_SIGNALS:
    /// Two people were exchanged in some frames: ask in which.
    void swapWanted();

private:
    void rebuild();
    void showChosen();
    void take(QListWidgetItem* item);
    QString textOf(const Person& person) const;
    QString detailsOf(const Person& person, int frames) const;

    CaseDocument& m_document;
    Review& m_review;
    QLabel* m_hint;
    QListWidget* m_list;
    QAction *m_rename, *m_swap;
    bool m_showing = false;
};

}  // namespace gonio
