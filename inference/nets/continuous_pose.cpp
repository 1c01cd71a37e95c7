#include "inference/nets/continuous_pose.h"

#include <ATen/ATen.h>

#include <array>
#include <vector>

#include "core/body/skeleton.h"

namespace gonio {
namespace {

/// Plus or minus one element of a rotation matrix.
struct Element {
    double sign;
    int row, column;
};

/// q0 = atan2(y0, x0), q1 = asin(s), q2 = atan2(y2, x2), of the elements of R.
struct EulerFamily {
    std::vector<int> joints;
    Element y0, x0, s, y2, x2;
};

const std::array<EulerFamily, 4>& eulerFamilies() {
    static const std::array<EulerFamily, 4> families{{
        {{0, 1, 6}, {1, 1, 0}, {1, 1, 1}, {-1, 1, 2}, {1, 0, 2}, {1, 2, 2}},      // Ry Rx Rz
        {{11, 12, 13}, {-1, 1, 2}, {1, 1, 1}, {1, 1, 0}, {-1, 2, 0}, {1, 0, 0}},  // Ry Rz Rx
        {{14, 19}, {1, 0, 2}, {1, 0, 0}, {-1, 0, 1}, {1, 2, 1}, {1, 1, 1}},       // Rx Rz Ry
        {{15, 20}, {1, 2, 1}, {1, 2, 2}, {-1, 2, 0}, {1, 1, 0}, {1, 0, 0}},       // Rz Ry Rx
    }};
    return families;
}

at::Tensor normalised(const at::Tensor& x) {
    return x / x.norm(2, -1, true).clamp_min(1e-12);
}

/// B x 6 to the rows of B x 3 x 3.
at::Tensor rotations(const at::Tensor& slots) {
    const auto first = normalised(slots.narrow(-1, 0, 3)), second = slots.narrow(-1, 3, 3);
    const auto rest = second - (first * second).sum(-1, true) * first;
    const auto third = normalised(rest);
    return at::stack({first, third, at::cross(first, third, -1)}, -2);
}

at::Tensor arcsine(const at::Tensor& x) {
    const double margin = x.scalar_type() == at::kDouble ? 1e-15 : 1e-7;
    return at::asin(x.clamp(margin - 1, 1 - margin));
}

/// \return three columns, B x 1 each, under the signs of the joint's declared axes
void addEulerAngles(const EulerFamily& family, int joint, const at::Tensor& rotation,
                    std::vector<at::Tensor>& columns) {
    const auto element = [&](const Element& e) {
        return rotation.select(-2, e.row).select(-1, e.column) * e.sign;
    };
    const at::Tensor angles[] = {at::atan2(element(family.y0), element(family.x0)),
                                 arcsine(element(family.s)),
                                 at::atan2(element(family.y2), element(family.x2))};
    for (int k = 0; k < 3; ++k) {
        const auto dof = static_cast<std::size_t>(kFirstDof[joint] + k);
        columns[dof] = angles[k] * dofTable()[dof].axis.sum();
    }
}

}  // namespace

at::Tensor posesFromContinuous(const at::Tensor& continuous) {
    const auto slots = continuous.reshape({-1, kJointCount, 6});
    std::vector<at::Tensor> columns(kDofCount);
    for (const EulerFamily& family : eulerFamilies()) {
        for (const int joint : family.joints) {
            addEulerAngles(family, joint, rotations(slots.select(1, joint)), columns);
        }
    }
    for (int joint = 0; joint < kJointCount; ++joint) {
        const auto of = slots.select(1, joint);
        const auto dof = static_cast<std::size_t>(kFirstDof[joint]);
        if (kDofsOfJoint[joint] == 1) {
            columns[dof] = at::atan2(-of.select(-1, 1), of.select(-1, 0));
        } else if (kDofsOfJoint[joint] == 2) {
            columns[dof] = of.select(-1, 0);
            columns[dof + 1] = of.select(-1, 1);
        }
    }
    return at::stack(columns, -1);
}

}  // namespace gonio
