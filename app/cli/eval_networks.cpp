#include "app/cli/eval_networks.h"

#include "core/io/npz.h"
#include "core/pipeline/keypoint_arrays.h"
#include "core/pipeline/open_bodies.h"
#include "inference/backends/open_weights.h"

namespace gonio {
Result<PaperMetrics> evaluateDrawn(const DrawnEvaluation& given, std::string_view protocol,
                                   const Job& job) {
    const auto bodies = openBodies(given.bodies);
    if (!bodies) return tl::unexpected<Error>(bodies.error());
    const auto synthesiser = foundPeople(*bodies);
    if (!synthesiser) return tl::unexpected<Error>(synthesiser.error());
    NetworkOptions options;
    options.looksMirrored = true;  // as analyses do
    const auto opened = openNetwork(given.people.network, given.weights, options, job);
    if (!opened) return tl::unexpected<Error>(opened.error());
    const auto answers =
        answersOnDrawnPeople(*opened->network, **synthesiser, *bodies, given.people, job);
    if (!answers) return tl::unexpected<Error>(answers.error());
    return paperMetrics(answers->estimate, answers->truth, protocol);
}

Result<ProjectedAgreement> evaluateProjected(const std::filesystem::path& analysis,
                                             const std::filesystem::path& reference,
                                             const std::string& body) {
    const auto model = openBody(body);
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
