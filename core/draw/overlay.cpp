#include "core/draw/overlay.h"

#include <algorithm>

#include "core/draw/shapes.h"

namespace gonio {
namespace {

Colour colourOfJoint(int joint) {
    const std::string_view name = kJointNames[static_cast<std::size_t>(joint)];
    if (name.ends_with("_r")) return kRightColour;
    if (name.ends_with("_l")) return kLeftColour;
    return kMiddleColour;
}

Colour colourOfName(const std::string& name) {
    if (name.starts_with("right") || name.starts_with("r_")) return kRightColour;
    if (name.starts_with("left") || name.starts_with("l_")) return kLeftColour;
    return kMiddleColour;
}

Camera scaledTo(Camera camera, const Image& image) {
    if (camera.size_px.x() <= 0) return camera;
    const double factor = static_cast<double>(image.width_px) / camera.size_px.x();
    camera.focal_px *= factor;
    camera.centre_px *= factor;
    return camera;
}

// Line widths grow with the picture.
double unitOf(const Image& image) {
    return std::max(1.0, std::min(image.width_px, image.height_px) / 360.0);
}

}  // namespace

Colour colourOf(FrameSource source) {
    switch (source) {
        case FrameSource::Measured:
            return {0, 158, 115};
        case FrameSource::Interpolated:
            return {240, 228, 66};
        case FrameSource::Corrected:
            return {204, 121, 167};
        case FrameSource::Missing:
            break;
    }
    return {70, 70, 70};
}

void drawKeypoints(Image& image, const KeypointFrame& keypoints,
                   const std::vector<std::string>& names, double scale) {
    const double unit = unitOf(image);
    for (Eigen::Index k = 0; k < keypoints.image_px.rows(); ++k) {
        const double confidence = keypoints.image_px(k, 2);
        if (!(confidence > 0)) continue;
        const Eigen::Vector2d at = scale * keypoints.image_px.row(k).head<2>().transpose();
        const double radius = unit * (1 + 2.5 * std::min(confidence, 1.0));
        const auto i = static_cast<std::size_t>(k);
        drawDisc(image, at, radius + 1, {0, 0, 0}, 0.7);
        drawDisc(image, at, radius, i < names.size() ? colourOfName(names[i]) : kMiddleColour);
    }
}

OverlayDrawer::OverlayDrawer(const BodyModel& model, const Motion& motion,
                             const OverlayOptions& options)
    : m_model(model),
      m_motion(motion),
      m_options(options),
      m_skin(model, computeRestShape(model, motion.shape)) {}

void OverlayDrawer::draw(Image& image, std::size_t index, const KeypointFrame* keypoints,
                         const std::vector<std::string>& lines) {
    if (index >= m_motion.size() || image.rgb.empty()) return;
    const Camera camera = scaledTo(m_motion.camera, image);
    const bool missing =
        index < m_motion.sources.size() && m_motion.sources[index] == FrameSource::Missing;
    if (!missing) drawBody(image, index, camera);
    if (m_options.keypoints && keypoints != nullptr) {
        const double scale = camera.focal_px / m_motion.camera.focal_px;
        drawKeypoints(image, *keypoints, {}, scale);
    }
    if (m_options.timeline) drawTimeline(image, index);
    const int scale = m_options.textScale > 0
                          ? m_options.textScale
                          : std::max(1, std::min(image.width_px, image.height_px) / 300);
    int y = image.height_px - (12 + 10 * static_cast<int>(lines.size())) * scale;
    for (const std::string& line : lines) {
        fillRectangle(image, 2 * scale, y - scale, textWidth(line, scale) + 3 * scale, 10 * scale,
                      {0, 0, 0}, 0.55);
        drawText(image, 4 * scale, y, line, scale, {255, 255, 255});
        y += 10 * scale;
    }
}

void OverlayDrawer::drawBody(Image& image, std::size_t index, const Camera& camera) {
    computeKinematics(m_skin.rest(), m_motion.poses_rad[index], m_kinematics);
    if (m_options.skin || m_options.outline) {
        m_skin.pose(m_kinematics, Eigen::Vector3d::Zero(), m_skin_m);
        m_skin_m *= static_cast<float>(m_motion.scale);
        m_skin_m.rowwise() += m_motion.translations_m[index].transpose().cast<float>();
        m_raster.clear(image.width_px, image.height_px);
        m_raster.add(camera, m_skin_m, m_model.skinFaces, {0.4F, 0.8F, 0.6F});
        if (m_options.skin) {
            blendRaster(image, m_raster, {{215, 220, 235}}, m_options.skinOpacity);
        }
        if (m_options.outline) {
            drawOutline(image, m_raster, {255, 255, 255},
                        std::max(1, static_cast<int>(unitOf(image))));
        }
    }
    if (m_options.skeleton) drawSkeleton(image, camera, index);
}

void OverlayDrawer::drawSkeleton(Image& image, const Camera& camera, std::size_t index) const {
    const double unit = unitOf(image);
    std::array<Eigen::Vector2d, kJointCount> joints_px;
    for (int j = 0; j < kJointCount; ++j) {
        const Eigen::Vector3d p =
            m_motion.scale * m_kinematics.position_m[j] + m_motion.translations_m[index];
        if ((camera.cameraFromWorld * p).z() < 0.05) return;
        joints_px[j] = camera.project(p);
    }
    for (const bool shadow : {true, false}) {
        for (int j = 1; j < kJointCount; ++j) {
            drawLine(image, joints_px[kParents[j]], joints_px[j], shadow ? 2 * unit + 2 : 2 * unit,
                     shadow ? Colour{0, 0, 0} : colourOfJoint(j), shadow ? 0.6 : 1);
        }
    }
    for (int j = 0; j < kJointCount; ++j) {
        drawDisc(image, joints_px[j], 1.8 * unit, colourOfJoint(j));
    }
}

void OverlayDrawer::drawTimeline(Image& image, std::size_t index) const {
    const int height = std::max(4, image.height_px / 90), y = image.height_px - height;
    const auto n = static_cast<std::int64_t>(m_motion.size());
    for (int x = 0; x < image.width_px; ++x) {
        const auto i = static_cast<std::size_t>(x * n / image.width_px);
        const FrameSource source =
            i < m_motion.sources.size() ? m_motion.sources[i] : FrameSource::Missing;
        fillRectangle(image, x, y, 1, height, colourOf(source));
    }
    const auto at =
        static_cast<int>((2 * static_cast<std::int64_t>(index) + 1) * image.width_px / (2 * n));
    fillRectangle(image, at - 2, y - 2, 5, height + 2, {0, 0, 0});
    fillRectangle(image, at - 1, y - 1, 3, height + 1, {255, 255, 255});
}

}  // namespace gonio
