#pragma once

#include "core/body/body_model.h"
#include "core/body/motion.h"
#include "core/io/tensor.h"
#include "core/people/person_tracker.h"

namespace gonio {

/// Body parameters in camera axes (x right, y down, z away; HSMR's convention: an upright body has
/// a pelvis tilt of about pi). The posed body is the same: joints there are cameraFromWorld times
/// joints in the world. \param pelvis_m  the model's unposed pelvis joint for this shape, about
/// which the root turns
BodyParameters inCamera(const BodyParameters& inWorld, const Eigen::Matrix3d& cameraFromWorld,
                        const Eigen::Vector3d& pelvis_m);

/// Arrays of motion.npz, n frames of the video; NaN where the body is missing. HSMR's:
///   poses (n,46) rad, betas (n,10), full_cam_t (n,3) m in camera axes for our focal length,
///   patch_cam_t (n,3): the same for a 256 px patch of the box with a focal length of 5000 px,
///   bbx_cs (n,3): centre and side of the person's box, px
/// and ours: poses_world (n,46), trans_world (n,3) m (y up, camera at 0), times_s, frame (n),
///   source (n: 0 measured, 1 interpolated, 2 corrected, 3 missing), confidence (n,24),
///   focal (1) px, centre (2) px, image_size (2) px, camera_from_world (3,3), scale (1).
TensorMap motionArrays(const BodyModel& model, const Motion& motion, const PersonTrack& person);

}  // namespace gonio
