#include "render/chart/angle_charts.h"

#include <vtkContext2D.h>
#include <vtkContextActor.h>
#include <vtkContextItem.h>
#include <vtkContextScene.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkObjectFactory.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>
#include <vtkUnsignedCharArray.h>

#include <algorithm>
#include <cmath>

#include "render/chart/chart_painter.h"
#include "render/chart/kept_picture.h"

namespace gonio {
namespace {

constexpr std::size_t kMostWidths = 1000;

}  // namespace

/// The one item of the context scene.
class AngleCharts::Item : public vtkContextItem {
public:
    static Item* New() { VTK_STANDARD_NEW_BODY(Item); }

    bool Paint(vtkContext2D* context) override {
        if (state == nullptr) return false;
        // Style, texts and scale are part of the ground; values come and go with the frames.
        if (widthsOf != state->ground || widths.size() > kMostWidths) widths.clear();
        widthsOf = state->ground;
        ChartPen pen(*context, state->style, state->height_px, state->scale, widths);
        auto* window = vtkOpenGLRenderWindow::SafeDownCast(Scene->GetRenderer()->GetRenderWindow());
        if (window == nullptr || !kept.restore(*window, state->ground)) {
            painter.paintGround(pen, *state);
            if (window != nullptr) kept.keep(*window, state->ground);
        }
        painter.paintFront(pen, *state);
        return true;
    }

