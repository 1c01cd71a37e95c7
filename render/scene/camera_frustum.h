#pragma once

#include <vtkImageData.h>

#include <memory>

#include "core/body/motion.h"
#include "core/video/frame.h"
#include "render/scene/line_actor.h"

namespace gonio {

/// Where the video's camera stood, with the picture that it saw.
class CameraFrustum {
public:
    explicit CameraFrustum(vtkRenderer& renderer);

    void setCamera(const Camera& camera, Colour colour);
    /// Null: no picture.
    void setPicture(const Image* picture);
    void setVisible(bool visible);

    LineActor& lines() { return m_lines; }

private:
    LineActor m_lines;
    vtkNew<vtkPolyData> m_quad;
    vtkNew<vtkActor> m_actor;
    vtkNew<vtkImageData> m_picture;
    bool m_visible = false, m_hasPicture = false;
};

}  // namespace gonio
