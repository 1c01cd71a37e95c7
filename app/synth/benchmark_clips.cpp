#include "app/synth/benchmark_clips.h"

#include <nlohmann/json.hpp>

#include "core/io/atomic_file.h"

namespace gonio {
namespace {

/// Far from any seed that somebody would type.
constexpr std::uint64_t kFirstSeed = 0x6F6E696F;

constexpr std::array<const char*, 3> kMotions{"walk", "squat", "jump"};
/// Degrees as `gonio synth --heading`; with three motions in turn each meets each direction.
constexpr std::array<double, 7> kHeadings_deg{90, 0, 45, -90, -45, 135, 180};

nlohmann::ordered_json described(const BenchmarkClip& clip) {
    const ActorClipOptions& options = clip.options;
    return {{"clip", clip.name},
            {"motion", options.clip.motion},
            {"heading_deg", options.clip.view.heading_rad / 0.017453292519943295},
            {"body", clip.isFemale ? "open-female" : "open-male"},
            {"seed", options.look.seed},
            {"style", options.clip.style}};
}

}  // namespace

std::vector<BenchmarkClip> benchmarkClips(const BenchmarkOptions& options) {
    const std::uint64_t first =
        options.seed == 0 ? kFirstSeed : mixedSeed(kFirstSeed, options.seed);
    std::vector<BenchmarkClip> clips;
    for (int i = 0; i < options.clips; ++i) {
        const auto at = static_cast<std::size_t>(i);
        Dice dice(mixedSeed(first, at));
        BenchmarkClip clip;
        const std::string number = std::to_string(i + 1);
        const char* const motion = kMotions[at % kMotions.size()];
        clip.name = "clip_" + std::string(number.size() < 2 ? "0" : "") + number + "_" + motion;
        clip.isFemale = i / 3 % 2 == 0;
        ActorClipOptions& own = clip.options;
        own.clip.motion = motion;
        own.clip.duration_s = options.duration_s;
        own.clip.rate_hz = options.rate_hz;
        own.clip.seed = 1 + dice.seed();
        own.clip.style = 1 + dice.seed();
        own.clip.view.width_px = options.width_px;
        own.clip.view.height_px = options.height_px;
        own.clip.view.heading_rad = 0.017453292519943295 * kHeadings_deg[at % kHeadings_deg.size()];
        own.look.seed = mixedSeed(first + 1, at);
        own.look.bankSeed = first;  // no cloth of a training either
        own.threads = options.threads;
        clips.push_back(std::move(clip));
    }
    return clips;
}

Result<void> writeBenchmark(std::span<const std::shared_ptr<const BodyModel>> bodies,
                            const BenchmarkOptions& options, const std::filesystem::path& folder,
                            const Job& job) {
    if (bodies.size() != 2) return fail(ErrorCode::Usage, "the benchmark shows two bodies");
    nlohmann::ordered_json list;
    const std::vector<BenchmarkClip> clips = benchmarkClips(options);
    for (std::size_t i = 0; i < clips.size(); ++i) {
        std::array<std::shared_ptr<const BodyModel>, 2> own{bodies[0], bodies[1]};
        if (clips[i].isFemale) std::swap(own[0], own[1]);
        Job part = job;
        part.progress = [&](int done, int total) {
            job.progress(static_cast<int>(i) * total + done,
                         static_cast<int>(clips.size()) * total);
        };
        auto planned = planActorClip(own, clips[i].options);
        if (!planned) return passOn(planned.error(), "planning " + clips[i].name);
        auto written =
            writeActorClip(*std::move(planned), clips[i].options, folder / clips[i].name, part);
        if (!written) return passOn(written.error(), "rendering " + clips[i].name);
        list.push_back(described(clips[i]));
    }
    const std::string text = list.dump(2) + "\n";
    return writeFileAtomically(folder / "benchmark.json", std::as_bytes(std::span(text)));
}

}  // namespace gonio