    const ChartState* state = nullptr;
    ChartPainter painter;
    KeptPicture kept;  ///< of the ground
    TextWidths widths;
    long widthsOf = -1;
};

struct AngleCharts::Vtk {
    vtkNew<vtkContextActor> actor;
    vtkNew<vtkRenderer> renderer;
    vtkNew<Item> item;
};

AngleCharts::AngleCharts() : AngleCharts(ChartState{}) {}

AngleCharts::AngleCharts(ChartState state)
    : m_state(std::make_unique<ChartState>(std::move(state))), m_vtk(std::make_unique<Vtk>()) {
    m_vtk->item->state = m_state.get();
    m_vtk->actor->GetScene()->AddItem(m_vtk->item);
    m_vtk->renderer->AddActor(m_vtk->actor);
    m_vtk->actor->GetScene()->SetRenderer(m_vtk->renderer);
}

AngleCharts::~AngleCharts() {
    m_vtk->item->state = nullptr;
}

vtkRenderer* AngleCharts::renderer() const {
    return m_vtk->renderer;
}

void AngleCharts::setTexts(ChartTexts texts) {
    ++m_state->ground;
    m_state->texts = std::move(texts);
}

void AngleCharts::setStyle(const ChartStyle& style) {
    ++m_state->ground;
    m_state->style = style;
    m_state->layOut();
}

void AngleCharts::setCharts(std::vector<AngleChart> charts) {
    ++m_state->ground;
    m_state->charts = std::move(charts);
    m_state->activeChart = std::min(m_state->activeChart, int(m_state->charts.size()) - 1);
    m_state->rubberBand.reset();
    m_state->layOut();
    m_state->fitValues();
}

void AngleCharts::setContent(ChartContent content) {
    ++m_state->ground;
    const bool otherTimes = content.times_s != m_state->content.times_s;
    m_state->content = std::move(content);
    if (otherTimes) m_state->time_s = m_state->wholeTime();
    if (!m_held) m_state->fitValues();
}

void AngleCharts::setMarks(std::vector<ChartMark> marks) {
    m_state->content.marks = std::move(marks);
    if (m_held) return;
    const std::vector<AxisRange> before = m_state->values_deg;
    m_state->fitValues();
    if (m_state->values_deg != before) ++m_state->ground;
}

void AngleCharts::setFrame(int frame) {
    m_state->frame = frame;
}

void AngleCharts::setSelection(FrameRange selection) {
    if (m_state->selection != selection) ++m_state->ground;
    m_state->selection = selection;
}

void AngleCharts::setActiveChart(int chart) {
    const int before = m_state->activeChart;
    m_state->activeChart = std::clamp(chart, -1, int(m_state->charts.size()) - 1);
    if (m_state->activeChart != before) ++m_state->ground;
}

void AngleCharts::setEditing(bool editing) {
    m_state->editing = editing;
}

void AngleCharts::setRubberBand(std::optional<RubberBand> band) {
    m_state->rubberBand = band;
}

void AngleCharts::setProposal(std::optional<CurveProposal> proposal) {
    m_state->proposal = std::move(proposal);
}

void AngleCharts::holdValueAxes(bool held) {
    ++m_state->ground;
    m_held = held;
    if (!held) m_state->fitValues();
}

void AngleCharts::setSize(int width_px, int height_px, double scale) {
    ++m_state->ground;
    m_state->width_px = std::max(1, width_px);
    m_state->height_px = std::max(1, height_px);
    m_state->scale = scale;
    m_state->layOut();
}

void AngleCharts::setTimeRange(AxisRange time_s) {
    const AxisRange whole = m_state->wholeTime();
    const auto frames = double(std::max<std::size_t>(1, m_state->content.times_s.size()));
    const double least = std::min(whole.span(), 3 * whole.span() / frames);
    const double span = std::clamp(time_s.span(), least, whole.span());
    const double centre = (time_s.low + time_s.high) / 2;
    const double low = std::clamp(centre - span / 2, whole.low, whole.high - span);
    m_state->time_s = {low, low + span};
    ++m_state->ground;
}

void AngleCharts::showWholeClip() {
    m_state->time_s = m_state->wholeTime();
    ++m_state->ground;
}

void AngleCharts::zoomTime(double factor, double at_s) {
    const AxisRange now = m_state->time_s;
    setTimeRange({at_s + (now.low - at_s) * factor, at_s + (now.high - at_s) * factor});
}

void AngleCharts::showFrame(int frame) {
    const double time = m_state->timeOf(frame);
    const AxisRange now = m_state->time_s;
    if (m_state->content.times_s.empty() || (time >= now.low && time <= now.high)) return;
    // A page further, so that playing does not move the curves with every frame.
    const double low = time > now.high ? time - 0.1 * now.span() : time - 0.9 * now.span();
    setTimeRange({low, low + now.span()});
}

ChartPoint AngleCharts::pointOf(int chart, double time_s, double value_deg) const {
    return {m_state->xOf(chart, time_s), m_state->yOf(chart, value_deg)};
}

ChartHit AngleCharts::hitAt(ChartPoint at) const {
    ChartHit hit;
    for (int i = 0; i < int(m_state->places.size()); ++i) {
        if (m_state->places[std::size_t(i)].frame.contains(at)) hit.chart = i;
    }
    if (hit.chart < 0) return hit;
    const ChartRect& plot = m_state->places[std::size_t(hit.chart)].plot;
    hit.inPlot = plot.contains(at);
    hit.time_s = fromPixel(at.x, m_state->time_s, plot.left, plot.right());
    hit.value_deg =
        fromPixel(at.y, m_state->values_deg[std::size_t(hit.chart)], plot.bottom(), plot.top);
    hit.frame = nearestFrame(m_state->content.times_s, hit.time_s);
    double nearest = 10 * m_state->scale;
    const double grip = nearest;
    for (const int i :
         marksIn({hit.chart, {at.x - grip, at.y - grip}, {at.x + grip, at.y + grip}})) {
        const ChartMark& mark = m_state->content.marks[std::size_t(i)];
        const ChartPoint point = pointOf(hit.chart, m_state->timeOf(mark.frame), mark.value_deg);
        const double distance = std::hypot(point.x - at.x, point.y - at.y);
        if (distance >= nearest) continue;
        nearest = distance;
        hit.mark = i;
    }
    return hit;
}

std::vector<int> AngleCharts::marksIn(const RubberBand& band) const {
    std::vector<int> found;
    if (band.chart < 0 || band.chart >= int(m_state->charts.size())) return found;
    const auto& curves = m_state->charts[std::size_t(band.chart)].curves;
    const auto [x0, x1] = std::minmax(band.from.x, band.to.x);
    const auto [y0, y1] = std::minmax(band.from.y, band.to.y);
    for (std::size_t i = 0; i < m_state->content.marks.size(); ++i) {
        const ChartMark& mark = m_state->content.marks[i];
        const ChartPoint at = pointOf(band.chart, m_state->timeOf(mark.frame), mark.value_deg);
        if (at.x < x0 || at.x > x1 || at.y < y0 || at.y > y1) continue;
        const bool here = std::any_of(curves.begin(), curves.end(), [&](const ChartCurve& curve) {
            return curve.angle == mark.angle;
        });
        if (here) found.push_back(int(i));
    }
    return found;
}

Result<Image> AngleCharts::picture(int width_px, int height_px, double scale) const {
    AngleCharts copy(*m_state);
    copy.setSize(width_px, height_px, scale);
    vtkNew<vtkRenderWindow> window;
    window->SetMultiSamples(0);
    window->SetOffScreenRendering(1);
    window->SetSize(width_px, height_px);
    window->SetDPI(int(std::lround(72 * scale)));
    window->AddRenderer(copy.renderer());
    window->Render();
    vtkNew<vtkUnsignedCharArray> pixels;
    if (window->GetPixelData(0, 0, width_px - 1, height_px - 1, 0, pixels) == 0 ||
        pixels->GetNumberOfValues() < vtkIdType(3) * width_px * height_px) {
        return fail(ErrorCode::WriteFailed, "OpenGL drew no picture of the charts");
    }
    Image image{width_px, height_px, {}};
    image.rgb.resize(std::size_t(3) * std::size_t(width_px) * std::size_t(height_px));
    const auto row = std::ptrdiff_t(3) * width_px;
    for (int y = 0; y < height_px; ++y) {  // VTK counts rows from below
        std::copy_n(pixels->GetPointer(row * (height_px - 1 - y)), row, image.rgb.data() + row * y);
    }
    return image;
}

}  // namespace gonio
