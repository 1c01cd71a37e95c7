#include "inference/backends/biopose_parts.h"

#include <algorithm>

#include "core/body/smpl_twin.h"
#include "core/pipeline/program_files.h"
#include "inference/backends/open_weights.h"
#include "inference/weights/import_weights.h"
#include "inference/weights/weight_file.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMesh = "mqhmr";
constexpr const char* kKinematics = "neurik";

/// The first SMPL body of the model folder that is there.
Result<std::shared_ptr<const SmplModel>> importedSmpl() {
    for (const char* name : {"smpl_neutral", "smpl_male", "smpl_female"}) {
        if (isInstalled(name)) return loadSmplModel(*foundWeights(name));
    }
    return fail(ErrorCode::MissingModel,
                "MQ-HMR's weights speak of SMPL, which is not installed: import SMPL_NEUTRAL.pkl "
                "with 'gonio import FILE'");
}

/// The SMPL body that the weights mean, with the skin of `body`.
Result<std::shared_ptr<const SmplModel>> smplFor(const fs::path& weights, const BodyModel& body) {
    auto file = openWeightFile(weights);
    if (!file) return tl::unexpected<Error>(file.error());
    const std::string trainedOn = (*file)->metadata(kBodyKey);
    if (trainedOn == body.name) return smplTwinOf(body);
    if (!trainedOn.empty()) {
        return fail(ErrorCode::Usage, "these weights of MQ-HMR were trained on the body " +
                                          trainedOn + ", not on " + body.name + "; use --body " +
                                          trainedOn);
    }
    auto smpl = importedSmpl();
    if (!smpl) return smpl;
    if ((*smpl)->faces.rows() != body.skinFaces.rows() || (*smpl)->faces != body.skinFaces) {
        return fail(ErrorCode::Usage,
                    "these weights of MQ-HMR speak of SMPL, whose skin the body " + body.name +
                        " has not; use --body skel_male or skel_female");
    }
    return smpl;
}

/// Before the video is looked at, not after it.
Result<void> checkMarkers(const fs::path& weights, const MarkerTable& table) {
    auto file = openWeightFile(weights);
    if (!file) return tl::unexpected<Error>(file.error());
    const TensorShapes shapes = (*file)->shapes();
    const auto markers = shapes.find("input.mean");
    if (markers == shapes.end() || markers->second.empty()) return {};  // opening it says so
    if (markers->second.front() == table.size()) return {};
    return fail(ErrorCode::Unsupported,
                "NeurIK's weights are for " + std::to_string(markers->second.front()) +
                    " markers; the table " + table.name + " has " + std::to_string(table.size()));
}

Result<void> addKinematics(const RegressorChoice& choice, const Job& job, BioPoseParts& parts) {
    auto resources = resourceFolder();
    if (!resources) return tl::unexpected<Error>(resources.error());
    auto markers = readMarkerTable(*resources / "markers" / "m78.json");
    if (!markers) return tl::unexpected<Error>(markers.error());
    parts.markers = *std::move(markers);
    if (!isInstalled(kKinematics)) return {};
    if (auto fits = checkMarkers(*foundWeights(kKinematics), parts.markers); !fits) return fits;
    auto rules = neurIkRulesFor(*foundWeights(kKinematics), parts.markers);
    if (!rules) return tl::unexpected<Error>(rules.error());
    parts.kinematicsRules = *rules;
    NetworkOptions options;
    options.device = choice.device;
    options.details = true;  // answers for the frame in the middle
    auto opened = openNetwork(kKinematics, *foundWeights(kKinematics), options, job);
    if (!opened) return tl::unexpected<Error>(opened.error());
    parts.kinematics = std::move(opened->network);
    parts.kinematicsHash = std::move(opened->hash);
    return {};
}

}  // namespace

Result<BioPoseParts> openBioPose(const RegressorChoice& choice, const Job& job) {
    auto weights = weightsFor(choice, kMesh);
    if (!weights) return tl::unexpected<Error>(weights.error());
    BioPoseParts parts;
    parts.body = choice.body;
    parts.fidelity = choice.asPublished ? Fidelity::Published : Fidelity::Corrected;
    auto smpl = smplFor(*weights, *choice.body);
    if (!smpl) return tl::unexpected<Error>(smpl.error());
    parts.smpl = *std::move(smpl);
    auto options = optionsOf(choice);
    if (!options) return tl::unexpected<Error>(options.error());
    auto opened = openNetwork(kMesh, *weights, *options, job);
    if (!opened) return tl::unexpected<Error>(opened.error());
    parts.mesh = std::move(opened->network);
    parts.meshHash = std::move(opened->hash);
    if (auto added = addKinematics(choice, job, parts); !added) {
        return tl::unexpected<Error>(added.error());
    }
    return parts;
}

}  // namespace gonio
