#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>

#include "../curves/review_fixture.h"
#include "app/gui/theme/theme.h"
#include "app/gui/timeline/timeline.h"
#include "core/case/checked_frames.h"

namespace gonio {
namespace {

struct Shown {
    explicit Shown(int frames = 600, bool variable = false)
        : fixture(frames, 60, variable), timeline(fixture.document, fixture.review) {
        timeline.setValues(fixture.values);
        timeline.resize(1200, timeline.sizeHint().height());
        timeline.show();
        shown = QTest::qWaitForWindowExposed(&timeline);
    }

    int addEvent(int frame, const char* kind, const char* side) {
        const int id = nextId(trial().events);
        fixture.document.apply(EditBuilder(fixture.document.value(), EditKind::PutEvent)
                                   .put(1, Event{id, frame, kind, side, true})
                                   .build());
        return id;
    }

    int addPhase(FrameRange frames, const char* name) {
        const int id = nextId(trial().phases);
        fixture.document.apply(EditBuilder(fixture.document.value(), EditKind::PutPhase)
                                   .put(1, Phase{id, frames, name})
                                   .build());
        return id;
    }

    const Trial& trial() const { return *fixture.document.value().trial(1); }

    const TimelineItem& item(TimelineKind kind, int id) const {
        for (const TimelineItem& item : timeline.items()) {
            if (item.kind == kind && item.id == id) return item;
        }
        qFatal("no such item");
    }

    QPointF centre(TimelineKind kind, int id) const {
        return timeline.rectOf(item(kind, id)).center();
    }

    double x(int frame) const { return timeline.xOf(fixture.times_s[std::size_t(frame)]); }

    void mouse(QEvent::Type type, QPointF at) {
        const bool up = type == QEvent::MouseButtonRelease;
        QMouseEvent event(type, at, timeline.mapToGlobal(at),
                          type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                          up ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&timeline, &event);
    }

    void drag(QPointF from, QPointF to) {
        mouse(QEvent::MouseButtonPress, from);
        mouse(QEvent::MouseMove, (from + to) / 2);
        mouse(QEvent::MouseMove, to);
        mouse(QEvent::MouseButtonRelease, to);
    }

    QAction* action(const char* name) const {
        for (QAction* each : timeline.windowActions()) {
            if (each->objectName() == QLatin1String(name)) return each;
        }
        return nullptr;
    }

    void keep(const char* name) {
        const QByteArray kept = qgetenv("GONIO_KEEP_PICTURES");
        if (!kept.isEmpty()) {
            timeline.grab().save(QString::fromUtf8(kept) + "/" + name + ".png");
        }
    }

    ReviewFixture fixture;
    Timeline timeline;
    bool shown = false;
};

}  // namespace

class TimelineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void clickGoesToTheFrame_data();
    void clickGoesToTheFrame();
    void followsTheReviewAtOnce();
    void hitsWhatIsDrawn();
    void dragsMoveThings();
    void dragsAtTheEndsChangeLength();
    void deletesAndRenames();
    void keysWalkTheLanes();
    void actionsHaveTheirKeys();
    void stepsThroughCorrections();
    void stepsThroughWorst();
    void whatIsRightLeavesTheWorst();
    void addsEvents();
    void zooms();
    void survivesAnEmptyCase();
    void paintsLongClips();
};

void TimelineTest::initTestCase() {
    Theme::instance().apply(*qApp, ThemeChoice::Dark);
}

void TimelineTest::clickGoesToTheFrame_data() {
    QTest::addColumn<bool>("variable");
    QTest::addRow("even") << false;
    QTest::addRow("uneven") << true;
}

void TimelineTest::clickGoesToTheFrame() {
    QFETCH(bool, variable);
    Shown s(300, variable);
    QVERIFY(s.fixture.ok && s.shown);
    for (int frame = 0; frame < 300; frame += 7) {
        s.mouse(QEvent::MouseButtonPress, {s.x(frame), 5});
        QCOMPARE(s.fixture.review.frame(), frame);
        s.mouse(QEvent::MouseMove, {s.x(299 - frame), 5});  // scrubs
        QCOMPARE(s.fixture.review.frame(), 299 - frame);
        s.mouse(QEvent::MouseButtonRelease, {s.x(299 - frame), 5});
    }
}

