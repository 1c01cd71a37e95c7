#pragma once

#include <Eigen/Core>
#include <vector>

#include "render/scene/scene_colours.h"

namespace gonio {

/// One line through points, with a colour each.
struct ColouredLine {
    std::vector<Eigen::Vector3d> points_m;
    std::vector<Paint> colours;
};

}  // namespace gonio
