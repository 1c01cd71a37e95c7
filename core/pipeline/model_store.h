#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/io/weights_importer.h"
#include "core/job.h"
#include "core/result.h"

namespace gonio {

/// A file of the model folder.
struct StoredModel {
    std::string name;  ///< by which options call it
    std::filesystem::path file;
    std::string kind;  ///< "body", "SMPL body", "weights of HSMR", or what the network finds
    std::string licence;
    std::string sha256;      ///< of the file now
    std::string sourceHash;  ///< SHA-256 of the file it was imported from; empty if not known
    bool intact = true;      ///< the file is still as it was imported
    std::string problem;     ///< why it cannot be used; empty if it can
};

struct ImportReport {
    std::vector<std::string> stored;    ///< names of what is now in the folder
    std::vector<std::string> warnings;  ///< whole sentences
};

/// Brings files into the model folder, in any order: official SKEL pickles with the two regressor
/// files (together or later), official SMPL pickles, ONNX networks with their .json descriptions
/// (checked by running them once), bodies as .safetensors, and what `weights` takes. Everything is
/// checked before anything is given its name.
/// \param weights  null: weights of networks are refused
/// \return errors of the readers, with the file; nothing is stored then
Result<ImportReport> importModels(std::span<const std::filesystem::path> files,
                                  const std::filesystem::path& models,
                                  const std::filesystem::path& resources,
                                  const WeightsImporter* weights = nullptr, const Job& job = {});

/// What is in the model folder, by name; every file is hashed and opened.
Result<std::vector<StoredModel>> listModels(const std::filesystem::path& models,
                                            const std::filesystem::path& resources);

}  // namespace gonio
