#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/result.h"

namespace gonio {

/// What a network finds.
enum class NetworkKind {
    PersonBoxes,  ///< upright boxes of every person
    Region,       ///< rotated regions, made for a keypoint network that wants them
    Keypoints     ///< the keypoints of one person
};

/// How a whole picture is fitted into the network's input (person-boxes and region networks).
enum class Letterbox { Centred, TopLeft };

/// The network's picture input: value = (pixel - mean) / std, pixels 0..255.
struct NetworkInput {
    int width_px = 0, height_px = 0;
    bool bgr = false;
    std::array<double, 3> mean{0, 0, 0};  ///< in the network's channel order
    std::array<double, 3> std{1, 1, 1};
    Letterbox letterbox = Letterbox::Centred;
    double fill = 0;  ///< pixel value outside the picture
};

/// YOLOX: rows of dx, dy, log w, log h, objectness, class scores, one row a grid cell.
struct GridBoxes {
    std::string tensor;
    std::vector<int> strides_px;
    int personClass = 0;
    double minScore = 0.3, maxOverlap = 0.45;
};

/// One grid of anchors: `cells` x `cells`, `perCell` anchors in each, all at the cell's centre.
struct AnchorGrid {
    int cells = 0, perCell = 0;
};

/// Anchored boxes with points, as of MediaPipe's pose detector; values in pixels of the input.
struct AnchorRegions {
    std::string boxes, scores;  ///< tensors; scores are logits
    std::vector<AnchorGrid> grids;
    int points = 0;                     ///< points after the box in each row
    int centrePoint = 0, topPoint = 1;  ///< what aligns the region
    double scale = 1.25;                ///< half side of the region / distance of the two points
    double minScore = 0.5, maxOverlap = 0.3;
};

/// How a heatmap's peak is read below one cell.
enum class PeakRefinement {
    None,
    Quarter,     ///< a quarter of a cell towards the larger neighbour
    Parabola,    ///< peak of the parabola through the three values
    LogParabola  ///< the same on logarithms, exact for Gaussian peaks (the DARK method's idea)
};

struct Heatmaps {
    std::string tensor;  ///< 1 x K x h x w
    PeakRefinement refinement = PeakRefinement::LogParabola;
};

struct SimCC {
    std::string x, y;  ///< 1 x K x width*split and 1 x K x height*split
    double split = 2;
};

/// Points written out as numbers; columns are counted from 0 within a point's `stride` numbers.
struct Coordinates {
    std::string tensor;
    int stride = 2;
    int x = 0, y = 1;
    std::optional<int> visibility, presence, score;
    bool logits = false;  ///< confidences want a sigmoid
    double scale = 1;     ///< pixels of the input per unit
};

using NetworkOutput = std::variant<GridBoxes, AnchorRegions, Heatmaps, SimCC, Coordinates>;

/// Root-relative 3-D points (m), x right, y down, z away, along the crop's axes.
struct WorldOutput {
    std::string tensor;
    int stride = 3;
};

/// One number: how sure the network is that the crop shows a person, 0..1.
struct PoseFlag {
    std::string tensor;
    double minimum = 0.5;
};

/// Points of the output from which the next frame's region is taken.
struct Alignment {
    int centre = 0, top = 0;
    double scale = 1.25;
};

/// How one person's crop is cut.
struct CropRule {
    double padding = 1.25;  ///< crop size / box size
    std::optional<Alignment> alignment;
};

/// All that must be known to use a network.
struct NetworkDescription {
    std::string name, source, licence;
    NetworkKind kind = NetworkKind::Keypoints;
    NetworkInput input;
    NetworkOutput output;
    std::optional<WorldOutput> world;
    std::optional<PoseFlag> poseFlag;
    CropRule crop;
    std::array<double, 2> offset_px{0, 0};  ///< added to points in pixels of the input
    std::vector<std::string> keypoints;     ///< names of the first points of the output
};

/// Reads a description. MalformedFile with the key's path for anything missing, out of range or
/// unknown. A whole example (a network with heatmaps):
/// \code{.json}
/// {"name": "My pose network", "kind": "keypoints",
///  "input": {"width": 192, "height": 256, "channels": "RGB",
///            "mean": [123.675, 116.28, 103.53], "std": [58.395, 57.12, 57.375]},
///  "crop": {"padding": 1.25},
///  "output": {"type": "heatmaps", "tensor": "output", "refinement": "log-parabola"},
///  "keypoints": ["nose", "left_hip", "right_hip"]}
/// \endcode
Result<NetworkDescription> parseNetworkDescription(std::string_view text);

/// The file that findNetworkDescription would read without an explicit path; it need not exist.
std::filesystem::path networkDescriptionFile(const std::filesystem::path& network,
                                             const std::filesystem::path& resourceFolder);

/// Finds and reads the description of a network: `explicitPath` where given, else the file beside
/// the network (`<network>.json`), else ours for known networks, by file name, under
/// `resourceFolder`/detectors. NotFound with an example where there is none.
Result<NetworkDescription> findNetworkDescription(const std::filesystem::path& network,
                                                  const std::filesystem::path& resourceFolder,
                                                  const std::filesystem::path& explicitPath = {});

/// For every keypoint the index of its mirror image, by the prefixes left_ and right_ or the
/// endings _left and _right; a point without a side is its own.
std::vector<int> mirroredIndices(const std::vector<std::string>& names);

}  // namespace gonio
