#include "core/pipeline/projected_keypoints.h"

#include <algorithm>
#include <cmath>

#include "core/biomech/text_numbers.h"
#include "core/fit/landmark_projector.h"

namespace gonio {
namespace {

constexpr double kSureEnough = 0.5;  ///< of the reference's points
constexpr int kFewestPoints = 6;     ///< for a box around them

using Confidences = decltype(Motion::confidences)::value_type;

struct Array {
    std::vector<double> numbers;
    std::int64_t rows = 0, width = 0;

    template <class Vector>
    Vector row(std::size_t i) const {
        return Eigen::Map<const Vector>(numbers.data() + i * static_cast<std::size_t>(width));
    }
};

/// Reads arrays of given widths; the first failure is kept.
class ArrayReader {
public:
    explicit ArrayReader(const TensorMap& arrays) : m_arrays(arrays) {}

    Array read(std::string_view name, const std::vector<std::int64_t>& shape) {
        const auto tensor = findTensor(m_arrays, name, shape);
        if (!tensor) {
            if (m_done) m_done = tl::unexpected<Error>(tensor.error());
            return {};
        }
        Array array{(*tensor)->toDoubles(), (*tensor)->shape.front(), 1};
        if (array.rows > 0) array.width = (*tensor)->elementCount() / array.rows;
        return array;
    }

