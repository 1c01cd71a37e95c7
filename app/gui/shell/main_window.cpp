#include "app/gui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/shell/action_table.h"
#include "app/gui/shell/case_actions.h"
#include "app/gui/shell/case_panel.h"
#include "app/gui/shell/demo_case.h"
#include "app/gui/shell/find_action.h"
#include "app/gui/shell/line_icons.h"
#include "app/gui/shell/missing_page.h"
#include "app/gui/shell/offer_strip.h"
#include "app/gui/shell/program_settings.h"
#include "app/gui/shell/save_warning.h"
#include "app/gui/shell/start_page.h"
#include "app/gui/shell/status_line.h"
#include "app/gui/shell/video_intake.h"
#include "app/gui/shell/widget_roles.h"
#include "app/gui/shell/window_menus.h"
#include "app/gui/task/task.h"
#include "app/gui/words/failure_text.h"
#include "core/case/capture_rate.h"

namespace gonio {
namespace {

constexpr int kFlush_ms = 10000;

}  // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent) {
    setAcceptDrops(true);
    m_workspace = new Workspace(this);
    m_actions = new ActionTable(*this, this);
    m_listing = new Task(this);
    m_cases = new CaseActions(m_workspace->document(), *m_actions, *this);
    ReviewParts parts = m_workspace->makeParts(this);
    m_casePanel =
        new CasePanel(m_workspace->document(), m_workspace->review(), {parts.people, parts.layers});
    parts.casePanel = m_casePanel;
    m_page = new ReviewPage(parts, this);
    m_start = new StartPage(this);
    m_find = new FindAction(*m_actions, *this);
    m_refresh = new QTimer(this);
    m_refresh->setSingleShot(true);
    m_refresh->setInterval(0);
    layOut();
    addActions();
    connectParts();
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        paintIcons();
        updateOffer();
    });
    tidyFocus(*this);
    const ProgramSettings settings;
    if (!restoreGeometry(settings.windowState("geometry"))) resize(1440, 900);
    m_page->restoreLayout(settings.windowState("layout"));
    showStartPage();
}

void MainWindow::layOut() {
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->setMargin(fontMetrics().height() / 2);
    m_problem->hide();
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_page);
    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto* saveWarning = new SaveWarning(m_workspace->document(), centre);
    connect(saveWarning, &SaveWarning::saveAsWanted, m_cases, &CaseActions::chooseName);
    layout->addWidget(saveWarning);
    layout->addWidget(m_problem);
    layout->addWidget(m_stack, 1);
    m_status = new StatusLine(m_workspace->document(), m_workspace->review(), centre);
    layout->addWidget(m_status);
    setCentralWidget(centre);
}

MainWindow::~MainWindow() {
    // The views go before what they look at.
    m_workspace->settle();
    m_workspace->disconnect(this);
    delete takeCentralWidget();
}

void MainWindow::addActions() {
    addEditActions();
    addViewActions();
    addLanguageActions();
    m_workspace->addActions(*m_actions);
    addHelpActions();
    m_actions->add({"file.close",
                    ActionGroup::File,
                    tr("&Close case"),
                    {QKeySequence::Close},
                    [this] { showStartPage(); },
                    [this] { return !showsStartPage(); }});
    m_actions->add({"file.quit",
                    ActionGroup::File,
                    tr("&Quit"),
                    {Qt::CTRL | Qt::Key_Q},
                    [this] { close(); },
                    {}});
    paintIcons();
    const WindowMenus menus = WindowMenus::build(*this, *m_actions);
    if (menus.recent) {
        connect(menus.recent, &QMenu::aboutToShow, m_cases,
                [this, menu = menus.recent] { m_cases->fillRecent(*menu); });
    }
}

