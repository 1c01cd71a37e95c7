#pragma once

#include <cmath>
#include <limits>
#include <random>

#include "core/report/angle_report.h"

namespace gonio::test {

inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// A table with the convention's first `angles` angles of random values and a gap.
inline AngleTable randomTable(AngleConvention convention, int frames, std::size_t angles,
                              unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> degrees(-90, 120), step(0.008, 0.03);
    AngleTable table;
    table.convention = convention;
    table.notes = {{"filter", "zero-lag Butterworth low-pass, 6 Hz"}, {"heading", "travel"}};
    double time = 0;
    for (int f = 0; f < frames; ++f) {
        table.times_s.push_back(time);
        table.frames.push_back(f);
        table.sources.push_back(f % 11 == 5   ? FrameSource::Corrected
                                : f % 11 == 6 ? FrameSource::Missing
                                              : FrameSource::Measured);
        time += step(random);
    }
    for (std::size_t a = 0; a < angles; ++a) {
        AngleSeries& series = table.series.emplace_back();
        series.name = conventionTable(convention)[a].name;
        for (int f = 0; f < frames; ++f) {
            const bool missing = f % 11 == 6;
            series.filtered_deg.push_back(missing ? kNaN : degrees(random));
            series.raw_deg.push_back(missing ? kNaN : degrees(random));
            series.confidence.push_back(missing ? 0 : 0.75);
            series.flags.push_back(missing ? SampleFlag::Missing : SampleFlag::Observed);
        }
    }
    return table;
}

/// A trial with one analysed person, marks of every kind and some corrections.
inline Trial trialWithMarks(int frames) {
    Trial trial;
    trial.id = 1;
    trial.name = "Walk, side view";
    trial.video = {
        "/videos/walk.mp4", std::string(64, 'a'), frames, 640, 480, 60, frames / 60.0, 240.0};
    Person person;
    person.id = 1;
    person.name = "Patient";
    person.info = AnalysisInfo{};
    person.info->body = "open-female";
    person.info->bodyHash = std::string(64, 'b');
    person.info->backend = "fit";
    person.info->detector = "blazepose";
    person.info->weightsHash = std::string(64, 'c');
    person.info->settingsText = "cutoff 6, mirror yes";
    person.info->warnings = {"The camera moved a little."};
    person.corrections[1] = {1, AngleCorrection{12, "hip_flexion_r", 21.5}};
    person.corrections[2] = {2, BadInterval{{3, 5}}};
    trial.people[1] = person;
    trial.events[1] = {1, 12, "foot strike", "right", true};
    trial.events[2] = {2, 6, "note, with \"quotes\"", "", false};
    trial.phases[1] = {1, {4, 15}, "stance"};
    trial.keyImages[1] = {1, 12, "knee: nearly\nstraight"};
    return trial;
}

}  // namespace gonio::test
