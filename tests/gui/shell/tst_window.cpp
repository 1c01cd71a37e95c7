#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/shell/action_table.h"
#include "app/gui/shell/case_actions.h"
#include "app/gui/shell/heartbeat.h"
#include "app/gui/shell/main_window.h"
#include "app/gui/shell/missing_page.h"
#include "app/gui/shell/offer_strip.h"
#include "app/gui/shell/program_start.h"
#include "app/gui/theme/theme.h"
#include "tests/gui/shell/pseudo_translator.h"
#include "tests/gui/shell/window_walk.h"

using namespace gonio;

/// The whole window on the demonstration.
class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void startPageFirst();
    void demonstrationOpensWithSomethingInEveryView();
    void noTwoActionsShareAKey();
    void everyActionIsReachableByKeyboard();
    void everythingFocusableHasNameAndRole();
    void tabReachesEveryPanel();
    void undoTellsTheStep();
    void offerFollowsTheReview();
    void fillGivesTheRoomAndTakesItBack();
    void themesSwitchWhileOpen();
    void nothingIsClipped_data();
    void nothingIsClipped();
    void missingPageStandsInThePlaceOfTheResult();
    void untitledCasesAreFoundAgain();
    void videoIsTakenIn();

private:
    std::unique_ptr<MainWindow> openDemo(QSize size = {1600, 1000});
    QTemporaryDir m_folder;
};

void TestWindow::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.filePath("config"));
    for (const char* variable : {"XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"}) {
        qputenv(variable, m_folder.filePath(variable).toUtf8());
    }
    qputenv("GONIO_MODELS", m_folder.filePath("models").toUtf8());
    StartOptions options;
    options.language = "en";
    dressApplication(*qApp, options);
}

std::unique_ptr<MainWindow> TestWindow::openDemo(QSize size) {
    auto window = std::make_unique<MainWindow>();
    window->resize(size);
    window->show();
    window->activateWindow();
    if (!QTest::qWaitForWindowExposed(window.get())) return nullptr;
    window->openDemonstration();
    if (!QTest::qWaitFor([&] { return !window->showsStartPage(); })) return nullptr;
    return window;
}

void TestWindow::startPageFirst() {
    MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(window.showsStartPage());
    QVERIFY(namelessInterfaces(window).isEmpty());
}

void TestWindow::demonstrationOpensWithSomethingInEveryView() {
    MainWindow window;
    window.resize(1600, 1000);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    Heartbeat heart;
    heart.start();
    QElapsedTimer clock;
    clock.start();
    window.openDemonstration();
    QTRY_VERIFY2(!window.showsStartPage(), "the demonstration did not open");
    Workspace& workspace = window.workspace();
    QTRY_VERIFY(workspace.data().values() != nullptr);
    const qint64 values_ms = clock.elapsed();
    QTRY_VERIFY(workspace.review().frameCount() > 100);
    qInfo("demonstration: values after %lld ms, all after %lld ms", values_ms, clock.elapsed());
    qInfo("thread of the window while opening: %s", qPrintable(heart.report()));
    QVERIFY(workspace.data().values()->angles.openSim.series.size() > 10);
    QVERIFY(!workspace.data().values()->worst.empty());
    QVERIFY(workspace.review().trial() != 0 && workspace.review().person() != 0);

    heart.start();
    QAction* play = window.actions().find("play.play");
    QVERIFY(play != nullptr);
    const int before = workspace.review().frame();
    play->trigger();
    QTRY_VERIFY(workspace.review().frame() > before + 20);
    play->trigger();
    qInfo("thread of the window while playing: %s", qPrintable(heart.report()));
}

void TestWindow::noTwoActionsShareAKey() {
    const auto window = openDemo();
    QVERIFY2(window->actions().conflicts().isEmpty(),
             qPrintable(window->actions().conflicts().join("; ")));
}

void TestWindow::everyActionIsReachableByKeyboard() {
    // A key of its own, or Ctrl+K: every action has a text to be found by.
    const auto window = openDemo();
    QSet<QString> texts;
    for (const ActionTable::Row& row : window->actions().rows()) {
        const QString text = plainTextOf(*row.action);
        QVERIFY2(!text.isEmpty(), qPrintable(row.id));
        QVERIFY2(!texts.contains(text), qPrintable("two actions called " + text));
        texts.insert(text);
    }
    QVERIFY(texts.size() > 30);
}

void TestWindow::everythingFocusableHasNameAndRole() {
    const auto window = openDemo();
    for (const char* panel : {"view.angles", "view.correct", "view.job", "view.notes"}) {
        window->actions().find(panel)->trigger();
        const QStringList found = namelessInterfaces(*window);
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }
}

void TestWindow::tabReachesEveryPanel() {
    const auto window = openDemo();
    QTRY_VERIFY(window->workspace().data().values() != nullptr);
    QSet<QWidget*> reached;
    window->page().setFocus();
    for (int i = 0; i < 400; ++i) {
        QTest::keyClick(window->focusWidget() ? window->focusWidget() : window.get(), Qt::Key_Tab);
        QWidget* focus = window->focusWidget();
        if (focus == nullptr || reached.contains(focus)) continue;
        reached.insert(focus);
    }
    QStringList missed;
    for (QWidget* widget : window->findChildren<QWidget*>()) {
        const bool wanted = widget->isVisible() && widget->isEnabled() &&
                            (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() &&
                            !widget->visibleRegion().isEmpty();
        // Of exclusive buttons the one that is on takes the focus.
        auto* button = qobject_cast<QAbstractButton*>(widget);
        if (button && button->autoExclusive()) continue;
        if (wanted && !reached.contains(widget)) missed << pathOf(*widget);
    }
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join('\n')));
}

