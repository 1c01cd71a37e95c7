#include "app/gui/video/video_view.h"

#include <QAction>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/gui/document/review.h"
#include "app/gui/theme/theme.h"
#include "app/gui/video/body_layer.h"
#include "app/gui/video/frame_server.h"
#include "app/gui/video/keypoint_layer.h"
#include "app/gui/video/overlay_paint.h"
#include "app/gui/video/people_layer.h"
#include "app/gui/video/transport_bar.h"
#include "core/video/video_reader.h"

namespace gonio {
namespace {

constexpr double kLeastZoom = 0.05, kMostZoom = 32, kZoomStep = 1.25;

}  // namespace

VideoView::VideoView(CaseDocument& document, Review& review, FrameServer& frames, QWidget* parent)
    : QWidget(parent),
      m_review(review),
      m_frames(frames),
      m_people(std::make_unique<PeopleLayer>(document, review)),
      m_body(std::make_unique<BodyLayer>(review)),
      m_keypoints(std::make_unique<KeypointLayer>(document, review)),
      m_layers{m_people.get(), m_body.get(), m_keypoints.get()} {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(160, 120);
    setAccessibleName(tr("Video"));
    setAccessibleDescription(
        tr("The picture of this moment with the skeleton over it. Tab goes through the keypoints, "
           "Alt and the arrow keys move the chosen one."));
    makeNotice();
    makeActions();
    connect(m_people.get(), &PeopleLayer::repaintWanted, this, qOverload<>(&QWidget::update));
    connect(m_body.get(), &BodyLayer::repaintWanted, this, qOverload<>(&QWidget::update));
    connect(m_keypoints.get(), &KeypointLayer::repaintWanted, this, qOverload<>(&QWidget::update));
    connect(m_keypoints.get(), &KeypointLayer::failed, this, &VideoView::failed);
    connect(&review, &Review::layersChanged, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    connectServer();
}

VideoView::~VideoView() = default;

void VideoView::connectServer() {
    connect(&m_review, &Review::frameChanged, &m_frames, &FrameServer::request);
    connect(&m_review, &Review::trialChanged, this, &VideoView::clearPicture);
    connect(&m_frames, &FrameServer::pictureReady, this, &VideoView::takePicture);
    connect(&m_frames, &FrameServer::opened, this, [this] {
        const VideoInfo& info = m_frames.info();
        clearPicture();
        m_body->setVideoSize({info.width_px, info.height_px});
        m_notice->hide();
        m_frames.request(m_review.frame());
        Q_EMIT transformChanged();
    });
    connect(&m_frames, &FrameServer::failed, this, [this](const QString& sentence) {
        clearPicture();
        showSentence(sentence);
    });
}

void VideoView::makeNotice() {
    m_notice = new QWidget(this);
    m_noticeText = new QLabel(m_notice);
    m_noticeText->setWordWrap(true);
    m_noticeText->setAlignment(Qt::AlignCenter);
    m_noticeText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_findButton = new QPushButton(tr("Find it…"), m_notice);
    m_findButton->setObjectName("findVideo");
    m_findButton->setToolTip(tr("Choose the file of this video where it is now"));
    m_findButton->setAccessibleName(tr("Find the video"));
    connect(m_findButton, &QPushButton::clicked, this, &VideoView::findVideoWanted);
    auto* column = new QVBoxLayout(m_notice);
    column->addStretch(1);
    column->addWidget(m_noticeText);
    column->addWidget(m_findButton, 0, Qt::AlignHCenter);
    column->addStretch(1);
    auto* whole = new QVBoxLayout(this);
    whole->addWidget(m_notice);
    m_notice->hide();
}

void VideoView::makeActions() {
    const auto command = [this](const char* name, const QString& text, QKeySequence key,
                                void (VideoView::*done)()) {
        auto* action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, done);
        addAction(action);
    };
    command("fitVideo", tr("Fit the video into its view"), Qt::CTRL | Qt::Key_0, &VideoView::fit);
    command("zoomIn", tr("Enlarge the video"), Qt::CTRL | Qt::Key_Plus, &VideoView::zoomIn);
    command("zoomOut", tr("Make the video smaller"), Qt::CTRL | Qt::Key_Minus, &VideoView::zoomOut);
}

void VideoView::addLayer(VideoLayer& layer) {
    m_layers.push_back(&layer);
    update();
}

void VideoView::removeLayer(VideoLayer& layer) {
    std::erase(m_layers, &layer);
    if (m_grabber == &layer) m_grabber = nullptr;
    update();
}

void VideoView::setValues(std::shared_ptr<const PersonValues> values) {
    m_body->setValues(std::move(values));
    m_keypoints->refresh();
}

bool VideoView::isStale() const {
    return m_body->isStale();
}

void VideoView::setStale(bool stale) {
    m_body->setStale(stale);
}

void VideoView::setPendingEdits(const PendingEdits& edits) {
    m_body->setPendingEdits(edits);
}

void VideoView::showMissingVideo(const QString& path) {
    showMissing(tr("The video is not where it was. What was found in it can still be "
                   "seen and corrected in the other views.\n%1")
                    .arg(path));
}

void VideoView::showAnotherVideo(const QString& path) {
    showMissing(tr("This is another video than the one that was analysed, so it is not shown. What "
                   "was found in the right one can still be seen and corrected in the other "
                   "views.\n%1")
                    .arg(path));
}

void VideoView::showMissing(const QString& sentence) {
    clearPicture();
    m_noticeText->setText(sentence);
    m_findButton->show();
    m_notice->show();
}

void VideoView::showSentence(const QString& sentence) {
    m_noticeText->setText(sentence);
    m_findButton->hide();
    m_notice->setVisible(!sentence.isEmpty());
}

void VideoView::clearPicture() {
    m_image = {};
    m_frame = -1;
    m_isFull = false;
    m_keypoints->cancelDrag();
    update();
}

void VideoView::takePicture(int frame, const QImage& image, bool full) {
    const bool another = frame != m_frame;
    m_image = image;
    m_frame = frame;
    m_isFull = full;
    if (m_notice->isVisible()) m_notice->hide();
    if (another) Q_EMIT shownFrameChanged(frame);
    Q_EMIT pictureShown(frame, m_image);
    update();
}

QSizeF VideoView::pictureSize_px() const {
    const VideoInfo& info = m_frames.info();
    return {std::max(info.width_px, 1) * 1.0, std::max(info.height_px, 1) * 1.0};
}

VideoTransform VideoView::imageToView() const {
    const QSizeF size_px = pictureSize_px();
    const QPointF middle(width() / 2.0, height() / 2.0);
    if (isFitted()) {
        const double scale = std::min(width() / size_px.width(), height() / size_px.height());
        return {scale, middle - scale * QPointF(size_px.width() / 2, size_px.height() / 2)};
    }
    return {m_zoom, middle - m_zoom * m_centre_px};
}

void VideoView::fit() {
    m_zoom = 0;
    update();
    Q_EMIT transformChanged();
}

void VideoView::setZoom(double zoom) {
    zoomAbout({width() / 2.0, height() / 2.0}, zoom / imageToView().scale);
}

void VideoView::zoomIn() {
    zoomAbout({width() / 2.0, height() / 2.0}, kZoomStep);
}

void VideoView::zoomOut() {
    zoomAbout({width() / 2.0, height() / 2.0}, 1 / kZoomStep);
}

/// What is at a place in the view stays there.
void VideoView::zoomAbout(QPointF inView, double factor) {
    const VideoTransform before = imageToView();
    const QPointF fixed_px = before.toPicture(inView);
    m_zoom = std::clamp(before.scale * factor, kLeastZoom, kMostZoom);
    m_centre_px = fixed_px - (inView - QPointF(width() / 2.0, height() / 2.0)) / m_zoom;
    panBy({});
}

/// Some of the picture stays in the view.
void VideoView::panBy(QPointF way) {
    if (isFitted()) return;
    m_centre_px -= way / m_zoom;
    const QSizeF size_px = pictureSize_px();
    m_centre_px.setX(std::clamp(m_centre_px.x(), 0.0, size_px.width()));
    m_centre_px.setY(std::clamp(m_centre_px.y(), 0.0, size_px.height()));
    update();
    Q_EMIT transformChanged();
}

void VideoView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    Q_EMIT transformChanged();
}

