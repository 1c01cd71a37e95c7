#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace gonio {

/// A corner as the raster sees it.
struct RasterVertex {
    float x = 0, y = 0;      ///< in samples; sample (i, j) lies at (i + 0.5, j + 0.5)
    float inverseDepth = 0;  ///< 1 / m along the optical axis; not above 0: behind the camera
    float keep = 1;          ///< surfaces end where this falls below 0 (hems), linear in between
};

struct RasterTriangle {
    int a = 0, b = 0, c = 0;
};

enum class Culling {
    None,
    Back,   ///< leaves out triangles that are seen to turn clockwise
    Front,  ///< leaves out those that are seen to turn counter-clockwise
};

/// Which triangle is seen in every sample. What it looks like is decided afterwards, once for a
/// seen surface instead of once for every surface on the way.
///
/// core/draw/rasteriser shades whole meshes for overlays and knows neither cut surfaces nor which
/// triangle is seen, and shares a picture's bands between threads; here many small pictures are
/// drawn at once, each on one thread.
///
/// Corners are rounded to 1/16 sample and edges are whole numbers, so that of an edge shared by
/// two triangles every sample belongs to exactly one of them.
class SurfaceRaster {
public:
    static constexpr std::uint32_t kNothing = 0xFFFFFFFFU;

    /// Empties the raster; keeps the memory.
    void clear(int width, int height);

    /// The corners of what is added from now on; they must stay where they are meanwhile.
    void setCorners(std::span<const RasterVertex> corners);

    /// Adds triangles numbered from `firstNumber`; nearer surfaces win, of equally near ones the
    /// first. Triangles with a corner behind the camera or farther than 8000 samples outside are
    /// left out.
    void add(std::span<const RasterTriangle> triangles, std::uint32_t firstNumber, Culling culling);

    int width() const { return m_width; }

    int height() const { return m_height; }

    /// Number of the triangle seen; kNothing where there is none.
    std::uint32_t numberAt(int x, int y) const { return m_number[index(x, y)]; }

    /// 1 / depth of what is seen; 0 where there is nothing.
    float inverseDepthAt(int x, int y) const { return m_inverseDepth[index(x, y)]; }

    /// 1 / depth of a row's samples. Written before anything is added, only what lies in front of
    /// it is drawn.
    float* inverseDepthRow(int y) { return m_inverseDepth.data() + index(0, y); }

    const float* inverseDepthRow(int y) const { return m_inverseDepth.data() + index(0, y); }

    const std::uint32_t* numberRow(int y) const { return m_number.data() + index(0, y); }

private:
    struct Fixed {
        int x, y;  ///< 1/16 sample
    };

    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) +
               static_cast<std::size_t>(x);
    }

    /// Where a triangle lies, its corners in the order that has them turn clockwise.
    struct Placed {
        std::array<int, 3> corner;
        int x0, x1, y0, y1;  ///< samples whose centres lie in its box: x0 <= x < x1
        float inverseArea;
        bool isCut;
    };

    bool place(const RasterTriangle& triangle, Culling culling, Placed& out) const;
    template <class Whole>
    void scan(const Placed& placed, std::uint32_t number);

    int m_width = 0, m_height = 0;
    std::vector<float> m_inverseDepth;
    std::vector<std::uint32_t> m_number;
    std::span<const RasterVertex> m_corners;
    std::vector<Fixed> m_fixed;
};

/// Shares of the three corners at a point of the picture, corrected for perspective, so that what
/// is linear on the surface is interpolated exactly. The triangle must have an area there.
struct CornerShares {
    float a = 0, b = 0, c = 0;
};

CornerShares cornerShares(const RasterVertex& a, const RasterVertex& b, const RasterVertex& c,
                          float x, float y);

}  // namespace gonio
