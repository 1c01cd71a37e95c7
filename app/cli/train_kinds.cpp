#include "app/cli/train_kinds.h"

#include <sstream>

#include "inference/backends/training_tools.h"

namespace gonio {
namespace {

void addDefaultOptions(CLI::App& command, TrainingOptions& training) {
    command.add_option("--from", training.from,
                       "Folder of another training, to begin with its weights");
    command
        .add_option("--course", training.course,
                    "Of the learning rate: constant, or a cosine or a line down to --steps")
        ->transform(CLI::CheckedTransformer(std::map<std::string, LearningRate::Course>{
            {"constant", LearningRate::Course::Constant},
            {"cosine", LearningRate::Course::Cosine},
            {"fall", LearningRate::Course::Fall}}));
}

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
    command.add_option("--picture-prefix", skel.picturePrefix,
                       "Taken off the front of the data sets' picture paths, such as /data/coco");
    command
        .add_option("--scale-unit", skel.scaleUnit_px,
                    "Pixels that one unit of the data sets' 'scale' is; 0: as usual in the layout")
        ->check(CLI::NonNegativeNumber);
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
    return {"The compact network: 2D keypoints and SKEL's parameters of drawn people",
            {},
            &addDefaultOptions};
}

/// A number that a network alone has: its name among TrainingOptions::own is that of the option.
struct OwnNumber {
    const char* name;
    const char* help;
};

void addOwnNumbers(CLI::App& command, TrainingOptions& options,
                   std::span<const OwnNumber> numbers) {
    for (const OwnNumber& one : numbers) {
        const std::string name = one.name;
        command.add_option_function<double>(
            "--" + name, [&options, name](double value) { options.own[name] = value; }, one.help);
    }
}

void addNeurIkOptions(CLI::App& command, TrainingOptions& options) {
    static constexpr OwnNumber kNumbers[] = {
        {"frames", "Of a window at 30 Hz (64)"},
        {"every-frame", "1: losses of all frames, 0: of the last (0)"},
        {"conv-width", "Channels of the first convolutions (64)"},
        {"width", "Of the transformer, a multiple of 32 (256)"},
        {"hidden", "Of the transformer's inner layers (512)"},
        {"layers", "Of the transformer (4)"},
        {"markers-loss", "Weight of the markers' distance on the tree, m (2)"},
        {"joints-loss", "Weight of the joint centres' distance, m (1)"},
        {"angles-loss", "Weight of the angles, degrees (0.06)"},
        {"scales-loss", "Weight of the body scales (0.1)"},
        {"root-loss", "Weight of the pelvis' turn (0.5)"},
        {"limits-loss", "Weight of degrees beyond the tree's ranges (0.01)"},
        {"pose-every", "With --every-frame: the tree is posed in each so many frames (8)"},
        {"windows-of-clip", "Windows made of one motion, each varied in its own way (2)"},
        {"remove-heading", "1: windows face +x before they are turned, as at run time (0)"},
        {"yaw-deg", "Turn about the vertical, +- (180)"},
        {"tilt-deg", "Turn about a level axis, +- (10)"},
        {"translation-mm", "Of all markers, standard deviation (20)"},
        {"scaling", "Of the person, +- share (0.2)"},
        {"noise", "Factor of misplacement, wobble and white noise (1)"},
        {"occlusion", "Factor of the chances that markers are hidden (1)"},
        {"stray-chance", "Of motions whose angles stray from the plan (0.3)"},
        {"free-chance", "Of motions with any angles (0.2)"},
        {"rate-last", "The last learning rate as a share of the first (0.005)"},
        {"warm-up", "Steps until the learning rate is reached (0)"}};
    addOwnNumbers(command, options, kNumbers);
}

TrainingKind neurIkKind() {
    TrainingOptions options;
    options.network = "neurik";
    options.steps = 50'000;
    options.batch = 128;
    options.learningRate = 1e-3;
    options.weightDecay = 1e-3;
    return {"NeurIK of BioPose: virtual markers over time to joint angles and body scales", options,
            addNeurIkOptions};
}

void addMqHmrOptions(CLI::App& command, TrainingOptions& options) {
    static constexpr OwnNumber kNumbers[] = {
        {"tokens-of-joint", "Queries of each of the 24 joints (4)"},
        {"layers", "Of deformable attention (4)"},
        {"width", "Of the queries, a multiple of 32 (256)"},
        {"hidden", "Of the inner layers (1024)"},
        {"vit-width", "Of the backbone (1280)"},
        {"vit-depth", "Blocks of the backbone (32)"},
        {"vit-heads", "Of the backbone (16)"},
        {"points-loss", "Weight of the joints in space, m (0.05)"},
        {"picture-loss", "Weight of the joints in the crop (0.01)"},
        {"turns-loss", "Weight of the rotation matrices (0.001)"},
        {"betas-loss", "Weight of the shape (0.0005)"},
        {"cosine", "1: the learning rate falls to a hundredth, 0: it stays (0)"},
        {"warm-up", "Steps until the learning rate is reached (0)"}};
    addOwnNumbers(command, options, kNumbers);
}

TrainingKind mqHmrKind() {
    TrainingOptions options;
    options.network = "mqhmr";
    options.steps = 100'000;
    options.batch = 48;
    options.learningRate = 1e-5;
    options.weightDecay = 0;
    return {"MQ-HMR of BioPose: SMPL's parameters of drawn people of one body", options,
            addMqHmrOptions};
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
    static const TrainingKind kinds[] = {defaultKind(), hsmrKind(), skelCfKind(), neurIkKind(),
                                         mqHmrKind()};
    return kinds;
}

}  // namespace gonio
