#include <cmath>
#include <numbers>

#include "core/body/osim_tree.h"

namespace gonio {
namespace {

const Eigen::Vector3d kX = Eigen::Vector3d::UnitX(), kY = Eigen::Vector3d::UnitY(),
                      kZ = Eigen::Vector3d::UnitZ();

double radians(double value_deg) {
    return value_deg * std::numbers::pi / 180;
}

/// OpenSim's orientations: turns about x, then y, then z, each about the turned axes.
Eigen::Matrix3d bodyFixedXyz(const Eigen::Vector3d& angles_rad) {
    return (Eigen::AngleAxisd(angles_rad[0], kX) * Eigen::AngleAxisd(angles_rad[1], kY) *
            Eigen::AngleAxisd(angles_rad[2], kZ))
        .toRotationMatrix();
}

/// Builds the tree of both sides from the numbers of the right one: places mirror in z,
/// orientations in the signs of their first two angles.
class Builder {
public:
    OsimTree tree;

    void addBody(const std::string& name, const std::string& parent) {
        m_body = m_bodies++;
        tree.bodyNames[std::size_t(m_body)] = name;
        joint().parent = parent.empty() ? -1 : tree.body(parent);
        m_isLeft = name.ends_with("_l");
        m_side = name.ends_with("_r") ? "_r" : m_isLeft ? "_l" : "";
    }

    void place(Eigen::Vector3d inParent_m, Eigen::Vector3d inChild_m = Eigen::Vector3d::Zero()) {
        if (m_isLeft) inParent_m.z() = -inParent_m.z(), inChild_m.z() = -inChild_m.z();
        joint().placeInParent_m = inParent_m;
        joint().placeInChild_m = inChild_m;
    }

    void orient(Eigen::Vector3d angles_rad, bool sidesMirror = true) {
        if (m_isLeft && sidesMirror) angles_rad.head<2>() *= -1;
        joint().orientation = bodyFixedXyz(angles_rad);
    }

    /// A new coordinate of this side. \param leftSign  of its turn on the left
    void addCoordinate(const std::string& name, const Eigen::Vector3d& axis, double low_deg,
                       double high_deg, double leftSign = 1) {
        tree.coordinates[std::size_t(m_coordinates)] = {name + m_side, radians(low_deg),
                                                        radians(high_deg)};
        joint().turns.push_back({axis, m_coordinates++, m_isLeft ? leftSign : 1, {}});
    }

    /// A turn that follows the last coordinate.
    void addFollower(const Eigen::Vector3d& axis, OsimPolynomial polynomial, bool mirrors) {
        joint().turns.push_back(
            {axis, m_coordinates - 1, 1, sided(std::move(polynomial), mirrors)});
    }

    void addShift(int axis, OsimPolynomial polynomial, bool mirrors) {
        joint().shiftCoordinate = m_coordinates - 1;
        joint().shifts[std::size_t(axis)] = sided(std::move(polynomial), mirrors);
    }

    /// \param names  of the scales of this body along x, y, z; equal names are one scale
    void stretch(const std::array<std::string, 3>& names) {
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const std::string name = names[axis].empty() ? "" : names[axis] + m_side;
            int index = 0;
            while (index < m_scales && tree.scaleNames[std::size_t(index)] != name) ++index;
            if (index == m_scales) tree.scaleNames[std::size_t(m_scales++)] = name;
            tree.scaleOf[std::size_t(m_body)][axis] = index;
        }
    }

private:
    OsimJoint& joint() { return tree.joints[std::size_t(m_body)]; }

    OsimPolynomial sided(OsimPolynomial polynomial, bool mirrors) const {
        if (m_isLeft && mirrors) {
            for (double& coefficient : polynomial) coefficient = -coefficient;
        }
        return polynomial;
    }

