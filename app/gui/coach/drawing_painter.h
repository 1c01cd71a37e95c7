#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "app/gui/video/video_layer.h"
#include "core/case/trial.h"

namespace gonio {

/// What the words and numbers of a drawing depend on besides itself.
struct DrawingContext {
    const std::vector<double>& times_s;  ///< of the trial's frames
    int frame = 0;
    std::optional<double> captureRate_hz;  ///< of slow motion
};

/// How a drawing stands out.
struct DrawingLook {
    bool selected = false;
    int handle = -1;          ///< the one that keys move; -1: the whole drawing
    bool unfinished = false;  ///< still being made
};

/// Words of a drawing: its own text, the value it measures and what the value is worth, a line
/// each. Numbers are written as the user's language does.
QString drawingText(const Drawing& drawing, const DrawingContext& context);

/// Name of a kind, for lists and screen readers: "angle", "ruler".
QString drawingKindName(DrawingKind kind);

/// Draws with a dark edge, so that it is seen on any picture. Widths and letters keep their size in
/// the view whatever the zoom.
void paintDrawing(QPainter& painter, const VideoTransform& transform, const Drawing& drawing,
                  const DrawingContext& context, const DrawingLook& look = {});

/// Distance of a view position to the lines and points of a drawing, view pixels.
double distanceTo(const Drawing& drawing, const VideoTransform& transform, QPointF inView);

/// Index of the drawing's point within `reach` view pixels, the nearest; -1: none.
int pointAt(const Drawing& drawing, const VideoTransform& transform, QPointF inView, double reach);

}  // namespace gonio
