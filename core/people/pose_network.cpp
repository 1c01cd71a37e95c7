#include "core/people/pose_network.h"

#include <algorithm>
#include <cmath>

#include "core/people/mirrored_look.h"

namespace gonio {

namespace {

/// Which outputs to ask for: those of the points, then world, then flag.
std::vector<std::string> outputNames(const NetworkDescription& description) {
    std::vector<std::string> names;
    if (const auto* maps = std::get_if<Heatmaps>(&description.output)) {
        names = {maps->tensor};
    } else if (const auto* bins = std::get_if<SimCC>(&description.output)) {
        names = {bins->x, bins->y};
    } else if (const auto* numbers = std::get_if<Coordinates>(&description.output)) {
        names = {numbers->tensor};
    }
    if (description.world) {
        names.push_back(description.world->tensor);
    }
    if (description.poseFlag) {
        names.push_back(description.poseFlag->tensor);
    }
    return names;
}

std::vector<float> mirroredTensor(const std::vector<float>& tensor, int width_px) {
    std::vector<float> mirrored(tensor);
    for (auto row = mirrored.begin(); row != mirrored.end(); row += width_px) {
        std::reverse(row, row + width_px);
    }
    return mirrored;
}

/// Moves the origin to the middle of the hips, if these are named.
void centreOnHips(Eigen::MatrixX3d& world_m, const std::vector<std::string>& names) {
    const auto left = std::find(names.begin(), names.end(), "left_hip") - names.begin();
    const auto right = std::find(names.begin(), names.end(), "right_hip") - names.begin();
    if (left < world_m.rows() && right < world_m.rows()) {
        const Eigen::RowVector3d middle = (world_m.row(left) + world_m.row(right)) / 2;
        world_m.rowwise() -= middle;
    }
}

}  // namespace

PoseNetwork::PoseNetwork(NetworkDescription description, Network network, bool flipAverage)
    : m_description(std::move(description)),
      m_network(std::move(network)),
      m_flipAverage(flipAverage),
      m_mirrored(mirroredIndices(m_description.keypoints)) {}

Result<PoseNetwork> PoseNetwork::load(const std::filesystem::path& network,
                                      NetworkDescription description, bool flipAverage) {
    if (description.kind != NetworkKind::Keypoints) {
        return fail(ErrorCode::Unsupported, "'" + description.name + "' finds no keypoints");
    }
    auto loaded = Network::load(network, description.input, outputNames(description));
    if (!loaded) {
        return tl::unexpected(loaded.error());
    }
    PoseNetwork pose(std::move(description), *std::move(loaded), flipAverage);
    const auto& input = pose.m_description.input;
    auto trial = pose.decode(
        std::vector<float>(3 * std::size_t(input.width_px) * std::size_t(input.height_px)));
    if (!trial) {
        return passOn(trial.error(), "trying the network " + network.string());
    }
    if (auto error = pose.mismatch(*trial)) {
        return passOn(*std::move(error), "trying the network " + network.string());
    }
    return pose;
}

Result<CropPoints> PoseNetwork::decodePoints(const std::vector<NetworkTensor>& outputs) const {
    const auto& input = m_description.input;
    if (const auto* maps = std::get_if<Heatmaps>(&m_description.output)) {
        return decodeHeatmaps(outputs.at(0), *maps, input);
    }
    if (const auto* bins = std::get_if<SimCC>(&m_description.output)) {
        return decodeSimCC(outputs.at(0), outputs.at(1), *bins, input);
    }
    return decodeCoordinates(outputs.at(0), std::get<Coordinates>(m_description.output));
}

Result<CropAnswer> PoseNetwork::decode(const std::vector<float>& tensor) {
    auto outputs = m_network.run(tensor);
    if (!outputs) {
        return tl::unexpected(outputs.error());
    }
    auto points = decodePoints(*outputs);
    if (!points) {
        return tl::unexpected(points.error());
    }
    points->col(0).array() += m_description.offset_px[0];
    points->col(1).array() += m_description.offset_px[1];
    CropAnswer answer{*std::move(points), {}, 1};
    std::size_t next = std::holds_alternative<SimCC>(m_description.output) ? 2 : 1;
    if (m_description.world) {
        auto world = decodeWorld(outputs->at(next++), *m_description.world, 0);
        if (!world) {
            return tl::unexpected(world.error());
        }
        answer.world_m = *std::move(world);
    }
    if (m_description.poseFlag) {
        const auto& flag = outputs->at(next).values;
        answer.poseFlag = flag.empty() || !std::isfinite(flag[0]) ? 0 : double(flag[0]);
    }
    return answer;
}

std::optional<Error> PoseNetwork::mismatch(const CropAnswer& answer) const {
    const auto& alignment = m_description.crop.alignment;
    const auto named = static_cast<Eigen::Index>(m_description.keypoints.size());
    std::string what;
    if (answer.points.rows() < named) {
        what = "the network gives " + std::to_string(answer.points.rows()) +
               " points, the description names " + std::to_string(named);
    } else if (m_description.world && answer.world_m.rows() < named) {
        what = "the network gives " + std::to_string(answer.world_m.rows()) +
               " points in 3-D, the description names " + std::to_string(named);
    } else if (alignment && std::max(alignment->centre, alignment->top) >= answer.points.rows()) {
        what = "the alignment points of the description are not among the network's " +
               std::to_string(answer.points.rows()) + " points";
    }
    return what.empty() ? std::nullopt : std::optional(Error{ErrorCode::MalformedFile, what, {}});
}

Result<CropAnswer> PoseNetwork::look(const Image& image, const CropRegion& region) {
    auto tensor = cropTensor(image, region, m_description.input);
    if (!tensor) {
        return tl::unexpected(tensor.error());
    }
    auto answer = decode(*tensor);
    if (!answer || !m_flipAverage) {
        return answer;
    }
    auto mirrored = decode(mirroredTensor(*tensor, m_description.input.width_px));
    if (!mirrored) {
        return mirrored;
    }
    return joinLooks(*answer, *std::move(mirrored), m_description.keypoints, m_mirrored,
                     m_description.input.width_px);
}

bool PoseNetwork::isPerson(const CropAnswer& answer) const {
    return !m_description.poseFlag || answer.poseFlag >= m_description.poseFlag->minimum;
}

std::optional<CropRegion> PoseNetwork::alignedRegionOf(const CropAnswer& answer,
                                                       const CropRegion& region) const {
    const auto& rule = m_description.crop.alignment;
    const auto& input = m_description.input;
    if (!rule) {
        return std::nullopt;
    }
    const Eigen::Affine2d map = pictureFromCrop(region, {input.width_px, input.height_px});
    const Eigen::Vector2d centre = answer.points.row(rule->centre).head<2>().transpose();
    const Eigen::Vector2d top = answer.points.row(rule->top).head<2>().transpose();
    const CropRegion next = alignedRegion(map * centre, map * top, rule->scale);
    // Two points that fall together are no region.
    return next.size_px.x() >= 1 ? std::optional(next) : std::nullopt;
}

KeypointFrame PoseNetwork::toPicture(const CropAnswer& answer, const CropRegion& region,
                                     const Image& image) const {
    const auto count = static_cast<Eigen::Index>(m_description.keypoints.size());
    const auto& input = m_description.input;
    const Eigen::Affine2d map = pictureFromCrop(region, {input.width_px, input.height_px});
    KeypointFrame frame;
    frame.image_px = answer.points.topRows(count);
    for (Eigen::Index row = 0; row < count; ++row) {
        const Eigen::Vector2d point = map * Eigen::Vector2d(frame.image_px.row(row).head<2>());
        frame.image_px.row(row).head<2>() = point.transpose();
        if (point.minCoeff() < 0 || point.x() > image.width_px || point.y() > image.height_px) {
            frame.image_px(row, 2) = 0;
        }
    }
    if (answer.world_m.rows() > 0) {
        const Eigen::Matrix2d turn = Eigen::Rotation2Dd(region.angle_rad).toRotationMatrix();
        frame.rootRelative_m = answer.world_m.topRows(count);
        frame.rootRelative_m.leftCols<2>() *= turn.transpose();
        centreOnHips(frame.rootRelative_m, m_description.keypoints);
    }
    return frame;
}

}  // namespace gonio
