#include "inference/datasets/dataset_row.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace gonio {
namespace {

constexpr double kFarthest_px = 1e6, kFarthest_m = 1e5, kLargestAngle_rad = 100,
                 kLargestShape = 100;
constexpr double kLargestSkew = 0.01;  ///< of a matrix that shall be a rotation
constexpr int kBodyKeypoints = 25;     ///< before the 19 extra ones

using Numbers = std::vector<double>;

std::string quoted(const std::string& path) {
    std::string text = path.substr(0, 80);
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
    }
    return "'" + text + "'";
}

/// A path without the folders of a prefix.
std::string withoutPrefix(const std::string& path, std::string_view prefix) {
    if (prefix.empty()) return path;
    prefix = prefix.substr(0, prefix.find_last_not_of('/') + 1);
    if (!path.starts_with(prefix) || path.size() == prefix.size() || path[prefix.size()] != '/') {
        return path;
    }
    return path.substr(std::min(path.find_first_not_of('/', prefix.size()), path.size()));
}

bool areWithin(const Numbers& values, double limit) {
    return std::all_of(values.begin(), values.end(),
                       [limit](double v) { return std::abs(v) <= limit; });
}

/// Takes a raw row apart; the first thing that is wrong becomes the refusal.
class RowChecker {
public:
    RowChecker(const RawRow& raw, const RowRules& rules) : m_raw(raw), m_rules(rules) {}

    DatasetRow run() {
        takePicture();
        takeBox();
        takeKeypoints("keypoints_2d", 0, 2, m_row.keypoints_px);
        takeKeypoints("body_keypoints_2d", 0, 2, m_row.keypoints_px);
        takeKeypoints("extra_keypoints_2d", kBodyKeypoints, 2, m_row.keypoints_px);
        takeKeypoints("keypoints_3d", 0, 3, m_row.points_m);
        takeKeypoints("body_keypoints_3d", 0, 3, m_row.points_m);
        takeKeypoints("extra_keypoints_3d", kBodyKeypoints, 3, m_row.points_m);
        takeSmpl();
        takeSkel();
        takeMirrored();
        m_row.vertexError_m = measure("max_pve");
        m_row.reprojectionLoss = measure("reprojection_loss");
        takeCamera();
        m_row.gender = m_raw.gender.substr(0, 16);
        return std::move(m_row);
    }

private:
    const Numbers* find(const char* name) const {
        const auto found = m_raw.numbers.find(name);
        return found == m_raw.numbers.end() ? nullptr : &found->second;
    }

    void refuse(const std::string& why) {
        if (m_row.refusal.empty()) m_row.refusal = why;
    }

    /// A flag; what stands in the file counts where there is none.
    bool flag(const char* name) const {
        const Numbers* const value = find(name);
        return value == nullptr || (!value->empty() && value->front() > 0.5);
    }

    /// Known numbers of a believable size into a vector; false where they are not there.
    template <class Vector>
    bool take(const char* name, const char* flagName, double limit, Vector&& out) {
        const Numbers* const values = find(name);
        if (values == nullptr || !flag(flagName)) return false;
        const auto size = static_cast<std::size_t>(out.size());
        if (values->size() < size) {
            refuse("'" + std::string(name) + "' has " + std::to_string(values->size()) +
                   " numbers instead of " + std::to_string(size));
            return false;
        }
        if (!areWithin(*values, limit)) {
            refuse("'" + std::string(name) + "' holds what is no finite number of believable size");
            return false;
        }
        for (std::size_t i = 0; i < size; ++i) out(static_cast<Eigen::Index>(i)) = (*values)[i];
        return true;
    }

    void takePicture();
    void takeBox();
    template <class Points>
    void takeKeypoints(const char* name, int first, int axes, Points& out);
    void takeSmpl();
    bool takeTurns(const char* name, int firstJoint, int joints);
    void takeSkel();
    void takeMirrored();
    double measure(const char* name) const;
    void takeCamera();

    const RawRow& m_raw;
    const RowRules& m_rules;
    DatasetRow m_row;
};

