#pragma once

#include <filesystem>
#include <vector>

#include "core/result.h"

namespace gonio {

/// The program's own files: $GONIO_RESOURCES, else share/goniograph beside the program's folder,
/// else the source tree it was built from. MissingModel where none of them is a folder.
Result<std::filesystem::path> resourceFolder();

/// Where the user's models live: $GONIO_MODELS, else goniograph/models in $XDG_DATA_HOME or
/// ~/.local/share. It need not exist yet. Usage where none of the three is set.
Result<std::filesystem::path> modelFolder();

/// A body by what the user calls it: "open-male" or "open-female" (ours), the name of an imported
/// one ("skel_male"), or a .safetensors file.
/// \return MissingModel where it is not there, Unsupported for a pickle that must be imported first
Result<std::filesystem::path> findBody(const std::string& nameOrFile);

/// Bodies that findBody knows by name.
std::vector<std::string> knownBodies();

}  // namespace gonio
