#include "core/report/report_notes.h"

#include <algorithm>

#include "core/biomech/text_numbers.h"
#include "core/case/capture_rate.h"
#include "core/case/case.h"
#include "core/report/angle_text.h"
#include "core/report/range_of_motion.h"

namespace gonio {
namespace {

using Notes = std::vector<std::pair<std::string, std::string>>;

std::string framesText(const AngleTable& table, FrameRange frames) {
    return "frames " + std::to_string(frames.first) + " to " + std::to_string(frames.last) + " (" +
           frameText(table, frames.first) + " to " + frameText(table, frames.last) + ")";
}

std::string orUnknown(const std::string& text) {
    return text.empty() ? "unknown" : text;
}

struct CorrectionText {
    const AngleTable& table;

    std::string operator()(const KeypointCorrection& value) const {
        return frameText(table, value.frame) + ": keypoint " + value.keypoint + " put at " +
               formatFixed(value.at_px.x(), 2) + ", " + formatFixed(value.at_px.y(), 2) + " px";
    }

    std::string operator()(const AngleCorrection& value) const {
        return frameText(table, value.frame) + ": " + value.angle + " set to " +
               formatAngle_deg(value.value_deg, kFileAngleDecimals) +
               " deg in the OpenSim convention";
    }

    std::string operator()(const BadInterval& value) const {
        return framesText(table, value.frames) + ": marked as bad, interpolated";
    }

    std::string operator()(const SideSwapCorrection& value) const {
        const std::string of = value.limbs == Limbs::All ? "" : " of the " + nameOf(value.limbs);
        return framesText(table, value.frames) + ": left and right" + of + " exchanged";
    }

