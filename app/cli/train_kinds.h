#pragma once

#include <CLI/CLI.hpp>
#include <span>

#include "inference/plugin/network_library.h"

namespace gonio {

/// A network of `gonio train`: the row of its command. What trains it is the row of that name in
/// trainers() of inference/plugin.
struct TrainingKind {
    const char* help;
    TrainingOptions defaults;  ///< as published, and the network's name
    /// Adds the options that this network alone has; null: none. `options` outlives the command.
    void (*addOptions)(CLI::App& command, TrainingOptions& options);
};

std::span<const TrainingKind> trainingKinds();

}  // namespace gonio