void RowChecker::takePicture() {
    std::string path = withoutPrefix(m_raw.picture, m_rules.picturePrefix);
    if (std::string why = pathRefusal(path); !why.empty()) refuse(why);
    m_row.picture = std::move(path);
}

void RowChecker::takeBox() {
    const Numbers* const centre = find("center");
    const Numbers* const size = find("box_px");  // width and height, where the file has both
    const Numbers* const scale = size != nullptr ? size : find("scale");
    const double unit_px = size != nullptr ? 1 : m_rules.scaleUnit_px;
    if (centre == nullptr || centre->size() != 2 || !areWithin(*centre, kFarthest_px)) {
        return refuse("its box has no centre within a million pixels");
    }
    m_row.centre_px = {(*centre)[0], (*centre)[1]};
    const bool isThere = scale != nullptr && (scale->size() == 1 || scale->size() == 2);
    const double width = isThere ? scale->front() * unit_px : 0;
    const double height = isThere ? scale->back() * unit_px : 0;
    if (!(width > 0 && height > 0 && width <= kFarthest_px && height <= kFarthest_px)) {
        return refuse("its box has no size above zero within a million pixels");
    }
    m_row.size_px = {width, height};
}

template <class Points>
void RowChecker::takeKeypoints(const char* name, int first, int axes, Points& out) {
    const Numbers* const values = find(name);
    if (values == nullptr) return;
    const int count = first > 0                          ? kKeypointCount - first
                      : std::string_view(name)[0] == 'b' ? kBodyKeypoints
                                                         : kKeypointCount;
    const auto stride = values->size() / static_cast<std::size_t>(count);
    const auto wanted = static_cast<std::size_t>(axes);
    // 3-D points without confidence are all sure; pixels without one could be anything.
    const bool isPlain = axes == 3 && stride == wanted;
    if (values->size() % static_cast<std::size_t>(count) != 0 ||
        (stride != wanted + 1 && !isPlain)) {
        return refuse("'" + std::string(name) + "' has " + std::to_string(values->size()) +
                      " numbers");
    }
    const double limit = axes == 2 ? kFarthest_px : kFarthest_m;
    for (int k = 0; k < count; ++k) {
        const double* const point = values->data() + static_cast<std::size_t>(k) * stride;
        const double confidence = isPlain ? 1 : point[axes];
        if (!std::isfinite(confidence)) return refuse("a keypoint's confidence is not finite");
        if (!(confidence > 0)) continue;
        for (int c = 0; c < axes; ++c) {
            if (!(std::abs(point[c]) <= limit)) {
                return refuse("keypoint " + std::to_string(first + k) + " of '" + name +
                              "' is not finite or too far away");
            }
            out(first + k, c) = point[c];
        }
        out(first + k, axes) = std::min(confidence, 1.0);
    }
}

// Axis-angle vectors or matrices, told by their number.
bool RowChecker::takeTurns(const char* name, int firstJoint, int joints) {
    const Numbers& values = *find(name);
    const auto count = static_cast<std::size_t>(joints);
    if (values.size() == 3 * count) {
        return take(name, "has_body_pose", kLargestAngle_rad,
                    m_row.smpl.pose_rad.segment(3 * firstJoint, 3 * joints));
    }
    if (values.size() != 9 * count || !areWithin(values, 2)) {
        refuse("'" + std::string(name) + "' has numbers that make no rotations");
        return false;
    }
    for (int j = 0; j < joints; ++j) {
        using RowMajor = Eigen::Matrix<double, 3, 3, Eigen::RowMajor>;
        const Eigen::Matrix3d turn = Eigen::Map<const RowMajor>(values.data() + 9 * j);
        const double skew = (turn * turn.transpose() - Eigen::Matrix3d::Identity()).norm();
        if (!(skew < kLargestSkew) || turn.determinant() < 0) {
            refuse("'" + std::string(name) + "' holds a matrix that is no rotation");
            return false;
        }
        const Eigen::AngleAxisd angleAxis(turn);
        m_row.smpl.pose_rad.segment<3>(3 * (firstJoint + j)) = angleAxis.angle() * angleAxis.axis();
    }
    return true;
}

