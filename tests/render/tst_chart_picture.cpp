#include <QElapsedTimer>
#include <QImage>
#include <QTest>
#include <algorithm>

#include "chart_test_data.h"
#include "render/chart/angle_charts.h"

namespace gonio {
namespace {

constexpr int kWidth = 1280, kHeight = 300;

ChartContent gaitContent(int frames, double rate_hz, bool variable = false) {
    ChartContent content;
    content.times_s = clipTimes(frames, rate_hz, variable);
    content.table = std::make_shared<AngleTable>(gaitTable(content.times_s));
    return content;
}

void setUp(AngleCharts& charts, ChartContent content) {
    charts.setCharts(gaitCharts());
    charts.setSize(kWidth, kHeight);
    charts.setContent(std::move(content));
}

std::array<int, 3> pixel(const Image& image, int x, int y) {
    const auto at = 3 * (std::size_t(y) * std::size_t(image.width_px) + std::size_t(x));
    return {image.rgb[at], image.rgb[at + 1], image.rgb[at + 2]};
}

bool near(const std::array<int, 3>& got, Colour colour, int tolerance = 24) {
    for (std::size_t i = 0; i < 3; ++i) {
        if (std::abs(got[i] - int(colour[i])) > tolerance) return false;
    }
    return true;
}

/// Distance of the nearest pixel of a colour within `reach` px, or reach + 1.
double distanceTo(const Image& image, ChartPoint at, Colour colour, int reach = 8) {
    double best = reach + 1;
    for (int y = int(at.y) - reach; y <= int(at.y) + reach; ++y) {
        for (int x = int(at.x) - reach; x <= int(at.x) + reach; ++x) {
            if (x < 0 || y < 0 || x >= image.width_px || y >= image.height_px) continue;
            if (!near(pixel(image, x, y), colour)) continue;
            best = std::min(best, std::hypot(x + 0.5 - at.x, y + 0.5 - at.y));
        }
    }
    return best;
}

int countOf(const Image& image, const ChartRect& area, Colour colour) {
    int count = 0;
    for (int y = int(area.top); y < int(area.bottom()); ++y) {
        for (int x = int(area.left); x < int(area.right()); ++x) {
            count += near(pixel(image, x, y), colour) ? 1 : 0;
        }
    }
    return count;
}

void keep(const Image& image, const char* name) {
    const QByteArray folder = qgetenv("GONIO_KEEP_PICTURES");
    if (folder.isEmpty()) return;
    QImage(image.rgb.data(), image.width_px, image.height_px, 3 * image.width_px,
           QImage::Format_RGB888)
        .save(QString::fromUtf8(folder) + "/" + name + ".png");
}

}  // namespace

class ChartPictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsCurvesWhereTheyBelong_data();
    void drawsCurvesWhereTheyBelong();
    void leavesGapsOpen();
    void drawsCursorAtItsTime();
    void drawsMarks();
    void staleLooksStale();
    void shadesStretches();
    void hitsAreExact();
    void zoomKeepsTheTimeUnderThePointer();
    void sizesAndScales();
    void longReadingsStayInside();
    void longClips();
};

void ChartPictureTest::drawsCurvesWhereTheyBelong_data() {
    QTest::addColumn<bool>("variable");
    QTest::addRow("even") << false;
    QTest::addRow("uneven") << true;
}

void ChartPictureTest::drawsCurvesWhereTheyBelong() {
    QFETCH(bool, variable);
    AngleCharts charts;
    setUp(charts, gaitContent(300, 60, variable));
    charts.setFrame(299);
    const auto image = charts.picture(kWidth, kHeight);
    QVERIFY(image.has_value());
    keep(*image, variable ? "uneven" : "even");
    const auto& state = charts.state();
    int looked = 0;
    for (int chart = 0; chart < 3; ++chart) {
        const ChartCurve& curve = state.charts[std::size_t(chart)].curves[0];
        const AngleSeries& series = *state.content.table->find(curve.angle);
        for (int frame = 5; frame < 290; frame += 7) {
            const ChartPoint at =
                charts.pointOf(chart, state.timeOf(frame), series.filtered_deg[std::size_t(frame)]);
            const double distance = distanceTo(*image, at, kRightColour);
            QVERIFY2(distance <= 1.5,
                     qPrintable(
                         QString("chart %1 frame %2: %3 px").arg(chart).arg(frame).arg(distance)));
            ++looked;
        }
    }
    QVERIFY(looked > 100);
    // The left curve is there too, the titles are not empty.
    for (const ChartPlace& place : state.places) {
        QVERIFY(countOf(*image, place.plot, kLeftColour) > 200);
        const ChartRect title{place.frame.left, place.frame.top + 2, 120, 18};
        QVERIFY(countOf(*image, title, state.style.text) > 20);
    }
}

