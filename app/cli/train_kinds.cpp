#include "app/cli/train_kinds.h"

#include <sstream>

#include "inference/backends/training_tools.h"


namespace gonio {
namespace {

const std::map<std::string, bool> kOnOff{{"on", true}, {"off", false}};

/// "LABELS:PICTURES" or "LABELS:PICTURES:WEIGHT".
std::string addData(const std::string& text, SkelTraining& skel) {
    const std::size_t first = text.find(':');
    if (first == std::string::npos || first == 0 || first + 1 == text.size()) {
        return "'" + text + "' is not LABELS.npz:FOLDER or LABELS.npz:FOLDER:WEIGHT";
    }
    const std::size_t second = text.find(':', first + 1);
    TrainingData data{text.substr(0, first), text.substr(first + 1, second - first - 1)};
    if (second != std::string::npos) {
        std::istringstream number(text.substr(second + 1));
        number.imbue(std::locale::classic());
        if (!(number >> data.weight) || !number.eof() || !(data.weight > 0)) {
            return "'" + text.substr(second + 1) + "' is no weight above 0";
        }
    }
    skel.data.push_back(std::move(data));
    skel.readPicture = readRgbPicture;
    return {};
}

/// What both networks that regress SKEL's parameters are asked.
void addSkelOptions(CLI::App& command, TrainingOptions& options) {
    SkelTraining& skel = options.skel;
    command.add_option("--size", skel.size, "Of the network: full is as published")
        ->check(CLI::IsMember({"tiny", "small", "base", "full"}))
        ->capture_default_str();
    command.add_option("--backbone", skel.backbone, "ViTPose weights to begin with");
    command
        .add_option_function<std::vector<std::string>>(
            "--data",
            [&skel](const std::vector<std::string>& all) {
                skel.data.clear();
                for (const std::string& one : all) {
                    const std::string problem = addData(one, skel);
                    if (!problem.empty()) throw CLI::ValidationError("--data", problem);
                }
            },
            "Data sets, LABELS.npz:FOLDER or LABELS.npz:FOLDER:WEIGHT, instead of drawn people")
        ->type_name("SET");
    command.add_option("--drawn", skel.drawnCount, "So many drawn crops; 0: always new ones")
        ->check(CLI::NonNegativeNumber);
    command
        .add_option("--label-noise", skel.labelNoise_deg,
                    "Disturbs the angles of drawn crops' labels, degrees")
        ->check(CLI::Range(0.0, 90.0));
}

void addHsmrOptions(CLI::App& command, TrainingOptions& options) {
    addSkelOptions(command, options);
    SkelTraining& skel = options.skel;
    command
        .add_option("--rotation", skel.regressesAngles,
                    "What the network puts out: continuous rotations, or Euler angles")
        ->transform(CLI::CheckedTransformer(
            std::map<std::string, bool>{{"continuous", false}, {"euler", true}}));
    command.add_flag("--refine-labels", skel.refinesLabels,
                     "Labels become what SKELify makes of the answers where that meets the "
                     "keypoints better");
    const auto positive = CLI::Range(std::int64_t(1), std::int64_t(100'000'000));
    command.add_option("--refine-after", skel.refinement.after, "Steps without refining")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command.add_option("--refine-every", skel.refinement.every, "Steps between rounds")
        ->check(positive)
        ->capture_default_str();
    command.add_option("--refine-latest", skel.refinement.latest, "Answers a round takes")
        ->check(positive)
        ->capture_default_str();
}

void addSkelCfOptions(CLI::App& command, TrainingOptions& options) {
    addSkelOptions(command, options);
    command
        .add_option("--coarse-to-fine", options.skel.isCoarseToFine,
                    "off: the coarse prediction is the result")
        ->transform(CLI::CheckedTransformer(kOnOff));
    command
        .add_option("--camera", options.skel.knowsCamera,
                    "off: one crop camera for every picture, as HSMR's")
        ->transform(CLI::CheckedTransformer(kOnOff));
}

TrainingKind defaultKind() {
    return {"The compact network: 2D keypoints and SKEL's parameters of drawn people", {}, nullptr};
}

/// As published (fact sheet 3.7): 160 000 steps of 8 times 78 crops.
TrainingKind hsmrKind() {
    TrainingOptions options;
    options.network = "hsmr";
    options.steps = 160'000;
    options.batch = 624;
    options.learningRate = 1e-5;
    options.weightDecay = 1e-4;
    return {"HSMR: SKEL's parameters by a vision transformer", options, addHsmrOptions};
}

/// As published (4.6): 30 epochs of 3 million crops, 8 times 64 a step.
TrainingKind skelCfKind() {
    TrainingOptions options;
    options.network = "skelcf";
    options.steps = 175'800;
    options.batch = 512;
    options.learningRate = 1e-5;
    options.weightDecay = 1e-4;
    return {"SKEL-CF: the same, coarse to fine, with the camera", options, addSkelCfOptions};
}

}  // namespace

std::span<const TrainingKind> trainingKinds() {
    static const TrainingKind kinds[] = {defaultKind(), hsmrKind(), skelCfKind()};
    return kinds;
}

}  // namespace gonio