    int m_body = 0, m_bodies = 0, m_coordinates = 0, m_scales = 0;
    bool m_isLeft = false;
    std::string m_side;
};

/// The 2023 variant's knee: it turns about x, then about z and y as polynomials of the flexion.
void addKnee(Builder& builder, const std::string& side) {
    builder.addBody("tibia" + side, "femur" + side);
    builder.place({-.00809, -.40796, -.00275}, {-.0080895, -.0035348, -.0014847});
    builder.orient({-1.64157, 1.44618, 1.5708});
    builder.addCoordinate("knee_angle", kX, 0, 140, -1);
    builder.addFollower(kZ, {.0108321, -.0252183, -.0328478, .0791000, 0}, false);
    builder.addFollower(kY, {.0251658, -.1694801, .3694993, 0}, true);
    builder.addShift(0, {1.5904e-4, -1.01515e-3, 1.81751e-3, 2.641e-5, 0}, false);
    builder.addShift(1, {-5.7969e-4, 5.07977e-3, -1.144238e-2, 3.93691e-3, 0}, false);
    builder.addShift(2, {1.20809e-3, -4.45361e-3, 6.1165e-4, 6.26543e-3, 0}, true);
    builder.stretch({"tibia_xz", "tibia_y", "tibia_xz"});
}

void addLeg(Builder& builder, const std::string& side) {
    builder.addBody("femur" + side, "pelvis");
    builder.place({-.056276, -.07849, .07726});
    builder.addCoordinate("hip_flexion", kZ, -30, 120);
    builder.addCoordinate("hip_adduction", kX, -50, 30, -1);
    builder.addCoordinate("hip_rotation", kY, -40, 40, -1);
    builder.stretch({"femur_xz", "femur_y", "femur_xz"});
    addKnee(builder, side);
    const std::array<std::string, 3> foot{"foot_x", "foot_yz", "foot_yz"};
    builder.addBody("talus" + side, "tibia" + side);
    builder.place({-.01, -.40, 0});
    builder.orient({.175895, -.105208, .0186622});
    builder.addCoordinate("ankle_angle", kZ, -50, 50);
    builder.stretch(foot);
    builder.addBody("calcn" + side, "talus" + side);
    builder.place({-.04877, -.04195, .00792});
    builder.orient({-1.76818999, .906223, 1.8196});
    builder.addCoordinate("subtalar_angle", kZ, -35, 35);
    builder.stretch(foot);
    builder.addBody("toes" + side, "calcn" + side);
    builder.place({.1788, -.002, .00108});
    builder.orient({-3.14159, .619901, 0});
    builder.addCoordinate("mtp_angle", kZ, -45, 30);
    builder.stretch(foot);
}

void addArm(Builder& builder, const std::string& side) {
    const std::array<std::string, 3> forearm{"forearm_xz", "forearm_y", "forearm_xz"};
    builder.addBody("humerus" + side, "torso");
    builder.place({.003155, .3715, .17});
    builder.addCoordinate("arm_flex", kZ, -90, 90);
    builder.addCoordinate("arm_add", kX, -120, 90, -1);
    builder.addCoordinate("arm_rot", kY, -90, 90, -1);
    builder.stretch({"humerus_xz", "humerus_y", "humerus_xz"});
    builder.addBody("ulna" + side, "humerus" + side);
    builder.place({.013144, -.286273, -.009595});
    builder.orient({-.0228627, .228018, .0051689});
    builder.addCoordinate("elbow_flex", kZ, 0, 150);
    builder.stretch(forearm);
    builder.addBody("radius" + side, "ulna" + side);
    builder.place({-.006727, -.013007, .026083});
    builder.orient({-1.56884, .056428, 1.53614});
    builder.addCoordinate("pro_sup", kZ, 0, 120);
    builder.stretch(forearm);
    builder.addBody("hand" + side, "radius" + side);
    builder.place({-.008797, -.235841, .01361});
    // The one joint whose left orientation is no mirror image.
    const double left = side == "_l" ? 1.5708 : -1.5708;
    builder.orient({left, 0, left}, false);
    builder.addCoordinate("wrist_flex", kX, -70, 70);
    builder.addCoordinate("wrist_dev", kY, -25, 35);
    builder.stretch({"hand", "hand", "hand"});
}

OsimTree builtTree() {
    Builder builder;
    builder.addBody("pelvis", "");
    builder.stretch({"pelvis_x", "pelvis_y", "pelvis_z"});
    addLeg(builder, "_r");
    addLeg(builder, "_l");
    builder.addBody("torso", "pelvis");
    builder.place({-.1007, .0815, 0});
    builder.addCoordinate("lumbar_extension", kZ, -90, 90);
    builder.addCoordinate("lumbar_bending", kX, -90, 90);
    builder.addCoordinate("lumbar_rotation", kY, -90, 90);
    builder.stretch({"torso_x", "torso_y", "torso_z"});
    addArm(builder, "_r");
    addArm(builder, "_l");
    return builder.tree;
}

}  // namespace

const OsimTree& osimTree() {
    static const OsimTree tree = builtTree();
    return tree;
}

}  // namespace gonio
