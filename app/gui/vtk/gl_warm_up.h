#pragma once

#include <QThread>
#include <functional>
#include <memory>
#include <vector>

class vtkRenderWindow;

namespace gonio {

/// Draws a first picture of every kind in a thread, where nobody waits for it: loading the driver
/// and compiling shaders takes a large part of a second. Until it is done no view draws; then they
/// find everything ready. Does nothing where OpenGL cannot be used beside the window's thread, and
/// nothing the second time.
class GlWarmUp : public QThread {
    Q_OBJECT

public:
    /// Puts what is to be drawn into a window of its own. Called in the thread; what it returns is
    /// kept until the picture is there.
    using Fill = std::function<std::shared_ptr<void>(vtkRenderWindow&)>;

    explicit GlWarmUp(std::vector<Fill> fills, QObject* parent = nullptr);
    /// Waits for the picture that is being drawn.
    ~GlWarmUp() override;

protected:
    void run() override;

private:
    void finish();

    std::vector<Fill> m_fills;
    bool m_holds = false;  ///< views wait for this
};

}  // namespace gonio
