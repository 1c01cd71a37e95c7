#include "inference/synthesis/view_sampler.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

constexpr int kTries = 10;
constexpr double kLeastSeen = 0.35;  ///< of a truncated person's box, along the cut side

PictureSize randomPicture(Dice& dice) {
    constexpr std::array<PictureSize, 8> sizes{{{1920, 1080},
                                                {1280, 720},
                                                {1080, 1920},
                                                {720, 1280},
                                                {640, 480},
                                                {1280, 960},
                                                {854, 480},
                                                {3840, 2160}}};
    return sizes[static_cast<std::size_t>(dice.index(static_cast<int>(sizes.size())))];
}

/// Where the camera is and how it is held, before it is turned towards the person.
struct Stand {
    double height_m, distance_m, roll_rad;
};

Stand randomStand(double focal_px, const PictureSize& picture, double personHeight_m, bool isCut,
                  Dice& dice) {
    Stand stand{};
    // Share of the picture's height that the person takes.
    double share = dice.betweenLog(0.22, 0.88);
    if (isCut) share = dice.betweenLog(0.4, 1.9);
    stand.distance_m = std::max(1.1, focal_px * personHeight_m / (share * picture.height_px));
    const double kind = dice.uniform();
    stand.height_m = kind < 0.75  ? dice.between(0.6, 1.9)
                     : kind < 0.9 ? dice.between(0.1, 0.6)
                                  : dice.between(1.9, 1.0 + 0.8 * stand.distance_m);
    stand.roll_rad = dice.chance(0.5) ? 0.015 * dice.gaussian() : 0.1 * dice.gaussian();
    return stand;
}

/// Turns the camera so that `target_m` appears `offset_px` beside the picture's middle.
Eigen::Matrix3d aimed(const Eigen::Vector3d& from_m, const Eigen::Vector3d& target_m,
                      const Eigen::Vector2d& offset_px, double focal_px, double roll_rad) {
    const Eigen::Vector3d towards = target_m - from_m;
    const double across = std::atan2(towards.x(), -towards.z());
    const double down = std::atan2(-towards.y(), std::hypot(towards.x(), towards.z()));
    const double yaw = across - std::atan(offset_px.x() / focal_px);
    const double pitch = down - std::atan(offset_px.y() / focal_px);
    const Eigen::Matrix3d axes = Eigen::Vector3d(1, -1, -1).asDiagonal();
    return Eigen::AngleAxisd(roll_rad, Eigen::Vector3d::UnitZ()).toRotationMatrix() *
           Eigen::AngleAxisd(pitch, Eigen::Vector3d::UnitX()).toRotationMatrix() * axes *
           Eigen::AngleAxisd(yaw, Eigen::Vector3d::UnitY()).toRotationMatrix();
}

/// How far from the picture's middle the middle of a box of this size shall appear.
Eigen::Vector2d randomOffset_px(const PictureSize& picture, const DetectedBox& box, bool isCut,
                                Dice& dice) {
    const double width = double(box.right_px - box.left_px);
    const double height = double(box.bottom_px - box.top_px);
    const double freeX = std::max(0.0, (picture.width_px - width) / 2 - 2);
    const double freeY = std::max(0.0, (picture.height_px - height) / 2 - 2);
    Eigen::Vector2d offset(dice.between(-freeX, freeX), dice.between(-freeY, freeY));
    if (!isCut) return offset;
    const double kind = dice.uniform(), cut = dice.between(0.05, 1 - kLeastSeen);
    const double outX = freeX + 2 + cut * width, outY = freeY + 2 + cut * height;
    if (kind < 0.5) {
        offset.y() = outY;
    } else if (kind < 0.65) {
        offset.y() = -outY;
    } else {
        offset.x() = dice.chance(0.5) ? outX : -outX;
    }
    return offset;
}

struct Visible {
    bool isUsable;
    DetectedBox cut;  ///< what the picture shows of the box
};

Visible visiblePart(const PictureSize& picture, const DetectedBox& box) {
    const auto width = static_cast<float>(picture.width_px),
               height = static_cast<float>(picture.height_px);
    DetectedBox cut{std::max(box.left_px, 0.F), std::max(box.top_px, 0.F),
                    std::min(box.right_px, width), std::min(box.bottom_px, height)};
    const float share = std::min((cut.right_px - cut.left_px) / (box.right_px - box.left_px),
                                 (cut.bottom_px - cut.top_px) / (box.bottom_px - box.top_px));
    const bool hasSize = cut.right_px - cut.left_px > 12 && cut.bottom_px - cut.top_px > 12;
    return {hasSize && share > 0.25F, cut};
}

DetectedBox jittered(DetectedBox box, const ViewSettings& settings, Dice& dice) {
    const float width = box.right_px - box.left_px, height = box.bottom_px - box.top_px;
    if (dice.chance(settings.closeUpShare)) {  // the upper body or the legs
        const float edge = box.top_px + dice.betweenF(0.4, 0.65) * height;
        (dice.chance(0.6) ? box.bottom_px : box.top_px) = edge;
    }
    const float longer = std::max(width, height);
    const auto moved = [&] {
        return static_cast<float>(settings.boxShift * std::clamp(dice.gaussian(), -2.5, 2.5)) *
               longer;
    };
    const float dx = moved(), dy = moved();
    const double growth = std::clamp(dice.gaussian(), -2.0, 2.5) * settings.boxGrowth + 0.06;
    const auto scale = static_cast<float>(std::exp(growth));
    const float cx = (box.left_px + box.right_px) / 2 + dx,
                cy = (box.top_px + box.bottom_px) / 2 + dy;
    const float w = (box.right_px - box.left_px) / 2 * scale,
                h = (box.bottom_px - box.top_px) / 2 * scale;
    return {cx - w, cy - h, cx + w, cy + h};
}