void TimelineTest::followsTheReviewAtOnce() {
    Shown s;
    s.fixture.review.setFrame(432);
    QVERIFY(s.timeline.accessibleDescription().contains("Frame 432."));
    s.addEvent(432, "foot strike", "left");
    QVERIFY(s.timeline.accessibleDescription().contains("1 event"));
    QVERIFY(s.timeline.accessibleDescription().contains("Left foot strike"));
    s.fixture.document.undoStack().undo();
    QVERIFY(s.timeline.items().empty());
}

void TimelineTest::hitsWhatIsDrawn() {
    Shown s;
    const int strike = s.addEvent(100, "foot strike", "right");
    const int phase = s.addPhase({200, 300}, "stance");
    const int bad = s.fixture.put(BadInterval{{350, 400}});
    const int swap = s.fixture.put(SideSwapCorrection{{420, 470}});
    const int angle = s.fixture.put(AngleCorrection{375, "knee_angle_r", 20});
    for (const auto& [kind, id] : {std::pair{TimelineKind::Event, strike},
                                   {TimelineKind::Phase, phase},
                                   {TimelineKind::SideSwap, swap},
                                   {TimelineKind::Diamond, angle}}) {
        const int hit = s.timeline.itemAt(s.centre(kind, id));
        QVERIFY(hit >= 0);
        QVERIFY(s.timeline.items()[std::size_t(hit)].kind == kind);
        QCOMPARE(s.timeline.items()[std::size_t(hit)].id, id);
    }
    // The bar beside the diamond that lies on it.
    const QRectF bar = s.timeline.rectOf(s.item(TimelineKind::Bad, bad));
    const int hit = s.timeline.itemAt({bar.left() + 4, bar.center().y()});
    QVERIFY(hit >= 0 && s.timeline.items()[std::size_t(hit)].kind == TimelineKind::Bad);
    QCOMPARE(s.timeline.itemAt({s.x(550), bar.center().y()}), -1);
    // Drawn in its side's colour.
    const QImage picture = s.timeline.grab().toImage();
    const QPointF at = s.centre(TimelineKind::Event, strike) * picture.devicePixelRatio();
    const QColor right = Theme::instance().colours().right;
    const QColor got = picture.pixelColor(at.toPoint());
    QVERIFY2(std::abs(got.red() - right.red()) < 20 && std::abs(got.blue() - right.blue()) < 20,
             qPrintable(got.name()));
}

void TimelineTest::dragsMoveThings() {
    Shown s;
    const int strike = s.addEvent(100, "foot strike", "right");
    const int phase = s.addPhase({200, 300}, "stance");
    const int angle = s.fixture.put(AngleCorrection{375, "knee_angle_r", 20});
    s.fixture.put(AngleCorrection{500, "knee_angle_r", 21});
    const int before = s.fixture.document.undoStack().count();
    const QPointF event = s.centre(TimelineKind::Event, strike);
    s.drag(event, {s.x(160), event.y()});
    QCOMPARE(s.trial().events.at(strike).frame, 160);
    QCOMPARE(s.fixture.review.frame(), 160);
    QCOMPARE(s.fixture.document.undoStack().count(), before + 1);
    const QPointF bar = s.centre(TimelineKind::Phase, phase);
    s.drag(bar, bar + QPointF(s.x(230) - s.x(200), 0));
    QCOMPARE(s.trial().phases.at(phase).frames, (FrameRange{230, 330}));
    s.drag(s.centre(TimelineKind::Phase, phase), {-500, bar.y()});
    QCOMPARE(s.trial().phases.at(phase).frames, (FrameRange{0, 100}));  // stays inside
    const QPointF diamond = s.centre(TimelineKind::Diamond, angle);
    s.drag(diamond, {s.x(390), diamond.y()});
    QCOMPARE(s.fixture.angleAt("knee_angle_r", 390), 20.0);
    s.drag(s.centre(TimelineKind::Diamond, angle), {s.x(500), diamond.y()});
    QCOMPARE(s.fixture.angleAt("knee_angle_r", 500), 21.0);  // the other one stays what it is
    QCOMPARE(s.fixture.person().corrections.size(), std::size_t(2));
}

