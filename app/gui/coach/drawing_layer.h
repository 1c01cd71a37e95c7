#pragma once

#include <QObject>
#include <QPointF>
#include <QString>
#include <optional>

#include "app/gui/coach/coach_tool.h"
#include "app/gui/video/video_layer.h"

namespace gonio {

class CaseDocument;
class Review;
struct DrawingContext;
struct Edit;

/// The coach's drawings over the video: shows them in their frames, makes, selects, moves and
/// deletes them. Every change is one step of the document.
class DrawingLayer : public QObject, public VideoLayer {
    Q_OBJECT

public:
    DrawingLayer(CaseDocument& document, Review& review, QObject* parent = nullptr);

    CoachTool tool() const { return m_tool; }

    /// Id of the selected drawing of the trial, 0: none.
    int selected() const { return m_selected; }

    /// Null: none is selected.
    const Drawing* selectedDrawing() const;

    /// The point that keys move; -1: the whole drawing.
    int handle() const { return m_handle; }

    void paint(QPainter& painter, const VideoTransform& transform, int frame) override;
    bool mousePress(QMouseEvent& event, const VideoTransform& transform, int frame) override;
    bool mouseMove(QMouseEvent& event, const VideoTransform& transform, int frame) override;
    bool mouseRelease(QMouseEvent& event, const VideoTransform& transform, int frame) override;
    bool mouseDoubleClick(QMouseEvent& event, const VideoTransform& transform, int frame) override;
    bool keyPress(QKeyEvent& event, const VideoTransform& transform, int frame) override;

public Q_SLOTS:
    /// A drawing that was being made is given up; one tool makes one drawing, then Select is back.
    void setTool(gonio::CoachTool tool);
    void select(int drawing);
    /// Selects the next drawing shown at this frame; \p step -1: the one before.
    void selectNext(int step = 1);
    void selectNextHandle();
    /// Puts a drawing of the tool's kind into the middle of the picture, for hands on the keyboard.
    void createInTheMiddle();
    /// Moves the active point, or all of the drawing.
    void moveBy(QPointF by_px);
    void deleteSelected();
    void setText(const QString& text);
    void setFrames(gonio::FrameRange frames);
    void setStartFrame(int frame);
    /// All rulers of the trial measure with this one's scale. \return false where that cannot be
    bool calibrate(double known_m);

Q_SIGNALS:
    /// The video view has to be painted again.
    void changed();
    void toolChanged(gonio::CoachTool tool);
    void selectionChanged();
    /// A text was put down: ask for its words.
    void textWanted();
    /// A whole sentence.
    void failed(const QString& sentence);

private:
    struct Drag {
        Drawing before, now;
        QPointF from_px;
        int handle = -1;
    };

    bool isShown() const;
    DrawingContext contextAt(int frame) const;
    std::vector<const Drawing*> shownAt(int frame) const;
    const Drawing* drawingAt(QPointF inView, const VideoTransform& transform, int frame) const;
    Drawing newDrawing(DrawingKind kind, int frame) const;
    FrameRange framesAround(int frame) const;
    void addPoint(QPointF at_px, int frame);
    void finishNew();
    void put(const Drawing& drawing, const QString& mergeKey = {});
    bool apply(const Edit& edit, const QString& mergeKey = {});
    void onDocumentChanged();

    CaseDocument& m_document;
    Review& m_review;
    CoachTool m_tool = CoachTool::Select;
    int m_selected = 0, m_handle = -1;
    std::optional<Drag> m_drag;
    std::optional<Drawing> m_new;  ///< its last point follows the mouse
    QPointF m_pressedInView;
};

}  // namespace gonio
