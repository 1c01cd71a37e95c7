#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

#include "core/people/crop.h"
#include "core/people/network_description.h"

namespace gonio {

/// One output of a network: the shape as the network gives it, and the numbers, last axis fastest.
struct NetworkTensor {
    std::vector<int> shape;
    std::vector<float> values;
};

/// Points in pixels of the network's input: rows of x, y (continuous) and confidence 0..1. A point
/// whose numbers are not finite gets confidence 0.
using CropPoints = Eigen::MatrixX3d;

/// A box that a network saw, with the region that its points give (region networks only).
struct RegionCandidate {
    PersonBox box;
    CropRegion region;
};

// Each decoder returns MalformedFile, with the shape found and the one expected, if the tensor does
// not fit the description.

/// YOLOX: centre = (d + cell) * stride, size = exp(.) * stride, score = objectness * class score
/// (Ge et al., "YOLOX: Exceeding YOLO series in 2021"); boxes in pixels of the input, best first,
/// after non-maximum suppression.
Result<std::vector<PersonBox>> decodeGridBoxes(const NetworkTensor& tensor, const GridBoxes& rule,
                                               const NetworkInput& input);

/// Anchored boxes with points, as of MediaPipe's pose detector: overlapping candidates are averaged
/// with their scores as weights. Regions in pixels of the input, best first.
Result<std::vector<RegionCandidate>> decodeAnchorRegions(const NetworkTensor& boxes,
                                                         const NetworkTensor& scores,
                                                         const AnchorRegions& rule,
                                                         const NetworkInput& input);

/// Peak of each of the K maps; the centre of cell i is (i + 0.5) cells. Confidence: the peak.
Result<CropPoints> decodeHeatmaps(const NetworkTensor& maps, const Heatmaps& rule,
                                  const NetworkInput& input);

/// SimCC (Li et al., 2022): one classification an axis, `split` bins a pixel; confidence: the
/// smaller of the two peaks, as in RTMPose.
Result<CropPoints> decodeSimCC(const NetworkTensor& x, const NetworkTensor& y, const SimCC& rule,
                               const NetworkInput& input);

/// Points written out as numbers; all points of the tensor are returned. Confidence: the product of
/// the columns named as visibility, presence and score, 1 without any.
Result<CropPoints> decodeCoordinates(const NetworkTensor& tensor, const Coordinates& rule);

/// Root-relative points (m) with the crop's rotation undone.
Result<Eigen::MatrixX3d> decodeWorld(const NetworkTensor& tensor, const WorldOutput& rule,
                                     double regionAngle_rad);

/// Keeps the best of boxes that overlap more than `maxOverlap`; best first, ties by position.
std::vector<PersonBox> suppressOverlaps(std::vector<PersonBox> boxes, double maxOverlap);

/// Offset of a peak from the middle of three neighbouring values, in cells, within -0.5..0.5.
double peakOffset(double before, double peak, double after, PeakRefinement refinement);

}  // namespace gonio
