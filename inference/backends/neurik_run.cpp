#include "inference/backends/neurik_run.h"

#include <algorithm>
#include <charconv>

#include "inference/weights/import_weights.h"
#include "inference/weights/weight_file.h"

namespace gonio {

Result<NeurIkRules> neurIkRulesFor(const std::filesystem::path& weights, const MarkerTable& table) {
    NeurIkRules rules;
    auto pelvis = pelvisMarkersOf(table);
    if (!pelvis) return tl::unexpected<Error>(pelvis.error());
    rules.pelvis = *pelvis;
    auto file = openWeightFile(weights);
    if (!file) return tl::unexpected<Error>(file.error());
    // What learned to answer for the last frame alone knows no other.
    rules.answer = (*file)->metadata(kAnswersKey) == "last" ? NeurIkAnswer::LastFrame
                                                            : NeurIkAnswer::CentreFrame;
    const std::string frames = (*file)->metadata(kFramesKey);
    if (frames.empty()) return rules;
    constexpr int kMost = 1024;
    const auto [end, problem] =
        std::from_chars(frames.data(), frames.data() + frames.size(), rules.frames);
    const bool whole = problem == std::errc() && end == frames.data() + frames.size();
    if (!whole || rules.frames < 1 || rules.frames > kMost) {
        return fail(ErrorCode::MalformedFile,
                    "NeurIK's weights name a window of '" + frames + "' frames");
    }
    return rules;
}

Result<IkMotion> runNeurIkOver(Network& network, const NeurIkRules& rules, const MarkerClip& clip,
                               const Job& job) {
    auto windows = NeurIkWindows::of(rules, clip);
    if (!windows) return tl::unexpected<Error>(windows.error());
    for (int first = 0; first < windows->count();) {
        const int count = std::min(network.batch(), windows->count() - first);
        auto answers = network.run({{"markers", windows->markers(first, count)}}, job);
        if (!answers) return passOn(answers.error(), "running " + network.title());
        if (auto taken = windows->take(first, count, *answers); !taken) {
            return tl::unexpected<Error>(taken.error());
        }
        first += count;
    }
    return windows->assembled();
}

}  // namespace gonio
