#pragma once

#include <QTemporaryDir>

#include "inference/training/trainer.h"
#include "inference/training/training_log.h"

namespace gonio::testing {

/// A short training into `folder`, every step of which is in the log.
inline TrainerOptions shortRun(const QTemporaryDir& folder, std::int64_t steps,
                               const LearningRate& rate) {
    TrainerOptions options;
    options.rate = rate;
    options.steps = steps;
    options.logEvery = 1;
    options.folder = folder.path().toStdString() + "/run";
    return options;
}

/// The total loss of every step in a training's log; empty where it cannot be read.
inline std::vector<double> totals(const std::filesystem::path& folder) {
    std::vector<double> values;
    const auto lines = readTrainingLog(folder / kTrainingLogName);
    if (lines) {
        for (const auto& line : *lines) values.push_back(line.losses.at("total"));
    }
    return values;
}

}  // namespace gonio::testing