void ChartPictureTest::leavesGapsOpen() {
    ChartContent content = gaitContent(300, 60);
    AngleTable table = *content.table;
    for (AngleSeries& series : table.series) {
        for (std::size_t i = 100; i < 150; ++i) {
            series.raw_deg[i] = series.filtered_deg[i] = std::nan("");
        }
    }
    content.table = std::make_shared<AngleTable>(std::move(table));
    AngleCharts charts;
    setUp(charts, std::move(content));
    charts.setFrame(299);
    const auto image = charts.picture(kWidth, kHeight);
    QVERIFY(image.has_value());
    for (int chart = 0; chart < 3; ++chart) {
        const ChartRect& plot = charts.state().places[std::size_t(chart)].plot;
        const double left = charts.state().xOf(chart, charts.state().timeOf(99)) + 3;
        const double right = charts.state().xOf(chart, charts.state().timeOf(150)) - 3;
        const ChartRect gap{left, plot.top, right - left, plot.height};
        QCOMPARE(countOf(*image, gap, kRightColour), 0);
        QCOMPARE(countOf(*image, gap, kLeftColour), 0);
        const ChartRect beside{right + 6, plot.top, right - left, plot.height};
        QVERIFY(countOf(*image, beside, kRightColour) > 20);
    }
}

void ChartPictureTest::drawsCursorAtItsTime() {
    AngleCharts charts;
    setUp(charts, gaitContent(301, 60, true));
    for (const int frame : {0, 77, 150, 300}) {
        charts.setFrame(frame);
        const auto image = charts.picture(kWidth, kHeight);
        QVERIFY(image.has_value());
        const ChartRect& plot = charts.state().places[1].plot;
        const double x = charts.state().xOf(1, charts.state().timeOf(frame));
        int best = -1, most = 0;
        for (int column = int(plot.left); column < int(plot.right()); ++column) {
            const int count =
                countOf(*image, {double(column), plot.top, 1, plot.height}, Colour{240, 240, 240});
            if (count > most) {
                most = count;
                best = column;
            }
        }
        QVERIFY(most > 0.8 * plot.height);
        QVERIFY2(std::abs(best + 0.5 - x) <= 1, qPrintable(QString("%1 / %2").arg(best).arg(x)));
    }
}

void ChartPictureTest::drawsMarks() {
    ChartContent content = gaitContent(300, 60);
    content.marks = {{1, "knee_angle_r", 120, 42, false}, {2, "knee_angle_l", 200, 10, true}};
    content.otherCorrections = {60, 61, 62};
    AngleCharts charts;
    setUp(charts, std::move(content));
    const auto image = charts.picture(kWidth, kHeight);
    QVERIFY(image.has_value());
    keep(*image, "marks");
    for (const ChartMark& mark : charts.state().content.marks) {
        const ChartPoint at = charts.pointOf(1, charts.state().timeOf(mark.frame), mark.value_deg);
        QVERIFY(near(pixel(*image, int(at.x), int(at.y)), kCorrectedColour));
        QCOMPARE(countOf(*image, charts.state().places[0].plot, kCorrectedColour) > 60, false);
        const ChartHit hit = charts.hitAt({at.x + 3, at.y - 2});
        QVERIFY(hit.mark >= 0);
        QCOMPARE(charts.state().content.marks[std::size_t(hit.mark)], mark);
    }
    QCOMPARE(charts.hitAt({10, 10}).mark, -1);
    const ChartRect& plot = charts.state().places[1].plot;
    QCOMPARE(charts.marksIn({1, {plot.left, plot.top}, {plot.right(), plot.bottom()}}).size(),
             std::size_t(2));
    QVERIFY(charts.marksIn({0, {plot.left, plot.top}, {plot.right(), plot.bottom()}}).empty());
}

