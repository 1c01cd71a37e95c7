#pragma once

#include <QObject>
#include <QSize>
#include <memory>

#include "app/gui/video/body_projector.h"
#include "app/gui/video/video_layer.h"
#include "core/correct/pending_edits.h"

namespace gonio {

class Review;

/// The body over the video: contour of the skin, sticks of the skeleton, the joint under the mouse
/// with its angles. A click on a joint makes it the joint of the Review.
class BodyLayer : public QObject, public VideoLayer {
    Q_OBJECT

public:
    explicit BodyLayer(Review& review, QObject* parent = nullptr);
    ~BodyLayer() override;

    /// \param values  null: nobody is analysed
    void setValues(std::shared_ptr<const PersonValues> values);
    /// Whether newer values are on their way.
    void setStale(bool stale);

    bool isStale() const { return m_isStale; }

    /// What waits for Refine; the label tells it instead of the values.
    void setPendingEdits(const PendingEdits& edits);
    /// Of the upright video.
    void setVideoSize(QSize size_px);

    /// The body in a frame, without contour where that was not asked for before.
    const ProjectedBody* body(int frame) const;

    /// The joint within reach of a place in the view; -1: none.
    int jointAt(QPointF inView, const VideoTransform& transform, int frame) const;

    /// The joint under the hand: the one below the mouse, else the Review's; -1: none.
    int markedJoint() const;

    /// Chooses the next joint that has angles; false after the last.
    bool chooseNext(bool forward);

    /// What the label says: title, angles, where they come from. Angles are those of the OpenSim
    /// convention, filtered.
    QStringList labelOf(int joint, int frame) const;

    void paint(QPainter& painter, const VideoTransform& transform, int frame) override;
    bool mousePress(QMouseEvent& event, const VideoTransform& transform, int frame) override;
    bool mouseMove(QMouseEvent& event, const VideoTransform& transform, int frame) override;
    void forgetMouse();

Q_SIGNALS:
    void repaintWanted();

private:
    void remake();
    QString sourceOf(int joint, int frame, double confidence) const;
    void paintOutline(QPainter& painter, const VideoTransform& transform,
                      const ProjectedBody& body) const;
    void paintSkeleton(QPainter& painter, const VideoTransform& transform,
                       const ProjectedBody& body) const;

    Review& m_review;
    std::shared_ptr<const PersonValues> m_values;
    PendingEdits m_pending;
    std::unique_ptr<BodyProjector> m_projector;
    QSize m_videoSize_px;
    bool m_isStale = false;
    int m_hovered = -1;
};

}  // namespace gonio