void MainWindow::connectParts() {
    const auto refresh = [this] { m_refresh->start(); };
    connect(m_refresh, &QTimer::timeout, this, &MainWindow::updateOffer);
    connect(m_workspace, &Workspace::stateChanged, this, refresh);
    connect(m_workspace, &Workspace::failed, this, &MainWindow::showProblem);
    connect(m_workspace, &Workspace::modelMissing, this, &MainWindow::showMissing);
    connect(m_workspace, &Workspace::told, this, &MainWindow::showProblem);
    connect(m_workspace, &Workspace::exportsWanted, m_page, &ReviewPage::showExports);
    connect(m_workspace, &Workspace::activityChanged, m_casePanel, &CasePanel::setActivity);
    connect(m_workspace, &Workspace::workChanged, m_status, &StatusLine::showWork);
    connect(&m_workspace->document(), &CaseDocument::changed, this, refresh);
    connect(&m_workspace->document(), &CaseDocument::saveStateChanged, this, [this] {
        if (m_workspace->document().saveState() == SaveState::Saved) m_warnedOnClose = false;
    });
    connect(&m_workspace->review(), &Review::trialChanged, this, refresh);
    connectPages();
}

void MainWindow::connectPages() {
    connect(m_cases, &CaseActions::aboutToLeave, m_workspace, &Workspace::settle);
    connect(m_cases, &CaseActions::opened, this, &MainWindow::showCase);
    connect(m_cases, &CaseActions::failed, this, &MainWindow::showProblem);
    connect(m_cases, &CaseActions::videoChosen, this, &MainWindow::takeVideo);
    connect(m_start, &StartPage::demonstrationWanted, this, &MainWindow::openDemonstration);
    connect(m_start, &StartPage::videoWanted, m_cases, &CaseActions::chooseVideo);
    connect(m_start, &StartPage::caseWanted, m_cases, &CaseActions::chooseCase);
    connect(m_start, &StartPage::caseChosen, m_cases, &CaseActions::open);
    connect(m_start, &StartPage::recoveredDiscarded, this, [this](const QString& path) {
        m_cases->discardUntitled(path, [this] { listCases(); });
    });
    connect(&m_page->offers(), &OfferStrip::accepted, this, &MainWindow::acceptOffer);
    connect(&m_page->intake(), &VideoIntake::ready, this, &MainWindow::addTrial);
    connect(&m_page->intake(), &VideoIntake::captureRateChosen, this, &MainWindow::setCaptureRate);
    connect(&m_page->intake(), &VideoIntake::failed, this,
            [this](const QString&, const QString& sentence) { showProblem(sentence); });
    connect(&m_page->missing(), &MissingPage::imported, m_workspace, &Workspace::modelsChanged);
}

bool MainWindow::showsStartPage() const {
    return m_stack->currentWidget() == m_start;
}

void MainWindow::showStartPage() {
    m_workspace->settle();
    m_workspace->document().flush(kFlush_ms);
    listCases();
    m_stack->setCurrentWidget(m_start);
    m_status->hide();
    showTitle();
    m_actions->refresh();
    Q_EMIT usable();
}

// Looking into the files of untitled cases takes a while: they come when they are known.
void MainWindow::listCases() {
    m_start->setCases(ProgramSettings().recentCases(), {});
    m_listing->start(
        [](const Job&) { return CaseDocument::unsavedUntitled(); },
        [this](const std::vector<UntitledCase>& found) {
            QList<StartPage::Entry> untitled;
            for (const UntitledCase& one : found) {
                if (one.path == m_workspace->document().path()) continue;
                untitled << StartPage::Entry{QString::fromStdString(one.path.string()), one.name};
            }
            m_start->setCases(ProgramSettings().recentCases(), untitled);
        });
}

void MainWindow::showCase() {
    showProblem({});
    const auto& trials = m_workspace->document().value().trials();
    m_workspace->review().setTrial(trials.empty() ? 0 : trials.begin()->first);
    m_page->intake().drop();
    m_page->setPlace(Place::Views);
    m_stack->setCurrentWidget(m_page);
    m_status->show();
    showTitle();
    updateOffer();
    Q_EMIT usable();
}

void MainWindow::showTitle() {
    if (showsStartPage()) {
        setWindowTitle(tr("Goniograph"));
        return;
    }
    const CaseDocument& document = m_workspace->document();
    const QString file = QString::fromStdString(document.path().stem().string());
    const QString name = QString::fromStdString(document.value().name());
    setWindowTitle(tr("%1 — Goniograph", "name of the case")
                       .arg(!name.isEmpty()         ? name
                            : document.isUntitled() ? tr("New case")
                                                    : file));
}

