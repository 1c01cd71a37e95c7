#include "core/fit/frame_cost.h"

#include <Eigen/Geometry>
#include <cmath>

namespace gonio {
namespace {

std::vector<PointDefinition> allPoints(const BodyModel& model, const LandmarkSet& set) {
    std::vector<PointDefinition> points;
    for (const Landmark& landmark : set.landmarks) points.push_back(landmark.point);
    for (PointDefinition& point : floorPoints(model)) points.push_back(std::move(point));
    points.push_back(massCentrePoint());
    return points;
}

Eigen::Matrix3d aboutX(double a) {
    return Eigen::AngleAxisd(a, Eigen::Vector3d::UnitX()).toRotationMatrix();
}

Eigen::Matrix3d aboutZ(double a) {
    return Eigen::AngleAxisd(a, Eigen::Vector3d::UnitZ()).toRotationMatrix();
}

const Eigen::Matrix3d kUpright = Eigen::Vector3d(1, -1, -1).asDiagonal();

}  // namespace

Eigen::Matrix3d cameraFromWorld(double pitch_rad, double roll_rad) {
    return aboutZ(roll_rad) * aboutX(pitch_rad) * kUpright;
}

PoseVector ActiveDofs::expand(const double* block) const {
    PoseVector pose = neutral_rad;
    for (int i = 0; i < count(); ++i) pose[dofs[i]] = block[i];
    return pose;
}

void ActiveDofs::compress(const PoseVector& pose_rad, const Eigen::Vector3d& translation_m,
                          double* block) const {
    for (int i = 0; i < count(); ++i) block[i] = pose_rad[dofs[i]];
    for (int c = 0; c < 3; ++c) block[count() + c] = translation_m[c];
}

FitContext::FitContext(const BodyModel& body, LandmarkSet set, ActiveDofs dofs)
    : model(body),
      landmarks(std::move(set)),
      active(std::move(dofs)),
      points(body, allPoints(body, landmarks)),
      floorBegin(static_cast<int>(landmarks.landmarks.size())) {}

FitContext::Lease::Lease(const FitContext& context) : m_context(context) {
    const std::scoped_lock lock(context.m_mutex);
    if (context.m_free.empty()) {
        m_body = std::make_unique<FitBody>(context.model, context.points);
    } else {
        m_body = std::move(context.m_free.back());
        context.m_free.pop_back();
    }
}

FitContext::Lease::~Lease() {
    const std::scoped_lock lock(m_context.m_mutex);
    m_context.m_free.push_back(std::move(m_body));
}

/// One evaluation: the posed points in the world and where the numbers go.
struct FrameCost::View {
    const PointSet::Values& values;
    Eigen::Vector3d translation_m;
    const double* globals;
    Eigen::Matrix3d rotation, byPitch, byRoll;  ///< camera from world
    double const* const* parameters;
    double* residuals;
    double* byFrame;  ///< null where not wanted
    double* byGlobals;
    double** jacobians;
    int frameColumns;

