#pragma once

#include <Eigen/Core>
#include <filesystem>
#include <vector>

#include "core/body/body_model.h"
#include "core/result.h"

namespace gonio::open_body {

/// A picture with a depth buffer, drawn without a graphics card.
class Raster {
public:
    Raster(int width_px, int height_px);

    /// Draws a shaded surface seen along -z of `view` (rows: right, up, towards the eye), in
    /// parallel projection. `centre_px` is where the origin lands; x to the right, y downward.
    void draw(const VertexArray& vertices_m, const FaceArray& faces, const Eigen::Matrix3d& view,
              const Eigen::Vector2d& centre_px, double px_per_m, const Eigen::Vector3d& colour);
    Result<void> writePng(const std::filesystem::path& path) const;

private:
    void fill(const std::array<Eigen::Vector3d, 3>& corner, const std::array<double, 3>& brightness,
              const Eigen::Vector3d& colour);

    int m_width, m_height;
    std::vector<float> m_depth;
    std::vector<unsigned char> m_pixels;
};

}  // namespace gonio::open_body
