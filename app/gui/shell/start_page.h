#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace gonio {

/// What stands in the window while no case is open: the demonstration, a video of one's own, a case,
/// and cases that were open before.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    struct Entry {
        QString path, name;
    };

    /// \param recent     case files, newest first
    /// \param recovered  untitled cases that an earlier run kept
    void setCases(const QStringList& recent, const QList<Entry>& recovered);

    /// One sentence where something could not be opened; empty: nothing.
    void setProblem(const QString& sentence);

Q_SIGNALS:
    void demonstrationWanted();
    void videoWanted();
    void caseWanted();
    void caseChosen(const QString& path);
    void recoveredDiscarded(const QString& path);

private:
    QListWidget* addList(QVBoxLayout& layout, const QString& title, QLabel*& heading);

    QLabel* m_problem;
    QLabel *m_recentHeading = nullptr, *m_recoveredHeading = nullptr;
    QListWidget *m_recent, *m_recovered;
    QPushButton* m_discard;
};

}  // namespace gonio
