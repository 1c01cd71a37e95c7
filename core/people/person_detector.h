#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/people/keypoints.h"
#include "core/result.h"
#include "core/video/frame.h"

namespace gonio {

/// Finds the people in single pictures.
class PersonDetector {
public:
    virtual ~PersonDetector() = default;
    /// Boxes in pixels of the picture and inside it, best first; none is a good answer.
    virtual Result<std::vector<PersonBox>> detect(const Image& image) = 0;
    virtual std::string name() const = 0;
    /// SHA-256 of the weights, hexadecimal; of a detector without a file, its version.
    virtual std::string hash() const = 0;
};

/// OpenCV's people detector: histograms of oriented gradients and a linear classifier (Dalal and
/// Triggs, 2005). Needs no file; finds upright people from about 100 px, misses bent ones.
std::unique_ptr<PersonDetector> makeHogDetector();

struct PersonDetectorOptions {
    std::filesystem::path network;         ///< ONNX file of kind person-boxes or region
    std::filesystem::path description;     ///< empty: beside the network, else among the resources
    std::filesystem::path resourceFolder;  ///< our folder resources
};

/// A network as person detector. For a region network (BlazePose) the box is the upright square
/// around the hips that holds the body: it sees one or two people, and only from near.
Result<std::unique_ptr<PersonDetector>> loadPersonDetector(const PersonDetectorOptions& options);

}  // namespace gonio
