#include "core/pipeline/synth_clip.h"

#include "core/biomech/angle_csv.h"
#include "core/io/atomic_file.h"

namespace gonio {
namespace {

constexpr double kUnfiltered_hz = 1e6;  ///< lowered to a quarter of the rate, the highest usable

Result<GeneratedMotion> generate(const BodyModel& model, const SynthClipOptions& options) {
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
    return generateMotion(model, ShapeVector::Zero(), request, options.view, times_s);
}

Result<void> writeAngles(const std::filesystem::path& path, const AngleTable& table) {
    auto text = formatAngleCsv(table);
    if (!text) return tl::unexpected<Error>(text.error());
    return writeFileAtomically(path, std::as_bytes(std::span(*text)));
}

}  // namespace

Result<SynthClip> planClip(const BodyModel& model, const SynthClipOptions& options) {
    auto generated = generate(model, options);
    if (!generated) return tl::unexpected<Error>(generated.error());
    auto angles = computeBodyAngles(model, generated->motion, kUnfiltered_hz, 0.2,
                                    {{"truth", "of a generated " + options.motion}});
    if (!angles) return tl::unexpected<Error>(angles.error());
    // The truth is what was generated; filtering would only blunt it.
    for (AngleTable* table : {&angles->openSim, &angles->clinical}) {
        for (AngleSeries& series : table->series) series.filtered_deg = series.raw_deg;
        for (auto& [key, value] : table->notes) {
            if (key == "filter") value = "none";
        }
    }
    auto truth = computeTruth(model, *std::move(generated));
    if (!truth) return tl::unexpected<Error>(truth.error());
    return SynthClip{*std::move(truth), *std::move(angles)};
}

Result<void> writeSynthClip(const BodyModel& model, const SynthClip& clip,
                            const SynthClipOptions& options, const std::filesystem::path& folder,
                            const Job& job) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem) {
        return fail(ErrorCode::WriteFailed,
                    "the folder cannot be made (" + problem.message() + "): " + folder.string());
    }
    ClipOptions written = options.clip;
    written.nominalRate_hz = options.rate_hz;
    auto video = writeClip(folder / "video.mp4", model, clip.truth.generated, written, job);
    if (!video) return video;
    if (auto truth = writeTruth(clip.truth, model, folder); !truth) return truth;
    auto angles = writeAngles(folder / "truth_angles.csv", clip.angles.openSim);
    if (!angles) return angles;
    return writeAngles(folder / "truth_angles_clinical.csv", clip.angles.clinical);
}

}  // namespace gonio
