#pragma once

#include <filesystem>
#include <functional>

#include "core/case/case_file.h"

namespace gonio {

/// Has `write` make a file under a temporary name in the target's folder, brings it to the disk and
/// gives it its name; after a failure nothing of it is left.
/// \return Usage where there is a file and it is to be kept; WriteFailed; errors of `write`
Result<void> placeFile(const std::filesystem::path& target, CaseFile::Existing existing,
                       const std::function<Result<void>(const std::filesystem::path&)>& write);

}  // namespace gonio
