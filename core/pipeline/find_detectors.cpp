#include "core/pipeline/find_detectors.h"

#include <algorithm>
#include <optional>

#include "core/io/file_hash.h"
#include "core/people/network_description.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

struct KnownNetwork {
    fs::path file;
    NetworkDescription description;
};

/// The described networks of a folder in the order of their names; others are passed over.
std::vector<KnownNetwork> networksIn(const fs::path& folder, const fs::path& resources) {
    std::vector<KnownNetwork> networks;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.path().extension() != ".onnx") continue;
        if (auto description = findNetworkDescription(entry.path(), resources)) {
            networks.push_back({entry.path(), *std::move(description)});
        }
    }
    std::sort(networks.begin(), networks.end(),
              [](const auto& a, const auto& b) { return a.file < b.file; });
    return networks;
}

fs::path firstOf(NetworkKind kind, const std::vector<KnownNetwork>& networks) {
    for (const KnownNetwork& network : networks) {
        if (network.description.kind == kind) return network.file;
    }
    return {};
}

Error noKeypointNetwork(const fs::path& models) {
    return {ErrorCode::MissingModel,
            "no network that finds keypoints is installed. Import one with 'gonio import "
            "NETWORK.onnx' (with its .json description if it is not a known one), or name it with "
            "--keypoints NETWORK.onnx; the README says where to get openly licensed ones. Looked "
            "in " +
                models.string(),
            {}};
}

/// Hashes of the files behind a detector that the detector itself does not tell.
Result<void> addFacts(const DetectorFiles& files, const fs::path& resources,
                      LoadedDetectors& loaded) {
    const std::pair<const char*, fs::path> networks[] = {{"keypoint_description", files.keypoints},
                                                         {"region_description", files.regions},
                                                         {"person_description", files.persons}};
    const auto add = [&loaded](const char* role, const fs::path& file) -> Result<void> {
        auto hash = sha256OfFile(file);
        if (!hash) return tl::unexpected<Error>(hash.error());
        loaded.facts.emplace_back(role, *std::move(hash));
        return {};
    };
    if (!files.regions.empty()) {
        if (auto added = add("region_network", files.regions); !added) return added;
    }
    for (const auto& [role, network] : networks) {
        if (network.empty()) continue;
        auto added = add(role, networkDescriptionFile(network, resources));
        if (!added) return added;
    }
    return {};
}

/// Chooses what finds people, unless the user did.
void findPersons(const std::vector<KnownNetwork>& networks, DetectorFiles& files) {
    if (files.persons.empty()) files.persons = firstOf(NetworkKind::PersonBoxes, networks);
    if (files.persons.empty()) files.persons = firstOf(NetworkKind::Region, networks);
    if (!files.persons.empty()) return;
    files.notes.push_back(
        "People are found with OpenCV's built-in detector, which misses bent and small "
        "figures; import a person detector such as yolox_nano.onnx for better results.");
}

Result<std::unique_ptr<PersonDetector>> loadPersons(const DetectorFiles& files,
                                                    const fs::path& resources) {
    if (files.persons.empty()) return makeHogDetector();
    auto persons = loadPersonDetector({files.persons, {}, resources});
    if (!persons) return passOn(persons.error(), "loading " + files.persons.string());
    return persons;
}

bool wantsRegions(const NetworkDescription& description) {
    return description.crop.alignment.has_value();
}

}  // namespace

Result<DetectorFiles> findDetectors(const fs::path& keypoints, const fs::path& persons,
                                    const fs::path& models, const fs::path& resources) {
    std::vector<KnownNetwork> companions;
    if (!keypoints.empty()) {
        const fs::path folder = keypoints.has_parent_path() ? keypoints.parent_path() : ".";
        companions = networksIn(folder, resources);
    }
    const std::vector<KnownNetwork> installed = networksIn(models, resources);
    companions.insert(companions.end(), installed.begin(), installed.end());
    DetectorFiles files{keypoints, {}, persons, {}};
    if (files.keypoints.empty()) files.keypoints = firstOf(NetworkKind::Keypoints, installed);
    if (files.keypoints.empty()) return tl::unexpected<Error>(noKeypointNetwork(models));
    std::error_code ignored;
    if (!fs::is_regular_file(files.keypoints, ignored)) {
        return fail(ErrorCode::MissingModel,
                    "there is no such network: " + files.keypoints.string());
    }
    auto description = findNetworkDescription(files.keypoints, resources);
    if (!description) return tl::unexpected<Error>(description.error());
    if (wantsRegions(*description)) files.regions = firstOf(NetworkKind::Region, companions);
    findPersons(companions, files);
    return files;
}

Result<LoadedPersons> loadPersonsAlone(const fs::path& persons, const fs::path& models,
                                       const fs::path& resources) {
    DetectorFiles files;
    files.persons = persons;
    findPersons(networksIn(models, resources), files);
    auto detector = loadPersons(files, resources);
    if (!detector) return tl::unexpected<Error>(detector.error());
    LoadedDetectors loaded;
    if (auto added = addFacts(files, resources, loaded); !added) {
        return tl::unexpected<Error>(added.error());
    }
    return LoadedPersons{*std::move(detector), std::move(loaded.facts), std::move(files.notes)};
}

Result<LoadedDetectors> loadDetectors(const DetectorFiles& files, const fs::path& resources,
                                      bool mirrored) {
    LoadedDetectors loaded;
    auto persons = loadPersons(files, resources);
    if (!persons) return tl::unexpected<Error>(persons.error());
    loaded.persons = *std::move(persons);
    KeypointDetectorOptions options;
    options.network = files.keypoints;
    options.regionNetwork = files.regions;
    options.resourceFolder = resources;
    options.flipAverage = mirrored;
    auto keypoints = loadKeypointDetector(options);
    if (!keypoints) return passOn(keypoints.error(), "loading " + files.keypoints.string());
    loaded.keypoints = *std::move(keypoints);
    if (auto added = addFacts(files, resources, loaded); !added) {
        return tl::unexpected<Error>(added.error());
    }
    return loaded;
}

}  // namespace gonio
