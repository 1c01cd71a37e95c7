#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <filesystem>
#include <functional>
#include <memory>

#include "core/result.h"

class QMenu;
class QWidget;

namespace gonio {

class ActionTable;
class CaseDocument;
struct OpenedCase;
struct UntitledCase;

/// New, open, save as, recent cases, the demonstration: everything that changes which case is open.
class CaseActions : public QObject {
    Q_OBJECT

public:
    CaseActions(CaseDocument& document, ActionTable& actions, QWidget& window);

    ~CaseActions() override;

    void newCase();
    /// Read in the background; opened() or failed() follows.
    void open(const QString& path);
    void openDemonstration(bool fresh = false);
    void chooseCase();
    void chooseVideo();
    void chooseName();

    void fillRecent(QMenu& menu);

    /// Asks first; done() follows where it is thrown away.
    void discardUntitled(const QString& path, const std::function<void()>& done);

    bool isOpening() const { return m_reading.isRunning(); }

    /// Whether a file name is that of a case.
    static bool isCaseFile(const QString& path);

Q_SIGNALS:
    /// The open case is about to be saved elsewhere, closed or replaced.
    void aboutToLeave();
    /// A case is open now.
    void opened();
    void videoChosen(const QString& path);
    /// \param sentence  what could not be done, why, what to try
    void failed(const QString& sentence);

private:
    /// A value on its way between threads; futures copy what they hold.
    using Read = std::shared_ptr<Result<OpenedCase>>;

    void addActions(ActionTable& actions);
    void read(const QString& whatFailed, std::function<Result<std::filesystem::path>()> find);
    void adopt();

    CaseDocument& m_document;
    QWidget& m_window;
    QFutureWatcher<Read> m_reading;
    QString m_whatFailed;
};

}  // namespace gonio
