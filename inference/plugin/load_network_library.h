#pragma once

#include "inference/plugin/network_library.h"

namespace gonio {

/// The networks of this installation, loaded on the first call: libgonio_networks.so beside the
/// program or in ../lib/goniograph or ../lib. It stays loaded until the program ends.
/// \return MissingModel where it is not there or cannot be loaded, with the reason
Result<const NetworkLibrary*> loadNetworkLibrary();

/// Whether there is such a library, without loading it.
bool isNetworkLibraryInstalled();

/// The library in this file.
Result<const NetworkLibrary*> loadNetworkLibrary(const std::filesystem::path& file);

}  // namespace gonio
