#include "tools/open_body/body_field.h"

#include <algorithm>
#include <cmath>

namespace gonio::open_body {
namespace {

/// Width of the blend with the parts joined before, m. Toes touch: a narrow blend would leave
/// pinholes between them.
constexpr std::array<double, kPartCount> kBlend_m = {
    0,     0.012, 0.006, 0.022, 0.008, 0.005, 0.004, 0.004, 0.004, 0.004,
    0.004, 0.018, 0.012, 0.010, 0.006, 0.011, 0.011, 0.011, 0.011};
constexpr double kGapOfThighs_m = 0.003;

/// Smooth union whose width grows with the angle between the surfaces: with a constant width the
/// skin would swell wherever two parts run side by side.
FieldSample join(const FieldSample& a, const FieldSample& b, double blend_m) {
    const double k = blend_m * std::clamp(1 - a.normal.dot(b.normal), 0.0, 1.0);
    if (k < 1e-6) {
        return a.distance_m < b.distance_m ? a : b;
    }
    const double h = std::clamp(0.5 + 0.5 * (a.distance_m - b.distance_m) / k, 0.0, 1.0);
    FieldSample joined;
    joined.distance_m = a.distance_m * (1 - h) + b.distance_m * h - k * h * (1 - h);
    joined.normal = (a.normal * (1 - h) + b.normal * h).normalized();
    return joined;
}

/// Smooth intersection with a half space whose signed distance is `plane_m`.
FieldSample cut(const FieldSample& a, double plane_m, const Eigen::Vector3d& normal,
                double blend_m) {
    const FieldSample joined = join({-a.distance_m, -a.normal}, {-plane_m, -normal}, blend_m);
    return {-joined.distance_m, -joined.normal};
}

}  // namespace

BodyField::BodyField(const BodyMeasurements& body, const ShapeVector& shape) {
    const ShapeVector mean = ShapeVector::Zero();
    double hand = 1;
    double toes = 1;
    for (std::size_t part = 0; part < kPartCount; ++part) {
        const Segment& segment = body.segments[part];
        const double scale = segment.name.starts_with("digit") ? hand
                             : segment.name.starts_with("toe") ? toes
                                                               : 1;
        m_lofts.emplace_back(segment, shape, scale);
        const double growth = m_lofts.back().middleRadius() / Loft(segment, mean, 1).middleRadius();
        hand = segment.name == "palm" ? growth : hand;
        toes = segment.name == "foot" ? growth : toes;
    }
    const Loft head(body.segments[static_cast<std::size_t>(Part::Head)], mean, 1);
    for (Blob blob : body.head_blobs) {
        blob.centre = loft(Part::Head).pointAt(head.coordinates(blob.centre));
        m_blobs.push_back(blob);
    }
    m_crotch_m = loft(Part::Trunk).pointAt({0, 0, 0, 0}).y();
}

FieldSample BodyField::partSample(std::size_t part, const Eigen::Vector3d& point) const {
    FieldSample sample = m_lofts[part].sample(point);
    switch (static_cast<Part>(part)) {
        case Part::Trunk:
            return cut(sample, m_crotch_m - point.y(), -Eigen::Vector3d::UnitY(), 0.012);
        case Part::Thigh:
        case Part::Shank: {
            // Keeps the legs apart below the crotch; above it the trunk lies between them.
            const double free = std::max(point.y() - m_crotch_m, 0.0);
            return cut(sample, kGapOfThighs_m - point.x() - free, -Eigen::Vector3d::UnitX(), 0.006);
        }
        case Part::Foot:
        case Part::Toe1:
        case Part::Toe2:
        case Part::Toe3:
        case Part::Toe4:
        case Part::Toe5:
            return cut(sample, -point.y(), -Eigen::Vector3d::UnitY(), 0.003);
        default:
            return sample;
    }
}

FieldSample BodyField::blobSample(const Blob& blob, const Eigen::Vector3d& point) const {
    const Eigen::Vector3d local = blob.axes * (point - blob.centre);
    const Eigen::Vector3d scaled = local.cwiseQuotient(blob.radii);
    const Eigen::Vector3d steep = scaled.cwiseQuotient(blob.radii);
    const double k0 = scaled.norm();
    const double k1 = steep.norm();
    if (k1 == 0) {
        return {-blob.radii.minCoeff(), Eigen::Vector3d::UnitX()};
    }
    return {k0 * (k0 - 1) / k1, (blob.axes.transpose() * steep).normalized()};
}

FieldSample BodyField::sample(const Eigen::Vector3d& given) const {
    const Eigen::Vector3d point(std::abs(given.x()), given.y(), given.z());
    FieldSample all{1e3, Eigen::Vector3d::UnitY()};
    for (std::size_t part = 0; part < kPartCount; ++part) {
        const double bound = m_lofts[part].lowerBound(point);
        if (bound > 0 && bound > all.distance_m + kBlend_m[part]) {
            continue;
        }
        all = join(all, partSample(part, point), kBlend_m[part]);
    }
    for (const Blob& blob : m_blobs) {
        if ((point - blob.centre).norm() < 0.06) {
            all = join(all, blobSample(blob, point), blob.blend_m);
        }
    }
    return all;
}

Eigen::Vector3d BodyField::gradient(const Eigen::Vector3d& point) const {
    constexpr double kStep_m = 5e-4;
    Eigen::Vector3d gradient;
    for (int axis = 0; axis < 3; ++axis) {
        const Eigen::Vector3d step = kStep_m * Eigen::Vector3d::Unit(axis);
        gradient[axis] = distance(point + step) - distance(point - step);
    }
    return gradient.normalized();
}

std::array<double, kPartCount> BodyField::partDistances(const Eigen::Vector3d& given) const {
    const Eigen::Vector3d point(std::abs(given.x()), given.y(), given.z());
    std::array<double, kPartCount> distances;
    for (std::size_t part = 0; part < kPartCount; ++part) {
        const double bound = m_lofts[part].lowerBound(point);
        distances[part] = bound > 0.05 ? bound : partSample(part, point).distance_m;
    }
    return distances;
}

}  // namespace gonio::open_body
