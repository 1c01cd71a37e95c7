#include "inference/synthesis/dressable_body.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <map>

#include "core/body/skin.h"

namespace gonio {
namespace {

float lattice(int x, int y, int z, std::uint32_t seed) {
    std::uint32_t h = static_cast<std::uint32_t>(x) * 0x8DA6B343U ^
                      static_cast<std::uint32_t>(y) * 0xD8163841U ^
                      static_cast<std::uint32_t>(z) * 0xCB1AB31FU ^ seed * 0x9E3779B9U;
    h ^= h >> 15U;
    h *= 0x2C1B3C6DU;
    h ^= h >> 12U;
    h *= 0x297A2D39U;
    h ^= h >> 15U;
    return static_cast<float>(h) * (2.F / 4294967296.F) - 1;
}

/// Highest and lowest z of the skin above a height, and the largest |x|.
void measureHead(const BodyModel& model, BodyMarks& marks) {
    float front = -10, back = 10, side = 0;
    for (Eigen::Index v = 0; v < model.skinTemplate_m.rows(); ++v) {
        const auto p = model.skinTemplate_m.row(v);
        if (p.y() < marks.chin + 0.03F) continue;
        front = std::max(front, p.z());
        back = std::min(back, p.z());
        side = std::max(side, std::abs(p.x()));
    }
    marks.face = front;
    marks.occiput = back;
    marks.headMid = (front + back) / 2;
    marks.headHalfWidth = side;
}

BodyMarks measured(const BodyModel& model) {
    const auto joint = [&](Joint j) {
        return Eigen::Vector3f(
            model.jointTemplate_m[static_cast<std::size_t>(id(j))].cast<float>());
    };
    BodyMarks m;
    m.floor = model.skinTemplate_m.col(1).minCoeff();
    m.vertex = model.skinTemplate_m.col(1).maxCoeff();
    m.handEnd = model.skinTemplate_m.col(0).maxCoeff();
    m.ankle = joint(Joint::TalusL).y();
    m.knee = joint(Joint::TibiaL).y();
    m.hip = joint(Joint::FemurL).y();
    m.pelvisMid = joint(Joint::FemurL).z();
    const float stature = m.vertex - m.floor, trunk = joint(Joint::Thorax).y() - m.hip;
    m.crotch = m.hip - 0.09F * (m.hip - m.floor);
    m.waist = m.hip + 0.42F * trunk;
    m.armpit = joint(Joint::HumerusL).y() - 0.06F * stature / 1.7F;
    m.neckBase = joint(Joint::Thorax).y();
    m.neckMid = joint(Joint::Thorax).z();
    // Usual proportions of a head, from the crown down.
    const float head = 0.132F * stature;
    m.chin = m.vertex - head;
    m.mouth = m.vertex - 0.81F * head;
    m.nose = m.vertex - 0.68F * head;
    m.eye = m.vertex - 0.51F * head;
    m.brow = m.vertex - 0.42F * head;
    m.shoulder = joint(Joint::HumerusL).x();
    m.elbow = joint(Joint::UlnaL).x();
    m.wrist = joint(Joint::HandL).x();
    measureHead(model, m);
    return m;
}

/// Vertices that share a cell of the rest pose become the first of them; what has an area left is
/// kept.
std::vector<RasterTriangle> coarsened(const VertexArray& rest_m,
                                      const std::vector<RasterTriangle>& triangles) {
    constexpr float cell_m = 0.032F;
    std::map<std::array<int, 3>, int> firstOfCell;
    std::vector<int> standIn;
    for (Eigen::Index v = 0; v < rest_m.rows(); ++v) {
        std::array<int, 3> cell{};
        for (std::size_t k = 0; k < 3; ++k) {
            cell[k] =
                static_cast<int>(std::floor(rest_m(v, static_cast<Eigen::Index>(k)) / cell_m));
        }
        standIn.push_back(firstOfCell.try_emplace(cell, static_cast<int>(v)).first->second);
    }
    std::vector<RasterTriangle> kept;
    for (const auto& [a, b, c] : triangles) {
        const RasterTriangle t{standIn[std::size_t(a)], standIn[std::size_t(b)],
                               standIn[std::size_t(c)]};
        if (t.a != t.b && t.b != t.c && t.c != t.a) kept.push_back(t);
    }
    return kept;
}

}  // namespace

float smoothNoise(const Eigen::Vector3f& at, std::uint32_t seed) {
    const Eigen::Vector3f whole = at.array().floor();
    const Eigen::Vector3f part = at - whole;
    const Eigen::Vector3f s = part.array().square() * (3 - 2 * part.array());
    const int x = static_cast<int>(whole.x()), y = static_cast<int>(whole.y()),
              z = static_cast<int>(whole.z());
    const auto along = [&](int j, int k) {
        const float a = lattice(x, y + j, z + k, seed), b = lattice(x + 1, y + j, z + k, seed);
        return a + s.x() * (b - a);
    };
    const auto across = [&](int k) {
        const float a = along(0, k), b = along(1, k);
        return a + s.y() * (b - a);
    };
    const float a = across(0), b = across(1);
    return a + s.z() * (b - a);
}

Result<std::shared_ptr<const DressableBody>> DressableBody::make(
    std::shared_ptr<const BodyModel> model) {
    if (!model->keypoints44 && !model->keypoints44Mapped) {
        return fail(ErrorCode::Unsupported,
                    "body model '" + model->name + "' defines no keypoints; import its regressors");
    }
    auto body = std::make_shared<DressableBody>();
    body->m_marks = measured(*model);
    const auto& rest = model->skinTemplate_m;
    for (Eigen::Index f = 0; f < model->skinFaces.rows(); ++f) {
        const auto face = model->skinFaces.row(f);
        body->m_triangles.push_back({face[0], face[1], face[2]});
        const Eigen::RowVector3f a = rest.row(face[0]);
        const Eigen::RowVector3f n = (rest.row(face[1]) - a).cross(rest.row(face[2]) - a);
        int axis = 0;
        // Cloth is seen from the front more than from above: z wins where it is close.
        (n.cwiseAbs().array() * Eigen::Array<float, 1, 3>(0.8F, 0.7F, 1)).maxCoeff(&axis);
        body->m_axes.push_back(static_cast<std::uint8_t>(axis));
    }
    body->m_coarse = coarsened(rest, body->m_triangles);
    for (int i = 0; i < kFields; ++i) {
        auto& field = body->m_fields[static_cast<std::size_t>(i)];
        const float waves_per_m = i < kFields / 2 ? 9.F : 22.F;
        for (Eigen::Index v = 0; v < rest.rows(); ++v) {
            // Folds hang: they are longer along the limb than across it.
            const bool isArm = std::abs(rest(v, 0)) > body->m_marks.shoulder;
            const Eigen::Vector3f stretch =
                isArm ? Eigen::Vector3f(0.5F, 1, 1) : Eigen::Vector3f(1, 0.5F, 1);
            const Eigen::Vector3f at = waves_per_m * rest.row(v).transpose().cwiseProduct(stretch);
            field.push_back(smoothNoise(at, static_cast<std::uint32_t>(i) + 71U));
        }
    }
    body->m_model = std::move(model);
    return std::shared_ptr<const DressableBody>(std::move(body));
}

ShapeVector randomShape(double deviation, Dice& dice) {
    ShapeVector shape;
    for (double& number : shape)
        number = std::clamp(deviation * dice.gaussian(), -2.5 * deviation, 2.5 * deviation);
    return shape;
}

void shapeSkin(const DressableBody& body, const ShapeVector& shape, PosedSkin& out) {
    out.rest = computeRestShape(body.model(), shape);
    computeShapedSkin(body.model(), shape, out.shaped_m);
}

void poseSkin(const DressableBody& body, const PoseVector& pose_rad,
              const Eigen::Vector3d& translation_m, PosedSkin& inOut) {
    const BodyModel& model = body.model();
    computeKinematics(inOut.rest, pose_rad, inOut.kinematics);
    inOut.translation_m = translation_m;
    inOut.posed_m.resize(model.vertexCount(), 3);
    SkinTask task;
    task.maps = jointMaps(inOut.rest, inOut.kinematics, translation_m);
    if (model.hasPoseCorrectives()) task.feature = poseFeature(inOut.kinematics).cast<float>();
    task.shaped_m = inOut.shaped_m.data();
    task.posed_m = inOut.posed_m.data();
    poseSkins({model.poseDirections, model.skinWeights}, {&task, 1});
    smoothNormals(inOut.posed_m, body.triangles(), inOut.normals);
}

void smoothNormals(const VertexArray& vertices_m, std::span<const RasterTriangle> triangles,
                   VertexArray& normals) {
    normals.setZero(vertices_m.rows(), 3);
    const float* const p = vertices_m.data();
    float* const n = normals.data();
    for (const RasterTriangle& t : triangles) {
        const float *a = p + 3 * t.a, *b = p + 3 * t.b, *c = p + 3 * t.c;
        const float ux = b[0] - a[0], uy = b[1] - a[1], uz = b[2] - a[2];
        const float vx = c[0] - a[0], vy = c[1] - a[1], vz = c[2] - a[2];
        const float nx = uy * vz - uz * vy, ny = uz * vx - ux * vz, nz = ux * vy - uy * vx;
        for (const int v : {t.a, t.b, t.c}) {
            n[3 * v] += nx;
            n[3 * v + 1] += ny;
            n[3 * v + 2] += nz;
        }
    }
    for (Eigen::Index v = 0; v < normals.rows(); ++v) {
        float* const row = n + 3 * v;
        const float square = row[0] * row[0] + row[1] * row[1] + row[2] * row[2];
        const float scale = 1 / std::sqrt(std::max(square, 1e-30F));
        for (int k = 0; k < 3; ++k) row[k] *= scale;
    }
}

}  // namespace gonio
