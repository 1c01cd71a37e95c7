#include "tools/open_body/measurements.h"

#include <fstream>

#include "tools/open_body/joint_names.h"
#include "tools/open_body/length_corrections.h"

namespace gonio::open_body {
namespace {

constexpr double kMillimetre = 1e-3;

Eigen::VectorXd toVector(const nlohmann::json& array) {
    Eigen::VectorXd values(static_cast<Eigen::Index>(array.size()));
    for (Eigen::Index i = 0; i < values.size(); ++i) {
        values[i] = array.at(static_cast<std::size_t>(i)).get<double>();
    }
    return values;
}

Station parseStation(const nlohmann::json& json) {
    Station station;
    station.t = json.at("t").get<double>();
    const Eigen::VectorXd centre = toVector(json.at("c"));
    const Eigen::VectorXd fourier = toVector(json.at("fourier"));
    station.values.resize(2 + fourier.size());
    station.values << centre, fourier;
    station.values *= kMillimetre;
    station.girth_m = json.value("girth", 0.0) * kMillimetre;
    station.cover = json.value("cover", 1.0);
    for (std::size_t d = 0; json.contains("d") && d < kDirections.size(); ++d) {
        const auto found = json.at("d").find(kDirections[d]);
        if (found != json.at("d").end()) {
            station.change[d] = toVector(found->at("f")) * kMillimetre;
        }
    }
    return station;
}

Segment parseSegment(const std::string& name, const nlohmann::json& json) {
    Segment segment;
    segment.name = name;
    segment.start = toVector3(json.at("A"));
    segment.end = toVector3(json.at("B"));
    segment.forward = toVector3(json.at("F")).normalized();
    segment.upward = toVector3(json.at("U")).normalized();
    segment.symmetric = json.at("symmetric").get<bool>();
    segment.start_change.fill(Eigen::Vector3d::Zero());
    segment.end_change.fill(Eigen::Vector3d::Zero());
    for (std::size_t d = 0; d < kDirections.size(); ++d) {
        const auto found = json.at("dAB_mm").find(kDirections[d]);
        if (found != json.at("dAB_mm").end()) {
            segment.start_change[d] = toVector3(found->at(0)) * kMillimetre;
            segment.end_change[d] = toVector3(found->at(1)) * kMillimetre;
        }
    }
    for (const auto& station : json.at("stations")) {
        segment.stations.push_back(parseStation(station));
    }
    return segment;
}

Blob parseBlob(const nlohmann::json& json) {
    Blob blob;
    blob.centre = toVector3(json.at("centre"));
    blob.radii = toVector3(json.at("radii"));
    for (int row = 0; row < 3; ++row) {
        blob.axes.row(row) = toVector3(json.at("axes").at(static_cast<std::size_t>(row)));
    }
    blob.blend_m = json.at("blend").get<double>();
    return blob;
}

/// Fat and muscle do not lengthen the spine. The record has changes of up to 12 mm in height here,
/// from its rule that starts at the skin of the back; those in depth keep the spine under it.
bool isSoftTissue(std::string_view direction) {
    return direction == "mass" || direction == "muscle" || direction.ends_with("_girth");
}

/// Joints of both sides; the changes are stored for the left side only.
void parseJoints(const nlohmann::json& json, BodyMeasurements& body) {
    const auto& changes = json.at("derivatives").at("joints_mm");
    for (int joint = 0; joint < kJointCount; ++joint) {
        const std::string name(kBodyNames[static_cast<std::size_t>(joint)]);
        const bool right = name.ends_with("_r");
        const std::string left = right ? name.substr(0, name.size() - 1) + "l" : name;
        body.joints[static_cast<std::size_t>(joint)] = toVector3(json.at("joints_m").at(name));
        auto& change = body.joint_change[static_cast<std::size_t>(joint)];
        change.fill(Eigen::Vector3d::Zero());
        for (std::size_t d = 0; d < kDirections.size(); ++d) {
            const auto& table = changes.at(std::string(kDirections[d]));
            if (table.contains(left)) {
                Eigen::Vector3d value = toVector3(table.at(left)) * kMillimetre;
                value.y() = isSoftTissue(kDirections[d]) ? 0 : value.y();
                change[d] = right ? mirrored(value) : value;
            }
        }
    }
}

BodyMeasurements parseBody(const std::string& name, const nlohmann::json& json) {
    BodyMeasurements body;
    body.name = name;
    body.stature_m = json.at("stature_m").get<double>();
    body.mass_kg = json.at("mass_kg_at_1010").get<double>();
    body.volume_l = json.at("volume_l").get<double>();
    body.crotch_height_m = json.at("crotch_height_m").get<double>();
    body.lumbosacral = toVector3(json.at("lumbosacral_m"));
    parseJoints(json, body);
    for (const auto& [landmark, point] : json.at("landmarks_left_m").items()) {
        body.landmarks_left[landmark] = toVector3(point);
    }
    for (const std::string_view part : kPartNames) {
        const std::string key(part);
        body.segments.push_back(parseSegment(key, json.at("segments").at(key)));
    }
    for (const auto& blob : json.at("head_blobs")) {
        body.head_blobs.push_back(parseBlob(blob));
    }
    // The recorded point lies 2 cm in front of the lids: take the front of the globe.
    const Blob& globe = body.head_blobs.front();
    body.landmarks_left["eye"] = globe.centre + Eigen::Vector3d(0, 0, globe.radii.z());
    body.girths = json.at("girths_and_lengths_m").get<std::map<std::string, double>>();
    body.girth_change = json.at("derivatives")
                            .at("girths_m_or_kg")
                            .get<std::map<std::string, std::map<std::string, double>>>();
    body.source = json;
    return body;
}

}  // namespace

Eigen::Vector3d toVector3(const nlohmann::json& array) {
    return {array.at(0).get<double>(), array.at(1).get<double>(), array.at(2).get<double>()};
}

Eigen::Vector3d mirrored(const Eigen::Vector3d& point) {
    return {-point.x(), point.y(), point.z()};
}

Result<Measurements> readMeasurements(const std::filesystem::path& path) {
    std::ifstream stream(path);
    if (!stream) {
        return fail(ErrorCode::NotFound, "cannot open the measurements " + path.string());
    }
    try {
        const nlohmann::json json = nlohmann::json::parse(stream);
        Measurements measurements{parseBody("female", json.at("bodies").at("female")),
                                  parseBody("male", json.at("bodies").at("male")),
                                  json.at("bones")};
        const auto& lengths = json.at("literature").at("recommended_length_corrections_m");
        correctLengths(lengths.at("female"), measurements.female);
        correctLengths(lengths.at("male"), measurements.male);
        return measurements;
    } catch (const nlohmann::json::exception& error) {
        return fail(ErrorCode::MalformedFile,
                    std::string("the measurements are not as expected: ") + error.what());
    }
}

}  // namespace gonio::open_body