void ChartPictureTest::staleLooksStale() {
    ChartContent content = gaitContent(300, 60);
    content.freshness = Freshness::Stale;
    AngleCharts charts;
    setUp(charts, std::move(content));
    const auto image = charts.picture(kWidth, kHeight);
    QVERIFY(image.has_value());
    keep(*image, "stale");
    for (const ChartPlace& place : charts.state().places) {
        QCOMPARE(countOf(*image, place.frame, kRightColour), 0);
        QCOMPARE(countOf(*image, place.frame, kLeftColour), 0);
        QVERIFY(countOf(*image, place.plot, kCorrectedColour) > 50);  // the word
    }
}

void ChartPictureTest::shadesStretches() {
    ChartContent content = gaitContent(300, 60);
    content.bad = {{30, 60}};
    content.pending = {{150, 200}};
    content.marks = {{1, "knee_angle_r", 175, 42, false}};
    AngleTable table = *content.table;
    for (AngleSeries& series : table.series) {
        for (std::size_t i = 95; i < 130; ++i) series.confidence[i] = 0.2;
        for (std::size_t i = 60; i < 75; ++i) series.flags[i] = SampleFlag::Interpolated;
    }
    table.sources[220] = FrameSource::Corrected;
    content.table = std::make_shared<AngleTable>(std::move(table));
    AngleCharts charts;
    setUp(charts, std::move(content));
    charts.setSelection({210, 260});
    charts.setFrame(220);
    charts.setActiveChart(1);
    const auto image = charts.picture(kWidth, kHeight);
    QVERIFY(image.has_value());
    keep(*image, "shades");
    const auto plain = charts.state().style.plot;
    const ChartRect& plot = charts.state().places[0].plot;
    // At a height where no curve and no line of the grid is, over the whole width.
    const auto groundAt = [&](int frame) {
        return pixel(*image, int(charts.state().xOf(0, charts.state().timeOf(frame))),
                     int(plot.top) + 3);
    };
    QVERIFY(groundAt(45)[0] > plain[0] + 30);   // red
    QVERIFY(groundAt(175)[0] > plain[0] + 10);  // yellow
    QVERIFY(groundAt(240)[1] > plain[1] + 15);  // green
    QVERIFY(near(groundAt(285), plain, 6));
}

/// A pixel of every frame's time leads back to that frame, whatever the steps between frames.
void ChartPictureTest::hitsAreExact() {
    AngleCharts charts;
    setUp(charts, gaitContent(350, 60, true));
    charts.setTimeRange({1, 2});
    int tried = 0;
    for (int frame = 0; frame < 350; ++frame) {
        const double time = charts.state().timeOf(frame);
        if (time < 1.01 || time > 1.99) continue;
        const ChartPoint at = charts.pointOf(2, time, 12.5);
        const ChartHit hit = charts.hitAt(at);
        QVERIFY(hit.inPlot);
        QCOMPARE(hit.chart, 2);
        QCOMPARE(hit.frame, frame);
        QVERIFY(std::abs(hit.value_deg - 12.5) < 1e-9);
        ++tried;
    }
    QVERIFY(tried > 50);
}

