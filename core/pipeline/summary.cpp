#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

#include "core/biomech/angle_convention.h"
#include "core/pipeline/person_outcome.h"

namespace gonio {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kDegrees = 180 / std::numbers::pi;

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

Json videoJson(const RunFacts& run) {
    const VideoInfo& video = run.video;
    return {{"file", run.options.video.filename().string()},
            {"sha256", run.videoHash},
            {"width_px", video.width_px},
            {"height_px", video.height_px},
            {"frames", video.frameCount},
            {"duration_s", video.duration_s},
            {"rate_hz", video.nominalRate_hz},
            {"file_rate_hz", video.fileRate_hz},
            {"variable_rate", video.variableRate},
            {"codec", video.codec},
            {"rotation_deg", video.rotation_deg}};
}

Json damageJson(const DamageReport& damage) {
    return {{"lost_frames", damage.lostFrames},
            {"doubtful_frames", damage.doubtfulFrames},
            {"notes", damage.notes}};
}

Json partsJson(const AnalyzeParts& parts) {
    const BodyModel& body = *parts.body;
    const BodyEstimator& estimator = *parts.estimator;
    Json json = {
        {"body", {{"name", body.name}, {"sha256", parts.bodyHash}, {"licence", body.licence}}},
        {"backend", parts.backend},
        {"keypoint_detector", {{"name", estimator.detectorName()}, {"sha256", estimator.hash()}}},
        {"solver", parts.solver->name()}};
    if (parts.persons) {
        json["person_detector"] = {{"name", parts.persons->name()},
                                   {"version_or_sha256", parts.persons->hash()}};
    }
    if (parts.regressor) {
        const BodyRegressor& network = *parts.regressor;
        json["network"] = {
            {"name", network.name()}, {"sha256", network.hash()}, {"device", network.device()}};
        for (const auto& [name, value] : network.settings()) json["network"][name] = value;
    }
    for (const auto& [name, value] : parts.facts) json["sha256"][name] = value;
    for (const auto& [name, value] : estimator.settings()) json["backend_settings"][name] = value;
    return json;
}

Json settingsJson(const AnalyzeOptions& options) {
    const TrajectoryOptions& fit = options.fit;
    Json given = Json::object();
    for (const auto& [name, value] : options.settings) given[name] = value;
    return {{"given", given},
            {"focal_px", fit.focal_px ? Json(*fit.focal_px) : Json("estimated")},
            {"height_m", fit.stature_m ? Json(*fit.stature_m) : Json("not given")},
            {"refine", fit.refine},
            {"max_gap_s", fit.maxGap_s},
            {"cutoff_hz", options.cutoff_hz},
            {"capture_rate_hz",
             options.captureRate_hz ? Json(*options.captureRate_hz) : Json("as the file plays")}};
}

Json fitJson(const TrajectoryFit& fit) {
    Json swaps = Json::array();
    for (const SideSwap& swap : fit.swaps) {
        swaps.push_back({{"first_frame", swap.firstFrame},
                         {"last_frame", swap.lastFrame},
                         {"limbs", swap.limbs}});
    }
    const Camera& camera = fit.motion.camera;
    const auto& shape = fit.motion.shape;
    return {{"mean_reprojection_px", number(fit.meanReprojection_px)},
            {"recovered_share", number(fit.recoveredShare)},
            {"noise_px", number(fit.noise_px)},
            {"side_swaps_undone", swaps},
            {"floor_contacts", fit.contactCount},
            {"floor_height_m", number(fit.floorHeight_m)},
            {"landmarks", fit.landmarkConvention},
            {"shape", std::vector<double>(shape.data(), shape.data() + shape.size())},
            {"camera",
             {{"focal_px", number(camera.focal_px)},
              {"focal_estimated", camera.focalEstimated},
              {"pitch_deg", number(fit.pitch_rad * kDegrees)},
              {"roll_deg", number(fit.roll_rad * kDegrees)}}}};
}

Json personJson(const RunFacts& run, const PersonOutcome& outcome) {
    // Who follows one person does not count the others.
    const bool isOne = run.parts.regressor && run.parts.regressor->findsPerson();
    return {{"id", outcome.track.id}, {"people_in_video", isOne ? Json() : Json(run.personCount)}};
}

Json framesJson(const Motion& motion) {
    std::map<std::string, int> counts;
    for (const FrameSource source : motion.sources) ++counts[std::string(nameOf(source))];
    return counts;
}

Json conventionJson(AngleConvention convention) {
    Json json = Json::object();
    for (const AngleDefinition& angle : conventionTable(convention)) {
        json[std::string(angle.name)] = {{"sequence", std::string(angle.sequence)},
                                         {"positive", std::string(angle.positive)},
                                         {"zero", std::string(angle.zero)}};
    }
    return json;
}

Json warningsJson(const RunFacts& run, const PersonOutcome& outcome) {
    std::vector<std::string> warnings = run.warnings;
    warnings.insert(warnings.end(), outcome.fit.warnings.begin(), outcome.fit.warnings.end());
    if (!run.damage.empty()) {
        warnings.push_back("The video is damaged; see \"damage\" for the frames concerned.");
    }
    for (const TrackGap& gap : outcome.track.gaps) {
        warnings.push_back("The person is out of sight in frames " +
                           std::to_string(gap.firstFrame) + " to " + std::to_string(gap.lastFrame) +
                           ".");
    }
    return warnings;
}

}  // namespace

std::string settingsText(const RunFacts& run) {
    const Json json = {{"parts", partsJson(run.parts)}, {"settings", settingsJson(run.options)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string summaryJson(const RunFacts& run, const PersonOutcome& outcome) {
    const Json json = {
        {"program", {{"name", "goniograph"}, {"version", programVersion()}}},
        {"disclaimer",
         "For research and education. Not a medical device: do not diagnose or treat by these "
         "numbers alone."},
        {"video", videoJson(run)},
        {"damage", damageJson(run.damage)},
        {"parts", partsJson(run.parts)},
        {"settings", settingsJson(run.options)},
        {"person", personJson(run, outcome)},
        {"frames", framesJson(outcome.fit.motion)},
        {"fit", fitJson(outcome.fit)},
        {"warnings", warningsJson(run, outcome)},
        {"conventions",
         {{"world", "y up against gravity, origin at the camera, metres"},
          {"camera", "x right, y down, z away; motion.npz poses, full_cam_t, patch_cam_t"},
          {"angles.csv", conventionJson(AngleConvention::OpenSim)},
          {"angles_clinical.csv", conventionJson(AngleConvention::Clinical)}}}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gonio
