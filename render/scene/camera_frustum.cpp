#include "render/scene/camera_frustum.h"

#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkPointData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkTexture.h>

#include <cstring>

#include "render/scene/scene_lines.h"

namespace gonio {
namespace {

constexpr double kDepth_m = 0.8;

}  // namespace

CameraFrustum::CameraFrustum(vtkRenderer& renderer) : m_lines(renderer, 1.5) {
    vtkNew<vtkPolyDataMapper> mapper;
    mapper->SetInputData(m_quad);
    vtkNew<vtkTexture> texture;
    texture->SetInputData(m_picture);
    texture->InterpolateOn();
    m_picture->SetDimensions(1, 1, 1);
    m_picture->AllocateScalars(VTK_UNSIGNED_CHAR, 3);
    m_actor->SetMapper(mapper);
    m_actor->SetTexture(texture);
    m_actor->GetProperty()->LightingOff();
    m_actor->PickableOff();
    m_actor->VisibilityOff();
    renderer.AddActor(m_actor);
    m_lines.setVisible(false);
}

void CameraFrustum::setCamera(const Camera& camera, Colour colour) {
    m_lines.set(frustumLines(camera, kDepth_m, colour));
    vtkNew<vtkPoints> points;
    vtkNew<vtkFloatArray> inTexture;
    inTexture->SetNumberOfComponents(2);
    const double u[] = {0, 1, 1, 0}, v[] = {1, 1, 0, 0};
    const auto corners = pictureCorners_m(camera, kDepth_m);
    for (std::size_t i = 0; i < 4; ++i) {
        points->InsertNextPoint(corners[i].data());
        inTexture->InsertNextTuple2(u[i], v[i]);
    }
    vtkNew<vtkCellArray> quad;
    const vtkIdType ids[] = {0, 1, 2, 3};
    quad->InsertNextCell(4, ids);
    m_quad->SetPoints(points);
    m_quad->SetPolys(quad);
    m_quad->GetPointData()->SetTCoords(inTexture);
}

void CameraFrustum::setPicture(const Image* picture) {
    m_hasPicture = picture != nullptr && !picture->rgb.empty();
    if (m_hasPicture) {
        m_picture->SetDimensions(picture->width_px, picture->height_px, 1);
        m_picture->AllocateScalars(VTK_UNSIGNED_CHAR, 3);
        const std::size_t row = 3 * std::size_t(picture->width_px);
        for (int y = 0; y < picture->height_px; ++y) {  // VTK's rows go upwards
            std::memcpy(m_picture->GetScalarPointer(0, picture->height_px - 1 - y, 0),
                        picture->rgb.data() + std::size_t(y) * row, row);
        }
        m_picture->Modified();
    }
    setVisible(m_visible);
}

void CameraFrustum::setVisible(bool visible) {
    m_visible = visible;
    m_lines.setVisible(visible);
    m_actor->SetVisibility(visible && m_hasPicture && m_quad->GetNumberOfPoints() > 0);
}

}  // namespace gonio
