#include "app/gui/video/body_projector.h"

#include <algorithm>
#include <cmath>

#include "app/gui/document/person_data.h"
#include "core/body/body_model.h"

namespace gonio {
namespace {

constexpr double kNearest_m = 0.05;
constexpr int kMaskSide = 320;

/// Every edge once, with the faces on its sides.
std::vector<std::array<int, 4>> edgesOf(const FaceArray& faces) {
    std::vector<std::array<int, 3>> halves;  // smaller vertex, larger vertex, face
    halves.reserve(std::size_t(3 * faces.rows()));
    for (int f = 0; f < int(faces.rows()); ++f) {
        for (int corner = 0; corner < 3; ++corner) {
            const int a = faces(f, corner), b = faces(f, (corner + 1) % 3);
            halves.push_back({std::min(a, b), std::max(a, b), f});
        }
    }
    std::sort(halves.begin(), halves.end());
    std::vector<std::array<int, 4>> edges;
    for (std::size_t i = 0; i < halves.size(); ++i) {
        const auto& [a, b, face] = halves[i];
        const bool paired = i + 1 < halves.size() && halves[i + 1][0] == a && halves[i + 1][1] == b;
        edges.push_back({a, b, face, paired ? halves[i + 1][2] : -1});
        if (paired) ++i;
    }
    return edges;
}

}  // namespace

/// The body's shadow, coarse, to tell the outer contour from those inside it.
struct BodyProjector::Mask {
    int width = 0, height = 0;
    Eigen::Vector2f origin_px;
    float perPixel = 1;
    std::vector<char> covered;

    void clear(const Eigen::Vector2f& least_px, const Eigen::Vector2f& most_px) {
        constexpr float margin = 3;
        const Eigen::Vector2f size_px = most_px - least_px;
        perPixel = (kMaskSide - 2 * margin) / std::max(size_px.maxCoeff(), 1.0F);
        origin_px = least_px - Eigen::Vector2f::Constant(margin / perPixel);
        width = int(size_px.x() * perPixel + 2 * margin) + 1;
        height = int(size_px.y() * perPixel + 2 * margin) + 1;
        covered.assign(std::size_t(width) * height, 0);
    }

    Eigen::Vector2f inMask(const Eigen::Vector2f& at_px) const {
        return (at_px - origin_px) * perPixel;
    }

    bool isCovered(const Eigen::Vector2f& at) const {
        const int x = int(std::floor(at.x())), y = int(std::floor(at.y()));
        if (x < 0 || y < 0 || x >= width || y >= height) return false;
        return covered[std::size_t(y) * width + x] != 0;
    }

