#include <QComboBox>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>

#include "app/gui/curves/brush.h"
#include "app/gui/curves/chart_widget.h"
#include "app/gui/curves/curves_view.h"
#include "app/gui/theme/theme.h"
#include "review_fixture.h"

namespace gonio {
namespace {

/// A view on the screen with values in it.
struct Shown {
    explicit Shown(int frames = 300, bool variable = false)
        : fixture(frames, 60, variable), view(fixture.document, fixture.review) {
        view.setValues(fixture.values);
        view.resize(1280, 360);
        view.show();
        shown = QTest::qWaitForWindowExposed(&view);
    }

    ChartWidget& chart() { return view.chart(); }

    const ChartState& state() { return view.chart().charts().state(); }

    /// Where a value of a chart is on the widget. Not rounded: half pixels are places, too.
    QPointF at(int chartIndex, int frame, double value_deg) {
        const ChartPoint p = chart().charts().pointOf(chartIndex, state().timeOf(frame), value_deg);
        const double ratio = chart().devicePixelRatioF();
        return {p.x / ratio, p.y / ratio};
    }

    /// What the axes say at a place of the widget.
    ChartHit read(QPointF place) {
        const double ratio = chart().devicePixelRatioF();
        return chart().charts().hitAt({place.x() * ratio, place.y() * ratio});
    }

    void mouse(QEvent::Type type, QPointF place, Qt::KeyboardModifiers modifiers = {}) {
        QWidget* target = chart().childAt(place.toPoint());
        if (target == nullptr) target = &chart();
        const auto buttons = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, place, target->mapToGlobal(place),
                          type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, buttons,
                          modifiers);
        QApplication::sendEvent(target, &event);
    }

    void click(QPointF place, Qt::KeyboardModifiers modifiers = {}) {
        mouse(QEvent::MouseButtonPress, place, modifiers);
        mouse(QEvent::MouseButtonRelease, place, modifiers);
    }

    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {}) {
        mouse(QEvent::MouseButtonPress, from, modifiers);
        mouse(QEvent::MouseMove, (from + to) / 2, modifiers);
        mouse(QEvent::MouseMove, to, modifiers);
        mouse(QEvent::MouseButtonRelease, to, modifiers);
    }

    void keep(const char* name) {
        const QByteArray kept = qgetenv("GONIO_KEEP_PICTURES");
        if (!kept.isEmpty()) view.grab().save(QString::fromUtf8(kept) + "/" + name + ".png");
    }

    ReviewFixture fixture;
    CurvesView view;
    bool shown = false;
};

}  // namespace

class CurvesViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void followsTheReviewAtOnce();
    void clickGoesToTheFrame_data();
    void clickGoesToTheFrame();
    void dragSelects();
    void wheelZoomsAndDoubleClickResets();
    void titlesNameUnitAndConvention();
    void staleIsShown();
    void waitingEditsAreShownAsSuch();
    void previewGoesWithItsPerson();
    void groupsAndOwnChoice();
    void dragSetsTheValueOfTheAxis();
    void dragAlongTimeMovesTheKey();
    void boxMovesAll();
    void insertAndDelete();
    void brushLeavesTheRestAlone();
    void valueIsTyped();
    void onlyOpenSimIsEdited();
    void everythingHasANameAndFitsTwiceTheSize();
    void redrawOfLongClips();
};

void CurvesViewTest::initTestCase() {
    Theme::instance().apply(*qApp, ThemeChoice::Dark);
}

void CurvesViewTest::followsTheReviewAtOnce() {
    Shown s;
    QVERIFY(s.fixture.ok && s.shown);
    s.fixture.review.setFrame(123);
    QCOMPARE(s.state().frame, 123);
    s.fixture.review.setSelection({10, 20});
    QCOMPARE(s.state().selection, (FrameRange{10, 20}));
    QVERIFY(s.chart().accessibleDescription().contains("Frame 123"));
    QVERIFY(s.chart().accessibleDescription().contains("measured"));
    const int id = s.fixture.put(AngleCorrection{50, "knee_angle_r", 33});
    QCOMPARE(s.state().content.marks.size(), std::size_t(1));
    QCOMPARE(s.state().content.marks[0].id, id);
    s.fixture.put(BadInterval{{70, 80}});
    QCOMPARE(s.state().content.bad.size(), std::size_t(1));
    s.fixture.put(KeypointCorrection{90, "left_knee", {1, 2}});
    QCOMPARE(s.state().content.otherCorrections, std::vector<int>{90});
    s.view.setPendingWindows({{40, 60}});
    s.keep("view");
    s.fixture.document.undoStack().undo();
    QVERIFY(s.state().content.otherCorrections.empty());
}