void TimelineTest::dragsAtTheEndsChangeLength() {
    Shown s;
    const int phase = s.addPhase({200, 300}, "stance");
    const QRectF bar = s.timeline.rectOf(s.item(TimelineKind::Phase, phase));
    const double step = s.x(220) - s.x(200);
    s.drag({bar.right() - 2, bar.center().y()}, {bar.right() - 2 + step, bar.center().y()});
    QCOMPARE(s.trial().phases.at(phase).frames, (FrameRange{200, 320}));
    s.drag({bar.left() + 2, bar.center().y()}, {bar.left() + 2 - step, bar.center().y()});
    QCOMPARE(s.trial().phases.at(phase).frames, (FrameRange{180, 320}));
    s.drag({s.timeline.rectOf(s.item(TimelineKind::Phase, phase)).left() + 2, bar.center().y()},
           {s.x(500), bar.center().y()});
    QCOMPARE(s.trial().phases.at(phase).frames, (FrameRange{320, 320}));  // never inside out
}

void TimelineTest::deletesAndRenames() {
    Shown s;
    const int strike = s.addEvent(100, "foot strike", "right");
    const int phase = s.addPhase({200, 300}, "stance");
    s.mouse(QEvent::MouseButtonDblClick, s.centre(TimelineKind::Phase, phase));
    QVERIFY(s.timeline.nameField() != nullptr);
    s.timeline.nameField()->setText("swing");
    QTest::keyClick(s.timeline.nameField(), Qt::Key_Return);
    QVERIFY(s.timeline.nameField() == nullptr);
    QCOMPARE(s.trial().phases.at(phase).name, std::string("swing"));
    // Escape leaves it.
    s.mouse(QEvent::MouseButtonDblClick, s.centre(TimelineKind::Phase, phase));
    s.timeline.nameField()->setText("nothing");
    QTest::keyClick(s.timeline.nameField(), Qt::Key_Escape);
    QVERIFY(s.timeline.nameField() == nullptr);
    QCOMPARE(s.trial().phases.at(phase).name, std::string("swing"));
    // An event's name holds its side.
    s.mouse(QEvent::MouseButtonDblClick, s.centre(TimelineKind::Event, strike));
    s.timeline.nameField()->setText("left toe off");
    QTest::keyClick(s.timeline.nameField(), Qt::Key_Return);
    QCOMPARE(s.trial().events.at(strike).kind, std::string("toe off"));
    QCOMPARE(s.trial().events.at(strike).side, std::string("left"));
    s.mouse(QEvent::MouseButtonPress, s.centre(TimelineKind::Event, strike));
    s.mouse(QEvent::MouseButtonRelease, s.centre(TimelineKind::Event, strike));
    QTest::keyClick(&s.timeline, Qt::Key_Delete);
    QVERIFY(s.trial().events.empty());
    QCOMPARE(s.timeline.chosenItem(), -1);
    QTest::keyClick(&s.timeline, Qt::Key_Delete);  // nothing chosen, nothing deleted
    QCOMPARE(s.trial().phases.size(), std::size_t(1));
}

