#include "app/gui/shell/case_actions.h"

#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QtConcurrentRun>

#include "app/gui/document/case_document.h"
#include "app/gui/shell/action_table.h"
#include "app/gui/shell/demo_case.h"
#include "app/gui/shell/program_settings.h"
#include "app/gui/task/background_pool.h"
#include "app/gui/words/failure_text.h"

namespace gonio {
namespace {

QString caseFilter() {
    return CaseActions::tr("Cases (*.gonio)");
}

constexpr int kFlush_ms = 10000;

}  // namespace

CaseActions::CaseActions(CaseDocument& document, ActionTable& actions, QWidget& window)
    : QObject(&window), m_document(document), m_window(window) {
    addActions(actions);
    connect(&m_reading, &QFutureWatcherBase::finished, this, &CaseActions::adopt);
    connect(&m_document, &CaseDocument::savedAs, this, [this](const auto& path) {
        ProgramSettings().addRecentCase(QString::fromStdString(path.string()));
        Q_EMIT opened();
    });
    connect(&m_document, &CaseDocument::saveAsFailed, this, [this](const Error& error) {
        Q_EMIT failed(
            failureSentences(tr("The case could not be saved there."), error, Attempt::CaseFile));
    });
}

CaseActions::~CaseActions() {
    m_reading.waitForFinished();
}

void CaseActions::addActions(ActionTable& actions) {
    const auto add = [&](const char* id, const QString& text, const QKeySequence& key, auto run) {
        actions.add({id, ActionGroup::File, text, {key}, std::move(run), {}});
    };
    add("file.openVideo", tr("Open &video…"), Qt::CTRL | Qt::SHIFT | Qt::Key_O,
        [this] { chooseVideo(); });
    add("file.new", tr("&New case"), QKeySequence::New, [this] { newCase(); });
    add("file.open", tr("&Open case…"), QKeySequence::Open, [this] { chooseCase(); });
    add("file.saveAs", tr("&Save case as…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S,
        [this] { chooseName(); });
    add("file.demo", tr("Open the &demonstration"), {}, [this] { openDemonstration(); });
    add("file.demoFresh", tr("Start the demonstration &afresh"), {},
        [this] { openDemonstration(true); });
}

bool CaseActions::isCaseFile(const QString& path) {
    return path.endsWith(QLatin1String(".gonio"), Qt::CaseInsensitive);
}

void CaseActions::newCase() {
    Q_EMIT aboutToLeave();
    if (auto made = m_document.createUntitled(); !made) {
        Q_EMIT failed(
            failureSentences(tr("A new case could not be made."), made.error(), Attempt::CaseFile));
        return;
    }
    Q_EMIT opened();
}

void CaseActions::open(const QString& path) {
    read(tr("The case could not be opened."),
         [path]() -> Result<std::filesystem::path> { return path.toStdString(); });
}

void CaseActions::openDemonstration(bool fresh) {
    // A file that is open is not thrown away.
    if (fresh && isDemonstration(m_document.path())) {
        Q_EMIT aboutToLeave();
        m_document.flush(kFlush_ms);
        m_document.discard();
    }
    read(tr("The demonstration could not be opened."),
         [fresh] { return demonstrationCase(fresh); });
}

void CaseActions::read(const QString& whatFailed,
                       std::function<Result<std::filesystem::path>()> find) {
    if (m_reading.isRunning()) return;
    m_whatFailed = whatFailed;
    m_reading.setFuture(QtConcurrent::run(&backgroundPool(), [find = std::move(find)]() -> Read {
        auto path = find();
        if (!path) return std::make_shared<Result<OpenedCase>>(tl::unexpected(path.error()));
        return std::make_shared<Result<OpenedCase>>(CaseDocument::read(*path));
    }));
}

void CaseActions::adopt() {
    const Read read = m_reading.result();
    if (!*read) {
        Q_EMIT failed(failureSentences(m_whatFailed, read->error(), Attempt::CaseFile));
        return;
    }
    Q_EMIT aboutToLeave();
    if (auto done = m_document.adopt(std::move(**read)); !done) {
        Q_EMIT failed(failureSentences(m_whatFailed, done.error(), Attempt::CaseFile));
        return;
    }
    const auto& path = m_document.path();
    if (!m_document.isUntitled() && !isDemonstration(path)) {
        ProgramSettings().addRecentCase(QString::fromStdString(path.string()));
    }
    Q_EMIT opened();
}

void CaseActions::chooseCase() {
    auto* dialog =
        new QFileDialog(&m_window, tr("Open case"), ProgramSettings().lastFolder(), caseFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        ProgramSettings().setLastFolder(QFileInfo(path).path());
        open(path);
    });
    dialog->open();
}

void CaseActions::chooseVideo() {
    auto* dialog = new QFileDialog(
        &m_window, tr("Open video"), ProgramSettings().lastFolder(),
        tr("Videos (*.mp4 *.mov *.m4v *.avi *.mkv *.webm *.mts *.m2ts *.mpg *.ts);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& paths) {
        for (const QString& path : paths) {
            ProgramSettings().setLastFolder(QFileInfo(path).path());
            Q_EMIT videoChosen(path);
        }
    });
    dialog->open();
}

void CaseActions::chooseName() {
    auto* dialog = new QFileDialog(&m_window, tr("Save case as"), ProgramSettings().lastFolder(),
                                   caseFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("gonio"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        ProgramSettings().setLastFolder(QFileInfo(path).path());
        Q_EMIT aboutToLeave();
        m_document.startSaveAs(path.toStdString());
    });
    dialog->open();
}

void CaseActions::discardUntitled(const QString& path, const std::function<void()>& done) {
    auto* question = new QMessageBox(
        QMessageBox::Question, tr("Throw the case away?"),
        tr("The case was never saved under a name. What was done in it is lost for good."),
        QMessageBox::Cancel, &m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* yes = question->addButton(tr("Throw away"), QMessageBox::DestructiveRole);
    connect(question, &QMessageBox::finished, this, [=] {
        if (question->clickedButton() != yes) return;
        QFile::remove(path);
        done();
    });
    question->open();
}

void CaseActions::fillRecent(QMenu& menu) {
    menu.clear();
    const QStringList paths = ProgramSettings().recentCases();
    for (const QString& path : paths) {
        QAction* action = menu.addAction(QFileInfo(path).completeBaseName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { open(path); });
    }
    if (paths.isEmpty()) menu.addAction(tr("No case has been saved yet"))->setEnabled(false);
}

}  // namespace gonio
