#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/result.h"

namespace gonio {

/// What was noted about a stored file when it was imported.
struct ModelRecord {
    std::string sha256, sourceHash, source;
};

/// The notes of a model folder, by file name (models.json); empty where there are none.
Result<std::map<std::string, ModelRecord>> readModelIndex(const std::filesystem::path& models);
Result<void> writeModelIndex(const std::filesystem::path& models,
                             const std::map<std::string, ModelRecord>& index);

}  // namespace gonio
