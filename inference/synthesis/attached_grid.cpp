#include "inference/synthesis/attached_grid.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/body/skin.h"

namespace gonio {
namespace {

constexpr int kDirections = 32;
constexpr float kTurn = 2 * std::numbers::pi_v<float>;

float smoothRise(float at) {
    const float t = std::clamp(at, 0.F, 1.F);
    return t * t * (3 - 2 * t);
}

void stitch(AttachedGrid& grid) {
    const int across = grid.isClosed ? grid.columns : grid.columns - 1;
    for (int r = 0; r + 1 < grid.rows; ++r) {
        for (int c = 0; c < across; ++c) {
            const int next = (c + 1) % grid.columns;
            const int a = r * grid.columns + c, b = r * grid.columns + next;
            grid.triangles.push_back({a, b, a + grid.columns});
            grid.triangles.push_back({b, b + grid.columns, a + grid.columns});
        }
    }
}

/// How far the skin between two heights reaches from the axis (0, axisZ) in each direction: the
/// support function, so that cloth hangs from the widest place and spans both legs.
std::array<float, kDirections> reachOf(const VertexArray& shaped_m, float low, float high,
                                       float axisZ, float mostX) {
    std::array<float, kDirections> reach{}, sines{}, cosines{};
    for (std::size_t d = 0; d < kDirections; ++d) {
        sines[d] = std::sin(kTurn * static_cast<float>(d) / kDirections);
        cosines[d] = std::cos(kTurn * static_cast<float>(d) / kDirections);
    }
    for (Eigen::Index v = 0; v < shaped_m.rows(); ++v) {
        const float x = shaped_m(v, 0), y = shaped_m(v, 1), z = shaped_m(v, 2) - axisZ;
        if (y < low || y > high || std::abs(x) > mostX) continue;
        for (std::size_t d = 0; d < kDirections; ++d)
            reach[d] = std::max(reach[d], x * sines[d] + z * cosines[d]);
    }
    return reach;
}

float reachAlong(const std::array<float, kDirections>& reach, float angle) {
    float at = angle / kTurn * kDirections;
    at -= std::floor(at / kDirections) * kDirections;
    const int i = static_cast<int>(at) % kDirections;
    const float part = at - std::floor(at);
    return (1 - part) * reach[static_cast<std::size_t>(i)] +
           part * reach[static_cast<std::size_t>((i + 1) % kDirections)];
}

/// Pelvis at the top, thighs below, shanks below the knees; sides by where the point lies.
AttachedGrid::Hold skirtHold(float down, float belowKnee, float x) {
    const float legs = smoothRise(down * 1.6F);
    const float left = smoothRise(0.5F + x / 0.24F);
    AttachedGrid::Hold hold;
    const bool isLeft = left > 0.5F;
    hold.joint = {id(Joint::Pelvis), id(Joint::FemurL), id(Joint::FemurR)};
    hold.weight = {1 - legs, legs * left, legs * (1 - left)};
    if (belowKnee > 0) {
        // The nearer leg's shank takes over in part; the cloth is stiffer than a trouser leg.
        const float shank = 0.6F * smoothRise(belowKnee / 0.3F) * hold.weight[isLeft ? 1 : 2];
        hold.joint[0] = isLeft ? id(Joint::TibiaL) : id(Joint::TibiaR);
        hold.weight[isLeft ? 1 : 2] -= shank;
        const float rest = 1 - hold.weight[1] - hold.weight[2];
        hold.weight[0] = rest;
    }
    return hold;
}

}  // namespace

AttachedGrid skirtGrid(const SkirtShape& shape, const DressableBody& body,
                       const VertexArray& shaped_m) {
    const BodyMarks& m = body.marks();
    AttachedGrid grid;
    grid.cloth = shape.cloth;
    grid.isClosed = true;
    grid.rows = 14;
    grid.columns = 36;
    grid.rest_m.resize(grid.rows * grid.columns, 3);
    grid.texture_m.setZero(grid.rest_m.rows(), 3);
    const float height = shape.top - shape.hem;
    std::array<float, kDirections> widest{};
    for (int r = 0; r < grid.rows; ++r) {
        const float down = static_cast<float>(r) / static_cast<float>(grid.rows - 1);
        const float y = shape.top - down * height;
        const auto reach = reachOf(shaped_m, y - 0.03F, y + 0.03F, m.pelvisMid, m.shoulder + 0.15F);
        // Cloth does not follow the legs inwards again by more than a little.
        for (std::size_t d = 0; d < widest.size(); ++d)
            widest[d] = std::max(reach[d], widest[d] - 0.006F);
        for (int c = 0; c < grid.columns; ++c) {
            const float angle = kTurn * static_cast<float>(c) / static_cast<float>(grid.columns);
            const float fold = down * shape.foldDepth *
                               std::cos(angle * static_cast<float>(shape.folds) + 3 * down);
            const float radius =
                (reachAlong(widest, angle) + shape.ease_m + shape.flare * down * height * 0.5F) *
                (1 + fold);
            const Eigen::Index i = r * grid.columns + c;
            grid.rest_m.row(i) << radius * std::sin(angle), y,
                m.pelvisMid + radius * std::cos(angle);
            grid.texture_m.row(i) << 0.2F * (angle > kTurn / 2 ? kTurn - angle : angle), y, 0;
            grid.holds.push_back(skirtHold(down * height / 0.35F, m.knee - y, grid.rest_m(i, 0)));
        }
    }
    stitch(grid);
    return grid;
}

AttachedGrid longHairGrid(const LongHairShape& shape, const DressableBody& body,
                          const VertexArray& shaped_m) {
    const BodyMarks& m = body.marks();
    AttachedGrid grid;
    grid.cloth = shape.cloth;
    grid.isHair = true;
    grid.rows = 12;
    grid.columns = 17;
    grid.rest_m.resize(grid.rows * grid.columns, 3);
    grid.texture_m.setZero(grid.rest_m.rows(), 3);
    const float top = m.eye + 0.06F, bottom = m.eye - shape.length_m;
    std::array<float, kDirections> widest{};
    for (int r = 0; r < grid.rows; ++r) {
        const float down = static_cast<float>(r) / static_cast<float>(grid.rows - 1);
        const float y = top + down * (bottom - top);
        const auto reach = reachOf(shaped_m, y - 0.02F, y + 0.02F, m.headMid, m.headHalfWidth);
        for (std::size_t d = 0; d < widest.size(); ++d)
            widest[d] = std::max(reach[d], widest[d] - 0.008F);
        for (int c = 0; c < grid.columns; ++c) {
            const float side = 2 * static_cast<float>(c) / static_cast<float>(grid.columns - 1) - 1;
            const float angle = kTurn / 2 + side * shape.opening_rad * (1 - 0.35F * down);
            const float radius = reachAlong(widest, angle) + shape.ease_m * (1 + 0.5F * down);
            const Eigen::Index i = r * grid.columns + c;
            grid.rest_m.row(i) << radius * std::sin(angle), y, m.headMid + radius * std::cos(angle);
            grid.texture_m.row(i) << 0.1F * angle, 0.2F * y, 0;
            // Above the neck with the head, below with the trunk.
            const float head = smoothRise((y - m.neckBase + 0.05F) / 0.12F);
            AttachedGrid::Hold hold;
            hold.joint = {id(Joint::Head), id(Joint::Thorax), 0};
            hold.weight = {head, 1 - head, 0};
            grid.holds.push_back(hold);
        }
    }
    stitch(grid);
    return grid;
}

AttachedGrid brimGrid(const BrimShape& shape, const Garment& hat, const DressableBody& body,
                      const VertexArray& shaped_m) {
    const BodyMarks& m = body.marks();
    AttachedGrid grid;
    grid.cloth = shape.cloth;
    grid.rows = 3;
    grid.columns = 21;
    grid.rest_m.resize(grid.rows * grid.columns, 3);
    grid.texture_m.setZero(grid.rest_m.rows(), 3);
    const auto reach =
        reachOf(shaped_m, hat.high - 0.02F, hat.high + 0.02F, m.headMid, m.headHalfWidth);
    for (int r = 0; r < grid.rows; ++r) {
        const float out = static_cast<float>(r) / static_cast<float>(grid.rows - 1);
        for (int c = 0; c < grid.columns; ++c) {
            const float side = 2 * static_cast<float>(c) / static_cast<float>(grid.columns - 1) - 1;
            const float angle = side * shape.halfAngle_rad;
            // A visor narrows towards its sides.
            const float narrowing = shape.halfAngle_rad > 3 ? 1 : 1 - 0.8F * side * side;
            const float radius =
                reachAlong(reach, angle) + hat.ease_m + out * narrowing * shape.reach_m;
            const float back = 0.5F - 0.5F * std::cos(angle);
            const Eigen::Index i = r * grid.columns + c;
            grid.rest_m.row(i) << radius * std::sin(angle),
                hat.high + back * (hat.low - hat.high) - 0.3F * out * shape.reach_m,
                m.headMid + radius * std::cos(angle);
            grid.texture_m.row(i) << 0.1F * angle, radius, 0;
            grid.holds.push_back({{id(Joint::Head), 0, 0}, {1, 0, 0}});
        }
    }
    stitch(grid);
    return grid;
}

void poseGrid(const AttachedGrid& grid, const PosedSkin& skin, VertexArray& posed_m) {
    const JointMaps maps = jointMaps(skin.rest, skin.kinematics, skin.translation_m);
    posed_m.resize(grid.rest_m.rows(), 3);
    for (Eigen::Index i = 0; i < grid.rest_m.rows(); ++i) {
        const auto& hold = grid.holds[static_cast<std::size_t>(i)];
        Eigen::RowVector3f sum = Eigen::RowVector3f::Zero();
        for (std::size_t k = 0; k < 3; ++k) {
            if (hold.weight[k] == 0) continue;
            const auto& map = maps[static_cast<std::size_t>(hold.joint[k])];
            for (Eigen::Index row = 0; row < 3; ++row) {
                const auto at = static_cast<std::size_t>(4 * row);
                sum[row] += hold.weight[k] *
                            (map[at] * grid.rest_m(i, 0) + map[at + 1] * grid.rest_m(i, 1) +
                             map[at + 2] * grid.rest_m(i, 2) + map[at + 3]);
            }
        }
        posed_m.row(i) = sum;
    }
}

}  // namespace gonio
