#pragma once

#include <QtTest>
#include <vector>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"

namespace gonio::test {

/// A case in memory with one or more trials, looked at.
struct CoachCase {
    CaseDocument document;
    Review review{document};

    explicit CoachCase(int frames = 120, double rate_hz = 60,
                       std::optional<double> captureRate_hz = std::nullopt) {
        addTrial("First", frames, rate_hz, captureRate_hz);
        review.setTrial(1);
        setTimes(review, frames, captureRate_hz.value_or(rate_hz));
        review.setLayer(Layer::Drawings, true);
    }

    int addTrial(const std::string& name, int frames, double rate_hz,
                 std::optional<double> captureRate_hz = std::nullopt) {
        Trial trial;
        trial.name = name;
        trial.video.path = "/nowhere/" + name + ".mp4";
        trial.video.frameCount = frames;
        trial.video.width_px = 640;
        trial.video.height_px = 480;
        trial.video.nominalRate_hz = rate_hz;
        trial.video.captureRate_hz = captureRate_hz;
        EditBuilder builder(document.value(), EditKind::AddTrial);
        builder.putTrial(trial);
        const int id = builder.lastId();
        const auto done = document.apply(builder.build());
        if (!done) qFatal("%s", describe(done.error()).c_str());
        return id;
    }

    static void setTimes(Review& review, int frames, double rate_hz) {
        std::vector<double> times_s;
        for (int f = 0; f < frames; ++f) times_s.push_back(f / rate_hz);
        review.setTimes(times_s);
    }

    const Trial& trial(int id = 1) const { return *document.value().trial(id); }
};

}  // namespace gonio::test
