#pragma once

#include "core/pipeline/analyze.h"

namespace gonio {

/// What the user chose for an analysis, by name.
struct PartsChoice {
    std::string backend = "fit";           ///< one of backends()
    std::string body = "open-female";      ///< as findBody takes it
    std::filesystem::path recording;       ///< for backend replay: keypoints.npz or truth.npz
    std::filesystem::path keypoints;       ///< network; empty: the installed one
    std::filesystem::path personDetector;  ///< network; empty: the installed one
    std::string device = "auto";           ///< auto or cpu
    bool mirrored = true;                  ///< look at everybody mirrored as well
    double replayNoise_px = 0, replayDelay_s = 0;
    bool operator==(const PartsChoice&) const = default;
};

/// A way from pictures to bodies.
struct Backend {
    std::string name;
    bool isIncluded = false;  ///< false: its network and weights are not part of this installation
};

/// All backends that the program knows, the best first. A backend that brings a library of its own
/// is loaded by loadParts, when the first analysis needs it.
std::vector<Backend> backends();

/// Usage where nothing can be computed on `device` here.
Result<void> checkDevice(const std::string& device);

/// Loads body, networks and solver.
/// \return Usage for an unknown backend or device; MissingModel, with what is missing; Cancelled
Result<AnalyzeParts> loadParts(const PartsChoice& choice, const Job& job = {});

/// A body with the hash of its file. MissingModel where it is not installed or has no keypoints.
struct LoadedBody {
    std::shared_ptr<const BodyModel> model;
    std::string hash;
};

Result<LoadedBody> loadBodyByName(const std::string& name);

}  // namespace gonio
