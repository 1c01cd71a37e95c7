#include "tools/open_body/raster.h"

#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPNGWriter.h>

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <limits>

namespace gonio::open_body {
namespace {

using Eigen::Vector3d;

std::vector<Vector3d> normalsOf(const std::vector<Vector3d>& points, const FaceArray& faces) {
    std::vector<Vector3d> normals(points.size(), Vector3d::Zero());
    for (Eigen::Index f = 0; f < faces.rows(); ++f) {
        const auto a = static_cast<std::size_t>(faces(f, 0));
        const auto b = static_cast<std::size_t>(faces(f, 1));
        const auto c = static_cast<std::size_t>(faces(f, 2));
        const Vector3d normal = (points[b] - points[a]).cross(points[c] - points[a]);
        for (const std::size_t v : {a, b, c}) {
            normals[v] += normal;
        }
    }
    for (auto& normal : normals) {
        normal.normalize();
    }
    return normals;
}

double brightnessOf(const Vector3d& normal) {
    const Vector3d key = Vector3d(-0.4, 0.5, 0.8).normalized();
    const Vector3d fill = Vector3d(0.7, 0.1, 0.4).normalized();
    return 0.18 + 0.65 * std::max(0.0, normal.dot(key)) + 0.22 * std::max(0.0, normal.dot(fill));
}

}  // namespace

Raster::Raster(int width_px, int height_px)
    : m_width(width_px),
      m_height(height_px),
      m_depth(static_cast<std::size_t>(width_px * height_px),
              -std::numeric_limits<float>::infinity()),
      m_pixels(static_cast<std::size_t>(width_px * height_px * 3), 250) {}

void Raster::draw(const VertexArray& vertices_m, const FaceArray& faces,
                  const Eigen::Matrix3d& view, const Eigen::Vector2d& centre_px, double px_per_m,
                  const Vector3d& colour) {
    std::vector<Vector3d> points;
    for (Eigen::Index v = 0; v < vertices_m.rows(); ++v) {
        points.push_back(view * vertices_m.row(v).transpose().cast<double>());
    }
    const auto normals = normalsOf(points, faces);
    for (Eigen::Index f = 0; f < faces.rows(); ++f) {
        std::array<Vector3d, 3> corner;
        std::array<double, 3> brightness;
        for (int i = 0; i < 3; ++i) {
            const auto v = static_cast<std::size_t>(faces(f, i));
            const auto at = static_cast<std::size_t>(i);
            corner[at] = {centre_px.x() + px_per_m * points[v].x(),
                          centre_px.y() - px_per_m * points[v].y(), px_per_m * points[v].z()};
            brightness[at] = brightnessOf(normals[v]);
        }
        fill(corner, brightness, colour);
    }
}

void Raster::fill(const std::array<Vector3d, 3>& corner, const std::array<double, 3>& brightness,
                  const Vector3d& colour) {
    const auto& [a, b, c] = corner;
    const double area = (b.x() - a.x()) * (c.y() - a.y()) - (c.x() - a.x()) * (b.y() - a.y());
    if (std::abs(area) < 1e-9) {
        return;
    }
    const auto low_x = std::max(0, static_cast<int>(std::min({a.x(), b.x(), c.x()})));
    const auto low_y = std::max(0, static_cast<int>(std::min({a.y(), b.y(), c.y()})));
    const auto high_x =
        std::min(m_width - 1, static_cast<int>(std::max({a.x(), b.x(), c.x()})) + 1);
    const auto high_y =
        std::min(m_height - 1, static_cast<int>(std::max({a.y(), b.y(), c.y()})) + 1);
    for (int y = low_y; y <= high_y; ++y) {
        for (int x = low_x; x <= high_x; ++x) {
            const double wb =
                ((x - a.x()) * (c.y() - a.y()) - (c.x() - a.x()) * (y - a.y())) / area;
            const double wc =
                ((b.x() - a.x()) * (y - a.y()) - (x - a.x()) * (b.y() - a.y())) / area;
            const double wa = 1 - wb - wc;
            constexpr double kEdge = -1e-9;  // pixels on a shared edge belong to both
            if (wa < kEdge || wb < kEdge || wc < kEdge) {
                continue;
            }
            const auto pixel = static_cast<std::size_t>(y * m_width + x);
            const auto depth = static_cast<float>(wa * a.z() + wb * b.z() + wc * c.z());
            if (depth <= m_depth[pixel]) {
                continue;
            }
            m_depth[pixel] = depth;
            const double light = wa * brightness[0] + wb * brightness[1] + wc * brightness[2];
            for (std::size_t channel = 0; channel < 3; ++channel) {
                const double value = 255 * light * colour[static_cast<Eigen::Index>(channel)];
                m_pixels[3 * pixel + channel] =
                    static_cast<unsigned char>(std::clamp(value, 0.0, 255.0));
            }
        }
    }
}

Result<void> Raster::writePng(const std::filesystem::path& path) const {
    vtkNew<vtkImageData> image;
    image->SetDimensions(m_width, m_height, 1);
    image->AllocateScalars(VTK_UNSIGNED_CHAR, 3);
    auto* target = static_cast<unsigned char*>(image->GetScalarPointer());
    const auto row = static_cast<std::size_t>(m_width * 3);
    for (int y = 0; y < m_height; ++y) {  // VTK counts rows from below
        std::copy_n(m_pixels.data() + static_cast<std::size_t>(y) * row, row,
                    target + static_cast<std::size_t>(m_height - 1 - y) * row);
    }
    vtkNew<vtkPNGWriter> writer;
    writer->SetFileName(path.c_str());
    writer->SetInputData(image);
    writer->Write();
    if (writer->GetErrorCode() != 0) {
        return fail(ErrorCode::WriteFailed, "cannot write the picture " + path.string());
    }
    return {};
}

}  // namespace gonio::open_body
