// What the menus of the window offer beside the actions of its parts.
#include <QAction>
#include <QUndoStack>

#include "app/gui/document/case_document.h"
#include "app/gui/shell/about_page.h"
#include "app/gui/shell/action_table.h"
#include "app/gui/shell/find_action.h"
#include "app/gui/shell/keys_page.h"
#include "app/gui/shell/main_window.h"
#include "app/gui/shell/program_settings.h"
#include "app/gui/shell/review_page.h"

namespace gonio {

void MainWindow::addEditActions() {
    QUndoStack& stack = m_workspace->document().undoStack();
    const auto add = [&](const char* id, const QString& text, QList<QKeySequence> keys, auto run) {
        QAction* action =
            m_actions->add({id, ActionGroup::Edit, text, std::move(keys), std::move(run), {}});
        action->setEnabled(false);
        return action;
    };
    QAction* undo = add("edit.undo", tr("&Undo"), {QKeySequence::Undo}, [&stack] { stack.undo(); });
    QAction* redo =
        add("edit.redo", tr("&Redo"), {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y},
            [&stack] { stack.redo(); });
    connect(&stack, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    connect(&stack, &QUndoStack::undoTextChanged, undo, [undo](const QString& step) {
        undo->setText(step.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(step));
        undo->setToolTip(tipOf(*undo));
    });
    connect(&stack, &QUndoStack::redoTextChanged, redo, [redo](const QString& step) {
        redo->setText(step.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(step));
        redo->setToolTip(tipOf(*redo));
    });
}

void MainWindow::addViewActions() {
    const auto hasCase = [this] { return !showsStartPage(); };
    const auto add = [this](const char* id, const QString& text, const QKeySequence& key,
                            std::function<void()> run, std::function<bool()> enabled = {}) {
        m_actions->add({id, ActionGroup::View, text, {key}, std::move(run), std::move(enabled)});
    };
    add(
        "view.fill", tr("&Fill with the view under the mouse"), Qt::Key_F,
        [this] { m_page->toggleFill(); }, hasCase);
    const std::pair<const char*, std::pair<QString, Tab>> tabs[] = {
        {"view.angles", {tr("Panel: &Angles"), Tab::Angles}},
        {"view.correct", {tr("Panel: &Correct"), Tab::Correct}},
        {"view.job", {tr("Panel: &Job"), Tab::Job}},
        {"view.notes", {tr("Panel: &Notes"), Tab::Notes}}};
    int number = 0;
    for (const auto& [id, panel] : tabs) {
        add(
            id, panel.first, QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + number++)),
            [this, tab = panel.second] { m_page->showTab(tab); }, hasCase);
    }
    addLookActions();
    add(
        "view.compare", tr("Two videos &side by side"), Qt::CTRL | Qt::SHIFT | Qt::Key_2,
        [this] { toggleCompare(); }, hasCase);
    m_actions->add({"view.files",
                    ActionGroup::View,
                    tr("Networks and &bodies…"),
                    {},
                    [this] { showMissing({}); },
                    {}});
}

void MainWindow::addLookActions() {
    const auto add = [this](const char* id, const QString& text, const QKeySequence& key,
                            std::function<void()> run) {
        return m_actions->add({id, ActionGroup::View, text, {key}, std::move(run), {}});
    };
    QAction* theme =
        add("view.theme", tr("&Light or dark"), Qt::CTRL | Qt::SHIFT | Qt::Key_L, [this] {
            ProgramSettings settings;
            const bool dark = settings.theme() == ThemeChoice::Dark;
            settings.setTheme(dark ? ThemeChoice::Light : ThemeChoice::Dark);
            applyTheme();
        });
    theme->setObjectName("view.theme");
    const auto scaleBy = [this](int step) {
        ProgramSettings settings;
        settings.setTextScale_percent(step == 0 ? 100 : settings.textScale_percent() + step);
        applyTheme();
    };
    add("view.larger", tr("L&arger text"), QKeySequence::ZoomIn, [scaleBy] { scaleBy(25); });
    add("view.smaller", tr("S&maller text"), QKeySequence::ZoomOut, [scaleBy] { scaleBy(-25); });
    add("view.normal", tr("Text of &normal size"), Qt::CTRL | Qt::SHIFT | Qt::Key_0,
        [scaleBy] { scaleBy(0); });
}

void MainWindow::addLanguageActions() {
    // Never translated: each name is that of the language itself.
    const std::pair<const char*, const char*> languages[] = {{"en", "English"},
                                                             {"de", "Deutsch"},
                                                             {"es", "Español"},
                                                             {"fr", "Français"},
                                                             {"zh_CN", "中文"}};
    for (const auto& [code, name] : languages) {
        m_actions->add({QStringLiteral("view.language.%1").arg(code),
                        ActionGroup::View,
                        QString::fromUtf8(name),
                        {},
                        [this, code = QString(code), name = QString::fromUtf8(name)] {
                            ProgramSettings().setLanguage(code);
                            showProblem(tr("The window will be in this language when the program "
                                           "is started again: %1.")
                                            .arg(name));
                        },
                        {}});
    }
}

void MainWindow::addHelpActions() {
    m_actions->add({"help.find",
                    ActionGroup::Help,
                    tr("Find an &action…"),
                    {Qt::CTRL | Qt::Key_K},
                    [this] { m_find->open(); },
                    {}});
    QAction* keys = m_actions->add({"help.keys",
                                    ActionGroup::Help,
                                    tr("&Keys"),
                                    {Qt::Key_F1},
                                    [this] { (new KeysPage(*m_actions, this))->show(); },
                                    {}});
    keys->setObjectName("help.keys");
    m_actions->add({"help.about",
                    ActionGroup::Help,
                    tr("A&bout Goniograph"),
                    {},
                    [this] { (new AboutPage(this))->show(); },
                    {}});
}

}  // namespace gonio