void CurvesViewTest::clickGoesToTheFrame_data() {
    QTest::addColumn<bool>("variable");
    QTest::addRow("even") << false;
    QTest::addRow("uneven") << true;
}

void CurvesViewTest::clickGoesToTheFrame() {
    QFETCH(bool, variable);
    Shown s(120, variable);
    s.chart().charts().setTimeRange({0.5, 1.5});
    int tried = 0;
    for (int frame = 0; frame < 120; ++frame) {
        const double time = s.fixture.times_s[std::size_t(frame)];
        if (time < 0.52 || time > 1.48) continue;
        for (int chart = 0; chart < 3; ++chart) {
            s.fixture.review.setFrame(frame == 45 ? 46 : 45);
            s.mouse(QEvent::MouseButtonPress, s.at(chart, frame, 15));
            QCOMPARE(s.fixture.review.frame(), frame);  // before the button is released
            s.mouse(QEvent::MouseButtonRelease, s.at(chart, frame, 15));
            QCOMPARE(s.fixture.review.frame(), frame);
            ++tried;
        }
    }
    QVERIFY(tried > 100);
    QVERIFY(s.fixture.review.selection().empty());
}

void CurvesViewTest::dragSelects() {
    Shown s;
    s.drag(s.at(1, 200, 10), s.at(1, 120, 20));
    QCOMPARE(s.fixture.review.selection(), (FrameRange{120, 200}));
    QCOMPARE(s.state().selection, (FrameRange{120, 200}));
}

