#include "app/ablations/ablation_table.h"

#include <algorithm>

#include "core/biomech/text_numbers.h"

namespace gonio::ablations {
namespace {

TrainingOptions smallNetwork(const char* name, double learningRate) {
    TrainingOptions options;
    options.network = name;
    options.steps = kStandardSteps;
    options.batch = 16;
    options.learningRate = learningRate;
    options.weightDecay = 1e-4;
    options.skel.size = "tiny";
    return options;
}

Study hsmr(const char* training, const std::function<void(SkelTraining&)>& change = {}) {
    Study study{training, smallNetwork("hsmr", 3e-4)};
    if (change) change(study.options.skel);
    return study;
}

Study skelCf(const char* training, const std::function<void(SkelTraining&)>& change = {}) {
    Study study{training, smallNetwork("skelcf", 3e-4)};
    if (change) change(study.options.skel);
    return study;
}

/// Losses as BioPose has them: the limits' is ours, the pelvis' turn belongs to the angles'.
Study neurIk(const char* training, const std::map<std::string, double>& changes = {}) {
    Study study{training, smallNetwork("neurik", 1e-3)};
    study.options.steps = 2 * kStandardSteps;
    study.options.weightDecay = 1e-3;
    auto& own = study.options.own;
    own = {{"frames", 64},      {"conv-width", 8},     {"width", 64},
           {"hidden", 128},     {"layers", 2},         {"windows-of-clip", 1},
           {"rate-last", 0.02}, {"limits-loss", 0},    {"remove-heading", 1},
           {"yaw-deg", 15},     {"translation-mm", 5}, {"occlusion", 0.5}};
    for (const auto& [name, value] : changes) own[name] = value;
    return study;
}

Study mqHmr(const char* training, int tokensOfJoint) {
    Study study{training, smallNetwork("mqhmr", 5e-4)};
    study.options.weightDecay = 0;
    study.options.own = {{"vit-width", 64}, {"vit-depth", 2},
                         {"vit-heads", 4},  {"width", 32},
                         {"hidden", 64},    {"layers", 2},
                         {"cosine", 1},     {"tokens-of-joint", double(tokensOfJoint)}};
    return study;
}

const std::vector<std::string> kSkelMetrics{kMpjpe, kPaMpjpe, kAngles};
const std::vector<std::string> kIkMetrics{kAngles, kBodies, kLandmarks};

constexpr const char* kNoNumbers = "The fact sheet has no numbers of this ablation.";

Group rotation() {
    const char *angles = "Euler angles", *continuous = "continuous rotations";
    return {"rotation",
            "Continuous rotations against Euler angles (HSMR)",
            "SKEL's pose is regressed better as continuous rotations than as Euler angles.",
            kNoNumbers,
            kSkelMetrics,
            {{angles, hsmr("hsmr-euler", [](auto& skel) { skel.regressesAngles = true; })},
             {continuous, hsmr("hsmr")}},
            {{continuous, angles, kMpjpe},
             {continuous, angles, kPaMpjpe},
             {continuous, angles, kAngles}}};
}

/// Few crops, so that they come again, with labels that are off.
void withPseudoLabels(SkelTraining& skel) {
    skel.drawnCount = 800;
    skel.labelNoise_deg = 20;
    skel.refinement.latest = 800;
}

Group labelRefinement() {
    const char *without = "labels as they are", *with = "refined by SKELify";
    const auto refining = [](SkelTraining& skel) {
        withPseudoLabels(skel);
        skel.refinesLabels = true;
    };
    return {
        "label-refinement",
        "Refinement of pseudo-labels in the training loop (HSMR)",
        "Pseudo-labels that SKELify makes better while the network learns make it better.",
        kNoNumbers,
        kSkelMetrics,
        {{without, hsmr("hsmr-noisy", withPseudoLabels)}, {with, hsmr("hsmr-refined", refining)}},
        {{with, without, kMpjpe}, {with, without, kPaMpjpe}, {with, without, kAngles}}};
}

Group coarseToFine() {
    const char *off = "coarse prediction alone", *on = "coarse to fine";
    return {"coarse-to-fine",
            "Coarse to fine (SKEL-CF)",
            "Layers that correct a coarse prediction step by step are better than one prediction.",
            kNoNumbers,
            kSkelMetrics,
            {{off, skelCf("skelcf-coarse", [](auto& skel) { skel.isCoarseToFine = false; })},
             {on, skelCf("skelcf")}},
            {{on, off, kMpjpe}, {on, off, kPaMpjpe}, {on, off, kAngles}}};
}

Group camera() {
    const char *off = "one crop camera for all", *on = "the picture's camera known";
    return {"camera",
            "Knowledge of the camera (SKEL-CF)",
            "A network that knows the focal length and where the square lies in the picture is "
            "better.",
            kNoNumbers,
            kSkelMetrics,
            {{off, skelCf("skelcf-no-camera", [](auto& skel) { skel.knowsCamera = false; })},
             {on, skelCf("skelcf")}},
            {{on, off, kMpjpe}, {on, off, kPaMpjpe}, {on, off, kAngles}}};
}

Group frames() {
    Group group{"neurik-frames",
                "Frames of a window (NeurIK)",
                "64 frames are better than 16, 32 and 128.",
                "16, 32, 64, 128 frames on BML-MoVi: MAE_angle 4.12, 3.62, 2.84, 3.43 degrees; "
                "MAE_body 5.08, 4.52, 3.97, 4.67 mm; MPBLPE 26.83, 26.28, 25.76, 26.41 mm.",
                kIkMetrics,
                {{"16", neurIk("neurik-16", {{"frames", 16}})},
                 {"32", neurIk("neurik-32", {{"frames", 32}})},
                 {"64", neurIk("neurik-64")},
                 {"128", neurIk("neurik-128", {{"frames", 128}})}},
                {}};
    for (const char* other : {"16", "32", "128"}) {
        for (const std::string& metric : kIkMetrics)
            group.expectations.push_back({"64", other, metric});
    }
    return group;
}

Group output() {
    const char *many = "all frames", *one = "the last frame";
    return {"neurik-output",
            "One frame out against all frames out (NeurIK)",
            "A network that answers for the last frame alone is better than one that answers for "
            "all.",
            "All frames, last frame on BML-MoVi: MAE_angle 2.95, 2.84 degrees; MAE_body 4.01, 3.97 "
            "mm; MPBLPE 25.84, 25.76 mm.",
            kIkMetrics,
            {{many, neurIk("neurik-every", {{"every-frame", 1}})}, {one, neurIk("neurik-64")}},
            {{one, many, kAngles}, {one, many, kBodies}, {one, many, kLandmarks}}};
}

Group losses() {
    const std::map<std::string, double> markers{
        {"joints-loss", 0}, {"angles-loss", 0}, {"root-loss", 0}, {"scales-loss", 0}};
    const std::map<std::string, double> joints{
        {"angles-loss", 0}, {"root-loss", 0}, {"scales-loss", 0}};
    const char *m = "markers", *j = "+ joints", *q = "+ angles", *s = "+ scales";
    return {"neurik-losses",
            "Loss terms, one more in each row (NeurIK)",
            "Joints and above all angles lower the error of the angles, scales that of the body "
            "while the landmarks get a little worse.",
            "Markers, + joints, + angles, + scales on BML-MoVi: MAE_angle 7.58, 6.43, 2.34, 2.84 "
            "degrees; MAE_body 8.46, 7.18, 6.21, 3.97 mm; MPBLPE 21.57, 22.26, 24.08, 25.76 mm.",
            kIkMetrics,
            {{m, neurIk("neurik-m", markers)},
             {j, neurIk("neurik-mj", joints)},
             {q, neurIk("neurik-mjq", {{"scales-loss", 0}})},
             {s, neurIk("neurik-64")}},
            {{j, m, kAngles},
             {q, j, kAngles},
             {s, q, kBodies},
             {m, j, kLandmarks},
             {j, q, kLandmarks},
             {q, s, kLandmarks}}};
}

Group tokens() {
    return {
        "pose-tokens",
        "Pose tokens (MQ-HMR)",
        "96 tokens are better than 24, 48 and 192.",
        "MPJPE on 3DPW: 69.0 mm with 96 tokens, 74.7 with 192; the fact sheet has no numbers of "
        "24 and 48.",
        {kMpjpe, kPaMpjpe},
        {{"24", mqHmr("mqhmr-24", 1)},
         {"48", mqHmr("mqhmr-48", 2)},
         {"96", mqHmr("mqhmr-96", 4)},
         {"192", mqHmr("mqhmr-192", 8)}},
        {{"96", "24", kMpjpe}, {"96", "48", kMpjpe}, {"96", "192", kMpjpe}}};
}

Group iterations() {
    Group group{"refinement-iterations",
                "Iterations of the refinement by 2D keypoints (BioPose)",
                "Refinement lowers the error; ten iterations are better than five, and 20 better "
                "than ten for exercises.",
                "27 % lower marker error on BEDLAM and OpenCap; the fact sheet has no numbers by "
                "iterations.",
                {kMpjpe, kPaMpjpe, kAccepted},
                {},
                {}};
    for (const int count : {0, 5, 10, 20}) {
        Study study = mqHmr("mqhmr-96", 4);
        study.refinementIterations = count;
        group.rows.push_back({std::to_string(count), study});
    }
    for (const char* metric : {kMpjpe, kPaMpjpe}) {
        for (const auto& [better, worse] : {std::pair("10", "0"), {"10", "5"}, {"20", "10"}})
            group.expectations.push_back({better, worse, metric});
    }
    return group;
}

}  // namespace

std::string Study::key() const {
    return refinementIterations < 0 ? training
                                    : training + "-refined-" + std::to_string(refinementIterations);
}

std::string Study::settings() const {
    std::string text = options.network;
    appendTo(text, " batch ", std::to_string(options.batch), " rate ",
             formatShortest(options.learningRate), " decay ", formatShortest(options.weightDecay),
             " steps ", std::to_string(options.steps));
    for (const auto& [name, value] : options.own)
        appendTo(text, " ", name, " ", formatShortest(value));
    const SkelTraining& skel = options.skel;
    if (options.network == "hsmr" || options.network == "skelcf") {
        appendTo(text, " size ", skel.size, " drawn ", std::to_string(skel.drawnCount), " noise ",
                 formatShortest(skel.labelNoise_deg));
        if (skel.regressesAngles) appendTo(text, " euler");
        if (skel.refinesLabels) appendTo(text, " refined");
        if (!skel.isCoarseToFine) appendTo(text, " coarse");
        if (!skel.knowsCamera) appendTo(text, " no camera");
    }
    if (refinementIterations >= 0)
        appendTo(text, " iterations ", std::to_string(refinementIterations));
    return text;
}

std::vector<Group> ablationGroups() {
    return {rotation(), labelRefinement(), coarseToFine(), camera(),    frames(),
            output(),   losses(),          tokens(),       iterations()};
}

TrainingOptions scaledTo(const TrainingOptions& options, std::int64_t steps) {
    TrainingOptions scaled = options;
    scaled.steps = std::max<std::int64_t>(2, options.steps * steps / kStandardSteps);
    scaled.skel.refinement.after = scaled.steps / 4;
    scaled.skel.refinement.every = std::max<std::int64_t>(1, scaled.steps / 8);
    return scaled;
}

Result<std::vector<Group>> chosenGroups(const std::vector<std::string>& names) {
    auto all = ablationGroups();
    std::string known;
    for (const Group& group : all) appendTo(known, known.empty() ? "" : ", ", group.name);
    for (const std::string& name : names) {
        const bool isKnown = std::any_of(all.begin(), all.end(),
                                         [&](const Group& group) { return group.name == name; });
        if (!isKnown)
            return fail(ErrorCode::Usage, "there is no ablation '" + name + "', only " + known);
    }
    if (names.empty()) return all;
    std::erase_if(all, [&](const Group& group) {
        return std::find(names.begin(), names.end(), group.name) == names.end();
    });
    return all;
}

}  // namespace gonio::ablations
