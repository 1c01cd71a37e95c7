#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <memory>

class vtkGenericOpenGLRenderWindow;
class vtkObject;

namespace gonio {

/// Settings of every window that a VtkSurface draws.
void prepareWindow(vtkGenericOpenGLRenderWindow& window);

/// Pictures of a VTK window, drawn into memory by an OpenGL context of its own. Drawing is begun,
/// and goes on beside this thread until it is finished: in the graphics processor, or in the
/// threads of a software driver.
class VtkSurface {
public:
    /// \param window  must live longer; draws nothing without this
    explicit VtkSurface(vtkGenericOpenGLRenderWindow& window);
    ~VtkSurface();
    VtkSurface(const VtkSurface&) = delete;
    VtkSurface& operator=(const VtkSurface&) = delete;

    /// Hands the window over to OpenGL. \return false where no picture can be drawn
    bool begin();

    /// The context is made by the first call, which takes its time.
    bool makeCurrent();

    bool isDrawing() const { return m_fence != nullptr; }

    /// Whether take() would not wait.
    bool isFinished();
    /// The picture that was begun, in device pixels; null where none was.
    QImage take();

    /// From begin() to the end of drawing of the last picture, ms; 0 before the first.
    double lastRender_ms() const { return m_last_ms; }

    /// How often a context was made: 1, more after a lost one.
    int contextCount() const { return m_contexts; }

private:
    bool createContext();
    void release();
    void dropFence();
    void onVtkEvent(vtkObject* caller, unsigned long id, void* callData);

    vtkGenericOpenGLRenderWindow& m_window;
    std::unique_ptr<QOffscreenSurface> m_surface;
    std::unique_ptr<QOpenGLContext> m_context;
    void* m_fence = nullptr;  ///< GLsync of the picture that is being drawn
    QElapsedTimer m_clock;
    double m_last_ms = 0;
    int m_contexts = 0;
};

}  // namespace gonio