    const Result<void>& done() const { return m_done; }

private:
    const TensorMap& m_arrays;
    Result<void> m_done;
};

double medianOf(std::vector<double> values) {
    if (values.empty()) return std::nan("");
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Longer side of the box around the sure points, px; 0 where there are too few.
double sideOf(const KeypointFrame& frame) {
    Eigen::Vector2d low = Eigen::Vector2d::Constant(1e9), high = -low;
    int count = 0;
    for (Eigen::Index k = 0; k < frame.image_px.rows(); ++k) {
        if (frame.image_px(k, 2) < kSureEnough) continue;
        low = low.cwiseMin(frame.image_px.row(k).head<2>().transpose());
        high = high.cwiseMax(frame.image_px.row(k).head<2>().transpose());
        ++count;
    }
    return count < kFewestPoints ? 0 : (high - low).maxCoeff();
}

struct Tally {
    int points = 0, met = 0;
    std::vector<double> distances_px;

    void add(double distance_px, double reach_px) {
        ++points;
        if (!std::isfinite(distance_px)) return;
        met += distance_px <= reach_px;
        distances_px.push_back(distance_px);
    }

    ProjectedAgreement::Row row(std::string name) const {
        return {std::move(name), points, points > 0 ? double(met) / points : 0,
                medianOf(distances_px)};
    }
};

class Comparison {
public:
    Comparison(const Keypoints2D& reference, double reach, LandmarkProjector& projector)
        : m_reference(reference), m_projector(projector), m_tallies(reference.names.size()) {
        m_agreement.reach = reach;
    }

    void add(const Motion& motion, std::size_t frame) {
        const KeypointFrame& wanted = m_reference.frames[frame];
        const double side_px = sideOf(wanted);
        if (side_px <= 0) return;
        const bool hasBody = motion.sources[frame] != FrameSource::Missing;
        ++m_agreement.frames;
        m_agreement.recovered += hasBody;
        for (const Landmark& landmark : m_projector.landmarks().landmarks) {
            const int k = landmark.keypoint;
            if (wanted.image_px(k, 2) < kSureEnough) continue;
            std::optional<Eigen::Vector2d> at_px;
            if (hasBody) {
                at_px =
                    m_projector.pixelOf(k, motion.poses_rad[frame], motion.translations_m[frame]);
            }
            const Eigen::Vector2d wanted_px = wanted.image_px.row(k).head<2>();
            const double distance_px = at_px ? (*at_px - wanted_px).norm() : std::nan("");
            m_tallies[static_cast<std::size_t>(k)].add(distance_px, m_agreement.reach * side_px);
            m_all.add(distance_px, m_agreement.reach * side_px);
        }
    }

    ProjectedAgreement take() {
        m_agreement.all = m_all.row("all");
        for (std::size_t k = 0; k < m_tallies.size(); ++k) {
            if (m_tallies[k].points > 0)
                m_agreement.rows.push_back(m_tallies[k].row(m_reference.names[k]));
        }
        return std::move(m_agreement);
    }

private:
    const Keypoints2D& m_reference;
    LandmarkProjector& m_projector;
    ProjectedAgreement m_agreement;
    Tally m_all;
    std::vector<Tally> m_tallies;
};

}  // namespace

Result<Motion> motionOf(const TensorMap& arrays) {
    ArrayReader reader(arrays);
    const Array poses = reader.read("poses_world", {-1, kDofCount}),
                places = reader.read("trans_world", {poses.rows, 3}),
                betas = reader.read("betas", {poses.rows, kShapeCount}),
                times = reader.read("times_s", {poses.rows}),
                frames = reader.read("frame", {poses.rows}),
                confidences = reader.read("confidence", {poses.rows, kJointCount}),
                sources = reader.read("source", {poses.rows}), focal = reader.read("focal", {1}),
                centre = reader.read("centre", {2}), size = reader.read("image_size", {2}),
                turn = reader.read("camera_from_world", {3, 3});
    if (!reader.done()) return tl::unexpected<Error>(reader.done().error());
    if (poses.rows == 0) return fail(ErrorCode::MalformedFile, "the motion has no frames");
    Motion motion;
    motion.times_s = times.numbers;
    motion.shape = betas.row<ShapeVector>(0);
    for (std::size_t i = 0; i < std::size_t(poses.rows); ++i) {
        motion.frameIndices.push_back(static_cast<int>(frames.numbers[i]));
        motion.poses_rad.push_back(poses.row<PoseVector>(i));
        motion.translations_m.push_back(places.row<Eigen::Vector3d>(i));
        const double source = sources.numbers[i];
        const bool isKnown = source >= 0 && source <= 3;
        if (!isKnown) return fail(ErrorCode::MalformedFile, "`source` holds no frame source");
        motion.confidences.push_back(confidences.row<Confidences>(i));
        motion.sources.push_back(static_cast<FrameSource>(static_cast<int>(source)));
    }
    motion.camera.focal_px = focal.numbers[0];
    motion.camera.centre_px = centre.row<Eigen::Vector2d>(0);
    motion.camera.size_px = size.row<Eigen::Vector2d>(0).cast<int>();
    motion.camera.cameraFromWorld =
        Eigen::Map<const Eigen::Matrix<double, 3, 3, Eigen::RowMajor>>(turn.numbers.data());
    return motion;
}

Result<ProjectedAgreement> projectedAgreement(const BodyModel& model, const Motion& motion,
                                              const Keypoints2D& reference, double reach) {
    if (motion.size() != reference.frames.size()) {
        return fail(ErrorCode::MalformedFile, "the motion has " + std::to_string(motion.size()) +
                                                  " frames and the reference " +
                                                  std::to_string(reference.frames.size()) +
                                                  ": they are not of the same clip");
    }
    auto projector = LandmarkProjector::make(model, reference.names, motion.shape, motion.camera);
    if (!projector) return tl::unexpected<Error>(projector.error());
    Comparison comparison(reference, reach, *projector);
    for (std::size_t f = 0; f < motion.size(); ++f) comparison.add(motion, f);
    return comparison.take();
}

std::string projectedAgreementText(const ProjectedAgreement& agreement) {
    std::string text = "PCK@" + formatFixed(agreement.reach, 2) +
                       " of the longer side of the reference's box; frames with a body: " +
                       std::to_string(agreement.recovered) + " of " +
                       std::to_string(agreement.frames) + "\n";
    const auto add = [&text](const ProjectedAgreement::Row& row) {
        text += row.name + std::string(row.name.size() < 20 ? 20 - row.name.size() : 1, ' ') +
                formatFixed(100 * row.within, 1) + " %   median " + formatFixed(row.median_px, 1) +
                " px   " + std::to_string(row.points) + " points\n";
    };
    for (const auto& row : agreement.rows) add(row);
    add(agreement.all);
    return text;
}

}  // namespace gonio
