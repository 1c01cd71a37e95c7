#pragma once

#include "core/pipeline/analyze.h"

namespace gonio {

/// What the user chose for an analysis, by name.
struct PartsChoice {
    std::string backend = "fit";           ///< one of backends()
    std::string body = "open-female";      ///< as findBody takes it
    std::filesystem::path recording;       ///< for backend replay: keypoints.npz or truth.npz
    std::filesystem::path weights;         ///< of a network backend; empty: the installed ones
    std::filesystem::path keypoints;       ///< network; empty: the installed one
    std::filesystem::path personDetector;  ///< network; empty: the installed one
    std::string device = "auto";           ///< auto, cpu; of a network backend also cuda:N
    std::string precision = "float32";     ///< of a network's backbone; float32, bfloat16 or half
    bool asPublished = false;  ///< network backends: crops and cameras with the published faults
    std::optional<double> focal_px;  ///< known focal length
    bool mirrored = true;            ///< look at everybody mirrored as well
    double replayNoise_px = 0, replayDelay_s = 0;
    bool operator==(const PartsChoice&) const = default;
};

/// All backends that the program knows, the best first. A backend that brings a library of its own
/// is loaded by loadParts, when the first analysis needs it.
/// \param networks  null: none
std::vector<Backend> backends(const RegressorLoader* networks);

/// Whether a backend of this name brings a network. \param networks  null: none does
bool isNetworkBackend(const std::string& name, const RegressorLoader* networks);

/// Whether a backend of this name can be used without naming weights.
bool isIncluded(const std::string& name, const RegressorLoader* networks);

/// What an analysis uses for which no backend was named: "fit" where a network that finds keypoints
/// is installed, else "default" where that is included, else "fit", which says what is missing.
std::string usualBackend(const RegressorLoader* networks);

/// Usage for what is no device.
Result<void> checkDevice(const std::string& device);

/// Loads body, networks and solver. A network backend works without a keypoint network, if none is
/// installed and none is given; a warning says so.
/// \return Usage for an unknown backend or device; MissingModel, with what is missing; Cancelled
Result<AnalyzeParts> loadParts(const PartsChoice& choice, const RegressorLoader* networks,
                               const Job& job = {});

/// A body with the hash of its file. MissingModel where it is not installed or has no keypoints.
struct LoadedBody {
    std::shared_ptr<const BodyModel> model;
    std::string hash;
};

Result<LoadedBody> loadBodyByName(const std::string& name);

}  // namespace gonio
