#include "app/cli/train_kinds.h"

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

TrainingKind defaultKind() {
    return {"The compact network: 2D keypoints and SKEL's parameters of drawn people",
            {},
            &addDefaultOptions};
}

}  // namespace

std::span<const TrainingKind> trainingKinds() {
    static const TrainingKind kinds[] = {defaultKind()};
    return kinds;
}

}  // namespace gonio
