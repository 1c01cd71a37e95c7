#pragma once

#include "app/synth/actor_clip.h"

namespace gonio {

/// A set of clips by which networks that were trained on drawn people are judged: nothing in it is
/// drawn with a seed that a training uses.
struct BenchmarkOptions {
    int clips = 20;
    double duration_s = 5;
    double rate_hz = 30;
    int width_px = 1280, height_px = 720;
    int threads = 0;
    /// Which clips: every number is a set of its own, with other people, clothes and rooms.
    std::uint64_t seed = 0;
};

struct BenchmarkClip {
    std::string name;       ///< of its folder
    bool isFemale = false;  ///< which open body
    ActorClipOptions options;
};

/// One person in each, nothing in front: walks, squats and jumps in turn, seen from the side, the
/// front, slantwise and from behind, with a body, style, room, clothes and camera of its own.
std::vector<BenchmarkClip> benchmarkClips(const BenchmarkOptions& options);

/// Writes one folder a clip and, last, benchmark.json with what each shows.
/// \param bodies  the open bodies, male and female
Result<void> writeBenchmark(std::span<const std::shared_ptr<const BodyModel>> bodies,
                            const BenchmarkOptions& options, const std::filesystem::path& folder,
                            const Job& job = {});

}  // namespace gonio
