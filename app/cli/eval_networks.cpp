#include "app/cli/eval_networks.h"

#include "core/io/npz.h"
#include "core/pipeline/keypoint_arrays.h"
#include "core/pipeline/program_files.h"
#include "inference/backends/open_weights.h"

namespace gonio {
namespace {

Result<std::shared_ptr<const BodyModel>> bodyOf(const std::string& name) {
    const auto file = findBody(name);
    if (!file) return tl::unexpected<Error>(file.error());
    return loadBodyModel(*file);
}

}  // namespace

Result<PaperMetrics> evaluateDrawn(const DrawnEvaluation& given, std::string_view protocol,
                                   const Job& job) {
    std::vector<std::shared_ptr<const BodyModel>> bodies;
    for (const std::string& name : given.bodies) {
        auto body = bodyOf(name);
        if (!body) return tl::unexpected<Error>(body.error());
        bodies.push_back(*std::move(body));
    }
    PersonCropSettings crops;
    crops.view.looseShare = crops.view.besideShare = 0;
    const auto synthesiser = CropSynthesiser::make(bodies, crops);
    if (!synthesiser) return tl::unexpected<Error>(synthesiser.error());
    const auto opened = openNetwork(given.network, given.weights, {}, job);
    if (!opened) return tl::unexpected<Error>(opened.error());
    const auto answers =
        answersOnDrawnPeople(*opened->network, **synthesiser, *bodies.front(), given.people, job);
    if (!answers) return tl::unexpected<Error>(answers.error());
    return paperMetrics(answers->estimate, answers->truth, protocol);
}

Result<ProjectedAgreement> evaluateProjected(const std::filesystem::path& analysis,
                                             const std::filesystem::path& reference,
                                             const std::string& body) {
    const auto model = bodyOf(body);
    if (!model) return tl::unexpected<Error>(model.error());
    const auto arrays = readNpz(analysis / "motion.npz");
    if (!arrays) return tl::unexpected<Error>(arrays.error());
    const auto motion = motionOf(*arrays);
    if (!motion) return passOn(motion.error(), "reading the motion of " + analysis.string());
    const auto keypoints = readKeypoints(reference / "keypoints.npz");
    if (!keypoints) return tl::unexpected<Error>(keypoints.error());
    return projectedAgreement(**model, *motion, *keypoints);
}

}  // namespace gonio
