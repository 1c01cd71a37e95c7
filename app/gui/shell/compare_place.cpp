#include "app/gui/shell/compare_place.h"

#include <QFileDialog>
#include <QVBoxLayout>

#include "app/gui/coach/compare_view.h"
#include "app/gui/coach/drawing_layer.h"
#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/shell/program_settings.h"
#include "app/gui/shell/shown_values.h"
#include "app/gui/shell/trial_video.h"
#include "app/gui/video/frame_server.h"
#include "app/gui/video/play_clock.h"
#include "app/gui/video/video_view.h"

namespace gonio {
namespace {

constexpr qint64 kCache_bytes = qint64{64} << 20;  // of each of the two sides

FrameServerOptions serverOptions() {
    FrameServerOptions options;
    options.proxyFolder = defaultProxyFolder();
    options.cacheLimit_bytes = kCache_bytes;
    return options;
}

}  // namespace

/// Each side decodes for itself, by the same rules as the window's video.
struct ComparePlace::Side {
    Side(CaseDocument& document, Review& review) : file(document, review, server) {}

    FrameServer server{serverOptions()};
    TrialVideo file;
    std::unique_ptr<PersonData> ownValues;      // of the right side; the left has the window's
    std::unique_ptr<DrawingLayer> ownDrawings;  // likewise
    VideoView* view = nullptr;
};

ComparePlace::ComparePlace(CaseDocument& document, Review& review, PersonData& values,
                           DrawingLayer& drawings, PlayClock& clock, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_review(review),
      m_values(values),
      m_drawings(drawings),
      m_clock(clock) {
    new QVBoxLayout(this);
}

ComparePlace::~ComparePlace() {
    for (const auto& side : m_sides) {
        side->file.disconnect();
        side->ownValues.reset();
    }
    delete m_view;  // before what its videos look at
}

std::vector<const FrameServer*> ComparePlace::servers() const {
    std::vector<const FrameServer*> servers;
    for (const auto& side : m_sides) servers.push_back(&side->server);
    return servers;
}

void ComparePlace::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_view == nullptr) {
        m_view = new CompareView(
            m_document, m_review, [this](Review& review) { return makeSide(review); }, this);
        layout()->addWidget(m_view);
    }
    setActive(true);
}

void ComparePlace::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    setActive(false);
}

void ComparePlace::setActive(bool active) {
    for (const auto& side : m_sides) side->file.setActive(active);
}

QWidget* ComparePlace::makeSide(Review& review) {
    m_sides.push_back(std::make_unique<Side>(m_document, review));
    Side& side = *m_sides.back();
    side.view = new VideoView(m_document, review, side.server, this);
    const bool left = &review == &m_review;
    if (!left) {
        side.ownValues = std::make_unique<PersonData>(m_document, review);
        side.ownDrawings = std::make_unique<DrawingLayer>(m_document, review);
        connect(side.ownDrawings.get(), &DrawingLayer::failed, this, &ComparePlace::failed);
    }
    DrawingLayer& drawings = left ? m_drawings : *side.ownDrawings;
    side.view->addLayer(drawings);
    connect(&drawings, &DrawingLayer::changed, side.view, qOverload<>(&QWidget::update));
    showValuesIn(*side.view, m_document, review, left ? m_values : *side.ownValues);
    connectSide(side, review);
    return side.view;
}

void ComparePlace::connectSide(Side& side, Review& review) {
    tellMissingVideo(side.file, m_document, review, *side.view);
    connect(&side.file, &TrialVideo::failed, this, &ComparePlace::failed);
    connect(side.view, &VideoView::failed, this, &ComparePlace::failed);
    connect(side.view, &VideoView::findVideoWanted, this,
            [this, &side] { chooseMovedVideo(side.file, *window()); });
    connect(&m_clock, &PlayClock::rateChanged, &side.server, &FrameServer::setPlayRate);
}

void tellMissingVideo(const TrialVideo& file, const CaseDocument& document, const Review& review,
                      VideoView& view) {
    QObject::connect(&file, &TrialVideo::foundChanged, &view, [&file, &document, &review, &view] {
        const Trial* trial = document.value().trial(review.trial());
        if (trial == nullptr || file.isFound()) return;
        const QString path = QString::fromStdString(trial->video.path);
        file.isAnother() ? view.showAnotherVideo(path) : view.showMissingVideo(path);
    });
}

void chooseMovedVideo(TrialVideo& file, QWidget& window) {
    auto* dialog = new QFileDialog(&window, ComparePlace::tr("Find the video"),
                                   ProgramSettings().lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, &file, &TrialVideo::takeFrom);
    dialog->open();
}

}  // namespace gonio
