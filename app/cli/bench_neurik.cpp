#include <nlohmann/json.hpp>

#include "app/cli/bench_cases.h"
#include "app/cli/eval_clips.h"
#include "core/biomech/text_numbers.h"
#include "core/fit/marker_ik.h"
#include "core/io/atomic_file.h"
#include "core/io/npz.h"
#include "core/pipeline/program_files.h"
#include "core/pipeline/projected_keypoints.h"
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

void append(std::vector<BenchResult>& lines, const NeurIkScore& score, const std::string& markers,
            bool isOracle) {
    const double target_deg = isOracle ? kTarget_deg : 0;
    lines.push_back(degreesOf(markers + ": all 31 angles", score.all_deg(), target_deg,
                              score.frames, "mean absolute error"));
    lines.push_back(degreesOf(markers + ": 27 that markers show", score.seen_deg(), target_deg,
                              score.frames, "without the wrists"));
    lines.push_back(degreesOf(markers + ": legs", score.legs_deg(), target_deg, score.frames, ""));
    lines.push_back(
        {markers + ": body scales", score.bodyError_mm, "mm", 0, "", 0, score.frames, "MAE_body"});
    lines.push_back({markers + ": bony landmarks", score.landmarkError_mm, "mm", 0, "", 0,
                     score.frames, "MPBLPE, on the true tree"});
}

void appendParts(std::vector<BenchResult>& lines, const NeurIkScore& score) {
    for (const auto& [kind, error_deg] : score.errorByKind_deg) {
        lines.push_back(degreesOf("  " + kind, error_deg, 0, 0, "27 angles"));
    }
    for (int k = 0; k < kOsimCoordinates; ++k) {
        lines.push_back(degreesOf("  " + osimTree().coordinates[std::size_t(k)].name,
                                  score.angleErrors_deg[std::size_t(k)], 0, 0, ""));
    }
}

void appendPelvis(std::vector<BenchResult>& lines, const NeurIkScore& score,
                  const std::string& markers) {
    lines.push_back(
        degreesOf(markers + ": pelvis", score.rootError_deg, 0, score.frames, "angle of the turn"));
}

/// The one of `bodies` that a JSON file names in this place.
Result<std::shared_ptr<const BodyModel>> bodyNamedIn(
    const std::filesystem::path& file, const char* place,
    const std::vector<std::shared_ptr<const BodyModel>>& bodies) {
    const auto bytes = readFile(file);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    const auto* const text = reinterpret_cast<const char*>(bytes->data());
    const auto json = nlohmann::json::parse(text, text + bytes->size(), nullptr, false);
    const nlohmann::json::json_pointer pointer(place);
    if (json.is_discarded() || !json.contains(pointer) || !json.at(pointer).is_string()) {
        return fail(ErrorCode::MalformedFile, file.string() + " names no body");
    }
    const auto name = json.at(pointer).get<std::string>();
    for (const auto& body : bodies) {
        if (body->name == name) return body;
    }
    return fail(ErrorCode::Unsupported,
                file.string() + " is of the body '" + name + "', which is neither open body");
}

/// What truth.json and truth.npz of a clip of `synth benchmark` say.
struct ClipTruth {
    std::shared_ptr<const BodyModel> body;
    ShapeVector shape;
    std::vector<double> poses_rad;  ///< frame by frame
};

Result<ClipTruth> readTruth(const std::filesystem::path& folder, const NeurIkBench& options) {
    const auto body = bodyNamedIn(folder / "truth.json", "/body", options.bodies);
    if (!body) return tl::unexpected<Error>(body.error());
    const auto arrays = readNpz(folder / "truth.npz");
    if (!arrays) return tl::unexpected<Error>(arrays.error());
    const auto poses = findTensor(*arrays, "poses", {-1, kDofCount});
    const auto betas = findTensor(*arrays, "betas", {-1, kShapeCount});
    if (!poses || !betas) return tl::unexpected<Error>(poses ? betas.error() : poses.error());
    const auto shape = (*betas)->toDoubles();
    if (shape.empty()) {
        return fail(ErrorCode::MalformedFile,
                    "'betas' in " + (folder / "truth.npz").string() + " has no row");
    }
    return ClipTruth{*body, Eigen::Map<const ShapeVector>(shape.data()), (*poses)->toDoubles()};
}

/// The true motion in the frames of `seen`.
Result<MarkerMotion> trueMotion(const ClipTruth& truth, const MarkerTable& table,
                                const Motion& seen) {
    SampledMotion motion;
    motion.shape = truth.shape;
    for (const int frame : seen.frameIndices) {
        if (frame < 0 || std::size_t(frame + 1) * kDofCount > truth.poses_rad.size()) {
            return fail(ErrorCode::MalformedFile, "the analysis has more frames than the truth");
        }
        motion.poses_rad.emplace_back(
            Eigen::Map<const PoseVector>(truth.poses_rad.data() + std::size_t(frame) * kDofCount));
        motion.translations_m.emplace_back(Eigen::Vector3d::Zero());
    }
    return markerMotionOf(*truth.body, SkelMarkers(truth.body, table), table, motion);
}