void TimelineTest::keysWalkTheLanes() {
    Shown s;
    s.addEvent(100, "foot strike", "right");
    const int second = s.addEvent(200, "foot strike", "left");
    s.addPhase({300, 350}, "stance");
    s.timeline.setFocus();
    QTest::keyClick(&s.timeline, Qt::Key_Down);
    QCOMPARE(s.fixture.review.frame(), 100);
    QTest::keyClick(&s.timeline, Qt::Key_Right);
    QCOMPARE(s.fixture.review.frame(), 200);
    QVERIFY(s.timeline.accessibleDescription().contains("Chosen: Event: Left foot strike"));
    QTest::keyClick(&s.timeline, Qt::Key_Right);
    QCOMPARE(s.fixture.review.frame(), 200);
    QTest::keyClick(&s.timeline, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(s.trial().events.at(second).frame, 201);
    QCOMPARE(s.fixture.review.frame(), 201);
    QTest::keyClick(&s.timeline, Qt::Key_Down);
    QCOMPARE(s.fixture.review.frame(), 300);
    QTest::keyClick(&s.timeline, Qt::Key_F2);
    QVERIFY(s.timeline.nameField() != nullptr);
    QTest::keyClick(s.timeline.nameField(), Qt::Key_Escape);
    QTest::keyClick(&s.timeline, Qt::Key_Escape);
    QCOMPARE(s.timeline.chosenItem(), -1);
}

void TimelineTest::actionsHaveTheirKeys() {
    Shown s;
    const std::pair<const char*, QKeySequence> keys[] = {
        {"correction.previous", Qt::Key_Comma},
        {"correction.next", Qt::Key_Period},
        {"review.nextWorst", Qt::Key_N},
        {"review.previousWorst", QKeySequence(Qt::SHIFT | Qt::Key_N)},
        {"event.add", Qt::Key_E}};
    for (const auto& [name, key] : keys) {
        QAction* action = s.action(name);
        QVERIFY2(action != nullptr, name);
        QCOMPARE(action->shortcut(), key);
        QVERIFY(action->toolTip().contains(key.toString(QKeySequence::NativeText)));
    }
}

void TimelineTest::stepsThroughCorrections() {
    Shown s;
    for (const int frame : {300, 50, 410}) {
        s.fixture.put(AngleCorrection{frame, "knee_angle_r", 20});
    }
    s.fixture.review.setFrame(100);
    for (const int expected : {300, 410, 410}) {
        s.action("correction.next")->trigger();
        QCOMPARE(s.fixture.review.frame(), expected);
    }
    for (const int expected : {300, 50, 50}) {
        s.action("correction.previous")->trigger();
        QCOMPARE(s.fixture.review.frame(), expected);
    }
}

void TimelineTest::stepsThroughWorst() {
    Shown s;
    auto values = std::make_shared<PersonValues>(*s.fixture.values);
    values->worst = {{400, {395, 405}, Doubt::Jerk, 0.9F},
                     {100, {90, 110}, Doubt::Limit, 0.8F},
                     {250, {250, 250}, Doubt::SideSwap, 0.6F}};
    QSignalSpy left(&s.timeline, &Timeline::worstLeftChanged);
    s.timeline.setValues(values);
    QCOMPARE(left.last().at(0).toInt(), 3);
    for (const int expected : {400, 100, 250, 400}) {
        s.action("review.nextWorst")->trigger();
        QCOMPARE(s.fixture.review.frame(), expected);
    }
    s.action("review.previousWorst")->trigger();
    QCOMPARE(s.fixture.review.frame(), 250);
    // What was seen to leaves the list.
    s.fixture.put(BadInterval{{92, 95}});
    QCOMPARE(left.last().at(0).toInt(), 2);
    s.action("review.nextWorst")->trigger();
    s.action("review.nextWorst")->trigger();
    QCOMPARE(s.fixture.review.frame(), 250);
}

void TimelineTest::whatIsRightLeavesTheWorst() {
    Shown s;
    auto values = std::make_shared<PersonValues>(*s.fixture.values);
    values->worst = {{400, {395, 405}, Doubt::Jerk, 0.9F}, {100, {90, 110}, Doubt::Limit, 0.8F}};
    s.timeline.setValues(values);
    QSignalSpy left(&s.timeline, &Timeline::worstLeftChanged);
    const QPointF place =
        s.timeline.rectOf({Lane::Quality, TimelineKind::Checked, 1, {395, 405}, {}, {}}).center();
    const QRgb doubtful = s.timeline.grab().toImage().pixel(place.toPoint());
    const auto& value = s.fixture.document.value();
    QVERIFY(s.fixture.document.apply(toggleCheck(value, 1, 1, 398, values->worst)));
    QCOMPARE(left.last().at(0).toInt(), 1);
    s.action("review.nextWorst")->trigger();
    QCOMPARE(s.fixture.review.frame(), 100);
    // It is drawn and told, and the strip can still be scrubbed.
    QVERIFY(s.timeline.grab().toImage().pixel(place.toPoint()) != doubtful);
    s.fixture.review.setFrame(400);
    QVERIFY(s.timeline.accessibleDescription().contains("right"));
    QCOMPARE(s.timeline.itemAt(place), -1);
    s.fixture.document.undoStack().undo();
    QCOMPARE(left.last().at(0).toInt(), 2);
}

void TimelineTest::addsEvents() {
    Shown s;
    s.fixture.review.setFrame(222);
    s.action("event.add")->trigger();
    QVERIFY(s.timeline.nameField() != nullptr);
    s.timeline.nameField()->setText("Right foot strike");
    QTest::keyClick(s.timeline.nameField(), Qt::Key_Return);
    QCOMPARE(s.trial().events.size(), std::size_t(1));
    const Event& event = s.trial().events.begin()->second;
    QCOMPARE(event.frame, 222);
    QCOMPARE(event.kind, std::string("foot strike"));
    QCOMPARE(event.side, std::string("right"));
    s.action("event.add")->trigger();
    s.timeline.nameField()->setText("stumbles");
    QTest::keyClick(s.timeline.nameField(), Qt::Key_Return);
    QCOMPARE(s.trial().events.rbegin()->second.kind, std::string("stumbles"));
    s.fixture.review.setSelection({100, 200});
    s.action("phase.add")->trigger();
    s.timeline.nameField()->setText("stance");
    QTest::keyClick(s.timeline.nameField(), Qt::Key_Return);
    QCOMPARE(s.trial().phases.begin()->second.frames, (FrameRange{100, 200}));
}

void TimelineTest::zooms() {
    Shown s;
    const AxisRange whole = s.timeline.timeRange();
    const QPointF at(s.x(300), 10);
    QWheelEvent wheel(at, s.timeline.mapToGlobal(at), {}, {0, 240}, {}, {}, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&s.timeline, &wheel);
    QVERIFY(std::abs(s.timeline.timeRange().span() - 0.64 * whole.span()) < 1e-9);
    QVERIFY(std::abs(s.x(300) - at.x()) < 1e-6);
    for (int i = 0; i < 100; ++i) s.timeline.zoom(0.5, 5);
    s.fixture.review.setFrame(599);  // comes into sight
    QVERIFY(s.timeline.timeRange().high >= s.fixture.times_s.back());
    for (int i = 0; i < 100; ++i) s.timeline.zoom(2, 5);
    QVERIFY(std::abs(s.timeline.timeRange().span() - whole.span()) < 1e-9);
}

void TimelineTest::survivesAnEmptyCase() {
    ReviewFixture fixture(1);
    fixture.review.setTrial(0);
    fixture.review.setTimes({});
    Timeline timeline(fixture.document, fixture.review);
    timeline.resize(30, 20);
    QVERIFY(!timeline.grab().isNull());
    for (QAction* action : timeline.windowActions()) action->trigger();
    QTest::mouseClick(&timeline, Qt::LeftButton, {}, {10, 10});
    for (const auto key : {Qt::Key_Down, Qt::Key_Right, Qt::Key_Delete, Qt::Key_F2}) {
        QTest::keyClick(&timeline, key);
    }
    timeline.setValues(nullptr);
    QVERIFY(timeline.worstLeft().empty());
}

/// 10 minutes at 60 Hz, 10,000 corrections; the aim is 10 ms for all lanes.
void TimelineTest::paintsLongClips() {
    Shown s(36000);
    auto values = std::make_shared<PersonValues>(*s.fixture.values);
    for (std::size_t i = 0; i < values->doubts.size(); ++i) {
        values->doubts[i].byReason[0] = float(i % 977) / 1100.F;
    }
    values->worst = {{976, {970, 976}, Doubt::Reprojection, 0.88F}};
    s.timeline.setValues(values);
    EditBuilder edit(s.fixture.document.value(), EditKind::Several);
    for (int i = 0; i < 10000; ++i) {
        edit.put(1, 1, Correction{i + 1, AngleCorrection{i * 3, "knee_angle_r", 20.0}});
    }
    for (int i = 0; i < 60; ++i) {
        edit.put(1, Event{i + 1, i * 600, "foot strike", i % 2 == 0 ? "right" : "left", false});
    }
    edit.put(1, Phase{1, {5000, 12000}, "walking"});
    edit.put(1, Phase{2, {15000, 22000}, "running"});
    edit.put(1, KeyImage{1, 9000, "Deepest point"});
    s.fixture.document.apply(edit.build());
    std::vector<double> times_ms;
    for (int i = 0; i < 21; ++i) {
        s.timeline.setValues(values);
        (void)s.timeline.grab();
        times_ms.push_back(s.timeline.lastPaint_ms());
    }
    std::sort(times_ms.begin(), times_ms.end());
    qInfo("36,000 frames, 10,000 corrections, %d x %d px: all lanes in %.1f ms (median of 21)",
          s.timeline.width(), s.timeline.height(), times_ms[10]);
    s.fixture.review.setSelection({20000, 24000});
    s.keep("timeline-long");
    QVERIFY(s.timeline.items().size() > 10000);
    // Every stretch of high doubt is seen, however short.
    const QImage picture = s.timeline.grab().toImage();
    const QColor doubt = Theme::instance().colours().doubt;
    int columns = 0;
    for (int x = 0; x < picture.width(); ++x) {
        bool red = false;
        for (int y = 0; y < picture.height() / 3; ++y) {
            red = red || picture.pixelColor(x, y) == doubt;
        }
        columns += red ? 1 : 0;
    }
    QVERIFY(columns > 300);
}

}  // namespace gonio

QTEST_MAIN(gonio::TimelineTest)
#include "tst_timeline.moc"
