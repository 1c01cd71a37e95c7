#include "app/gui/video/people_layer.h"

#include <QMouseEvent>
#include <QPainter>
#include <limits>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/video/overlay_paint.h"

namespace gonio {
namespace {

constexpr double kMargin = 0.08;  ///< of the box's larger side, about the points
constexpr QColor kBox(235, 235, 235);

}  // namespace

PeopleLayer::PeopleLayer(const CaseDocument& document, Review& review, QObject* parent)
    : QObject(parent), m_document(document), m_review(review) {
    const auto forget = [this] {
        m_keypoints.clear();
        m_hovered = 0;
        Q_EMIT repaintWanted();
    };
    connect(&document, &CaseDocument::changed, this, forget);
    connect(&review, &Review::trialChanged, this, forget);
    connect(&review, &Review::personChanged, this, forget);
}

PeopleLayer::~PeopleLayer() = default;

std::vector<int> PeopleLayer::shownPeople() const {
    std::vector<int> people;
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (trial == nullptr) return people;
    for (const auto& [id, person] : trial->people) {
        if (id != m_review.person() && !person.ignored && person.base) people.push_back(id);
    }
    return people;
}

QList<QPointF> PeopleLayer::points_px(int person, int frame) const {
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (trial == nullptr) return {};
    auto known = m_keypoints.find(person);
    if (known == m_keypoints.end()) {
        known = m_keypoints.emplace(person, fitKeypoints(*trial, person)).first;
    }
    QList<QPointF> points;
    const KeypointFrame keypoints = known->second.at(frame);
    for (Eigen::Index k = 0; k < keypoints.image_px.rows(); ++k) {
        if (keypoints.image_px(k, 2) > 0) {
            points.append({keypoints.image_px(k, 0), keypoints.image_px(k, 1)});
        }
    }
    return points;
}

QRectF PeopleLayer::boxOf_px(int person, int frame) const {
    const QList<QPointF> points = points_px(person, frame);
    if (points.size() < 2) return {};
    QRectF box(points.front(), QSizeF());
    for (const QPointF& point : points) {
        box.setLeft(std::min(box.left(), point.x()));
        box.setRight(std::max(box.right(), point.x()));
        box.setTop(std::min(box.top(), point.y()));
        box.setBottom(std::max(box.bottom(), point.y()));
    }
    const double margin = kMargin * std::max(box.width(), box.height());
    return box.adjusted(-margin, -margin, margin, margin);
}

int PeopleLayer::personAt(QPointF inView, const VideoTransform& transform, int frame) const {
    const QPointF at_px = transform.toPicture(inView);
    std::vector<int> people = shownPeople();
    people.push_back(m_review.person());
    int nearest = 0;
    double least = std::numeric_limits<double>::infinity();
    for (const int person : people) {
        if (!boxOf_px(person, frame).contains(at_px)) continue;
        for (const QPointF& point : points_px(person, frame)) {
            const QPointF away = point - at_px;
            const double distance = QPointF::dotProduct(away, away);
            if (distance >= least) continue;
            least = distance;
            nearest = person;
        }
    }
    return nearest == m_review.person() ? 0 : nearest;
}

QString PeopleLayer::nameOf(int person) const {
    const Person* found = m_document.value().person(m_review.trial(), person);
    return found == nullptr || found->name.empty() ? tr("Person %1").arg(person)
                                                   : QString::fromStdString(found->name);
}

void PeopleLayer::paint(QPainter& painter, const VideoTransform& transform, int frame) {
    for (const int person : shownPeople()) {
        const QRectF box_px = boxOf_px(person, frame);
        if (box_px.isNull()) continue;
        const QRectF box(transform.toView(box_px.topLeft()), transform.scale * box_px.size());
        const bool hovered = person == m_hovered;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(0, 0, 0, 140), 3));
        painter.drawRect(box);
        painter.setPen(QPen(kBox, hovered ? 2.5 : 1.2, hovered ? Qt::SolidLine : Qt::DashLine));
        painter.drawRect(box);
        const QString name = nameOf(person);
        paintLabel(
            painter, box.topLeft(),
            hovered ? QStringList{name, tr("Click to review this person")} : QStringList{name},
            kBox, painter.clipBoundingRect());
    }
}

bool PeopleLayer::mousePress(QMouseEvent& event, const VideoTransform& transform, int frame) {
    if (event.button() != Qt::LeftButton) return false;
    const int person = personAt(event.position(), transform, frame);
    if (person == 0) return false;
    m_review.setPerson(person);
    return true;
}

bool PeopleLayer::mouseMove(QMouseEvent& event, const VideoTransform& transform, int frame) {
    const int hovered = personAt(event.position(), transform, frame);
    if (hovered != m_hovered) {
        m_hovered = hovered;
        Q_EMIT repaintWanted();
    }
    return false;
}

void PeopleLayer::forgetMouse() {
    if (m_hovered == 0) return;
    m_hovered = 0;
    Q_EMIT repaintWanted();
}

}  // namespace gonio