void CurvesViewTest::wheelZoomsAndDoubleClickResets() {
    Shown s;
    const AxisRange whole = s.state().time_s;
    const QPointF place = s.at(1, 150, 10);
    QWheelEvent wheel(place, s.chart().mapToGlobal(place), {}, {0, 240}, {}, {}, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(s.chart().childAt(place.toPoint()), &wheel);
    QVERIFY(std::abs(s.state().time_s.span() - 0.64 * whole.span()) < 1e-9);
    QVERIFY(std::abs(s.at(1, 150, 10).x() - place.x()) < 1e-6);
    s.mouse(QEvent::MouseButtonDblClick, place);
    QCOMPARE(s.state().time_s, whole);
}

void CurvesViewTest::titlesNameUnitAndConvention() {
    Shown s;
    for (const auto convention : {AngleConvention::OpenSim, AngleConvention::Clinical}) {
        s.fixture.review.setConvention(convention);
        const bool openSim = convention == AngleConvention::OpenSim;
        QCOMPARE(s.state().charts.size(), std::size_t(3));
        for (const AngleChart& chart : s.state().charts) {
            QVERIFY(QString::fromStdString(chart.title).endsWith("(°)"));
            const QString subtitle = QString::fromStdString(chart.subtitle);
            QVERIFY(subtitle.contains(openSim ? "OpenSim convention" : "Clinical convention"));
            QVERIFY(subtitle.contains("filtered 6 Hz"));
        }
        QCOMPARE(s.state().charts[1].curves[0].angle,
                 std::string(openSim ? "knee_angle_r" : "knee_flexion_r"));
    }
}

void CurvesViewTest::staleIsShown() {
    Shown s;
    QVERIFY(s.state().content.freshness == Freshness::Fresh);
    s.view.setStale(true);
    QVERIFY(s.state().content.freshness == Freshness::Stale);
    QVERIFY(s.chart().accessibleDescription().contains("stale"));
    s.view.setStale(false);
    QVERIFY(!s.chart().accessibleDescription().contains("stale"));
    s.view.showPreview(std::make_shared<AngleTable>(gaitTable(s.fixture.times_s)));
    QVERIFY(s.state().content.freshness == Freshness::Preview);
    s.view.setValues(s.fixture.values);
    QVERIFY(s.state().content.freshness == Freshness::Fresh);
}

void CurvesViewTest::waitingEditsAreShownAsSuch() {
    Shown s;
    const auto said = [&] { return s.chart().accessibleDescription(); };
    s.fixture.review.setFrame(50);
    s.fixture.put(AngleCorrection{50, "knee_angle_r", 33});
    s.view.setPendingWindows({{40, 60}});
    QVERIFY2(said().contains("right 33.0° set by you, waits for Refine"), qPrintable(said()));
    s.fixture.review.setFrame(51);
    QVERIFY(!said().contains("set by you"));
    QVERIFY(said().contains("measured, waits for Refine"));
    s.fixture.review.setFrame(50);
    s.view.setPendingWindows({});  // refined
    QVERIFY(!said().contains("Refine"));
}

void CurvesViewTest::previewGoesWithItsPerson() {
    Shown s;
    const auto preview = std::make_shared<AngleTable>(gaitTable(s.fixture.times_s));
    s.view.showPreview(preview);
    s.view.clearPreview();
    QVERIFY(s.state().content.freshness == Freshness::Fresh);
    s.view.showPreview(preview);
    Q_EMIT s.fixture.review.personChanged();
    QVERIFY(s.state().content.freshness == Freshness::Fresh);
    s.view.showPreview(preview);
    Q_EMIT s.fixture.review.trialChanged();
    QVERIFY(s.state().content.freshness == Freshness::Fresh);
    QVERIFY(s.state().content.table.get() != preview.get());
}

void CurvesViewTest::groupsAndOwnChoice() {
    Shown s;
    s.view.setGroup("squat");
    QCOMPARE(s.state().charts.size(), std::size_t(4));
    s.view.setOwnChoice({"knee_flexion", "pelvis_tilt"});
    QCOMPARE(s.view.group(), QString("own"));
    QCOMPARE(s.state().charts.size(), std::size_t(2));
    auto* list = s.view.findChild<QListWidget*>();
    list->item(3)->setCheckState(Qt::Checked);
    QCOMPARE(s.state().charts.size(), std::size_t(3));
    s.keep("own");
    QTest::keyClick(&s.chart(), Qt::Key_Down);
    QCOMPARE(s.state().activeChart, 0);
    QTest::keyClick(&s.chart(), Qt::Key_Up);
    QCOMPARE(s.state().activeChart, 2);
}

void CurvesViewTest::dragSetsTheValueOfTheAxis() {
    Shown s;
    s.fixture.put(AngleCorrection{150, "knee_angle_r", 30});
    s.view.setEditing(true);
    QCoreApplication::processEvents();
    const int before = s.fixture.document.undoStack().count();
    const QPointF from = s.at(1, 150, 30);
    const QPointF to = from + QPointF(0, -37);
    const double expected = roundedAngle_deg(s.read(to).value_deg);
    QVERIFY(std::abs(expected - 30) > 5);
    s.drag(from, to);
    QCOMPARE(s.fixture.angleAt("knee_angle_r", 150), expected);
    QCOMPARE(s.fixture.document.undoStack().count(), before + 1);  // a drag is one step
    s.keep("edited");
    s.fixture.document.undoStack().undo();
    QCOMPARE(s.fixture.angleAt("knee_angle_r", 150), 30.0);
}

void CurvesViewTest::dragAlongTimeMovesTheKey() {
    Shown s;
    s.fixture.put(AngleCorrection{150, "knee_angle_r", 30});
    s.fixture.put(AngleCorrection{170, "knee_angle_r", 30});
    s.view.setEditing(true);
    s.drag(s.at(1, 150, 30), s.at(1, 160, 30));
    QCOMPARE(s.fixture.angleAt("knee_angle_r", 160), 30.0);
    QVERIFY(std::isnan(s.fixture.angleAt("knee_angle_r", 150)));
    // Not onto another one of the same angle.
    s.drag(s.at(1, 160, 30), s.at(1, 170, 30));
    QCOMPARE(s.fixture.person().corrections.size(), std::size_t(2));
    QCOMPARE(s.fixture.angleAt("knee_angle_r", 170), 30.0);
}

void CurvesViewTest::boxMovesAll() {
    Shown s;
    for (const int frame : {100, 130, 160}) {
        s.fixture.put(AngleCorrection{frame, "knee_angle_r", 20.0 + frame / 10});
    }
    s.fixture.put(AngleCorrection{250, "knee_angle_r", 20});
    s.view.setEditing(true);
    s.drag(s.at(1, 80, 45), s.at(1, 200, 5), Qt::ShiftModifier);
    QCOMPARE(s.chart().selectedMarks().size(), std::size_t(3));
    QVERIFY(!s.state().rubberBand);
    const QPointF from = s.at(1, 130, 33);
    const QPointF to = s.at(1, 135, 33) + QPointF(0, 20);
    const double rise = s.read(to).value_deg - s.read(from).value_deg;
    s.drag(from, to);
    for (const int frame : {100, 130, 160}) {
        const double expected = roundedAngle_deg(20.0 + frame / 10 + rise);
        QVERIFY(std::abs(s.fixture.angleAt("knee_angle_r", frame + 5) - expected) < 0.1001);
    }
    QCOMPARE(s.fixture.angleAt("knee_angle_r", 250), 20.0);
}

void CurvesViewTest::insertAndDelete() {
    Shown s;
    s.view.setEditing(true);
    const QPointF place = s.at(1, 140, 0) + QPointF(0, -10);
    const double value = roundedAngle_deg(s.read(place).value_deg);
    s.mouse(QEvent::MouseButtonDblClick, place);
    QCOMPARE(s.fixture.person().corrections.size(), std::size_t(1));
    const auto& set =
        std::get<AngleCorrection>(s.fixture.person().corrections.begin()->second.value);
    QCOMPARE(set.frame, 140);
    QCOMPARE(set.value_deg, value);
    QCOMPARE(s.chart().selectedMarks().size(), std::size_t(1));
    QTest::keyClick(&s.chart(), Qt::Key_Delete);
    QVERIFY(s.fixture.person().corrections.empty());
    // Insert: at the cursor, with the curve's value there.
    QTest::keyClick(&s.chart(), Qt::Key_Down);
    s.fixture.review.setFrame(77);
    QTest::keyClick(&s.chart(), Qt::Key_Insert);
    const std::string angle = s.view.activeAngle();
    const auto& curve = s.fixture.values->angles.openSim.find(angle)->filtered_deg;
    QCOMPARE(s.fixture.angleAt(angle, 77), roundedAngle_deg(curve[77]));
    QTest::keyClick(&s.chart(), Qt::Key_Escape);
    QVERIFY(s.chart().selectedMarks().empty());
    QTest::keyClick(&s.chart(), Qt::Key_Escape);
    QVERIFY(!s.chart().isEditing());
}

void CurvesViewTest::brushLeavesTheRestAlone() {
    Shown s;
    s.fixture.put(AngleCorrection{50, "knee_angle_r", 30});
    s.fixture.put(AngleCorrection{133, "knee_angle_r", 90});
    s.fixture.put(AngleCorrection{133, "knee_angle_l", 31});
    s.view.setEditing(true);
    s.chart().setBrushing(true);
    const auto& knee = s.fixture.values->angles.openSim.find("knee_angle_r")->filtered_deg;
    const int before = s.fixture.document.undoStack().count();
    s.mouse(QEvent::MouseButtonPress, s.at(1, 120, knee[120]));
    s.mouse(QEvent::MouseMove, s.at(1, 180, knee[180]));
    QVERIFY(s.state().proposal.has_value());
    s.keep("brush");
    s.mouse(QEvent::MouseButtonRelease, s.at(1, 180, knee[180]));
    QVERIFY(!s.state().proposal.has_value());
    QCOMPARE(s.fixture.document.undoStack().count(), before + 1);
    int inside = 0;
    for (const auto& [id, correction] : s.fixture.person().corrections) {
        const auto& set = std::get<AngleCorrection>(correction.value);
        if (set.angle == "knee_angle_l" || set.frame == 50) continue;
        QVERIFY(set.frame >= 120 && set.frame <= 180);
        QVERIFY(std::abs(set.value_deg - knee[std::size_t(set.frame)]) < 8);
        ++inside;
    }
    QCOMPARE(inside, 11);  // a second, every tenth, both ends
    QCOMPARE(s.fixture.angleAt("knee_angle_r", 50), 30.0);
    QCOMPARE(s.fixture.angleAt("knee_angle_l", 133), 31.0);
}

void CurvesViewTest::valueIsTyped() {
    Shown s;
    s.fixture.review.setFrame(99);
    QTest::keyClick(&s.chart(), Qt::Key_Down);
    QTest::keyClick(&s.chart(), Qt::Key_Down);
    QTest::keyClick(&s.chart(), Qt::Key_Return);
    auto* field = s.view.findChild<QDoubleSpinBox*>();
    QVERIFY(field->isVisible() && field->isEnabled());
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QLocale().toString(41.3, 'f', 1));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(s.fixture.angleAt("knee_angle_r", 99), 41.3);
    QCOMPARE(s.fixture.review.joint(), QString("knee_angle_r"));
}