void ChartPictureTest::zoomKeepsTheTimeUnderThePointer() {
    AngleCharts charts;
    setUp(charts, gaitContent(600, 60));
    const AxisRange whole = charts.state().wholeTime();
    QCOMPARE(charts.state().time_s, whole);
    const double x = charts.pointOf(0, 4, 0).x;
    charts.zoomTime(0.5, 4);
    QVERIFY(std::abs(charts.pointOf(0, 4, 0).x - x) < 1e-6);
    QVERIFY(std::abs(charts.state().time_s.span() - whole.span() / 2) < 1e-9);
    for (int i = 0; i < 60; ++i) charts.zoomTime(0.5, 4);
    QVERIFY(charts.state().time_s.span() > 0.04);  // three frames stay
    for (int i = 0; i < 60; ++i) charts.zoomTime(3, 9.9);
    QCOMPARE(charts.state().time_s, whole);
    charts.setTimeRange({2, 3});
    charts.showFrame(300);
    QVERIFY(charts.state().time_s.low < 5 && charts.state().time_s.high > 5);
    charts.showWholeClip();
    QCOMPARE(charts.state().time_s, whole);
    // New values for the same times leave the view alone.
    charts.setTimeRange({2, 3});
    charts.setContent(gaitContent(600, 60));
    QVERIFY(std::abs(charts.state().time_s.low - 2) < 1e-9);
}

/// No size, scale or emptiness makes it fall over.
void ChartPictureTest::sizesAndScales() {
    AngleCharts charts;
    QVERIFY(charts.picture(200, 100).has_value());
    setUp(charts, {});
    charts.setFrame(17);
    QVERIFY(charts.picture(40, 20).has_value());
    setUp(charts, gaitContent(1, 60));
    QVERIFY(charts.picture(640, 300).has_value());
    setUp(charts, gaitContent(300, 60));
    charts.setFrame(120);
    const auto narrow = charts.picture(420, 700);
    QVERIFY(narrow.has_value());
    keep(*narrow, "narrow");
    const auto large = charts.picture(2560, 600, 2);
    QVERIFY(large.has_value());
    keep(*large, "large");
}

/// However much there is to say of a value, it stays in its own chart.
void ChartPictureTest::longReadingsStayInside() {
    AngleCharts charts;
    setUp(charts, gaitContent(300, 60));
    ChartTexts texts = charts.state().texts;
    texts.reading = [](ChartSide, const AngleReading&, Freshness) {
        return std::string("left 65.5° measured, low confidence, waits for Refine, stale");
    };
    charts.setTexts(texts);
    charts.setFrame(40);
    charts.setSize(780, 260);
    const auto image = charts.picture(780, 260);
    QVERIFY(image.has_value());
    keep(*image, "long_readings");
    const ChartState& state = charts.state();
    QVERIFY(state.places.size() > 1);
    for (std::size_t i = 0; i + 1 < state.places.size(); ++i) {
        const ChartRect &frame = state.places[i].frame, &next = state.places[i + 1].frame;
        if (next.left < frame.right()) continue;  // the next row
        const ChartRect gap{frame.right() + 2, frame.top, next.left - frame.right() - 4,
                            frame.height};
        const int pixels = (int(gap.right()) - int(gap.left)) * (int(gap.bottom()) - int(gap.top));
        QVERIFY(pixels > 0);
        QCOMPARE(countOf(*image, gap, state.style.ground), pixels);
    }
}

/// 10 minutes at 60 Hz; the figure is printed, the limit of the project is 50 ms.
void ChartPictureTest::longClips() {
    AngleCharts charts;
    ChartContent content = gaitContent(36000, 60);
    for (int i = 0; i < 10000; ++i) {
        content.marks.push_back({i, "knee_angle_r", i * 3, 30.0 + i % 20, false});
    }
    setUp(charts, std::move(content));
    const auto image = charts.picture(kWidth, kHeight);
    QVERIFY(image.has_value());
    keep(*image, "long");
    // Both sides fill the same columns: neither hides the other.
    const ChartRect& plot = charts.state().places[0].plot;
    const ChartRect middle{plot.left + 20, plot.top + plot.height / 2, 50, 2};
    QCOMPARE(countOf(*image, middle, charts.state().style.plot), 0);
    QCOMPARE(countOf(*image, middle, kLeftColour), 0);
    const auto mixed = pixel(*image, int(middle.left), int(middle.top));
    QVERIFY(mixed[2] > mixed[0] && mixed[0] > int(kRightColour[0]) + 15);
}

}  // namespace gonio

QTEST_MAIN(gonio::ChartPictureTest)
#include "tst_chart_picture.moc"
