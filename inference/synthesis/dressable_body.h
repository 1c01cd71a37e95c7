#pragma once

#include <memory>
#include <vector>

#include "core/body/kinematics.h"
#include "core/result.h"
#include "inference/synthesis/dice.h"
#include "inference/synthesis/surface_raster.h"

namespace gonio {

/// Where things lie on a body in rest, m (x to the left, y up, z forward). Measured on the joints
/// and the skin, so that every model of SKEL's layout has them.
struct BodyMarks {
    float floor = 0, ankle = 0, knee = 0, hip = 0, crotch = 0, waist = 0, armpit = 0;  ///< y
    float neckBase = 0, chin = 0, mouth = 0, nose = 0, eye = 0, brow = 0, vertex = 0;  ///< y
    float shoulder = 0, elbow = 0, wrist = 0, handEnd = 0;  ///< x of the left arm
    float neckMid = 0, headMid = 0, face = 0, occiput = 0;  ///< z
    float pelvisMid = 0;                                    ///< z of the hip centres
    float headHalfWidth = 0;
};

/// A body model with what clothing needs of it, the same for everybody who has this body.
/// Clothes are described in the coordinates of the unshaped rest skin: hems and patterns stick to
/// the body whatever its pose and shape.
class DressableBody {
public:
    static constexpr int kFields = 8;

    /// \return Unsupported where the model defines no keypoints
    static Result<std::shared_ptr<const DressableBody>> make(
        std::shared_ptr<const BodyModel> model);

    const BodyModel& model() const { return *m_model; }

    const BodyModel::KeypointWeights& keypoints() const {
        return m_model->keypoints44 ? *m_model->keypoints44 : *m_model->keypoints44Mapped;
    }

    const BodyMarks& marks() const { return m_marks; }

    const VertexArray& rest_m() const { return m_model->skinTemplate_m; }

    const std::vector<RasterTriangle>& triangles() const { return m_triangles; }

    /// The same surface from far fewer triangles, on the same vertices: for shadows.
    const std::vector<RasterTriangle>& coarseTriangles() const { return m_coarse; }

    /// Axis (0..2) that a triangle faces most in rest: textures are laid on along the other two.
    const std::vector<std::uint8_t>& triangleAxes() const { return m_axes; }

    /// Smooth random surfaces about -1..1 by vertex, coarse ones first: folds of clothes.
    const std::vector<float>& field(int index) const {
        return m_fields[static_cast<std::size_t>(index)];
    }

private:
    std::shared_ptr<const BodyModel> m_model;
    BodyMarks m_marks;
    std::vector<RasterTriangle> m_triangles, m_coarse;
    std::vector<std::uint8_t> m_axes;
    std::array<std::vector<float>, kFields> m_fields;
};

/// A naked person in the world. Reused from crop to crop.
struct PosedSkin {
    RestShape rest;
    Kinematics kinematics;
    Eigen::Vector3d translation_m;
    VertexArray shaped_m, posed_m, normals;  ///< normals of unit length, outwards

    /// Joint centres in the world, m.
    Eigen::Vector3d joint_m(int joint) const {
        return kinematics.position_m[static_cast<std::size_t>(joint)] + translation_m;
    }
};

/// Shape numbers of a random person, cut at 2.5 deviations.
ShapeVector randomShape(double deviation, Dice& dice);

/// Shapes the skin; poseSkin can then be called many times.
void shapeSkin(const DressableBody& body, const ShapeVector& shape, PosedSkin& out);
void poseSkin(const DressableBody& body, const PoseVector& pose_rad,
              const Eigen::Vector3d& translation_m, PosedSkin& inOut);

/// Unit normals of a mesh, by the areas of the triangles around a vertex.
void smoothNormals(const VertexArray& vertices_m, std::span<const RasterTriangle> triangles,
                   VertexArray& normals);

/// Smooth random value about -1..1 at a point; about one wave per unit of length.
float smoothNoise(const Eigen::Vector3f& at, std::uint32_t seed);

}  // namespace gonio
