#pragma once

#include "app/cli/commands.h"

namespace gonio {

/// Commands below `gonio case`.
void addCaseAnalyseCommand(CLI::App& group, CommandContext& context);
/// correct, swap, bad, refine
void addCaseCorrectCommands(CLI::App& group, CommandContext& context);
/// event, phase
void addCaseMarkCommands(CLI::App& group, CommandContext& context);
/// worst, right
void addCaseReviewCommands(CLI::App& group, CommandContext& context);
/// rename, remove, notes
void addCaseTrialCommands(CLI::App& group, CommandContext& context);
/// drawing, keyimage
void addCaseDrawingCommands(CLI::App& group, CommandContext& context);

}  // namespace gonio
