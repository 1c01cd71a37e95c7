#pragma once

#include <QObject>
#include <QPointF>
#include <optional>
#include <string>
#include <vector>

#include "app/gui/video/shown_keypoints.h"
#include "app/gui/video/video_layer.h"

namespace gonio {

class CaseDocument;
struct Edit;
class Review;

/// The keypoints of the person under review over the video; they are corrected by dragging or, once
/// chosen, with Alt and the arrows (1 px, with Shift 0.1 px). Delete takes a correction back.
class KeypointLayer : public QObject, public VideoLayer {
    Q_OBJECT

public:
    KeypointLayer(CaseDocument& document, Review& review, QObject* parent = nullptr);

    /// The points of a frame with what is being dragged in its new place.
    const std::vector<ShownKeypoint>& points(int frame);

    /// Chooses the next point of the frame; false after the last.
    bool chooseNext(int frame, bool forward);
    void chooseNone();

    const std::string& chosen() const { return m_chosen; }

    bool isDragging() const { return m_drag.has_value(); }

    void cancelDrag();
    void forgetMouse();
    /// The body has changed.
    void refresh();

    void paint(QPainter& painter, const VideoTransform& transform, int frame) override;
    bool mousePress(QMouseEvent& event, const VideoTransform& transform, int frame) override;
    bool mouseMove(QMouseEvent& event, const VideoTransform& transform, int frame) override;
    bool mouseRelease(QMouseEvent& event, const VideoTransform& transform, int frame) override;
    bool keyPress(QKeyEvent& event, const VideoTransform& transform, int frame) override;

Q_SIGNALS:
    void repaintWanted();
    /// \param sentence  why a change could not be made
    void failed(const QString& sentence);

private:
    struct Drag {
        std::string keypoint;
        int frame;
        QPointF grip_px;  ///< from the mouse to the point
        QPointF from_px, at_px;
        bool moved = false;
    };

    void forgetCorrections();
    void apply(Edit edit, const QString& mergeKey = {});
    const ShownKeypoint* find(int frame, const std::string& name);
    const ShownKeypoint* nearest(QPointF inView, const VideoTransform& transform, int frame);
    void put(int frame, const std::string& keypoint, QPointF at_px, const QString& mergeKey);
    bool removeChosen(int frame);
    bool nudge(int frame, QPointF by_px);
    QStringList labelOf(const ShownKeypoint& point) const;

    CaseDocument& m_document;
    Review& m_review;
    FitKeypoints m_keypoints;
    bool m_isIndexed = false;
    int m_frame = -1;  ///< of m_points
    std::vector<ShownKeypoint> m_points;
    std::string m_hovered, m_chosen;
    std::optional<Drag> m_drag;
    int m_gesture = 0;  ///< counts drags and choices, for the merging of steps
};

}  // namespace gonio