    void fill(Eigen::Vector2f a, Eigen::Vector2f b, Eigen::Vector2f c) {
        const float top = std::min({a.y(), b.y(), c.y()}), bottom = std::max({a.y(), b.y(), c.y()});
        for (int y = int(std::ceil(top - 0.5F)); float(y) + 0.5F < bottom; ++y) {
            float from = 1e9F, to = -1e9F;
            const float row = float(y) + 0.5F;
            const std::pair<const Eigen::Vector2f&, const Eigen::Vector2f&> sides[] = {
                {a, b}, {b, c}, {c, a}};
            for (const auto& [p, q] : sides) {
                if ((p.y() <= row) == (q.y() <= row)) continue;
                const float x = p.x() + (q.x() - p.x()) * (row - p.y()) / (q.y() - p.y());
                from = std::min(from, x);
                to = std::max(to, x);
            }
            const int first = std::max(int(std::ceil(from - 0.5F)), 0);
            const int last = std::min(int(std::ceil(to - 0.5F)) - 1, width - 1);
            if (y < 0 || y >= height || last < first) continue;
            std::fill_n(covered.begin() + std::ptrdiff_t(y) * width + first, last - first + 1, 1);
        }
    }
};

BodyProjector::BodyProjector(std::shared_ptr<const PersonValues> values, double videoWidth_px,
                             const BodyProjector* earlier)
    : m_values(std::move(values)),
      m_camera(m_values->motion.camera),
      m_mask(std::make_unique<Mask>()) {
    const BodyModel& body = *m_values->body;
    const ShapeVector& shape = m_values->motion.shape;
    const bool sameBody = earlier != nullptr && earlier->m_values->body == m_values->body;
    const bool sameShape = sameBody && earlier->m_values->motion.shape == shape;
    m_edges = sameBody ? earlier->m_edges : std::make_shared<Edges>(edgesOf(body.skinFaces));
    m_skin = sameShape ? earlier->m_skin
                       : std::make_shared<SkinPoser>(body, computeRestShape(body, shape));
    if (m_camera.size_px.x() > 0 && videoWidth_px > 0) {
        const double factor = videoWidth_px / m_camera.size_px.x();
        m_camera.focal_px *= factor;
        m_camera.centre_px *= factor;
    }
}

BodyProjector::~BodyProjector() = default;

const ProjectedBody& BodyProjector::at(int frame, bool outline) {
    if (m_body.frame != frame) projectJoints(frame);
    if (outline && m_body.isThere && !m_body.hasOutline) projectOutline(frame);
    return m_body;
}

void BodyProjector::projectJoints(int frame) {
    const Motion& motion = m_values->motion;
    const auto i = std::size_t(frame);
    m_body = {};
    m_body.frame = frame;
    if (frame < 0 || i >= motion.size() || motion.sources[i] == FrameSource::Missing) return;
    m_body.source = motion.sources[i];
    computeKinematics(m_skin->rest(), motion.poses_rad[i], m_kinematics);
    for (int j = 0; j < kJointCount; ++j) {
        const Eigen::Vector3d at_m =
            motion.scale * m_kinematics.position_m[j] + motion.translations_m[i];
        if ((m_camera.cameraFromWorld * at_m).z() < kNearest_m) return;
        const Eigen::Vector2d at_px = m_camera.project(at_m);
        m_body.joints_px[j] = {at_px.x(), at_px.y()};
        m_body.confidences[j] = i < motion.confidences.size() ? motion.confidences[i](j) : 1;
    }
    m_body.isThere = true;
}

void BodyProjector::projectSkin(const Eigen::Vector3d& translation_m) {
    m_skin->pose(m_kinematics, Eigen::Vector3d::Zero(), m_vertices_m);
    const Eigen::Matrix3f turn = (m_values->motion.scale * m_camera.cameraFromWorld).cast<float>();
    const Eigen::Vector3f shift = (m_camera.cameraFromWorld * translation_m).cast<float>();
    const auto focal_px = float(m_camera.focal_px);
    const Eigen::Vector2f centre_px = m_camera.centre_px.cast<float>();
    m_vertices_px.resize(m_vertices_m.rows(), 2);
    for (Eigen::Index v = 0; v < m_vertices_m.rows(); ++v) {
        const Eigen::Vector3f inCamera_m = turn * m_vertices_m.row(v).transpose() + shift;
        const float depth_m = std::max(inCamera_m.z(), float(kNearest_m));
        m_vertices_px.row(v) = centre_px + focal_px / depth_m * inCamera_m.head<2>();
    }
}

/// Edges between a face that looks at the camera and one that looks away, where nothing of the body
/// lies beyond them.
void BodyProjector::projectOutline(int frame) {
    const FaceArray& faces = m_values->body->skinFaces;
    projectSkin(m_values->motion.translations_m[std::size_t(frame)]);
    const Eigen::Vector2f least_px = m_vertices_px.colwise().minCoeff();
    const Eigen::Vector2f most_px = m_vertices_px.colwise().maxCoeff();
    m_mask->clear(least_px, most_px);
    m_faceIsFront.resize(std::size_t(faces.rows()));
    const auto point = [&](int vertex) -> Eigen::Vector2f { return m_vertices_px.row(vertex); };
    for (int f = 0; f < int(faces.rows()); ++f) {
        const Eigen::Vector2f a = m_mask->inMask(point(faces(f, 0)));
        const Eigen::Vector2f b = m_mask->inMask(point(faces(f, 1)));
        const Eigen::Vector2f c = m_mask->inMask(point(faces(f, 2)));
        const Eigen::Vector2f ab = b - a, ac = c - a;
        const bool front = ab.x() * ac.y() - ab.y() * ac.x() < 0;  // y is down in pictures
        m_faceIsFront[std::size_t(f)] = front;
        if (front) m_mask->fill(a, b, c);
    }
    for (const auto& [a, b, face, other] : *m_edges) {
        const bool front = m_faceIsFront[std::size_t(face)];
        if (other >= 0 && front == bool(m_faceIsFront[std::size_t(other)])) continue;
        const Eigen::Vector2f from = m_mask->inMask(point(a)), to = m_mask->inMask(point(b));
        const Eigen::Vector2f along = (to - from).normalized();
        const Eigen::Vector2f across(-along.y(), along.x());
        const Eigen::Vector2f middle = (from + to) / 2;
        constexpr float beyond = 1.8F;
        const Eigen::Vector2f one = middle + beyond * across, two = middle - beyond * across;
        if (m_mask->isCovered(one) && m_mask->isCovered(two)) continue;
        m_body.outline_px.append(
            {QPointF(point(a).x(), point(a).y()), QPointF(point(b).x(), point(b).y())});
    }
    m_body.hasOutline = true;
}

}  // namespace gonio
