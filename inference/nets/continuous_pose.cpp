#include "inference/nets/continuous_pose.h"

#include <ATen/ATen.h>

#include <array>
#include <vector>

#include "core/body/skeleton.h"
#include "inference/nets/rotations6.h"

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
    std::array<Element, 5> elements;  ///< y0, x0, s, y2, x2
};

const std::array<EulerFamily, 4>& eulerFamilies() {
    static const std::array<EulerFamily, 4> families{{
        {{0, 1, 6}, {{{1, 1, 0}, {1, 1, 1}, {-1, 1, 2}, {1, 0, 2}, {1, 2, 2}}}},      // Ry Rx Rz
        {{11, 12, 13}, {{{-1, 1, 2}, {1, 1, 1}, {1, 1, 0}, {-1, 2, 0}, {1, 0, 0}}}},  // Ry Rz Rx
        {{14, 19}, {{{1, 0, 2}, {1, 0, 0}, {-1, 0, 1}, {1, 2, 1}, {1, 1, 1}}}},       // Rx Rz Ry
        {{15, 20}, {{{1, 2, 1}, {1, 2, 2}, {-1, 2, 0}, {1, 1, 0}, {1, 0, 0}}}},       // Rz Ry Rx
    }};
    return families;
}

/// Where the numbers of each joint are and go, on the processor.
struct Places {
    std::vector<std::int64_t> balls, hinges, wrists;   // joints of three, one and two angles
    std::array<std::vector<std::int64_t>, 5> element;  // among the balls' matrices, flattened
    std::array<std::vector<double>, 5> elementSign;
    std::array<std::vector<double>, 3> axisSign;  // of the balls' declared axes
    std::vector<std::int64_t> dofs;               // balls' first, second, third; hinges'; wrists'

    void addBalls(const EulerFamily& family);
    void addDofs(const std::vector<std::int64_t>& joints, int angle);
};

void Places::addBalls(const EulerFamily& family) {
    for (const int joint : family.joints) {
        for (std::size_t e = 0; e < family.elements.size(); ++e) {
            const auto [sign, row, column] = family.elements[e];
            element[e].push_back(9 * std::int64_t(balls.size()) + 3 * row + column);
            elementSign[e].push_back(sign);
        }
        for (std::size_t k = 0; k < axisSign.size(); ++k) {
            // The axes are signed unit vectors.
            axisSign[k].push_back(dofTable()[std::size_t(kFirstDof[joint]) + k].axis.sum());
        }
        balls.push_back(joint);
    }
}

void Places::addDofs(const std::vector<std::int64_t>& joints, int angle) {
    for (const std::int64_t joint : joints) dofs.push_back(kFirstDof[joint] + angle);
}

Places makePlaces() {
    Places places;
    for (const EulerFamily& family : eulerFamilies()) places.addBalls(family);
    for (int joint = 0; joint < kJointCount; ++joint) {
        if (kDofsOfJoint[joint] == 1) places.hinges.push_back(joint);
        if (kDofsOfJoint[joint] == 2) places.wrists.push_back(joint);
    }
    for (int angle = 0; angle < 3; ++angle) places.addDofs(places.balls, angle);
    places.addDofs(places.hinges, 0);
    for (int angle = 0; angle < 2; ++angle) places.addDofs(places.wrists, angle);
    return places;
}

at::Tensor arcsine(const at::Tensor& x) {
    const double margin = x.scalar_type() == at::kDouble ? 1e-15 : 1e-7;
    return at::asin(x.clamp(margin - 1, 1 - margin));
}

}  // namespace

at::Tensor matrixOfSixRows(const at::Tensor& six) {
    return matrixOfSixColumns(six).transpose(-2, -1);
}

at::Tensor posesFromContinuous(const at::Tensor& continuous) {
    static const Places places = makePlaces();
    const auto slots = continuous.reshape({-1, kJointCount, 6});
    const auto rowsOf = [](const at::Tensor& x, const std::vector<std::int64_t>& rows) {
        return x.index_select(1, at::tensor(rows, at::kLong).to(x.device()));
    };
    const auto signedBy = [&slots](const std::vector<double>& signs, const at::Tensor& x) {
        return x * at::tensor(signs, at::kDouble).to(slots.options());
    };
    const auto rotations = matrixOfSixRows(rowsOf(slots, places.balls)).flatten(1);
    const auto element = [&](std::size_t e) {
        return signedBy(places.elementSign[e], rowsOf(rotations, places.element[e]));
    };
    const at::Tensor angles_rad[] = {at::atan2(element(0), element(1)), arcsine(element(2)),
                                     at::atan2(element(3), element(4))};
    std::vector<at::Tensor> columns;
    for (std::size_t k = 0; k < 3; ++k) {
        columns.push_back(signedBy(places.axisSign[k], angles_rad[k]));
    }
    const auto hinges = rowsOf(slots, places.hinges), wrists = rowsOf(slots, places.wrists);
    columns.push_back(at::atan2(-hinges.select(2, 1), hinges.select(2, 0)));
    columns.insert(columns.end(), {wrists.select(2, 0), wrists.select(2, 1)});
    const auto order = at::tensor(places.dofs, at::kLong).argsort().to(slots.device());
    return at::cat(columns, 1).index_select(1, order);
}

}  // namespace gonio
