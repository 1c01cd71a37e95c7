#include "app/gui/curves/curves_view.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFontInfo>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/gui/curves/brush.h"
#include "app/gui/curves/chart_widget.h"
#include "app/gui/curves/chart_words.h"
#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/theme/theme.h"
#include "core/correct/corrected_angles.h"

namespace gonio {
namespace {

const std::vector<ChartCurve>& curvesOf(const NamedAngle& angle, AngleConvention convention) {
    return convention == AngleConvention::OpenSim ? angle.openSim : angle.clinical;
}

}  // namespace

CurvesView::CurvesView(CaseDocument& document, Review& review, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_review(review),
      m_editor(document, review, [this](const QString& sentence) { Q_EMIT failed(sentence); }) {
    qRegisterMetaType<FrameRange>();
    m_chart = new ChartWidget(this);
    m_chart->setAccessibleName(tr("Joint-angle curves"));
    m_chart->setMinimumHeight(fontMetrics().height() * 9);
    buildBar();
    buildEditBar();
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(m_bar);
    rows->addWidget(m_chart, 1);
    rows->addWidget(m_editBar);
    connectChart();
    connectReview();
    showCharts();
    showContent();
    showEditState();
}

CurvesView::~CurvesView() = default;

void CurvesView::follow(PersonData& source) {
    const auto update = [this, &source] {
        setPendingWindows(source.pendingWindows());
        setStale(source.isStale());
        setValues(source.values());
    };
    connect(&source, &PersonData::changed, this, update);
    connect(&source, &PersonData::staleChanged, this, update);
    update();
}

void CurvesView::connectReview() {
    connect(&m_review, &Review::frameChanged, this, &CurvesView::showFrame);
    connect(&m_review, &Review::selectionChanged, this, [this] {
        m_chart->charts().setSelection(m_review.selection());
        m_chart->requestRender();
    });
    connect(&m_review, &Review::jointChanged, this, &CurvesView::showEditState);
    connect(&m_review, &Review::timesChanged, this, &CurvesView::showContent);
    for (const auto signal : {&Review::personChanged, &Review::trialChanged}) {
        connect(&m_review, signal, this, [this] {
            m_preview.reset();  // it was of another one
            showCharts();
            showContent();
        });
    }
    connect(&m_document, &CaseDocument::changed, this, [this](const CaseChange& what) {
        if (what.everything || what.corrections || what.analysis) showCorrections();
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        colourChips();
        m_chart->charts().setStyle(themedChartStyle(QFontInfo(m_chart->font()).pixelSize()));
        m_chart->requestRender();
    });
}

void CurvesView::connectChart() {
    connect(m_chart, &ChartWidget::frameChosen, &m_review, &Review::setFrame);
    connect(m_chart, &ChartWidget::rangeChosen, &m_review, &Review::setSelection);
    connect(m_chart, &ChartWidget::chartChosen, this, &CurvesView::chooseChart);
    connect(m_chart, &ChartWidget::chartStepAsked, this, [this](int step) {
        const int count = int(m_chart->charts().state().charts.size());
        const int now = m_chart->charts().state().activeChart;
        if (count > 0) chooseChart(now < 0 ? 0 : (now + step + count) % count);
    });
    connect(m_chart, &ChartWidget::editAsked, this, [this] {
        setEditing(true);
        if (!m_value->isEnabled()) return;
        m_value->setFocus(Qt::ShortcutFocusReason);
        m_value->selectAll();
    });
    connect(m_chart, &ChartWidget::escapePressed, this, [this] {
        m_chart->selectedMarks().empty() ? setEditing(false) : m_chart->selectMarks({});
    });
    connect(m_chart, &ChartWidget::marksMoved, this,
            [this](const std::vector<ChartMark>& marks, int drag) {
                m_editor.move(marks, QStringLiteral("curve-drag-%1").arg(drag));
            });
    connect(m_chart, &ChartWidget::markSelectionChanged, this, &CurvesView::showEditState);
    connect(m_chart, &ChartWidget::insertAsked, this, &CurvesView::insertAt);
    connect(m_chart, &ChartWidget::insertAtCursorAsked, this, &CurvesView::insertAtCursor);
    connect(m_chart, &ChartWidget::deleteAsked, this, &CurvesView::deleteSelected);
    connect(m_chart, &ChartWidget::brushed, this, &CurvesView::brush);
}

std::shared_ptr<const AngleTable> CurvesView::table() const {
    if (m_preview) return m_review.convention() == AngleConvention::OpenSim ? m_preview : nullptr;
    if (!m_values) return nullptr;
    const AnglePair& angles = m_values->angles;
    return {m_values,
            m_review.convention() == AngleConvention::OpenSim ? &angles.openSim : &angles.clinical};
}

void CurvesView::setValues(std::shared_ptr<const PersonValues> values) {
    if (values) m_preview.reset();
    m_values = std::move(values);
    showCharts();
    showContent();
}

void CurvesView::showPreview(std::shared_ptr<const AngleTable> openSim) {
    m_preview = std::move(openSim);
    showCharts();
    showContent();
}

void CurvesView::clearPreview() {
    if (m_preview) showPreview(nullptr);
}

void CurvesView::setStale(bool stale) {
    if (stale == m_stale) return;
    m_stale = stale;
    showContent();
}

void CurvesView::setPendingWindows(const std::vector<FrameRange>& windows) {
    m_pending = windows;
    showContent();
}

std::vector<const NamedAngle*> CurvesView::shownAngles() const {
    std::vector<const NamedAngle*> angles;
    QStringList keys = m_own;
    for (const AngleGroup& group : angleGroups()) {
        if (m_group != QLatin1String(group.key.data(), qsizetype(group.key.size()))) continue;
        keys.clear();
        for (const auto key : group.angles) {
            keys << QString::fromLatin1(key.data(), qsizetype(key.size()));
        }
    }
    for (const NamedAngle& angle : namedAngles()) {
        const QString key = QString::fromLatin1(angle.key.data(), qsizetype(angle.key.size()));
        if (keys.contains(key) && !curvesOf(angle, m_review.convention()).empty())
            angles.push_back(&angle);
    }
    return angles;
}

void CurvesView::showCharts() {
    const auto values = table();
    std::vector<AngleChart> charts;
    for (const NamedAngle* angle : shownAngles()) {
        charts.push_back(
            chartOf(*angle, m_review.convention(), values ? filterCutoff_hz(*values) : 0));
    }
    m_chart->charts().setCharts(std::move(charts));
    m_chart->requestRender();
    showEditState();
}

void CurvesView::showContent() {
    ChartContent content;
    content.table = table();
    content.times_s = m_review.times_s();
    if (content.times_s.empty() && content.table) content.times_s = content.table->times_s;
    content.pending = m_pending;
    content.freshness = m_preview ? Freshness::Preview
                        : m_stale ? Freshness::Stale
                                  : Freshness::Fresh;
    m_chart->charts().setContent(std::move(content));
    m_chart->charts().setSelection(m_review.selection());
    showCorrections();
    showFrame();
}

void CurvesView::showCorrections() {
    ChartContent content = m_chart->charts().state().content;
    content.bad = m_editor.badIntervals();
    content.otherCorrections = m_editor.otherCorrections();
    std::vector<ChartMark> marks = m_editor.marks();
    if (m_review.convention() != AngleConvention::OpenSim) {
        // Values of another convention have no place on these axes: only their frames are shown.
        for (const ChartMark& mark : marks) content.otherCorrections.push_back(mark.frame);
        std::sort(content.otherCorrections.begin(), content.otherCorrections.end());
        marks.clear();
    }
    m_chart->charts().setContent(std::move(content));
    m_chart->setMarks(std::move(marks));
    describe();
    showEditState();
}

void CurvesView::showFrame() {
    m_chart->charts().setFrame(m_review.frame());
    m_chart->charts().showFrame(m_review.frame());
    m_chart->requestRender();
    describe();
    if (m_editing) showEditState();
}

/// What the charts say at the cursor, for screen readers.
void CurvesView::describe() {
    const ChartState& state = m_chart->charts().state();
    QStringList sentences;
    for (const AngleChart& chart : state.charts) {
        QStringList readings;
        for (const ChartCurve& curve : chart.curves) {
            readings << readingText(curve.side, readingOf(curve.angle, m_review.frame()),
                                    state.content.freshness);
        }
        sentences << tr("%1, %2: %3.")
                         .arg(QString::fromStdString(chart.title),
                              QString::fromStdString(chart.subtitle),
                              readings.join(QStringLiteral(", ")));
    }
    m_chart->setAccessibleDescription(
        tr("Frame %1. %2").arg(m_review.frame()).arg(sentences.join(QLatin1Char(' '))));
}

AngleReading CurvesView::readingOf(const std::string& angle, int frame) const {
    return readingIn(m_chart->charts().state().content, angle, frame);
}

std::string CurvesView::activeAngle() const {
    const ChartState& state = m_chart->charts().state();
    if (state.activeChart < 0 || state.activeChart >= int(state.charts.size())) return {};
    const auto& curves = state.charts[std::size_t(state.activeChart)].curves;
    const auto side = std::size_t(std::max(0, m_side->currentIndex()));
    return side < curves.size() ? curves[side].angle : std::string();
}

void CurvesView::chooseChart(int chart) {
    m_chart->charts().setActiveChart(chart);
    m_chart->requestRender();
    if (m_review.convention() == AngleConvention::OpenSim) {
        m_review.setJoint(QString::fromStdString(activeAngle()));
    }
    showEditState();
}

std::string CurvesView::nearestAngle(int chart, int frame, double value_deg) const {
    const ChartState& state = m_chart->charts().state();
    std::string nearest;
    double least = std::numeric_limits<double>::infinity();
    for (const ChartCurve& curve : state.charts[std::size_t(chart)].curves) {
        const double distance = std::abs(readingOf(curve.angle, frame).value_deg - value_deg);
        if (nearest.empty() || distance < least) nearest = curve.angle;
        if (distance < least) least = distance;
    }
    return nearest;
}

void CurvesView::insertAt(int chart, int frame, double value_deg) {
    const int id = m_editor.setAngle(nearestAngle(chart, frame, value_deg), frame, value_deg);
    if (id != 0) m_chart->selectMarks({id});
}

void CurvesView::insertAtCursor() {
    const std::string angle = activeAngle();
    const AngleReading reading = readingOf(angle, m_review.frame());
    if (angle.empty() || reading.source == FrameSource::Missing) return;
    const int id = m_editor.setAngle(angle, m_review.frame(), reading.value_deg);
    if (id != 0) m_chart->selectMarks({id});
}

void CurvesView::applyValue() {
    const std::string angle = activeAngle();
    if (angle.empty() || !m_value->isEnabled()) return;
    const int id = m_editor.setAngle(angle, m_review.frame(), m_value->value());
    if (id != 0) m_chart->selectMarks({id});
    m_chart->setFocus(Qt::OtherFocusReason);
}

void CurvesView::deleteSelected() {
    m_editor.remove(m_chart->selectedMarks());
}

void CurvesView::brush(int chart, FrameRange frames, double value_deg, bool done) {
    const auto values = m_chart->charts().state().content.table;
    const std::string angle = nearestAngle(chart, frames.first, value_deg);
    const AngleSeries* series = values ? values->find(angle) : nullptr;
    m_chart->charts().setProposal(std::nullopt);
    if (series == nullptr) return;
    const auto keys = brushKeyFrames(*values, *series, m_review.times_s(), frames);
    if (done) {
        m_editor.smooth(angle, frames, keys);
    } else {
        CurveProposal proposal{angle, {}, {}};
        for (const auto& [frame, value] : keys) {
            proposal.frames.push_back(frame);
            proposal.values_deg.push_back(value);
        }
        m_chart->charts().setProposal(std::move(proposal));
    }
    m_chart->requestRender();
}

void CurvesView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LocaleChange) {
        m_chart->charts().setTexts(translatedChartTexts());
        showCharts();
    }
}

}  // namespace gonio