void RowChecker::takeSmpl() {
    const Numbers* const pose = find("body_pose");
    if (pose != nullptr && flag("has_body_pose")) {
        const bool isWhole = pose->size() == 72 || pose->size() == 216;
        const bool isShort = pose->size() == 63 || pose->size() == 189;  // without the hands
        if (isWhole) {
            m_row.isSmplPoseKnown = takeTurns("body_pose", 0, kJointCount);
        } else if (find("global_orient") != nullptr) {
            m_row.isSmplPoseKnown = takeTurns("global_orient", 0, 1) &&
                                    takeTurns("body_pose", 1, isShort ? 21 : kJointCount - 1);
        }
    }
    m_row.isSmplShapeKnown = take("betas", "has_betas", kLargestShape, m_row.smpl.shape);
    m_row.isSmplPlaceKnown =
        m_row.isSmplPoseKnown && take("trans", "has_trans", kFarthest_m, m_row.smpl.translation_m);
}

void RowChecker::takeSkel() {
    m_row.isSkelPoseKnown = take("skel_poses", "has_skel", kLargestAngle_rad, m_row.skel.pose_rad);
    m_row.isSkelShapeKnown = take("skel_betas", "has_skel_betas", kLargestShape, m_row.skel.shape);
    m_row.isSkelPlaceKnown = m_row.isSkelPoseKnown && take("skel_trans", "has_skel_trans",
                                                           kFarthest_m, m_row.skel.translation_m);
}

void RowChecker::takeMirrored() {
    MirroredSkel mirrored;
    mirrored.isPoseKnown =
        take("flip_poses", "flip_has_poses", kLargestAngle_rad, mirrored.body.pose_rad);
    mirrored.isShapeKnown =
        take("flip_betas", "flip_has_betas", kLargestShape, mirrored.body.shape);
    mirrored.vertexError_m = measure("flip_pve_max");
    // Where the set has such labels and this row has none, they are not known: those of the row
    // itself, mirrored, are not what the set means.
    if (find("flip_poses") != nullptr || find("flip_betas") != nullptr) {
        m_row.mirroredSkel = mirrored;
    }
}

/// A measure of quality; 0 where there is none. What is there and not finite is as bad as can be:
/// the fit that it tells of failed.
double RowChecker::measure(const char* name) const {
    const Numbers* const value = find(name);
    if (value == nullptr) return 0;
    return std::isfinite(value->front()) ? value->front() : std::numeric_limits<double>::infinity();
}

void RowChecker::takeCamera() {
    Eigen::Matrix<double, 9, 1> values;
    if (!take("cam_int", "cam_int_known", kFarthest_px, values)) return;
    Eigen::Matrix3d camera;
    camera << values.segment<3>(0).transpose(), values.segment<3>(3).transpose(),
        values.segment<3>(6).transpose();
    if (!(camera(0, 0) > 0 && camera(1, 1) > 0)) return refuse("'cam_int' has no focal length");
    m_row.camera_px = camera;
}

}  // namespace

std::string pathRefusal(const std::string& path) {
    if (path.empty()) return "it has no picture";
    if (path.size() > 4096) return "its picture path is longer than 4096 bytes";
    const bool hasOdd = std::any_of(path.begin(), path.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\';
    });
    if (hasOdd)
        return "its picture path " + quoted(path) + " holds backslashes or control characters";
    if (path.front() == '/' || (path.size() > 1 && path[1] == ':')) {
        return "its picture path " + quoted(path) + " is absolute";
    }
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        if (path.compare(begin, end - begin, "..") == 0) {
            return "its picture path " + quoted(path) + " leads out of the folder";
        }
        begin = end + 1;
    }
    return "";
}

DatasetRow checkedRow(const RawRow& raw, const RowRules& rules) {
    return RowChecker(raw, rules).run();
}

}  // namespace gonio
