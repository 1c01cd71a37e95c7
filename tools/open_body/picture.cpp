#include "tools/open_body/picture.h"

#include <Eigen/Geometry>
#include <numbers>
#include <string>

#include "core/body/bones.h"
#include "tools/open_body/raster.h"

namespace gonio::open_body {
namespace {

constexpr int kCell_px = 1000;
constexpr double kScale = 500;  // px per metre
const Eigen::Vector3d kSkinColour(0.93, 0.78, 0.70);
const Eigen::Vector3d kBoneColour(0.95, 0.92, 0.82);

struct View {
    double turn_rad = 0;  ///< about the vertical; 0 from the front, +90 degrees from the left
    bool bones = false;
};

/// One panel: a shape and a pose seen from somewhere.
struct Panel {
    View view;
    ShapeVector shape = ShapeVector::Zero();
    PoseVector pose_rad = PoseVector::Zero();
};

constexpr double kDegree = std::numbers::pi / 180;

PoseVector squat() {
    PoseVector pose = PoseVector::Zero();
    for (const int hip : {3, 10}) {
        pose[hip] = 90 * kDegree;
        pose[hip + 3] = 90 * kDegree;
        pose[hip + 4] = 15 * kDegree;
    }
    pose[18] = -20 * kDegree;
    pose[29] = 80 * kDegree;
    pose[39] = -80 * kDegree;
    pose[32] = pose[42] = 90 * kDegree;
    return pose;
}

PoseVector armsDown() {
    PoseVector pose = PoseVector::Zero();
    pose[29] = 80 * kDegree;
    pose[39] = -80 * kDegree;
    return pose;
}

PoseVector stride() {
    PoseVector pose = PoseVector::Zero();
    pose[3] = 40 * kDegree;
    pose[6] = 20 * kDegree;
    pose[10] = -20 * kDegree;
    pose[13] = 50 * kDegree;
    pose[16] = -20 * kDegree;
    pose[18] = -15 * kDegree;
    pose[21] = -15 * kDegree;
    pose[24] = -20 * kDegree;
    pose[29] = pose[32] = 75 * kDegree;
    pose[39] = -75 * kDegree;
    pose[42] = 45 * kDegree;
    return pose;
}

void drawPanel(const BodyModel& model, const Panel& panel, const Eigen::Vector2d& centre_px,
               Raster& raster) {
    const RestShape rest = computeRestShape(model, panel.shape);
    Kinematics kinematics;
    computeKinematics(rest, panel.pose_rad, kinematics);
    const SkinPoser skin(model, rest);
    const Eigen::Matrix3d view =
        Eigen::AngleAxisd(-panel.view.turn_rad, Eigen::Vector3d::UnitY()).toRotationMatrix();
    VertexArray posed_m;
    if (panel.view.bones) {
        BonePoser(model, skin).pose(kinematics, Eigen::Vector3d::Zero(), posed_m);
        raster.draw(posed_m, model.boneFaces, view, centre_px, kScale, kBoneColour);
    } else {
        skin.pose(kinematics, Eigen::Vector3d::Zero(), posed_m);
        raster.draw(posed_m, model.skinFaces, view, centre_px, kScale, kSkinColour);
    }
}

std::vector<Panel> panels() {
    const View front, side{90 * kDegree}, back{180 * kDegree}, half{40 * kDegree};
    const View front_bones{0, true}, side_bones{90 * kDegree, true}, half_bones{40 * kDegree, true};
    const ShapeVector none = ShapeVector::Zero();
    std::vector<Panel> list = {{front},
                               {side},
                               {back},
                               {half, none, armsDown()},
                               {half, none, squat()},
                               {side, none, squat()},
                               {side, none, stride()},
                               {front, none, armsDown()},
                               {front_bones},
                               {side_bones},
                               {half_bones, none, squat()},
                               {side_bones, none, stride()}};
    for (const int direction : {1, 0, 2, 6}) {
        list.push_back({front, 2 * ShapeVector::Unit(direction)});
    }
    return list;
}

}  // namespace

Result<void> drawBodies(const std::filesystem::path& folder, const std::filesystem::path& png) {
    const auto list = panels();
    constexpr int kColumns = 4;
    const int rows = (static_cast<int>(list.size()) + kColumns - 1) / kColumns;
    for (const std::string sex : {"female", "male"}) {
        const auto model = loadBodyModel(folder / ("open_" + sex + ".safetensors"));
        if (!model) {
            return tl::unexpected(model.error());
        }
        Raster raster(kColumns * kCell_px, rows * kCell_px);
        for (std::size_t i = 0; i < list.size(); ++i) {
            const auto column = static_cast<double>(i % kColumns);
            const auto row = static_cast<double>(i / kColumns);
            drawPanel(**model, list[i], {(column + 0.5) * kCell_px, (row + 0.46) * kCell_px},
                      raster);
        }
        auto path = png;
        path.replace_filename(png.stem().string() + "_" + sex + png.extension().string());
        if (auto written = raster.writePng(path); !written) {
            return written;
        }
    }
    return {};
}

}  // namespace gonio::open_body