MarkerClip markersSeen(const BodyModel& body, const SkelMarkers& markers, int count,
                       const Motion& seen) {
    const RestShape rest = computeRestShape(body, seen.shape);
    MarkerClip clip{seen.times_s, seen.frameIndices, {}};
    for (std::size_t f = 0; f < seen.size(); ++f) {
        const bool isSeen = seen.sources[f] != FrameSource::Missing;
        clip.places_m.push_back(isSeen ? markers.of(rest, seen.at(f))
                                       : Eigen::Matrix3Xd::Constant(3, count, NAN));
    }
    return clip;
}

/// A clip as an analysis saw it, with the body that summary.json names.
Result<SeenClip> seenClip(const std::filesystem::path& result, const std::filesystem::path& folder,
                          const NeurIkBench& options, const MarkerTable& table) {
    const auto body = bodyNamedIn(result / "summary.json", "/parts/body/name", options.bodies);
    if (!body) return tl::unexpected<Error>(body.error());
    const auto truth = readTruth(folder, options);
    if (!truth) return tl::unexpected<Error>(truth.error());
    const auto arrays = readNpz(result / "motion.npz");
    if (!arrays) return tl::unexpected<Error>(arrays.error());
    const auto seen = motionOf(*arrays);
    if (!seen) return tl::unexpected<Error>(seen.error());
    auto motion = trueMotion(*truth, table, *seen);
    if (!motion) return tl::unexpected<Error>(motion.error());
    const SkelMarkers markers(*body, table);
    return SeenClip{markersSeen(**body, markers, table.size(), *seen), *std::move(motion)};
}

/// Every clip of a set.
Result<std::vector<SeenClip>> seenClips(const NeurIkBench& options, const MarkerTable& table) {
    const std::filesystem::path results = options.seen[0], truths = options.seen[1];
    std::vector<SeenClip> clips;
    for (const std::string& name : clipsIn(truths)) {
        auto clip = seenClip(results / name, truths / name, options, table);
        if (!clip) return passOn(clip.error(), "reading the analysis of " + name);
        clip->truth.kind = name.substr(name.rfind('_') + 1);
        clips.push_back(*std::move(clip));
    }
    if (clips.empty()) {
        return fail(ErrorCode::NotFound, "no folder in " + truths.string() +
                                             " holds truth_angles.csv; make it by `synth "
                                             "benchmark`");
    }
    return clips;
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

Result<std::vector<BenchResult>> measureOracle(const NeurIkBench& options, const MarkerTable& table,
                                               const FindMotion& find) {
    const auto motions = heldOutMotions(options.bodies, table);
    if (!motions) return tl::unexpected<Error>(motions.error());
    std::vector<BenchResult> lines;
    for (const double noise_m : {0.0, 0.01, 0.02}) {
        NeurIkEvaluation evaluation;
        evaluation.clips = options.clips;
        evaluation.noise_m = noise_m;
        const auto score = evaluateKinematics(*motions, evaluation, find);
        if (!score) return tl::unexpected<Error>(score.error());
        const bool isOracle = noise_m == 0;
        const std::string name =
            isOracle ? "oracle markers" : formatFixed(100 * noise_m, 0) + " cm noise";
        append(lines, *score, name, isOracle);
        appendPelvis(lines, *score, name);
        if (isOracle) appendParts(lines, *score);
    }
    return lines;
}

}  // namespace

Result<std::vector<BenchResult>> benchNeurIk(const NeurIkBench& options, const Job& job) {
    const auto resources = resourceFolder();
    if (!resources) return tl::unexpected<Error>(resources.error());
    const auto table = readMarkerTable(*resources / "markers" / "m78.json");
    if (!table) return tl::unexpected<Error>(table.error());
    const auto find = finderOf(options, *table, job);
    if (!find) return tl::unexpected<Error>(find.error());
    if (options.seen.empty()) return measureOracle(options, *table, *find);
    const auto clips = seenClips(options, *table);
    if (!clips) return tl::unexpected<Error>(clips.error());
    const auto score = evaluateKinematics(*clips, *table, *find);
    if (!score) return tl::unexpected<Error>(score.error());
    std::vector<BenchResult> lines;
    append(lines, *score, "markers on analysed bodies", false);
    appendParts(lines, *score);
    return lines;
}

}  // namespace gonio::bench
