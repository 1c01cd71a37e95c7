#pragma once

#include <QObject>
#include <filesystem>

class QMenu;
class QWidget;

namespace gonio {

class ActionTable;
class CaseDocument;

/// New, open, save as, recent cases, the demonstration: everything that changes which case is open.
class CaseActions : public QObject {
    Q_OBJECT

public:
    CaseActions(CaseDocument& document, ActionTable& actions, QWidget& window);

    void newCase();
    void open(const QString& path);
    void openDemonstration(bool fresh = false);
    void chooseCase();
    void chooseVideo();
    void chooseName();

    void fillRecent(QMenu& menu);

    /// Untitled cases that an earlier run left, newest first, without the open one.
    QStringList recovered() const;
    void discardRecovered(const QString& path);

    /// Whether a file name is that of a case.
    static bool isCaseFile(const QString& path);

Q_SIGNALS:
    /// A case is open now.
    void opened();
    void videoChosen(const QString& path);
    /// \param sentence  what could not be done, why, what to try
    void failed(const QString& sentence);

private:
    void addActions(ActionTable& actions);

    CaseDocument& m_document;
    QWidget& m_window;
};

}  // namespace gonio
