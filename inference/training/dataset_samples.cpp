#include "inference/training/dataset_samples.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "core/body/rotation.h"
#include "inference/image/camera.h"
#include "inference/synthesis/crop_labels.h"
#include "inference/synthesis/dice.h"
#include "inference/training/label_error.h"

namespace gonio {
namespace {

constexpr double kHalfPatch_px = kPatchSide_px / 2.0;

double normalWithin(Dice& dice, double limit) {
    return std::clamp(dice.gaussian(), -limit, limit);
}

/// Parts of a person that a crop may be cut to, as keypoints.
const std::vector<std::vector<int>>& cutParts() {
    static const std::vector<std::vector<int>> parts{
        {0, 1, 2, 5, 15, 16, 17, 18},  // head and shoulders
        {0, 1, 2, 3, 4, 5, 6, 7},      // head and arms
        {1, 2, 5, 8, 9, 12},           // trunk
        {8, 9, 10, 11, 12, 13, 14},    // legs
        {2, 3, 4},
        {5, 6, 7},  // an arm
        {9, 10, 11},
        {12, 13, 14}};  // a leg
    return parts;
}

/// Around the part's known keypoints, where there are enough of them.
void cutHard(const SkelRecord& record, Dice& dice, DrawnChange& change) {
    constexpr double kMargin = 1.3, kSmallest_px = 16;
    const auto& part = cutParts()[static_cast<std::size_t>(dice.index(int(cutParts().size())))];
    Eigen::Vector2d low = Eigen::Vector2d::Constant(INFINITY), high = -low;
    int known = 0;
    for (const int k : part) {
        if (record.keypoints_px(k, 2) <= 0) continue;
        const Eigen::Vector2d at = record.keypoints_px.row(k).head<2>().transpose();
        low = low.cwiseMin(at);
        high = high.cwiseMax(at);
        ++known;
    }
    const double side_px = known < 3 ? 0 : kMargin * (high - low).maxCoeff();
    if (side_px < kSmallest_px) return;
    change.centre_px = (low + high) / 2;
    change.side_px = side_px;
    change.isCutHard = true;
}

Eigen::Vector2d applied(const AffineMap& map, const Eigen::Vector2d& at) {
    return {map[0][0] * at.x() + map[0][1] * at.y() + map[0][2],
            map[1][0] * at.x() + map[1][1] * at.y() + map[1][2]};
}

void setKeypoints(const SkelRecord& record, const DrawnChange& change, SkelSample& out) {
    const AffineMap map = cropFromPicture(change);
    const Eigen::Rotation2Dd turn(change.turned_rad);
    for (int k = 0; k < kKeypointCount; ++k) {
        const int from = change.isMirrored ? mirroredKeypoint(k) : k;
        const Eigen::Vector2d at =
            applied(map, record.keypoints_px.row(from).head<2>().transpose());
        out.keypoints.row(k)
            << ((at - Eigen::Vector2d::Constant(kHalfPatch_px)) / kPatchSide_px).transpose(),
            record.keypoints_px(from, 2);
        Eigen::Vector2d flat = record.points_m.row(from).head<2>().transpose();
        if (change.isMirrored) flat.x() = -flat.x();
        out.points_m.row(k) << (turn * flat).transpose(), record.points_m(from, 2),
            record.points_m(from, 3);
    }
}

void setLabels(const SkelRecord& record, const DrawnChange& change, SkelSample& out) {
    const bool hasOwn = change.isMirrored && record.mirrored.has_value();
    const SkelLabels& labels = hasOwn ? *record.mirrored : record.asIs;
    const bool isInexact = change.isMirrored && !hasOwn;
    out.pose_rad =
        turnedInPlane(isInexact ? mirrored(labels.pose_rad) : labels.pose_rad, change.turned_rad);
    out.shape = labels.shape;
    out.isPoseKnown = labels.isPoseKnown;
    out.isShapeKnown = labels.isShapeKnown;
    for (int j = 0; j < kJointCount; ++j) {
        out.isTurnKnown[static_cast<std::size_t>(j)] = !isInexact || isMirroredExactly(j);
    }
    out.turned_rad = change.turned_rad;
    out.isCutHard = change.isCutHard;
}

void paint(const DrawnChange& change, std::vector<std::uint8_t>& rgb) {
    for (std::size_t i = 0; i < rgb.size(); ++i) {
        rgb[i] = static_cast<std::uint8_t>(std::min(255.0, rgb[i] * change.colour[i % 3]));
    }
}

}  // namespace

DrawnChange drawChange(const SkelRecord& record, const CropChanges& changes, std::uint64_t seed) {
    Dice dice(seed);
    DrawnChange change;
    change.centre_px = record.centre_px;
    const double width_px = std::max(record.size_px.x(), record.size_px.y() * 0.75);
    change.side_px = std::max(record.size_px.y(), width_px / 0.75);
    if (dice.chance(changes.cutShare)) cutHard(record, dice, change);
    const double side_px = change.side_px;
    change.centre_px.x() += changes.shift * normalWithin(dice, 1) * side_px;
    change.centre_px.y() += changes.shift * normalWithin(dice, 1) * side_px;
    change.side_px *= 1 + changes.scale * normalWithin(dice, 1);
    if (dice.chance(changes.turnedShare)) {
        change.turned_rad = changes.turn_deg * normalWithin(dice, 2) * std::numbers::pi / 180;
    }
    change.isMirrored = dice.chance(changes.mirroredShare);
    for (double& channel : change.colour) {
        channel = dice.between(1 - changes.colour, 1 + changes.colour);
    }
    return change;
}

AffineMap cropFromPicture(const DrawnChange& change) {
    const double scale = kPatchSide_px / change.side_px;
    const double c = scale * std::cos(change.turned_rad), s = scale * std::sin(change.turned_rad);
    const double side = change.isMirrored ? -1 : 1;
    AffineMap map{{{side * c, -s, 0}, {side * s, c, 0}}};
    const Eigen::Vector2d middle = applied(map, change.centre_px);
    map[0][2] = kHalfPatch_px - middle.x();
    map[1][2] = kHalfPatch_px - middle.y();
    return map;
}

Result<void> cropRecord(const SkelRecord& record, const RgbPicture& picture,
                        const DrawnChange& change, SkelSample& out) {
    const PersonSquare square{float(change.centre_px.x()), float(change.centre_px.y()),
                              float(change.side_px)};
    auto plan = planCrop(square, Resampling::Warp, picture.width_px, picture.height_px);
    if (!plan) return tl::unexpected<Error>(plan.error());
    const AffineMap fromPatch = invertedMap(cropFromPicture(change));
    for (int row = 0; row < 2; ++row) {
        std::copy(fromPatch[std::size_t(row)].begin(), fromPatch[std::size_t(row)].end(),
                  plan->pictureFromPatch[row]);
    }
    const PictureView view{picture.bytes.data(), picture.width_px, picture.height_px,
                           std::ptrdiff_t(3) * picture.width_px, ChannelOrder::Rgb};
    out.rgb = cropBytes({view, *plan}, {});
    paint(change, out.rgb);
    setKeypoints(record, change, out);
    setLabels(record, change, out);
    PersonSquare shown = square;
    const PictureSize size{picture.width_px, picture.height_px};
    if (change.isMirrored) shown.centreX_px = float(picture.width_px) - shown.centreX_px;
    const double focal_px =
        record.focal_px > 0 ? record.focal_px : publishedFocal_px(RegressorSystem::Hmr2, size);
    out.square = squareInfo(shown, size, focal_px);
    return {};
}

Result<std::shared_ptr<const DatasetSamples>> DatasetSamples::make(
    std::vector<SampleSource> sources, PictureReader read, const CropChanges& changes) {
    auto samples = std::make_shared<DatasetSamples>();
    for (SampleSource& source : sources) {
        if (source.records.empty()) {
            return fail(ErrorCode::Usage, "a data set holds nobody who can be learned from");
        }
        if (!(source.weight > 0) || !std::isfinite(source.weight)) {
            return fail(ErrorCode::Usage, "a data set needs a weight above 0");
        }
        samples->m_weight += source.weight;
    }
    if (sources.empty()) return fail(ErrorCode::Usage, "there is no data set to learn from");
    samples->m_sources = std::move(sources);
    samples->m_read = std::move(read);
    samples->m_changes = changes;
    return samples;
}

void DatasetSamples::draw(std::uint64_t seed, const std::stop_token& stop, SkelSample& out) const {
    if (stop.stop_requested()) return;
    Dice dice(seed);
    double place = dice.between(0, m_weight);
    std::size_t chosen = 0;
    std::int64_t before = 0;
    for (; chosen + 1 < m_sources.size() && place >= m_sources[chosen].weight; ++chosen) {
        place -= m_sources[chosen].weight;
        before += std::int64_t(m_sources[chosen].records.size());
    }
    const SampleSource& source = m_sources[chosen];
    const auto index = std::size_t(dice.index(int(source.records.size())));
    const SkelRecord& record = source.records[index];
    const auto file = source.pictures / record.picture;
    const auto picture = m_read(file);
    if (!picture)
        throw std::runtime_error("reading " + file.string() + ": " + describe(picture.error()));
    const DrawnChange change = drawChange(record, m_changes, dice.seed());
    if (const auto done = cropRecord(record, *picture, change, out); !done) {
        throw std::runtime_error("cropping " + file.string() + ": " + describe(done.error()));
    }
    out.labels = 2 * (before + std::int64_t(index)) + (change.isMirrored ? 1 : 0);
}

std::int64_t DatasetSamples::labelSets() const {
    std::int64_t people = 0;
    for (const SampleSource& source : m_sources) people += std::int64_t(source.records.size());
    return 2 * people;
}

}  // namespace gonio
