#include "app/cli/bench_cases.h"
#include "core/biomech/text_numbers.h"
#include "core/fit/marker_ik.h"
#include "core/pipeline/program_files.h"
#include "inference/backends/neurik_evaluation.h"
#include "inference/plugin/load_network_library.h"

namespace gonio::bench {
namespace {

constexpr double kTarget_deg = 3;  ///< the project's own, of the oracle markers

BenchResult degreesOf(const std::string& name, double value_deg, double target_deg, int frames,
                      const std::string& note) {
    const double ratio = target_deg > 0 ? value_deg / target_deg : 0;
    return {name, value_deg, "deg", target_deg, target_deg > 0 ? "deg" : "", ratio, frames, note};
}

void append(std::vector<BenchResult>& lines, const NeurIkScore& score, double noise_m) {
    const std::string markers =
        noise_m > 0 ? formatFixed(100 * noise_m, 0) + " cm noise" : "oracle markers";
    const double target_deg = noise_m > 0 ? 0 : kTarget_deg;
    lines.push_back(degreesOf(markers + ": all 31 angles", score.all_deg(), target_deg,
                              score.frames, "mean absolute error"));
    lines.push_back(degreesOf(markers + ": 27 that markers show", score.seen_deg(), target_deg,
                              score.frames, "without the wrists"));
    lines.push_back(degreesOf(markers + ": legs", score.legs_deg(), target_deg, score.frames, ""));
    lines.push_back(
        degreesOf(markers + ": pelvis", score.rootError_deg, 0, score.frames, "angle of the turn"));
    lines.push_back(
        {markers + ": body scales", score.bodyError_mm, "mm", 0, "", 0, score.frames, "MAE_body"});
    lines.push_back({markers + ": bony landmarks", score.landmarkError_mm, "mm", 0, "", 0,
                     score.frames, "MPBLPE, on the true tree"});
    if (noise_m > 0) return;
    for (const auto& [kind, error_deg] : score.errorByKind_deg) {
        lines.push_back(degreesOf("  " + kind, error_deg, 0, 0, "27 angles"));
    }
    for (int k = 0; k < kOsimCoordinates; ++k) {
        lines.push_back(degreesOf("  " + osimTree().coordinates[std::size_t(k)].name,
                                  score.angleErrors_deg[std::size_t(k)], 0, 0, ""));
    }
}

Result<FindMotion> finderOf(const NeurIkBench& options, const MarkerTable& table, const Job& job) {
    if (options.weights.empty()) {
        return FindMotion([&table, job](const MarkerClip& clip) -> Result<IkMotion> {
            auto found = solveMarkerIk(table, clip, {}, job);
            if (!found) return tl::unexpected<Error>(found.error());
            return found->motion;
        });
    }
    const auto library = loadNetworkLibrary();
    if (!library) return tl::unexpected<Error>(library.error());
    NetworkOptions wanted;
    wanted.device = options.device;
    wanted.details = true;
    auto opened = (*library)->open("neurik", options.weights, wanted);
    if (!opened) return passOn(opened.error(), "opening " + options.weights);
    return findWithNeurIk(*std::move(opened), options.weights, table, job);
}

}  // namespace

Result<std::vector<BenchResult>> benchNeurIk(const NeurIkBench& options, const Job& job) {
    const auto resources = resourceFolder();
    if (!resources) return tl::unexpected<Error>(resources.error());
    const auto table = readMarkerTable(*resources / "markers" / "m78.json");
    if (!table) return tl::unexpected<Error>(table.error());
    const auto motions = heldOutMotions(options.bodies, *table);
    if (!motions) return tl::unexpected<Error>(motions.error());
    const auto find = finderOf(options, *table, job);
    if (!find) return tl::unexpected<Error>(find.error());
    std::vector<BenchResult> lines;
    for (const double noise_m : {0.0, 0.01, 0.02}) {
        NeurIkEvaluation evaluation;
        evaluation.clips = options.clips;
        evaluation.noise_m = noise_m;
        const auto score = evaluateKinematics(*motions, evaluation, *find);
        if (!score) return tl::unexpected<Error>(score.error());
        append(lines, *score, noise_m);
    }
    return lines;
}

}  // namespace gonio::bench
