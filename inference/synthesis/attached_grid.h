#pragma once

#include "inference/synthesis/outfit.h"

namespace gonio {

/// A net of points that hangs on joints: skirts, long hair, brims. Lives in the shaped rest pose.
struct AttachedGrid {
    int rows = 0, columns = 0;
    bool isClosed = false;  ///< the last column meets the first
    VertexArray rest_m;     ///< row after row
    VertexArray texture_m;  ///< places on the cloth: x, y; z unused

    /// For every point up to three joints and their weights, which sum to 1.
    struct Hold {
        std::array<int, 3> joint{};
        std::array<float, 3> weight{};
    };

    std::vector<Hold> holds;
    std::vector<RasterTriangle> triangles;
    Cloth cloth;
    bool isHair = false;
};

/// \param shaped_m  the person's skin in rest; garments are measured on it
AttachedGrid skirtGrid(const SkirtShape& shape, const DressableBody& body,
                       const VertexArray& shaped_m);
AttachedGrid longHairGrid(const LongHairShape& shape, const DressableBody& body,
                          const VertexArray& shaped_m);
AttachedGrid brimGrid(const BrimShape& shape, const Garment& hat, const DressableBody& body,
                      const VertexArray& shaped_m);

/// The grid's points in the world, m.
void poseGrid(const AttachedGrid& grid, const PosedSkin& skin, VertexArray& posed_m);

}  // namespace gonio
