#pragma once

#include "app/cli/commands.h"

namespace gonio {

void addConvertDatasetCommand(CLI::App& app, CommandContext& context);
void addPseudoLabelCommand(CLI::App& app, CommandContext& context);

}  // namespace gonio
