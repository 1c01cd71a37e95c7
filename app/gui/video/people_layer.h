#pragma once

#include <QObject>
#include <map>

#include "app/gui/video/video_layer.h"
#include "core/correct/fit_keypoints.h"

namespace gonio {

class CaseDocument;
class Review;

/// The other people of the video, a box and a name each; a click on one makes them the person under
/// review. Bystanders are left out. Where people stand before each other, the click is of the one
/// whose points are nearest, so that the person under review is never lost by it.
class PeopleLayer : public QObject, public VideoLayer {
    Q_OBJECT

public:
    PeopleLayer(const CaseDocument& document, Review& review, QObject* parent = nullptr);
    ~PeopleLayer() override;

    /// About the seen points of a person in a frame, in the picture; null where nothing was seen.
    QRectF boxOf_px(int person, int frame) const;

    /// The other person under a place of the view; 0: none.
    int personAt(QPointF inView, const VideoTransform& transform, int frame) const;

    void paint(QPainter& painter, const VideoTransform& transform, int frame) override;
    bool mousePress(QMouseEvent& event, const VideoTransform& transform, int frame) override;
    bool mouseMove(QMouseEvent& event, const VideoTransform& transform, int frame) override;
    void forgetMouse();

Q_SIGNALS:
    void repaintWanted();

private:
    QList<QPointF> points_px(int person, int frame) const;
    std::vector<int> shownPeople() const;
    QString nameOf(int person) const;

    const CaseDocument& m_document;
    Review& m_review;
    mutable std::map<int, FitKeypoints> m_keypoints;  ///< by person, until the case changes
    int m_hovered = 0;
};

}  // namespace gonio
