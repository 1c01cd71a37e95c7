#include "app/gui/video/body_layer.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/video/joint_texts.h"
#include "app/gui/video/overlay_paint.h"
#include "app/gui/words/angle_words.h"

namespace gonio {
namespace {

constexpr double kReach = 11;  // view pixels

}  // namespace

BodyLayer::BodyLayer(Review& review, QObject* parent) : QObject(parent), m_review(review) {
    connect(&review, &Review::jointChanged, this, &BodyLayer::repaintWanted);
}

BodyLayer::~BodyLayer() = default;

void BodyLayer::setValues(std::shared_ptr<const PersonValues> values) {
    if (values == m_values) return;
    m_values = std::move(values);
    remake();
}

void BodyLayer::setStale(bool stale) {
    m_isStale = stale;
    Q_EMIT repaintWanted();
}

void BodyLayer::setPendingEdits(const PendingEdits& edits) {
    if (edits == m_pending) return;
    m_pending = edits;
    Q_EMIT repaintWanted();
}

void BodyLayer::setVideoSize(QSize size_px) {
    if (size_px == m_videoSize_px) return;
    m_videoSize_px = size_px;
    remake();
}

void BodyLayer::remake() {
    const auto earlier = std::move(m_projector);
    if (m_values && m_values->body && m_values->motion.size() > 0) {
        m_projector =
            std::make_unique<BodyProjector>(m_values, m_videoSize_px.width(), earlier.get());
    }
    Q_EMIT repaintWanted();
}

const ProjectedBody* BodyLayer::body(int frame) const {
    if (!m_projector) return nullptr;
    const ProjectedBody& body = m_projector->at(frame, false);
    return body.isThere ? &body : nullptr;
}

int BodyLayer::jointAt(QPointF inView, const VideoTransform& transform, int frame) const {
    const ProjectedBody* shown = body(frame);
    if (shown == nullptr || !m_review.shows(Layer::Skeleton)) return -1;
    int nearest = -1;
    double least = kReach * kReach;
    for (int j = 0; j < kJointCount; ++j) {
        const QPointF away = transform.toView(shown->joints_px[j]) - inView;
        const double distance = QPointF::dotProduct(away, away);
        // of joints on one place, the one with angles is meant
        const bool better = distance < least - (angleTextsOf(j).empty() ? 4 : 0);
        if (!better) continue;
        least = distance;
        nearest = j;
    }
    return nearest;
}

int BodyLayer::markedJoint() const {
    return m_hovered >= 0 ? m_hovered : jointOfAngle(m_review.joint());
}

bool BodyLayer::chooseNext(bool forward) {
    const int step = forward ? 1 : -1;
    int joint = jointOfAngle(m_review.joint());
    if (joint < 0) joint = forward ? -1 : kJointCount;
    for (joint += step; joint >= 0 && joint < kJointCount; joint += step) {
        const auto angles = angleTextsOf(joint);
        if (angles.empty() || jointOfAngle(angles.front().angle) != joint) continue;
        m_review.setJoint(angles.front().angle);
        return true;
    }
    return false;
}

QStringList BodyLayer::labelOf(int joint, int frame) const {
    QStringList lines{jointTitle(joint)};
    const auto angles = angleTextsOf(joint);
    const auto i = std::size_t(frame);
    double confidence = 1;
    bool known = false;
    for (const auto& angle : angles) {
        const AngleSeries* series = m_values ? m_values->angles.openSim.find(angle.angle) : nullptr;
        if (const double* set_deg = m_pending.angle_deg(angle.angle, frame)) {
            known = true;
            const QString number = QLocale().toString(*set_deg, 'f', 1);
            lines
                << tr("%1°  %2, set by you", "value, what is positive").arg(number, angle.movement);
            continue;
        }
        if (series == nullptr || i >= series->filtered_deg.size()) continue;
        const double value_deg = series->filtered_deg[i];
        if (!std::isfinite(value_deg)) {
            lines << (series->isEstimated ? tr("%1: missing", "angle").arg(angle.movement)
                                          : tr("%1: not estimated", "angle").arg(angle.movement));
            continue;
        }
        known = true;
        if (i < series->confidence.size()) confidence = std::min(confidence, series->confidence[i]);
        QString number = QLocale().toString(value_deg, 'f', 1);
        lines << tr("%1°  %2", "value, what is positive").arg(number, angle.movement);
    }
    if (!known || i >= m_values->motion.sources.size()) return lines;
    return lines << sourceOf(joint, frame, confidence);
}

QString BodyLayer::sourceOf(int joint, int frame, double confidence) const {
    const auto angles = angleTextsOf(joint);
    const bool allSet = std::all_of(angles.begin(), angles.end(), [&](const auto& angle) {
        return m_pending.angle_deg(angle.angle, frame) != nullptr;
    });
    if (allSet) return tr("waits for Refine");
    QString source = sourceWord(m_values->motion.sources[std::size_t(frame)]);
    if (confidence < kLowConfidence) source = tr("%1, low confidence").arg(source);
    if (m_pending.waits(frame)) source = tr("%1, waits for Refine").arg(source);
    if (m_isStale) source = tr("%1, being computed anew").arg(source);
    return source;
}

void BodyLayer::paintOutline(QPainter& painter, const VideoTransform& transform,
                             const ProjectedBody& body) const {
    // flat ends: round ones of a thousand short pieces took 10 ms
    QVector<QLineF> lines;
    lines.reserve(body.outline_px.size());
    for (const QLineF& line : body.outline_px) {
        lines.append({transform.toView(line.p1()), transform.toView(line.p2())});
    }
    painter.setPen(QPen(QColor(0, 0, 0, 110), 3.2, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(lines);
    painter.setPen(QPen(QColor(232, 238, 248), 1.5, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(lines);
}

void BodyLayer::paintSkeleton(QPainter& painter, const VideoTransform& transform,
                              const ProjectedBody& body) const {
    const bool guessed = body.source == FrameSource::Interpolated;
    for (const bool halo : {true, false}) {
        for (int j = 1; j < kJointCount; ++j) {
            const double sure = std::clamp(body.confidences[j], 0.0, 1.0);
            QColor colour = halo ? QColor(0, 0, 0) : colourOf(sideColour(kJointNames[j]));
            colour.setAlphaF(float((halo ? 0.55 : 1) * (0.3 + 0.7 * sure)));
            QPen pen(colour, halo ? 5 : 3, Qt::SolidLine, Qt::RoundCap);
            if (guessed && !halo) pen.setDashPattern({2.5, 2});
            painter.setPen(pen);
            painter.drawLine(transform.toView(body.joints_px[kParents[j]]),
                             transform.toView(body.joints_px[j]));
        }
    }
    for (int j = 0; j < kJointCount; ++j) {
        painter.setPen(QPen(QColor(0, 0, 0, 200), 1.2));
        painter.setBrush(colourOf(sideColour(kJointNames[j])).lighter(125));
        painter.drawEllipse(transform.toView(body.joints_px[j]), 3.4, 3.4);
    }
}

void BodyLayer::paint(QPainter& painter, const VideoTransform& transform, int frame) {
    if (!m_projector) return;
    const bool surface = m_review.shows(Layer::Surface);
    const bool skeleton = m_review.shows(Layer::Skeleton);
    if (!surface && !skeleton) return;
    const ProjectedBody& shown = m_projector->at(frame, surface);
    if (!shown.isThere) return;
    painter.setRenderHint(QPainter::Antialiasing);
    if (surface) paintOutline(painter, transform, shown);
    if (!skeleton) return;
    paintSkeleton(painter, transform, shown);
    const int marked = markedJoint();
    if (marked < 0) return;
    const QPointF at = transform.toView(shown.joints_px[marked]);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colourOf(kCorrectedColour), 2.2));
    painter.drawEllipse(at, 9, 9);
    paintLabel(painter, at, labelOf(marked, frame), colourOf(kCorrectedColour),
               painter.clipBoundingRect());
}

bool BodyLayer::mouseMove(QMouseEvent& event, const VideoTransform& transform, int frame) {
    const int hovered = jointAt(event.position(), transform, frame);
    if (hovered != m_hovered) {
        m_hovered = hovered;
        Q_EMIT repaintWanted();
    }
    return false;
}

void BodyLayer::forgetMouse() {
    if (m_hovered < 0) return;
    m_hovered = -1;
    Q_EMIT repaintWanted();
}

bool BodyLayer::mousePress(QMouseEvent& event, const VideoTransform& transform, int frame) {
    if (event.button() != Qt::LeftButton) return false;
    const int joint = jointAt(event.position(), transform, frame);
    if (joint < 0) return false;
    const auto angles = angleTextsOf(joint);
    if (!angles.empty()) m_review.setJoint(angles.front().angle);
    return true;
}

}  // namespace gonio