void MainWindow::showProblem(const QString& sentence) {
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void MainWindow::showMissing(const QString& reason) {
    if (showsStartPage()) m_cases->newCase();
    m_page->missing().open(reason);
    m_page->setPlace(Place::Missing);
}

void MainWindow::toggleCompare() {
    m_page->setPlace(m_page->place() == Place::Compare ? Place::Views : Place::Compare);
}

void MainWindow::openFile(const QString& path) {
    if (CaseActions::isCaseFile(path)) {
        m_cases->open(path);
    } else {
        takeVideo(path);
    }
}

void MainWindow::openDemonstration() {
    m_cases->openDemonstration();
}

void MainWindow::takeVideo(const QString& path) {
    showProblem({});
    if (showsStartPage()) m_cases->newCase();
    if (!showsStartPage()) m_page->intake().take(path);
}

void MainWindow::addTrial(const VideoFacts& facts) {
    CaseDocument& document = m_workspace->document();
    Trial trial;
    trial.name = std::filesystem::path(facts.ref.path).stem().string();
    trial.video = facts.ref;
    auto added = document.apply(
        EditBuilder(document.value(), EditKind::AddTrial, {trial.name}).putTrial(trial).build());
    if (!added) {
        showProblem(
            failureSentences(tr("The video could not be added."), added.error(), Attempt::Edit));
        return;
    }
    m_takenTrial = document.value().trials().rbegin()->first;
    // It has just been read to its end.
    ProgramSettings().setSeenVideo(facts.ref.sha256,
                                   SeenVideo::of(QString::fromStdString(facts.ref.path)));
    m_workspace->review().setTrial(m_takenTrial);
}

void MainWindow::setCaptureRate(double rate_hz) {
    CaseDocument& document = m_workspace->document();
    if (document.value().trial(m_takenTrial) == nullptr) return;
    const auto set = document.apply(captureRateEdit(
        document.value(), m_takenTrial, rate_hz > 0 ? std::optional(rate_hz) : std::nullopt));
    if (!set) {
        showProblem(failureSentences(tr("The rate could not be set."), set.error(), Attempt::Edit));
    }
}

void MainWindow::updateOffer() {
    m_actions->refresh();
    if (showsStartPage()) return;
    ReviewState state = m_workspace->state();
    state.demo = isDemonstration(m_workspace->document().path());
    const Offer offer = nextOffer(state);
    m_page->offers().show(offer);
    accentOffered(*this, *m_actions, actionOf(offer.kind));
    showTitle();
}

void MainWindow::acceptOffer(const Offer& offer) {
    if (offer.kind == OfferKind::FindVideo) {
        Q_EMIT m_workspace->videoMissing();
    } else if (QAction* action = m_actions->find(actionOf(offer.kind))) {
        action->trigger();
    }
}

void MainWindow::applyTheme() {
    const ProgramSettings settings;
    Theme::instance().apply(*qApp, settings.theme(), settings.textScale_percent());
}

void MainWindow::paintIcons() {
    const ThemeColours& colours = Theme::instance().colours();
    const std::pair<const char*, LineIcon> icons[] = {{"edit.undo", LineIcon::Undo},
                                                      {"edit.redo", LineIcon::Redo},
                                                      {"view.theme", LineIcon::Theme},
                                                      {"help.keys", LineIcon::Keys}};
    for (const auto& [id, sign] : icons) {
        m_actions->find(id)->setIcon(lineIcon(sign, colours.text, colours.line));
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) openFile(url.toLocalFile());
    }
    event->acceptProposedAction();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    ProgramSettings settings;
    settings.setWindowState("geometry", saveGeometry());
    settings.setWindowState("layout", m_page->saveLayout());
    m_workspace->settle();
    if (!m_workspace->document().flush(kFlush_ms)) {
        // Why stands in the line above, which also has the button.
        showProblem(
            tr("The last changes are not saved. Save the case under another name, then close the "
               "window again."));
        // Closing a second time means it.
        const bool again = std::exchange(m_warnedOnClose, true);
        event->setAccepted(again);
        return;
    }
    event->accept();
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_problem) {
        QPalette palette = m_problem->palette();
        palette.setColor(QPalette::WindowText, Theme::instance().colours().doubt);
        m_problem->setPalette(palette);
    }
}

}  // namespace gonio
