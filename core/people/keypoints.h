#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

namespace gonio {

/// One person's keypoints in one frame.
struct KeypointFrame {
    /// (names x 3): x, y in pixels of the full upright frame (pixel centres at integer + 0.5),
    /// confidence 0..1; confidence 0 means not observed.
    Eigen::MatrixX3d image_px;
    /// (names x 3) or empty: root-relative position in metres in camera axes (x right, y down,
    /// z away), the origin at the middle of the hips.
    Eigen::MatrixX3d rootRelative_m;

    bool empty() const { return image_px.rows() == 0; }
};

/// One person's keypoints over a clip.
struct Keypoints2D {
    std::string detector;               ///< name and version of what found them
    std::vector<std::string> names;     ///< e.g. "left_knee"
    std::vector<KeypointFrame> frames;  ///< one a frame; empty where nothing was found
    /// How far off the body's points the detector's marks lie for a whole clip, share of the
    /// person's size; 0: the points are exact but for noise.
    double misplacement = 0.008;
};

/// An upright box in pixels of the full frame.
struct PersonBox {
    double x_px = 0, y_px = 0, width_px = 0, height_px = 0;  ///< top left corner and size
    double score = 0;                                        ///< 0..1
};

}  // namespace gonio
