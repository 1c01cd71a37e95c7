#pragma once

#include <vtkNew.h>
#include <vtkRenderer.h>

#include "render/scene/mesh_data.h"
#include "render/scene/posed_body.h"
#include "render/scene/see_through_actor.h"

namespace gonio {

/// How sure the body is, and which of its parts are shown.
struct BodyLook {
    double doubt = 0;  ///< 0 none .. 1
    bool interpolated = false, stale = false;
    bool shown = true, bones = true, skin = true, shadow = true;
    double floorHeight_m = 0;
};

/// Bones, skin and shadow of one person.
class BodyActors {
public:
    BodyActors(vtkRenderer& renderer, std::shared_ptr<const BodyModel> model,
               const ShapeVector& shape, double scale);
    ~BodyActors();
    BodyActors(const BodyActors&) = delete;
    BodyActors& operator=(const BodyActors&) = delete;

    void pose(const PoseVector& pose_rad, const Eigen::Vector3d& translation_m);
    void setLook(const BodyLook& look);
    void setColours(const SceneColours& colours);

    const PosedBody& body() const { return m_body; }

private:
    void updateLook();

    vtkRenderer& m_renderer;
    PosedBody m_body;
    MeshData m_skinData, m_boneData;
    vtkNew<SeeThroughActor> m_skin, m_bones, m_shadow;
    SceneColours m_colours;
    BodyLook m_look;
};

/// Colour of a joint's side.
Colour sideColour(int joint, const SceneColours& colours);

}  // namespace gonio
