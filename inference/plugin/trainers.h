#pragma once

#include <span>

#include "inference/plugin/network_library.h"

namespace gonio {

/// A network that can be trained: NetworkLibrary::train() of that name. Its command line is a row
/// of trainingKinds() in app/cli.
struct Trainer {
    const char* name;
    Result<TrainingReport> (*train)(const TrainingOptions& options, const Job& job);
};

std::span<const Trainer> trainers();

}  // namespace gonio
