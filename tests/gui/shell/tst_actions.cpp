#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include "app/gui/shell/action_table.h"
#include "app/gui/shell/find_action.h"
#include "app/gui/shell/fuzzy_match.h"
#include "app/gui/shell/keys_page.h"
#include "app/gui/shell/shortcut_guard.h"
#include "app/gui/shell/window_menus.h"

using namespace gonio;

class TestActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fuzzy_data();
    void fuzzy();
    void betterFitsComeFirst();
    void plainText_data();
    void plainText();
    void conflictsAreFound();
    void paletteWorksByKeyboardAlone();
    void disabledActionsAreNotRun();
    void keysPageHoldsEveryAction();
    void menusHoldEveryAction();
    void focusedWidgetsKeepTheirKeys();
};

void TestActions::fuzzy_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fits");
    QTest::newRow("nothing fits all") << "" << "Open video" << true;
    QTest::newRow("initials") << "ov" << "Open video" << true;
    QTest::newRow("middle") << "vid" << "Open video" << true;
    QTest::newRow("case") << "OPEN" << "open video" << true;
    QTest::newRow("accents") << "offnen" << QString::fromUtf8("Fall öffnen") << true;
    QTest::newRow("order") << "vo" << "Open video" << true;
    QTest::newRow("wrong order") << "edivo n" << "Open video" << false;
    QTest::newRow("other letters") << "xyz" << "Open video" << false;
    QTest::newRow("Chinese") << QString::fromUtf8("视频") << QString::fromUtf8("打开视频") << true;
}

void TestActions::fuzzy() {
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(bool, fits);
    QCOMPARE(fuzzyScore(typed, text).has_value(), fits);
}

void TestActions::betterFitsComeFirst() {
    QVERIFY(*fuzzyScore("video", "Open video") > *fuzzyScore("video", "Vary the idle ode o"));
    QVERIFY(*fuzzyScore("ref", "Refine") > *fuzzyScore("ref", "Play reference"));
}

void TestActions::plainText_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("mnemonic") << "&Open" << "Open";
    QTest::newRow("ampersand") << "Bones && skin" << "Bones & skin";
    QTest::newRow("in brackets") << QString::fromUtf8("打开(&O)…") << QString::fromUtf8("打开…");
}

void TestActions::plainText() {
    QFETCH(QString, text);
    QFETCH(QString, plain);
    QAction action(text);
    QCOMPARE(plainTextOf(action), plain);
}

void TestActions::conflictsAreFound() {
    QMainWindow window;
    ActionTable table(window);
    table.add({"a", ActionGroup::File, "A", {Qt::Key_F}, {}, {}});
    table.add({"b", ActionGroup::View, "B", {Qt::Key_B}, {}, {}});
    QVERIFY(table.conflicts().isEmpty());
    table.add({"c", ActionGroup::View, "C", {Qt::Key_C, Qt::Key_F}, {}, {}});
    QCOMPARE(table.conflicts(), QStringList{"F: a, c"});
}

void TestActions::paletteWorksByKeyboardAlone() {
    QMainWindow window;
    window.resize(600, 500);
    ActionTable table(window);
    int opened = 0, played = 0;
    table.add({"file.open", ActionGroup::File, "&Open case", {}, [&] { ++opened; }, {}});
    table.add({"play", ActionGroup::Play, "&Play", {}, [&] { ++played; }, {}});
    FindAction find(table, window);
    window.show();
    window.activateWindow();  // no window manager does it
    QVERIFY(QTest::qWaitForWindowActive(&window));
    find.open();
    auto* typed = find.findChild<QLineEdit*>();
    QVERIFY(typed->hasFocus());
    QTest::keyClicks(typed, "pl");
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(played, 1);
    QVERIFY(!find.isVisible());
    find.open();
    QTest::keyClick(typed, Qt::Key_Down);  // the second of all
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(opened + played, 2);
    find.open();
    QTest::keyClick(typed, Qt::Key_Escape);
    QVERIFY(!find.isVisible());
    QCOMPARE(opened + played, 2);
}

void TestActions::disabledActionsAreNotRun() {
    QMainWindow window;
    ActionTable table(window);
    int runs = 0;
    bool possible = false;
    table.add({"x", ActionGroup::Run, "Analyse", {}, [&] { ++runs; }, [&] { return possible; }});
    FindAction find(table, window);
    window.show();
    find.open();
    auto* typed = find.findChild<QLineEdit*>();
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(runs, 0);
    possible = true;
    find.open();
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(runs, 1);
}

void TestActions::keysPageHoldsEveryAction() {
    QMainWindow window;
    ActionTable table(window);
    table.add({"a", ActionGroup::File, "&Open", {Qt::CTRL | Qt::Key_O}, {}, {}});
    table.add({"b", ActionGroup::Play, "&Play", {Qt::Key_Space}, {}, {}});
    auto* page = new KeysPage(table, &window);
    auto* tree = page->findChild<QTreeWidget*>();
    QCOMPARE(tree->topLevelItemCount(), 2);
    QCOMPARE(tree->topLevelItem(1)->child(0)->text(0), QString("Play"));
    QCOMPARE(tree->topLevelItem(1)->child(0)->text(1), QString("Space"));
    page->findChild<QLineEdit*>()->setText("ctrl+o");
    QVERIFY(tree->topLevelItem(1)->isHidden());
    QVERIFY(!tree->topLevelItem(0)->child(0)->isHidden());
}

void TestActions::menusHoldEveryAction() {
    QMainWindow window;
    ActionTable table(window);
    for (int g = 0; g < kActionGroupCount; ++g) {
        table.add({QString("id%1").arg(g), ActionGroup(g), QString("Action %1").arg(g), {}, {}, {}});
    }
    WindowMenus::build(window, table);
    for (const ActionTable::Row& row : table.rows()) {
        const auto objects = row.action->associatedObjects();
        QVERIFY2(std::any_of(objects.begin(), objects.end(),
                             [](QObject* object) { return object->inherits("QMenu"); }),
                 qPrintable(row.id));
    }
}

void TestActions::focusedWidgetsKeepTheirKeys() {
    ShortcutGuard guard;
    qApp->installEventFilter(&guard);
    QMainWindow window;
    ActionTable table(window);
    int played = 0, pressed = 0;
    table.add({"play", ActionGroup::Play, "Play", {Qt::Key_Space}, [&] { ++played; }, {}});
    auto* button = new QPushButton("Press", &window);
    connect(button, &QPushButton::clicked, &window, [&] { ++pressed; });
    window.setCentralWidget(button);
    window.show();
    window.activateWindow();  // no window manager does it
    QVERIFY(QTest::qWaitForWindowActive(&window));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(pressed, 1);
    QCOMPARE(played, 0);
    button->clearFocus();
    QTest::keyClick(&window, Qt::Key_Space);
    QCOMPARE(played, 1);
}

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
