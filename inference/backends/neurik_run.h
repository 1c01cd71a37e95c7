#pragma once

#include "core/job.h"
#include "inference/backends/neurik_windows.h"
#include "inference/plugin/network_library.h"

namespace gonio {

/// The rules of a file of NeurIK's weights, from its metadata (kFramesKey, else 64; kAnswersKey,
/// else the centre frame is answered, as in finished recordings). \return Usage where the table
/// lacks the pelvis' markers; MalformedFile; errors of the file
Result<NeurIkRules> neurIkRulesFor(const std::filesystem::path& weights, const MarkerTable& table);

/// NeurIK over a clip, window by window. \param network  opened with details where the rules want
/// more than the last frame's answer
Result<IkMotion> runNeurIkOver(Network& network, const NeurIkRules& rules, const MarkerClip& clip,
                               const Job& job);

}  // namespace gonio
