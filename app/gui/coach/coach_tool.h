#pragma once

#include <optional>

#include "core/case/trial.h"

namespace gonio {

/// What the mouse does on the video.
enum class CoachTool { Select, Angle, Line, Ruler, Text, Stopwatch };

/// The kind of drawing a tool makes; nullopt for Select.
inline std::optional<DrawingKind> kindOf(CoachTool tool) {
    switch (tool) {
        case CoachTool::Select:
            return std::nullopt;
        case CoachTool::Angle:
            return DrawingKind::Angle;
        case CoachTool::Line:
            return DrawingKind::Line;
        case CoachTool::Ruler:
            return DrawingKind::Ruler;
        case CoachTool::Text:
            return DrawingKind::Text;
        case CoachTool::Stopwatch:
            return DrawingKind::Stopwatch;
    }
    return std::nullopt;
}

}  // namespace gonio
