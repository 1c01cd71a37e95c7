#pragma once

#include <vector>

#include "core/body/smpl_model.h"
#include "core/result.h"
#include "inference/nets/named_tensors.h"

namespace gonio {

/// SMPL as tensors, so that gradients pass through it (Loper et al. 2015; fact sheet 2.1). V may be
/// any number of vertices: few make the refinement quick.
struct SmplTensors {
    at::Tensor restVertices_m;   ///< V x 3
    at::Tensor shapeDirections;  ///< V x 3 x 10
    at::Tensor poseDirections;   ///< V x 3 x 207
    at::Tensor restJoints_m;     ///< 24 x 3: regressed from the template
    at::Tensor jointDirections;  ///< 24 x 3 x 10: regressed from the shape directions
    at::Tensor skinWeights;      ///< V x 24

    /// \param regressor  24 x V, of the whole template
    static SmplTensors of(const at::Tensor& restVertices_m, const at::Tensor& shapeDirections,
                          const at::Tensor& poseDirections, const at::Tensor& regressor,
                          const at::Tensor& skinWeights);
    static SmplTensors of(const SmplModel& model);
    /// The same body with these vertices alone, in this order. \param rows  of vertices, int64
    SmplTensors only(const at::Tensor& rows) const;
    SmplTensors to(at::Device device) const;
};

struct PosedSmpl {
    at::Tensor vertices_m;  ///< B x V x 3
    at::Tensor joints_m;    ///< B x 24 x 3
};

/// \param rotations  B x 24 x 3 x 3, relative to the parent  \param betas  B x 10
PosedSmpl runSmpl(const SmplTensors& body, const at::Tensor& rotations, const at::Tensor& betas);

/// What turns vertices and joints into the 44 keypoints of HMR2.0. Only the vertices that matter
/// are posed.
class SmplKeypoints {
public:
    static constexpr int kBody25 = 25;  ///< the first ones, which need no regressor

    /// SMPL's own: 24 joints, 21 vertices, 19 regressed points (fact sheet 1.8), with HMR2.0's
    /// wider hips left out. \param regressor19  19 x V of the whole template (SMPL_to_J19);
    ///                    undefined: the 19 points are zeros and say nothing
    explicit SmplKeypoints(const SmplTensors& body, const at::Tensor& regressor19 = {});

    /// Of the twin of a body of SKEL's layout (smplTwinOf), where that body has them.
    /// \return Unsupported: a body without keypoints
    static Result<SmplKeypoints> ofTwin(const BodyModel& body);

    SmplKeypoints to(at::Device device) const;

    /// B x 44 x 3, m.
    at::Tensor of(const at::Tensor& rotations, const at::Tensor& betas) const;

private:
    SmplKeypoints(const SmplTensors& body, at::Tensor ofJoints, const at::Tensor& ofVertices);

    SmplTensors m_body;               // of the vertices that matter
    at::Tensor m_joints, m_vertices;  // 44 x 24, 44 x vertices that matter
};

}  // namespace gonio
