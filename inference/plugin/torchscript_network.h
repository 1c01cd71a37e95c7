#pragma once

#include "inference/plugin/network_library.h"

namespace gonio {

/// Opens a user's own scripted module and holds it against the contract of Network::run(). The file
/// is a program: it runs with the user's rights as soon as it is opened.
/// \return as checkTorchScriptFile(); Unsupported: what LibTorch says against it, or what breaks
/// the contract
Result<std::unique_ptr<Network>> openTorchScript(const std::filesystem::path& file,
                                                 const NetworkOptions& options);

}  // namespace gonio
