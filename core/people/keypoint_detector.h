#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/people/keypoints.h"
#include "core/result.h"
#include "core/video/frame.h"

namespace gonio {

/// Finds one person's keypoints in consecutive pictures. It may carry knowledge from frame to
/// frame, so every followed person needs a detector of their own (or a reset in between).
class KeypointDetector {
public:
    virtual ~KeypointDetector() = default;
    virtual const std::vector<std::string>& names() const = 0;
    virtual std::string name() const = 0;
    /// SHA-256 of the weights, hexadecimal.
    virtual std::string hash() const = 0;
    /// Keypoints of the person in `box` (pixels of the picture). Empty where the network sees no
    /// person. What was carried over is dropped when it does not belong to the box.
    virtual Result<KeypointFrame> detect(const Image& image, const PersonBox& box) = 0;
    /// Forgets earlier frames.
    virtual void reset() = 0;
    /// What is carried to the next frame, as numbers: a detector that recalls them goes on exactly
    /// as this one would. Empty where nothing is carried.
    virtual std::vector<double> memory() const { return {}; }
    /// Takes over another detector's memory() of the same network; empty: like reset().
    virtual void recall(const std::vector<double>& memory) {
        if (memory.empty()) {
            reset();
        }
    }
};

struct KeypointDetectorOptions {
    std::filesystem::path network;        ///< ONNX file of kind keypoints
    std::filesystem::path description;    ///< empty: beside the network, else among the resources
    std::filesystem::path regionNetwork;  ///< optional: finds the first region (BlazePose detector)
    std::filesystem::path regionDescription;
    std::filesystem::path resourceFolder;  ///< our folder resources
    /// Also runs the mirrored crop and averages: twice the time, steadier points.
    bool flipAverage = false;
    /// Carried-over points whose box overlaps the given box less than this are dropped.
    double minOverlap = 0.15;
};

/// Any pose network with a description. With alignment points (BlazePose) the region of a frame is
/// taken from the points of the frame before, as long as the network is sure to see a person; the
/// first region comes from the region network, or is the upright square around the box, and is
/// then taken once more from the points found in it.
///
/// The confidence of BlazePose is visibility * presence: presence says that the point is in the
/// crop, visibility that nothing hides it. A hidden joint is still placed, but as a guess; the
/// product lets a fit weigh it down. Points outside the picture have confidence 0.
Result<std::unique_ptr<KeypointDetector>> loadKeypointDetector(
    const KeypointDetectorOptions& options);

}  // namespace gonio
