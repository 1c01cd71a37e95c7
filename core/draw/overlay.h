#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/body/skin.h"
#include "core/draw/palette.h"
#include "core/draw/rasteriser.h"
#include "core/people/keypoints.h"

namespace gonio {

struct OverlayOptions {
    bool skin = true;       ///< the body's surface, see-through
    bool outline = true;    ///< its silhouette
    bool skeleton = true;   ///< sticks between joint centres
    bool keypoints = true;  ///< detected points, larger where surer
    bool timeline = true;   ///< where every frame's values come from, with a mark at this one
    double skinOpacity = 0.4;
    int textScale = 0;  ///< pixels a dot of the 5 x 7 font; 0: by the picture's size
};

Colour colourOf(FrameSource source);

/// Draws one person's motion over the frames of its video.
class OverlayDrawer {
public:
    /// `model` and `motion` are borrowed.
    OverlayDrawer(const BodyModel& model, const Motion& motion, const OverlayOptions& options = {});

    /// Draws entry `index` of the motion; pictures of another size than the camera's are
    /// allowed, the body is scaled with them. Missing frames get no body. With scale s the body is
    /// drawn at s times its posed points plus the translation.
    /// \param keypoints  in pixels of the camera's picture; null for none
    /// \param lines      text from the lower left corner up, first line on top
    void draw(Image& image, std::size_t index, const KeypointFrame* keypoints = nullptr,
              const std::vector<std::string>& lines = {});

private:
    void drawBody(Image& image, std::size_t index, const Camera& camera);
    void drawSkeleton(Image& image, const Camera& camera, std::size_t index) const;
    void drawTimeline(Image& image, std::size_t index) const;

    const BodyModel& m_model;
    const Motion& m_motion;
    OverlayOptions m_options;
    SkinPoser m_skin;
    Kinematics m_kinematics;
    VertexArray m_skin_m;
    MeshRaster m_raster;
};

/// Detected points alone: radius by confidence, colour by side (names starting with left/l_ or
/// right/r_).
void drawKeypoints(Image& image, const KeypointFrame& keypoints,
                   const std::vector<std::string>& names = {}, double scale = 1);

}  // namespace gonio
