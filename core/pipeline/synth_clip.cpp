#include "core/pipeline/synth_clip.h"

#include "core/biomech/angle_csv.h"
#include "core/io/atomic_file.h"

namespace gonio {
namespace {

constexpr double kUnfiltered_hz = 1e6;  ///< lowered to a quarter of the rate, the highest usable

// The person's middle in every frame.
std::vector<Eigen::Vector3d> middles_m(const BodyModel& model, const Motion& motion) {
    const Eigen::Vector3d pelvis_m = computeRestShape(model, motion.shape).joints_m[0];
    std::vector<Eigen::Vector3d> middles_m;
    for (const Eigen::Vector3d& at_m : motion.translations_m) middles_m.push_back(at_m + pelvis_m);
    return middles_m;
}

Result<void> writeAngles(const std::filesystem::path& path, const AngleTable& table) {
    auto text = formatAngleCsv(table);
    if (!text) return tl::unexpected<Error>(text.error());
    return writeFileAtomically(path, std::as_bytes(std::span(*text)));
}

}  // namespace

Result<GeneratedMotion> generateClip(const BodyModel& model, const SynthClipOptions& options) {
    const auto kind = motionKindOf(options.motion);
    if (!kind) {
        return fail(ErrorCode::Usage, "no motion is called '" + options.motion +
                                          "'; choose one that `gonio synth --help` lists");
    }
    MotionRequest request;
    request.kind = *kind;
    request.style = randomStyle(options.style);
    request.side = options.side;
    request.turn_deg = options.turn_deg;
    request.seed = options.seed;
    const double duration_s = options.duration_s > 0 ? options.duration_s : durationOf(request);
    const std::vector<double> times_s =
        options.jitter > 0
            ? jitteredTimes(duration_s, options.rate_hz, options.jitter, options.seed)
            : regularTimes(duration_s, options.rate_hz);
    auto generated = generateMotion(model, options.shape, request, options.view, times_s);
    if (!generated) return generated;
    generated->cameras =
        cameraPath(options.camera, generated->motion.camera, middles_m(model, generated->motion),
                   generated->motion.times_s, options.seed);
    return generated;
}

Result<SynthClip> describeClip(const BodyModel& model, GeneratedMotion generated) {
    auto angles = computeBodyAngles(model, generated.motion, kUnfiltered_hz, 0.2,
                                    {{"truth", "of a generated " + generated.kind}});
    if (!angles) return tl::unexpected<Error>(angles.error());
    // The truth is what was generated; filtering would only blunt it.
    for (AngleTable* table : {&angles->openSim, &angles->clinical}) {
        for (AngleSeries& series : table->series) series.filtered_deg = series.raw_deg;
        for (auto& [key, value] : table->notes) {
            if (key == "filter") value = "none";
        }
    }
    auto truth = computeTruth(model, std::move(generated));
    if (!truth) return tl::unexpected<Error>(truth.error());
    return SynthClip{*std::move(truth), *std::move(angles)};
}

Result<SynthClip> planClip(const BodyModel& model, const SynthClipOptions& options) {
    auto generated = generateClip(model, options);
    if (!generated) return tl::unexpected<Error>(generated.error());
    return describeClip(model, *std::move(generated));
}

Result<void> makeClipFolder(const std::filesystem::path& folder) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (!problem) return {};
    return fail(ErrorCode::WriteFailed,
                "the folder cannot be made (" + problem.message() + "): " + folder.string());
}

Result<void> writeClipTruth(const BodyModel& model, const SynthClip& clip,
                            const std::filesystem::path& folder) {
    if (auto made = makeClipFolder(folder); !made) return made;
    if (auto truth = writeTruth(clip.truth, model, folder); !truth) return truth;
    auto angles = writeAngles(folder / "truth_angles.csv", clip.angles.openSim);
    if (!angles) return angles;
    return writeAngles(folder / "truth_angles_clinical.csv", clip.angles.clinical);
}

Result<void> writeSynthClip(const BodyModel& model, const SynthClip& clip,
                            const SynthClipOptions& options, const std::filesystem::path& folder,
                            const Job& job) {
    if (auto made = makeClipFolder(folder); !made) return made;
    ClipOptions written = options.clip;
    written.nominalRate_hz = options.rate_hz;
    auto video = writeClip(folder / "video.mp4", model, clip.truth.generated, written, job);
    if (!video) return video;
    return writeClipTruth(model, clip, folder);
}

}  // namespace gonio
