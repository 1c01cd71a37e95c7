#pragma once

#include <QTemporaryDir>
#include <QtTest>

#include "core/io/atomic_file.h"
#include "core/pipeline/analyze.h"
#include "core/pipeline/replay_estimator.h"
#include "core/pipeline/synth_clip.h"

/// A second of a generated walk in a folder of its own.
struct WalkClip {
    QTemporaryDir folder;
    std::shared_ptr<const gonio::BodyModel> body;
    gonio::SynthClip clip;

    /// false where the open body has not been generated.
    bool make() {
        const std::filesystem::path file =
            std::filesystem::path(GONIO_SOURCE_DIR) / "resources/bodies/open_female.safetensors";
        auto model = gonio::loadBodyModel(file);
        if (!model) return false;
        body = *model;
        gonio::SynthClipOptions options;
        options.duration_s = 1;
        options.view = {320, 240, 375, 150};
        auto planned = gonio::planClip(*body, options);
        if (!planned) return false;
        clip = *std::move(planned);
        return gonio::writeSynthClip(*body, clip, options, path("")).has_value();
    }

    std::filesystem::path path(const char* name) const {
        return std::filesystem::path(folder.path().toStdString()) / name;
    }

    gonio::AnalyzeOptions options(const char* results) const {
        gonio::AnalyzeOptions options;
        options.video = path("video.mp4");
        options.outputFolder = path(results);
        return options;
    }

    gonio::AnalyzeParts parts(double noise_px = 0.5, double delay_s = 0) const {
        gonio::AnalyzeParts parts;
        parts.body = body;
        parts.bodyHash = "test";
        parts.backend = "replay";
        gonio::ReplayOptions replay;
        replay.noise_px = noise_px;
        replay.delay_s = delay_s;
        parts.estimator = gonio::makeReplayEstimator(keypointsOf(clip.truth), "truth", replay);
        parts.solver = gonio::makeTrajectorySolver();
        return parts;
    }
};

/// Names and contents of the files below a folder.
inline std::map<std::string, std::vector<std::byte>> filesIn(const std::filesystem::path& folder) {
    std::map<std::string, std::vector<std::byte>> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        files[std::filesystem::relative(entry.path(), folder).string()] =
            *gonio::readFile(entry.path());
    }
    return files;
}