void CurvesViewTest::onlyOpenSimIsEdited() {
    Shown s;
    s.fixture.put(AngleCorrection{150, "knee_angle_r", 30});
    s.view.setEditing(true);
    QVERIFY(s.chart().isEditing());
    s.fixture.review.setConvention(AngleConvention::Clinical);
    QVERIFY(!s.chart().isEditing());
    QVERIFY(s.state().content.marks.empty());
    QCOMPARE(s.state().content.otherCorrections, std::vector<int>{150});
    s.mouse(QEvent::MouseButtonDblClick, s.at(1, 100, 10));
    QCOMPARE(s.fixture.person().corrections.size(), std::size_t(1));
    s.keep("clinical");
    s.fixture.review.setConvention(AngleConvention::OpenSim);
    QVERIFY(s.chart().isEditing());
}

void CurvesViewTest::everythingHasANameAndFitsTwiceTheSize() {
    Shown s;
    QFont large = s.view.font();
    large.setPixelSize(2 * QFontInfo(large).pixelSize());
    s.view.setFont(large);
    s.view.setEditing(true);
    s.view.resize(900, 700);
    QCoreApplication::processEvents();
    s.keep("large-text");
    for (QWidget* widget : s.view.findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()) continue;
        if (qobject_cast<QLineEdit*>(widget) != nullptr && widget->parent() != &s.view) continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        if (auto* button = qobject_cast<QPushButton*>(widget)) {
            QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
            QVERIFY(!button->toolTip().isEmpty());
        }
    }
}