    std::string operator()(const PersonSwapCorrection& value) const {
        return framesText(table, value.frames) + ": exchanged with person " +
               std::to_string(value.otherPerson);
    }
};

bool isAngleOrKeypoint(const Correction& correction) {
    return std::holds_alternative<AngleCorrection>(correction.value) ||
           std::holds_alternative<KeypointCorrection>(correction.value);
}

// What the refinement could not reach.
std::string outcomeText(const Person& person, const Correction& correction) {
    for (const auto& [first, patch] : person.patches) {
        for (const CorrectionOutcome& outcome : patch->outcomes) {
            if (outcome.met || !(outcome.correction.value == correction.value)) continue;
            const bool angle = std::holds_alternative<AngleCorrection>(correction.value);
            return "; not reached, " + formatFixed(outcome.residual, angle ? 4 : 2) +
                   (angle ? " deg" : " px") + " are left";
        }
    }
    return "";
}

void addCorrections(Notes& notes, const Trial& trial, const Person& person, const AngleTable& table,
                    const std::string& bodyHash) {
    notes.emplace_back("corrections", std::to_string(person.corrections.size()));
    std::vector<Correction> corrections;
    for (const auto& [id, correction] : person.corrections) corrections.push_back(correction);
    corrections = inCanonicalOrder(std::move(corrections));
    std::stable_sort(corrections.begin(), corrections.end(), [](const auto& a, const auto& b) {
        return framesOf(a).first < framesOf(b).first;
    });
    for (const Correction& correction : corrections) {
        std::string text = std::visit(CorrectionText{table}, correction.value);
        if (isAngleOrKeypoint(correction)) text += outcomeText(person, correction);
        notes.emplace_back("correction", std::move(text));
    }
    for (const auto& [first, patch] : person.patches) {
        notes.emplace_back("refined", framesText(table, patch->frames));
    }
    for (const FrameRange& stale : staleWindows(trial, person, bodyHash)) {
        notes.emplace_back("not refined yet",
                           framesText(table, stale) +
                               ": the corrections there have changed since; the angles are old");
    }
}

void addMarks(Notes& notes, const Trial& trial, const AngleTable& table) {
    const auto byFrame = [](const auto& map) {
        std::vector<typename std::decay_t<decltype(map)>::mapped_type> list;
        for (const auto& [id, thing] : map) list.push_back(thing);
        return list;
    };
    auto events = byFrame(trial.events);
    std::stable_sort(events.begin(), events.end(),
                     [](const Event& a, const Event& b) { return a.frame < b.frame; });
    for (const Event& event : events) {
        notes.emplace_back("event", frameText(table, event.frame) + ": " +
                                        (event.side.empty() ? "" : event.side + " ") + event.kind +
                                        (event.byUser ? "" : " (found by the program)"));
    }
    auto phases = byFrame(trial.phases);
    std::stable_sort(phases.begin(), phases.end(), [](const Phase& a, const Phase& b) {
        return a.frames.first < b.frames.first;
    });
    for (const Phase& phase : phases) {
        notes.emplace_back("phase", framesText(table, phase.frames) + ": " + phase.name);
    }
    auto images = byFrame(trial.keyImages);
    std::stable_sort(images.begin(), images.end(),
                     [](const KeyImage& a, const KeyImage& b) { return a.frame < b.frame; });
    for (const KeyImage& image : images) {
        notes.emplace_back("key image", frameText(table, image.frame) + ": " + image.caption);
    }
}

void addMakers(Notes& notes, const ReportSource& source) {
    const VideoRef& video = source.trial.video;
    notes.emplace_back("video", std::filesystem::path(video.path).filename().string() + ", " +
                                    std::to_string(video.frameCount) + " frames, " +
                                    formatShortest(video.nominalRate_hz) + " Hz");
    const AnalysisInfo& info = *source.person.info;
    const AnalysedRate analysed = captureRateOf(info);
    const auto rate_hz = analysed.isKnown ? analysed.rate_hz : video.captureRate_hz;
    if (rate_hz) {
        notes.emplace_back("slow motion", "recorded at " + formatShortest(*rate_hz) +
                                              " Hz; times are those of the movement");
    }
    if (hasOtherCaptureRate(source.trial, source.person)) {
        notes.emplace_back("warning",
                           "the capture rate of the video was changed after the analysis; times "
                           "and angles are those of the rate before");
    }
    notes.emplace_back("video sha256", orUnknown(video.sha256));
    notes.emplace_back("body", info.body + ", sha256 " + orUnknown(info.bodyHash));
    notes.emplace_back("backend", orUnknown(info.backend));
    notes.emplace_back("detector", orUnknown(info.detector));
    notes.emplace_back("weights sha256", orUnknown(info.weightsHash));
    notes.emplace_back("settings", orUnknown(info.settingsText));
    notes.emplace_back("device", orUnknown(info.device));
    notes.emplace_back("analysed", orUnknown(info.madeAtUtc) + " with goniograph " +
                                       orUnknown(info.programVersion));
    if (!info.videoHash.empty() && info.videoHash != video.sha256) {
        notes.emplace_back("warning",
                           "the analysis was made from another version of the video, "
                           "sha256 " +
                               info.videoHash);
    }
    notes.emplace_back("reprojection error",
                       formatFixed(info.meanReprojection_px, 2) + " px on average");
    notes.emplace_back("recovered", formatFixed(100 * info.recoveredShare, 1) + " % of the frames");
    for (const std::string& warning : info.warnings) notes.emplace_back("warning", warning);
}

}  // namespace

std::string frameText(const AngleTable& table, int frame) {
    const int row = tableRowOf(table, frame);
    std::string text = "frame " + std::to_string(frame);
    if (row < 0) return text;
    return text + " (" + formatFixed(table.times_s[static_cast<std::size_t>(row)], 6) + " s)";
}

Notes reportNotes(const ReportSource& source, const AngleTable& part) {
    const AngleTable& whole = part.convention == AngleConvention::OpenSim ? source.angles.openSim
                                                                          : source.angles.clinical;
    Notes notes{{"statement", std::string(kStandingSentence)},
                {"columns",
                 "NAME_deg is filtered and corrected, NAME_raw_deg unfiltered, "
                 "NAME_confidence says how well the joint was seen"},
                {"sources",
                 "measured from the video; interpolated between seen frames; corrected "
                 "by hand; missing"},
                {"case", source.caseName},
                {"trial", source.trial.name},
                {"person", displayName(source.person)}};
    addMakers(notes, source);
    // What the table itself knows: filter, heading, rows left unfiltered.
    for (const auto& [key, value] : whole.notes) {
        const bool known = std::any_of(notes.begin(), notes.end(),
                                       [&](const auto& note) { return note.first == key; });
        if (!known && key != "program") notes.emplace_back(key, value);
    }
    if (!part.frames.empty()) {
        notes.emplace_back("range", framesText(whole, {part.frames.front(), part.frames.back()}));
    }
    addCorrections(notes, source.trial, source.person, whole, source.person.info->bodyHash);
    addMarks(notes, source.trial, whole);
    return notes;
}

}  // namespace gonio
