#pragma once

#include <vector>

#include "inference/synthesis/crop_view.h"
#include "inference/synthesis/dressable_body.h"

namespace gonio {

enum class Visibility : std::uint8_t {
    OutsidePicture,
    OutsideCrop,     ///< in the picture, but not in the crop
    HiddenByOthers,  ///< by things and other people
    HiddenBySelf,    ///< by another part of the same body
    Visible,
};

/// What a network should say about a crop, and what it should be judged by.
struct CropLabels {
    int body = 0;  ///< which of the synthesiser's bodies
    /// The root turns the pelvis in camera axes, as in RegressedBody.
    PoseVector pose_rad = PoseVector::Zero();
    ShapeVector shape = ShapeVector::Zero();
    Eigen::Vector3d translation_m = Eigen::Vector3d::Zero();  ///< camera axes, as RegressedBody's
    double focal_px = 0;                                      ///< of the whole picture
    double distortion = 0;                                    ///< CropView::distortion
    PictureSize picture;
    PersonSquare square;
    CropCamera camera;  ///< the translation as a network says it, for `square` and `focal_px`
    DetectedBox box;    ///< around the whole person as dressed, also where the picture ends
    bool isTruncated = false;                              ///< the box reaches beyond the picture
    Eigen::Matrix<double, kKeypointCount, 2> keypoints;    ///< crop units, -0.5 .. 0.5
    Eigen::Matrix<double, kKeypointCount, 3> keypoints_m;  ///< camera axes
    Eigen::Matrix<double, kJointCount, 3> joints_m;        ///< camera axes
    std::array<Visibility, kKeypointCount> visibility{};
};

/// What a pixel shows.
enum class PixelClass : std::uint8_t { Background, Person, OtherPerson, Occluder };

struct CropSample {
    int rows = 0, columns = 0;
    std::vector<std::uint8_t> rgb;   ///< rows x columns x 3, as a network's crop without mean
    std::vector<std::uint8_t> mask;  ///< rows x columns, PixelClass
    CropLabels labels;
};

/// How thick the body is around a keypoint: what is this little behind the surface is its own.
double ownDepth_m(std::string_view keypoint);

/// The 44 keypoints of a posed person in the world, m.
Eigen::Matrix<double, kKeypointCount, 3> keypointsInWorld_m(const DressableBody& body,
                                                            const PosedSkin& skin);

/// Everything but box and visibility.
/// \param pose_rad  with the root in the world, as `skin` was posed
CropLabels labelsOf(const DressableBody& body, const PosedSkin& skin, const PoseVector& pose_rad,
                    const CropView& view);

/// The regressor's camera that inference/image's fullTranslation_m turns into `translation_m`.
CropCamera cropCameraOf(const Eigen::Vector3d& translation_m, const PersonSquare& square,
                        const PictureSize& picture, double focal_px);

/// Exchanges left and right in picture and labels: what a mirrored person would have given. The
/// body must be symmetric. SKEL's ankle turns about the same axis on both sides, so the mirrored
/// angles place toes up to 3 cm beside the mirrored joints and keypoints, which stay true.
void mirrorSample(CropSample& sample);

/// Whether a joint's angles are those of the mirrored person: not of ankles and feet.
bool isMirroredExactly(int joint);

/// Keypoint that takes the place of `keypoint` in the mirror.
int mirroredKeypoint(int keypoint);

}  // namespace gonio
