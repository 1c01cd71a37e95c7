#include "core/people/mirrored_look.h"

#include <algorithm>

namespace gonio {
namespace {

constexpr double kAgreement = 0.06;  ///< of the crop's width

bool isLeg(const std::string& name) {
    constexpr const char* kParts[] = {"hip", "knee", "ankle", "heel", "foot", "toe"};
    return std::any_of(std::begin(kParts), std::end(kParts),
                       [&](const char* part) { return name.find(part) != std::string::npos; });
}

bool isArm(const std::string& name) {
    constexpr const char* kParts[] = {"shoulder", "elbow", "wrist", "pinky", "index", "thumb"};
    return !isLeg(name) && std::any_of(std::begin(kParts), std::end(kParts), [&](const char* part) {
        return name.find(part) != std::string::npos;
    });
}

// The mirrored look in the plain crop's pixels and labels.
void turnBack(CropAnswer& look, const std::vector<int>& twins, int width_px) {
    const CropAnswer seen = look;
    const auto twin = [&](Eigen::Index row) {
        return row < static_cast<Eigen::Index>(twins.size()) ? twins[static_cast<std::size_t>(row)]
                                                             : static_cast<int>(row);
    };
    for (Eigen::Index row = 0; row < look.points.rows(); ++row) {
        look.points.row(row) = seen.points.row(twin(row));
        look.points(row, 0) = width_px - look.points(row, 0);
    }
    for (Eigen::Index row = 0; row < look.world_m.rows(); ++row) {
        look.world_m.row(row) = seen.world_m.row(twin(row));
        look.world_m(row, 0) = -look.world_m(row, 0);
    }
}

double distance(const CropAnswer& a, int row, const CropAnswer& b, int other) {
    return (a.points.row(row) - b.points.row(other)).head(2).norm();
}

// Exchanges left and right of a limb in `look` if that is what sets it apart from `plain`.
template <class IsLimb>
void exchangeIfCrossed(const CropAnswer& plain, CropAnswer& look,
                       const std::vector<std::string>& names, const std::vector<int>& twins,
                       int width_px, IsLimb isLimb) {
    double same = 0, crossed = 0;
    int count = 0;
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        if (twins[i] == i || !isLimb(names[i])) continue;
        same += distance(plain, i, look, i);
        crossed += distance(plain, i, look, twins[i]);
        ++count;
    }
    if (count == 0 || same < 0.5 * kAgreement * width_px * count || crossed > 0.5 * same) return;
    const CropAnswer seen = look;
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        if (!isLimb(names[i])) continue;
        look.points.row(i) = seen.points.row(twins[i]);
        if (look.world_m.rows() > 0) look.world_m.row(i) = seen.world_m.row(twins[i]);
    }
}

}  // namespace

CropAnswer joinLooks(const CropAnswer& plain, CropAnswer mirrored,
                     const std::vector<std::string>& names, const std::vector<int>& twins,
                     int width_px) {
    turnBack(mirrored, twins, width_px);
    exchangeIfCrossed(plain, mirrored, names, twins, width_px, isLeg);
    exchangeIfCrossed(plain, mirrored, names, twins, width_px, isArm);
    CropAnswer joined = plain;
    joined.poseFlag = (plain.poseFlag + mirrored.poseFlag) / 2;
    for (int row = 0; row < static_cast<int>(plain.points.rows()); ++row) {
        const bool agree = distance(plain, row, mirrored, row) <= kAgreement * width_px;
        if (!agree) {
            joined.points(row, 2) *= 0.5;
            continue;
        }
        joined.points.row(row) = (plain.points.row(row) + mirrored.points.row(row)) / 2;
        if (row < plain.world_m.rows()) {
            joined.world_m.row(row) = (plain.world_m.row(row) + mirrored.world_m.row(row)) / 2;
        }
    }
    return joined;
}

}  // namespace gonio
