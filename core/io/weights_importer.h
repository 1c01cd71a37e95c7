#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/job.h"
#include "core/result.h"

namespace gonio {

/// Weights that were read and checked and are written under temporary names; without commit()
/// they vanish.
class PreparedWeights {
public:
    virtual ~PreparedWeights() = default;

    /// Gives the files their names. \return the files, in the model folder
    virtual Result<std::vector<std::filesystem::path>> commit() = 0;
};

/// What can take files of network weights into the model folder: the seam between the model folder
/// and the networks.
class WeightsImporter {
public:
    virtual ~WeightsImporter() = default;

    /// Whether it may be a file of weights, by its name and first bytes.
    virtual bool mayTake(const std::filesystem::path& file) const = 0;

    /// \param models  the model folder, which must exist
    /// \param sourceHash  SHA-256 of the file, noted in the result
    virtual Result<std::unique_ptr<PreparedWeights>> prepare(const std::filesystem::path& file,
                                                             const std::filesystem::path& models,
                                                             const std::string& sourceHash,
                                                             const Job& job) const = 0;
};

}  // namespace gonio