void TestWindow::undoTellsTheStep() {
    const auto window = openDemo();
    CaseDocument& document = window->workspace().document();
    const std::string hash = document.value().hash();
    Event event;
    event.id = 900;
    event.frame = 10;
    event.kind = "foot strike";
    document.apply(EditBuilder(document.value(), EditKind::PutEvent, {"foot strike", "10"})
                       .put(window->workspace().review().trial(), event)
                       .build());
    QAction* undo = window->actions().find("edit.undo");
    QVERIFY(undo->isEnabled());
    QVERIFY(plainTextOf(*undo).contains(document.undoStack().undoText()));
    undo->trigger();
    QCOMPARE(document.value().hash(), hash);
}

void TestWindow::offerFollowsTheReview() {
    const auto window = openDemo();
    QTRY_VERIFY(window->workspace().data().values() != nullptr);
    OfferStrip& strip = window->page().offers();
    QTRY_COMPARE(int(strip.offer().kind), int(OfferKind::WorstFirst));
    const int before = window->workspace().review().frame();
    strip.findChild<QPushButton*>("offerButton")->click();
    QVERIFY(window->workspace().review().frame() != before);
}

void TestWindow::fillGivesTheRoomAndTakesItBack() {
    const auto window = openDemo();
    window->page().toggleFill();
    QVERIFY(window->page().isFilled());
    window->page().toggleFill();
    QVERIFY(!window->page().isFilled());
}

void TestWindow::themesSwitchWhileOpen() {
    const auto window = openDemo();
    const QColor before = window->palette().color(QPalette::Window);
    window->actions().find("view.theme")->trigger();
    QTRY_VERIFY(window->palette().color(QPalette::Window) != before);
    window->actions().find("view.theme")->trigger();
    QTRY_COMPARE(window->palette().color(QPalette::Window), before);
}

void TestWindow::nothingIsClipped_data() {
    QTest::addColumn<int>("percent");
    QTest::addColumn<QString>("panel");
    for (const int percent : {100, 200}) {
        for (const char* panel : {"", "view.angles", "view.correct", "view.job", "view.notes",
                                  "view.files", "export.angles", "export.views"}) {
            QTest::addRow("%d %% %s", percent, *panel ? panel : "start page")
                << percent << QString(panel);
        }
    }
}

void TestWindow::nothingIsClipped() {
    QFETCH(int, percent);
    QFETCH(QString, panel);
    PseudoTranslator pseudo;
    QCoreApplication::installTranslator(&pseudo);
    Theme::instance().apply(*qApp, ThemeChoice::Dark, percent);
    QStringList clipped;
    {
        MainWindow window;
        window.resize(1900, 1060);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        if (!panel.isEmpty()) {
            window.openDemonstration();
            QTRY_VERIFY(!window.showsStartPage());
            QTRY_VERIFY(window.workspace().data().values() != nullptr);
            QAction* action = window.actions().find(panel);
            QVERIFY2(action != nullptr, qPrintable(panel));
            action->trigger();
        }
        // Layouts follow in the event loop.
        (void)QTest::qWaitFor([&] { return (clipped = clippedTexts(window)).isEmpty(); }, 3000);
    }
    QCoreApplication::removeTranslator(&pseudo);
    Theme::instance().apply(*qApp, ThemeChoice::Dark, 100);
    QVERIFY2(clipped.isEmpty(), qPrintable('\n' + clipped.join('\n')));
}

void TestWindow::missingPageStandsInThePlaceOfTheResult() {
    const auto window = openDemo();
    Q_EMIT window->workspace().modelMissing("There is no keypoint network.");
    QCOMPARE(int(window->page().place()), int(Place::Missing));
    bool told = false;
    for (const QLabel* label : window->page().missing().findChildren<QLabel*>()) {
        told = told || label->text().contains("There is no keypoint network.");
    }
    QVERIFY(told);
    // The rest of the program works.
    window->workspace().review().setFrame(7);
    QCOMPARE(window->workspace().review().frame(), 7);
}

void TestWindow::untitledCasesAreFoundAgain() {
    QString file;
    {
        MainWindow window;
        window.cases().newCase();
        CaseDocument& document = window.workspace().document();
        document.apply(EditBuilder(document.value(), EditKind::RenameCase, {"Knee"})
                           .renameCase("Knee")
                           .build());
        QVERIFY(document.flush(5000));
        file = QString::fromStdString(document.path().string());
    }
    MainWindow window;
    const auto untitled = CaseDocument::unsavedUntitled();
    const auto found = std::find_if(untitled.begin(), untitled.end(), [&](const auto& one) {
        return QString::fromStdString(one.path.string()) == file;
    });
    QVERIFY2(found != untitled.end(), qPrintable(file));
    QCOMPARE(found->name, QString("Knee"));
    window.cases().open(file);
    QTRY_VERIFY(!window.showsStartPage());
    QCOMPARE(window.workspace().document().value().name(), std::string("Knee"));
}

void TestWindow::videoIsTakenIn() {
    MainWindow window;
    window.resize(1600, 1000);
    window.show();
    window.openFile(GONIO_SOURCE_DIR "/resources/demo/walk.mp4");
    Workspace& workspace = window.workspace();
    QTRY_COMPARE(int(workspace.document().value().trials().size()), 1);
    QTRY_VERIFY(workspace.review().frameCount() > 100);
    QTRY_COMPARE(int(window.page().offers().offer().kind), int(OfferKind::Analyse));
}

int main(int argc, char** argv) {
    prepareApplication();
    QApplication application(argc, argv);
    TestWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_window.moc"
