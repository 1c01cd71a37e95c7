#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "core/body/marker_table.h"

namespace gonio {
namespace {

using nlohmann::json;

constexpr std::size_t kMostMarkers = 1000;
constexpr std::size_t kMostBytes = 4U << 20U;

/// Reads the keys of one marker and remembers the first thing wrong.
class MarkerReader {
public:
    explicit MarkerReader(const json& object) : m_object(object) {}

    std::string problem;

    std::string text(const char* key) {
        const json* value = find(key);
        if (value == nullptr || !value->is_string()) return complain(key, "is no text"), "";
        return value->get<std::string>();
    }

    double number(const char* key, double least, double most) {
        const json* value = find(key);
        if (value == nullptr || !value->is_number()) return complain(key, "is no number"), 0;
        return within(key, value->get<double>(), least, most);
    }

    /// -1 where the key is not there.
    int index(const char* key, int most) {
        const json* value = find(key);
        if (value == nullptr) return -1;
        if (!value->is_number_integer()) return complain(key, "is no whole number"), -1;
        return static_cast<int>(within(key, value->get<double>(), 0, most));
    }

    Marker::Shares shares(const char* key) {
        Marker::Shares shares;
        const json* value = find(key);
        if (value == nullptr) return shares;
        if (!value->is_object()) return complain(key, "is no list of names with shares"), shares;
        for (const auto& [name, share] : value->items()) {
            if (!share.is_number()) return complain(key, "has a share that is no number"), shares;
            shares.emplace_back(name, within(key, share.get<double>(), -2, 2));
        }
        return shares;
    }

    Eigen::Vector3d place(const char* key) {
        Eigen::Vector3d place = Eigen::Vector3d::Zero();
        const json* value = find(key);
        const bool isPlace =
            value != nullptr && value->is_array() && value->size() == 3 &&
            std::all_of(value->begin(), value->end(), [](const json& x) { return x.is_number(); });
        if (!isPlace) return complain(key, "is no place of three numbers"), place;
        for (std::size_t i = 0; i < 3; ++i) {
            place[Eigen::Index(i)] = within(key, (*value)[i].get<double>(), -2, 2);
        }
        return place;
    }

    bool has(const char* key) const { return m_object.contains(key); }

    void complain(const std::string& key, const std::string& what) {
        if (problem.empty()) problem = "'" + key + "' " + what;
    }

private:
    const json* find(const char* key) const {
        const auto found = m_object.find(key);
        return found == m_object.end() ? nullptr : &*found;
    }

    double within(const char* key, double value, double least, double most) {
        if (value >= least && value <= most) return value;
        complain(key, "is out of range");
        return 0;
    }

    const json& m_object;
};

double sumOf(const Marker& marker) {
    double sum = 0;
    for (const auto* shares : {&marker.landmarks, &marker.joints}) {
        for (const auto& [name, share] : *shares) sum += share;
    }
    return sum;
}

Marker readMarker(MarkerReader& reader) {
    Marker marker;
    marker.name = reader.text("name");
    marker.segment = reader.text("segment");
    marker.mirror = reader.text("mirror");
    marker.weight = reader.number("weight", 0, 1000);
    marker.noise_m = reader.number("noise_m", 0, 1);
    marker.smplVertex = reader.index("smpl_vertex", 6889);
    marker.smplJoint = reader.index("smpl_joint", kJointCount - 1);
    marker.landmarks = reader.shares("landmarks");
    marker.joints = reader.shares("joints");
    if ((marker.smplVertex < 0) == (marker.smplJoint < 0)) {
        reader.complain("smpl_vertex", "or 'smpl_joint' must be there, one of them");
    }
    for (const auto& [name, share] : marker.joints) {
        if (std::ranges::find(kJointNames, name) == kJointNames.end()) {
            reader.complain("joints", "names no joint: " + name.substr(0, 40));
        }
    }
    if (std::abs(sumOf(marker) - 1) > 1e-3) reader.complain("landmarks", "do not sum to 1");
    if (!reader.has("body")) return marker;
    marker.osimBody = osimTree().body(reader.text("body"));
    if (marker.osimBody < 0) reader.complain("body", "is none of the tree");
    marker.place_m = reader.place("place_m");
    return marker;
}

Result<void> checkPairs(const MarkerTable& table) {
    std::set<std::string> names;
    for (const Marker& marker : table.markers) {
        const int other = table.index(marker.mirror);
        const bool isPair = other >= 0 && table.markers[std::size_t(other)].mirror == marker.name;
        if (marker.name.empty() || !names.insert(marker.name).second || !isPair) {
            return fail(ErrorCode::MalformedFile,
                        "marker '" + marker.name.substr(0, 40) +
                            "' has no name of its own, or its mirror is not there or has another");
        }
    }
    return {};
}

}  // namespace

Result<MarkerTable> parseMarkerTable(std::string_view text) {
    if (text.size() > kMostBytes) return fail(ErrorCode::MalformedFile, "too large for a table");
    const json file = json::parse(text, nullptr, false);
    const auto is = [&](const char* key, const json& value) {
        return file.contains(key) && file.at(key) == value;
    };
    if (!file.is_object() || !is("kind", "goniograph-markers")) {
        return fail(ErrorCode::MalformedFile,
                    "it is no table of markers: JSON with \"kind\": \"goniograph-markers\"");
    }
    if (!is("version", 1)) return fail(ErrorCode::Unsupported, "its version is not 1");
    const auto list = file.find("markers");
    if (list == file.end() || !list->is_array() || list->empty() || list->size() > kMostMarkers) {
        return fail(ErrorCode::MalformedFile, "'markers' must be a list of 1 to 1000");
    }
    MarkerTable table;
    MarkerReader head(file);
    table.name = head.text("name");
    if (!head.problem.empty()) return fail(ErrorCode::MalformedFile, head.problem);
    for (const json& object : *list) {
        const std::string number = "marker " + std::to_string(table.markers.size() + 1);
        if (!object.is_object()) return fail(ErrorCode::MalformedFile, number + " is no object");
        MarkerReader reader(object);
        table.markers.push_back(readMarker(reader));
        if (!reader.problem.empty()) {
            return fail(
                ErrorCode::MalformedFile,
                number + " (" + table.markers.back().name.substr(0, 40) + "): " + reader.problem);
        }
    }
    if (auto paired = checkPairs(table); !paired) return tl::unexpected<Error>(paired.error());
    return table;
}

Result<MarkerTable> readMarkerTable(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(ErrorCode::NotFound, "there is no file " + path.string());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    auto table = parseMarkerTable(text);
    return table ? std::move(table) : passOn(table.error(), "reading " + path.string());
}

}  // namespace gonio
