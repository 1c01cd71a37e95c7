#pragma once

#include <array>
#include <vector>

#include "tools/open_body/joint_names.h"
#include "tools/open_body/loft.h"

namespace gonio::open_body {

inline constexpr std::size_t kPartCount = kPartNames.size();

/// The skin of one shape as a signed distance: smooth union of all parts (left half; mirror x).
class BodyField {
public:
    BodyField(const BodyMeasurements& body, const ShapeVector& shape);

    FieldSample sample(const Eigen::Vector3d& point) const;

    double distance(const Eigen::Vector3d& point) const { return sample(point).distance_m; }

    /// Unit gradient of the distance by central differences.
    Eigen::Vector3d gradient(const Eigen::Vector3d& point) const;
    /// Distance of every part on its own, as it enters the union.
    std::array<double, kPartCount> partDistances(const Eigen::Vector3d& point) const;

    const Loft& loft(Part part) const { return m_lofts[static_cast<std::size_t>(part)]; }

    const Loft& loft(std::size_t part) const { return m_lofts[part]; }

private:
    FieldSample partSample(std::size_t part, const Eigen::Vector3d& point) const;
    FieldSample blobSample(const Blob& blob, const Eigen::Vector3d& point) const;

    std::vector<Loft> m_lofts;
    std::vector<Blob> m_blobs;
    double m_crotch_m = 0;
};

}  // namespace gonio::open_body