/// What a search for the person looks at before it has found them: much around them, or nothing
/// of them.
DetectedBox searched(DetectedBox box, const ViewSettings& settings, Dice& dice) {
    const double kind = dice.uniform();
    const bool isBeside = kind < settings.besideShare;
    if (!isBeside && kind >= settings.besideShare + settings.looseShare) return box;
    const double growth = isBeside ? dice.betweenLog(0.6, 3) : dice.betweenLog(1.4, 4.5);
    const double halfWidth = (box.right_px - box.left_px) / 2,
                 halfHeight = (box.bottom_px - box.top_px) / 2;
    const double half = growth * std::max(0.75 * halfHeight, halfWidth) / 0.75;
    double dx = dice.between(-1, 1) * std::max(0.0, 0.75 * half - halfWidth),
           dy = dice.between(-1, 1) * std::max(0.0, half - halfHeight);
    if (isBeside)
        dx = (dice.chance(0.5) ? 1 : -1) * (0.75 * half + dice.between(0.8, 3) * halfWidth);
    const auto cx = static_cast<float>((box.left_px + box.right_px) / 2 + dx),
               cy = static_cast<float>((box.top_px + box.bottom_px) / 2 + dy),
               w = static_cast<float>(0.75 * half), h = static_cast<float>(half);
    return {cx - w, cy - h, cx + w, cy + h};
}

}  // namespace

DetectedBox boxAround(const Figure& figure, const CropView& view) {
    const Eigen::Matrix3f turn = view.cameraFromWorld.cast<float>();
    const Eigen::Vector3f shift = (-view.cameraFromWorld * view.position_m).cast<float>();
    const auto focal = static_cast<float>(view.focal_px),
               bend = static_cast<float>(view.distortion);
    float left = 1e9F, right = -1e9F, top = 1e9F, bottom = -1e9F;
    const VertexArray& world = figure.world_m();
    for (Eigen::Index i = 0; i < world.rows(); ++i) {
        if (figure.keep()[static_cast<std::size_t>(i)] < 0) continue;
        const Eigen::Vector3f at = turn * world.row(i).transpose() + shift;
        if (at.z() < 0.1F) continue;
        const float x = at.x() / at.z(), y = at.y() / at.z();
        const float bent = focal * (1 + bend * (x * x + y * y));
        left = std::min(left, bent * x);
        right = std::max(right, bent * x);
        top = std::min(top, bent * y);
        bottom = std::max(bottom, bent * y);
    }
    const float cx = static_cast<float>(view.picture.width_px) / 2,
                cy = static_cast<float>(view.picture.height_px) / 2;
    return {cx + left, cy + top, cx + right, cy + bottom};
}

bool isCutBy(const PictureSize& picture, const DetectedBox& box) {
    return box.left_px < 0 || box.top_px < 0 ||
           box.right_px > static_cast<float>(picture.width_px) ||
           box.bottom_px > static_cast<float>(picture.height_px);
}

CropView randomView(const Figure& figure, const ViewSettings& settings, Dice& dice,
                    DetectedBox& box) {
    CropView view;
    view.rows = settings.rows;
    view.picture = randomPicture(dice);
    const double vertical_rad = dice.betweenLog(0.3, 1.25);
    view.focal_px = view.picture.height_px / (2 * std::tan(vertical_rad / 2));
    if (view.picture.width_px > view.picture.height_px && dice.chance(0.3)) view.focal_px *= 0.8;
    if (dice.chance(settings.distortedShare)) view.distortion = dice.between(-0.12, 0.06);
    const bool isCut = dice.chance(settings.truncatedShare);
    const VertexArray& world = figure.world_m();
    const Eigen::Vector3d low = world.colwise().minCoeff().transpose().cast<double>();
    const Eigen::Vector3d high = world.colwise().maxCoeff().transpose().cast<double>();
    const Eigen::Vector3d middle = (low + high) / 2;
    Stand stand = randomStand(view.focal_px, view.picture, std::max(0.9, high.y()), isCut, dice);
    Visible seen{};
    for (int i = 0; i < kTries; ++i) {
        view.position_m = {middle.x(), stand.height_m, middle.z() + stand.distance_m};
        view.cameraFromWorld =
            aimed(view.position_m, middle, {0, 0}, view.focal_px, stand.roll_rad);
        const Eigen::Vector2d offset =
            randomOffset_px(view.picture, boxAround(figure, view), isCut, dice);
        view.cameraFromWorld =
            aimed(view.position_m, middle, offset, view.focal_px, stand.roll_rad);
        box = boxAround(figure, view);
        seen = visiblePart(view.picture, box);
        if (seen.isUsable && isCutBy(view.picture, box) == isCut) break;
        // Farther away everything fits, and a person at the border is cut less.
        stand.distance_m *= isCut ? 1.1 : 1.2;
    }
    const DetectedBox found = jittered(seen.cut, settings, dice);
    const auto square = squareAround(searched(found, settings, dice), BoxRule::GrownTo3By4);
    view.square = square.value_or(PersonSquare{});
    return view;
}

}  // namespace gonio