void VideoView::paintPicture(QPainter& painter) const {
    const VideoTransform transform = imageToView();
    const QSizeF size_px = pictureSize_px();
    const QRectF target(transform.origin, transform.scale * size_px);
    if (m_image.isNull()) {
        painter.fillRect(target, QColor(52, 56, 62));
        painter.setPen(QColor(225, 229, 235));
        painter.drawText(
            target.intersected(rect()), Qt::AlignCenter | Qt::TextWordWrap,
            tr("Frame %1 is damaged in the file: there is no picture of it.").arg(m_frame));
        return;
    }
    // pixels are to be seen as such when enlarged far
    painter.setRenderHint(QPainter::SmoothPixmapTransform, transform.scale < 4);
    // a proxy's picture may be a little wider than half, for even numbers
    const QRectF source = m_isFull ? QRectF({0, 0}, size_px) : QRectF({0, 0}, size_px / 2);
    painter.drawImage(target, m_image, source);
}

/// Frame and time of what is shown; the Review may be ahead of it.
void VideoView::paintTexts(QPainter& painter) const {
    const auto& times_s = m_frames.times_s();
    if (std::size_t(m_frame) >= times_s.size()) return;
    const QString time = timeText(times_s[std::size_t(m_frame)]);
    const QString text =
        m_isFull ? tr("frame %1 · %2 s").arg(m_frame).arg(time)
                 : tr("frame %1 · %2 s · preview", "half-size picture").arg(m_frame).arg(time);
    paintCornerText(painter, text, Qt::AlignTop | Qt::AlignRight, rect());
}

void VideoView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().colours().sunken);
    if (m_frame < 0 || !m_frames.isOpen()) return;
    painter.setClipRect(rect());
    paintPicture(painter);
    const VideoTransform transform = imageToView();
    for (VideoLayer* layer : m_layers) {
        painter.save();
        layer->paint(painter, transform, m_frame);
        painter.restore();
    }
    paintTexts(painter);
    if (!hasFocus()) return;
    painter.setPen(QPen(Theme::instance().colours().accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

}  // namespace gonio
