#pragma once

#include <vtkNew.h>
#include <vtkOpenGLFramebufferObject.h>

class vtkOpenGLRenderWindow;

namespace gonio {

/// A copy of what was drawn into a window, kept where it was drawn.
class KeptPicture {
public:
    /// Draws what was kept under this number.
    /// \return false where nothing was, or it was of another window or size
    bool restore(vtkOpenGLRenderWindow& window, long number);
    void keep(vtkOpenGLRenderWindow& window, long number);

private:
    enum class Way { In, Out };
    void copy(vtkOpenGLRenderWindow& window, Way way);

    vtkNew<vtkOpenGLFramebufferObject> m_copy;
    vtkOpenGLRenderWindow* m_window = nullptr;  ///< only compared
    int m_width_px = 0, m_height_px = 0;
    long m_number = -1;
};

}  // namespace gonio
