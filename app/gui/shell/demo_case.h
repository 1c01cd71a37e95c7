#pragma once

#include <QString>
#include <filesystem>

#include "core/result.h"

namespace gonio {

/// The demonstration as the user's own copy: in the program's data folder, made of the resources
/// where it is not there yet.
/// \param fresh  start again: a copy in which something was done is put beside the new one and into
///               the list of recent cases, one as it was at first is thrown away
/// \return the case file; MissingModel where the resources lack it, WriteFailed
Result<std::filesystem::path> demonstrationCase(bool fresh = false);

/// Whether a case file is that copy.
bool isDemonstration(const std::filesystem::path& caseFile);

}  // namespace gonio