    Eigen::Vector3d world(int point) const {
        return values.position_m.segment<3>(3 * point) + translation_m;
    }
};

FrameCost::FrameCost(const FitContext& context, const FrameObservation& observation,
                     const Eigen::Vector2d& centre_px, const Job* job)
    : m_context(context), m_observation(observation), m_centre_px(centre_px), m_job(job) {
    auto& sizes = *mutable_parameter_block_sizes();
    sizes = {context.active.blockSize(), ClipGlobals::kCount};
    for (std::size_t i = 0; i < observation.contacts.size(); ++i) sizes.push_back(2);
    set_num_residuals(static_cast<int>(2 * observation.points2D.size() +
                                       3 * observation.points3D.size() +
                                       3 * observation.contacts.size()) +
                      (observation.standsStill ? 2 : 0));
    for (int i = 0; i < context.floorBegin; ++i) {
        if (context.landmarks.landmarks[i].root) m_roots.push_back(i);
    }
}

namespace {

using Row3 = Eigen::RowVector3d;

// One residual row that depends on the points `points` (with signs) through the world row vector
// `byWorld`: fills its derivatives by pose, translation and shape.
void fillRow(const FitContext& context, const PointSet::Values& values, const Row3& byWorld,
             std::span<const std::pair<int, double>> pointWeights, double translationWeight,
             double* byFrame, double* byGlobals) {
    for (const auto& [point, weight] : pointWeights) {
        const Row3 g = weight * byWorld;
        if (byFrame != nullptr) {
            for (int i = 0; i < context.active.count(); ++i) {
                const int dof = context.active.dofs[i];
                byFrame[i] += g[0] * values.byPose(3 * point, dof) +
                              g[1] * values.byPose(3 * point + 1, dof) +
                              g[2] * values.byPose(3 * point + 2, dof);
            }
        }
        if (byGlobals != nullptr) {
            for (int b = 0; b < kShapeCount; ++b) {
                byGlobals[b] += g[0] * values.byShape(3 * point, b) +
                                g[1] * values.byShape(3 * point + 1, b) +
                                g[2] * values.byShape(3 * point + 2, b);
            }
        }
    }
    if (byFrame != nullptr) {
        for (int c = 0; c < 3; ++c)
            byFrame[context.active.count() + c] += translationWeight * byWorld[c];
    }
}

}  // namespace

void FrameCost::addPoint2D(const View& v, const FrameObservation::Point2D& point, int row) const {
    const Eigen::Vector3d world = v.world(point.landmark);
    const Eigen::Vector3d p = v.rotation * world;
    const double f = std::exp(v.globals[ClipGlobals::kLogFocal]) / p.z();
    const std::pair<int, double> self[] = {{point.landmark, 1.0}};
    for (int c = 0; c < 2; ++c, ++row) {
        v.residuals[row] = point.weight * (f * p[c] + m_centre_px[c] - point.pixel[c]);
        if (v.jacobians == nullptr) continue;
        Row3 byCamera = Row3::Zero();
        byCamera[c] = point.weight * f;
        byCamera[2] = -point.weight * f * p[c] / p.z();
        double* frame = v.byFrame ? v.byFrame + row * v.frameColumns : nullptr;
        double* globals = v.byGlobals ? v.byGlobals + row * ClipGlobals::kCount : nullptr;
        fillRow(m_context, v.values, byCamera * v.rotation, self, 1.0, frame, globals);
        if (globals == nullptr) continue;
        globals[ClipGlobals::kLogFocal] = point.weight * f * p[c];
        globals[ClipGlobals::kPitch] = byCamera.dot(v.byPitch * world);
        globals[ClipGlobals::kRoll] = byCamera.dot(v.byRoll * world);
    }
}

void FrameCost::addPoint3D(const View& v, const FrameObservation::Point3D& point, int row) const {
    const Eigen::Vector3d world =
        v.world(point.landmark) - 0.5 * (v.world(m_roots[0]) + v.world(m_roots[1]));
    const Eigen::Vector3d p = v.rotation * world;
    const std::pair<int, double> parts[] = {
        {point.landmark, 1.0}, {m_roots[0], -0.5}, {m_roots[1], -0.5}};
    for (int c = 0; c < 3; ++c, ++row) {
        v.residuals[row] = point.weight[c] * (p[c] - point.inCamera_m[c]);
        if (v.jacobians == nullptr) continue;
        double* frame = v.byFrame ? v.byFrame + row * v.frameColumns : nullptr;
        double* globals = v.byGlobals ? v.byGlobals + row * ClipGlobals::kCount : nullptr;
        fillRow(m_context, v.values, point.weight[c] * v.rotation.row(c), parts, 0.0, frame,
                globals);
        if (globals == nullptr) continue;
        globals[ClipGlobals::kPitch] = point.weight[c] * v.byPitch.row(c).dot(world);
        globals[ClipGlobals::kRoll] = point.weight[c] * v.byRoll.row(c).dot(world);
    }
}

void FrameCost::addContact(const View& v, int contact, int row) const {
    const FrameObservation::Contact& c = m_observation.contacts[contact];
    const int point = m_context.floorBegin + c.floorPoint;
    const Eigen::Vector3d world = v.world(point);
    const double* anchor = v.parameters[2 + contact];
    const double target[3] = {anchor[0], v.globals[ClipGlobals::kFloor], anchor[1]};
    const std::pair<int, double> self[] = {{point, 1.0}};
    for (int axis = 0; axis < 3; ++axis, ++row) {
        v.residuals[row] = c.weight * (world[axis] - target[axis]);
        if (v.jacobians == nullptr) continue;
        double* frame = v.byFrame ? v.byFrame + row * v.frameColumns : nullptr;
        double* globals = v.byGlobals ? v.byGlobals + row * ClipGlobals::kCount : nullptr;
        Row3 byWorld = Row3::Zero();
        byWorld[axis] = c.weight;
        fillRow(m_context, v.values, byWorld, self, 1.0, frame, globals);
        if (axis == 1 && globals != nullptr) globals[ClipGlobals::kFloor] = -c.weight;
        if (axis != 1 && v.jacobians[2 + contact] != nullptr) {
            v.jacobians[2 + contact][row * 2 + (axis == 0 ? 0 : 1)] = -c.weight;
        }
    }
}

void FrameCost::addBalance(const View& v, int row) const {
    constexpr double kSigma_m = 0.04;
    const int centre = m_context.massCentre(), floor = m_context.floorBegin;
    const std::pair<int, double> parts[] = {
        {centre, 1.0}, {floor, -0.25}, {floor + 1, -0.25}, {floor + 2, -0.25}, {floor + 3, -0.25}};
    for (const int axis : {0, 2}) {
        v.residuals[row] = 0;
        for (const auto& [point, weight] : parts)
            v.residuals[row] += weight * v.world(point)[axis] / kSigma_m;
        if (v.jacobians != nullptr) {
            Row3 byWorld = Row3::Zero();
            byWorld[axis] = 1 / kSigma_m;
            fillRow(m_context, v.values, byWorld, parts, 0.0,
                    v.byFrame ? v.byFrame + row * v.frameColumns : nullptr,
                    v.byGlobals ? v.byGlobals + row * ClipGlobals::kCount : nullptr);
        }
        ++row;
    }
}

// A failure would end the solver too, but not without a message on standard error.
bool FrameCost::evaluateNothing(double* residuals, double** jacobians) const {
    std::fill_n(residuals, num_residuals(), 0.0);
    for (std::size_t b = 0; jacobians != nullptr && b < parameter_block_sizes().size(); ++b) {
        if (jacobians[b] != nullptr)
            std::fill_n(jacobians[b], num_residuals() * parameter_block_sizes()[b], 0.0);
    }
    return true;
}

bool FrameCost::Evaluate(double const* const* parameters, double* residuals,
                         double** jacobians) const {
    if (m_job != nullptr && m_job->cancelled()) return evaluateNothing(residuals, jacobians);
    const auto& active = m_context.active;
    const PoseVector pose = active.expand(parameters[0]);
    const double* globals = parameters[1];
    const ShapeVector shape = Eigen::Map<const ShapeVector>(globals);
    const bool byFrame = jacobians != nullptr && jacobians[0] != nullptr;
    const bool byGlobals = jacobians != nullptr && jacobians[1] != nullptr;
    const FitContext::Lease body(m_context);
    const auto& values = body->evaluate(pose, shape, {byFrame, byGlobals});
    const double pitch = globals[ClipGlobals::kPitch], roll = globals[ClipGlobals::kRoll];
    Eigen::Matrix3d turnX, turnZ;  // derivative of a rotation about x (z) is cross product times it
    turnX << 0, 0, 0, 0, 0, -1, 0, 1, 0;
    turnZ << 0, -1, 0, 1, 0, 0, 0, 0, 0;
    const Eigen::Matrix3d rotation = cameraFromWorld(pitch, roll);
    if (jacobians != nullptr) {
        for (std::size_t b = 0; b < parameter_block_sizes().size(); ++b) {
            if (jacobians[b] == nullptr) continue;
            std::fill_n(jacobians[b], num_residuals() * parameter_block_sizes()[b], 0.0);
        }
    }
    const View view{values,
                    Eigen::Map<const Eigen::Vector3d>(parameters[0] + active.count()),
                    globals,
                    rotation,
                    aboutZ(roll) * turnX * aboutX(pitch) * kUpright,
                    turnZ * rotation,
                    parameters,
                    residuals,
                    byFrame ? jacobians[0] : nullptr,
                    byGlobals ? jacobians[1] : nullptr,
                    jacobians,
                    active.blockSize()};
    int row = 0;
    for (const auto& point : m_observation.points2D) {
        if ((rotation * view.world(point.landmark)).z() < 0.05) return false;  // behind the camera
        addPoint2D(view, point, row);
        row += 2;
    }
    for (const auto& point : m_observation.points3D) {
        addPoint3D(view, point, row);
        row += 3;
    }
    for (int c = 0; c < static_cast<int>(m_observation.contacts.size()); ++c) {
        addContact(view, c, row);
        row += 3;
    }
    if (m_observation.standsStill) addBalance(view, row);
    return true;
}

}  // namespace gonio