/// 10 minutes at 60 Hz, 10,000 corrections; the limit of the project is 50 ms a picture.
void CurvesViewTest::redrawOfLongClips() {
    Shown s(36000);
    EditBuilder edit(s.fixture.document.value(), EditKind::Several);
    for (int i = 0; i < 10000; ++i) {
        edit.put(1, 1, Correction{i + 1, AngleCorrection{i * 3, "knee_angle_r", 20.0 + i % 30}});
    }
    s.fixture.document.apply(edit.build());
    QSignalSpy drawn(&s.chart(), &VtkWidget::rendered);
    std::vector<double> moves, zooms;
    for (int i = 0; i < 20; ++i) {
        s.fixture.review.setFrame(i * 500);
        const auto pictures = drawn.count();
        QTRY_VERIFY(drawn.count() > pictures);
        moves.push_back(s.chart().lastRender_ms());
    }
    for (int i = 0; i < 20; ++i) {
        s.chart().charts().zoomTime(i % 2 == 0 ? 0.9 : 1.1, 300);
        s.chart().requestRender();
        const auto pictures = drawn.count();
        QTRY_VERIFY(drawn.count() > pictures);
        zooms.push_back(s.chart().lastRender_ms());
    }
    std::sort(moves.begin(), moves.end());
    std::sort(zooms.begin(), zooms.end());
    qInfo(
        "36,000 frames, 6 curves, 10,000 corrections, %d x %d px: a picture takes %.1f ms when "
        "the cursor moves, %.1f ms when zooming (medians of 20)",
        s.chart().width(), s.chart().height(), moves[10], zooms[10]);
    s.keep("long-view");
}

}  // namespace gonio

int main(int argc, char** argv) {
    gonio::VtkWidget::prepareOpenGl();
    QApplication app(argc, argv);
    gonio::CurvesViewTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_curves_view.moc"
