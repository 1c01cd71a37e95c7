#include "render/scene/body_actors.h"

#include <vtkMatrix4x4.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>

#include <algorithm>

namespace gonio {
namespace {

constexpr double kSkinFacing = 0.28, kSkinFacingOnLight = 0.17, kSkinOutline = 0.62;
constexpr double kShadowAbove_m = 0.002;  // keeps it off the floor's lines

void setMesh(SeeThroughActor& actor, const MeshData& mesh, bool withColours) {
    vtkNew<vtkPolyDataMapper> mapper;
    mapper->SetInputData(mesh.data());
    mapper->SetScalarVisibility(withColours);
    actor.SetMapper(mapper);
    actor.PickableOff();
}

void setSurface(vtkProperty& property, double ambient, double specular, double power) {
    property.SetAmbient(ambient);
    property.SetDiffuse(1 - ambient);
    property.SetSpecular(specular);
    property.SetSpecularPower(power);
}

/// Straight down onto the floor.
void flatten(vtkActor& actor, double height_m) {
    vtkNew<vtkMatrix4x4> onFloor;
    onFloor->SetElement(1, 1, 0);
    onFloor->SetElement(1, 3, height_m + kShadowAbove_m);
    actor.SetUserMatrix(onFloor);
}

}  // namespace

Colour sideColour(int joint, const SceneColours& colours) {
    const std::string_view name = kJointNames[std::size_t(joint)];
    if (name.ends_with("_r")) return colours.right;
    if (name.ends_with("_l")) return colours.left;
    return colours.middle;
}

BodyActors::BodyActors(vtkRenderer& renderer, std::shared_ptr<const BodyModel> model,
                       const ShapeVector& shape, double scale)
    : m_renderer(renderer),
      m_body(std::move(model), shape, scale),
      m_skinData(m_body.skin_m(), m_body.skinNormals(), m_body.model().skinFaces),
      m_boneData(m_body.bones_m(), m_body.boneNormals(), m_body.model().boneFaces) {
    setMesh(*m_skin, m_skinData, false);
    setMesh(*m_shadow, m_skinData, false);
    setMesh(*m_bones, m_boneData, true);
    setSurface(*m_skin->GetProperty(), 0.50, 0.08, 12);
    m_bones->GetProperty()->BackfaceCullingOn();
    m_skin->GetProperty()->BackfaceCullingOn();
    for (SeeThroughActor* actor : {m_shadow.Get(), m_bones.Get(), m_skin.Get()}) {
        m_renderer.AddActor(actor);
    }
    setColours(m_colours);
}

BodyActors::~BodyActors() {
    for (SeeThroughActor* actor : {m_shadow.Get(), m_bones.Get(), m_skin.Get()}) {
        m_renderer.RemoveActor(actor);
    }
}

void BodyActors::pose(const PoseVector& pose_rad, const Eigen::Vector3d& translation_m) {
    m_body.pose(pose_rad, translation_m, m_look.skin || m_look.shadow, m_look.bones);
    if (m_look.skin || m_look.shadow) m_skinData.modified();
    if (m_look.bones) m_boneData.modified();
}

void BodyActors::setColours(const SceneColours& colours) {
    m_colours = colours;
    std::vector<Colour> ofVertices;
    for (const int joint : m_body.jointOfBoneVertex()) {
        const std::string_view name = kJointNames[std::size_t(joint)];
        const bool side = name.ends_with("_r") || name.ends_with("_l");
        ofVertices.push_back(side ? mixed(colours.bone, sideColour(joint, colours), 0.8)
                                  : colours.bone);
    }
    m_boneData.setColours(ofVertices);
    // On a light ground shaded bones would look dirty.
    setSurface(*m_bones->GetProperty(), colours.dark ? 0.25 : 0.42, 0.16, 24);
    // Opaque: its triangles all lie in one plane, so no depth pass can tell them apart.
    const UnitColour shadow(mixed(colours.ground, {0, 0, 0}, colours.dark ? 0.55 : 0.14));
    m_shadow->usePlainColour(shadow.rgb);
    updateLook();
}

void BodyActors::setLook(const BodyLook& look) {
    m_look = look;
    updateLook();
}

void BodyActors::updateLook() {
    const double doubt =
        std::max(m_look.interpolated ? 0.7 : 0.0, std::clamp(m_look.doubt, 0.0, 1.0));
    // Up to a quarter nobody needs to be told; above three quarters it is as faint as it gets.
    const double faint = std::clamp((doubt - 0.25) / 0.5, 0.0, 1.0);
    const UnitColour skin(mixed(m_colours.skin, m_colours.doubt, 0.4 * faint));
    m_skin->GetProperty()->SetColor(skin.rgb[0], skin.rgb[1], skin.rgb[2]);
    const double facing = m_colours.dark ? kSkinFacing : kSkinFacingOnLight;
    m_skin->setOpacity(facing * (1 - 0.5 * faint), kSkinOutline * (1 - 0.4 * faint));
    m_bones->setOpacity(1 - 0.62 * faint, 0);
    m_skin->setHatched(m_look.stale);
    m_bones->setHatched(m_look.stale);
    m_skin->SetVisibility(m_look.shown && m_look.skin);
    m_bones->SetVisibility(m_look.shown && m_look.bones);
    m_shadow->SetVisibility(m_look.shown && m_look.shadow);
    flatten(*m_shadow, m_look.floorHeight_m);
}

}  // namespace gonio
