#pragma once

#include <QImage>
#include <QWidget>
#include <memory>

class vtkInteractorObserver;
class vtkRenderer;
class vtkRenderWindow;
class vtkRenderWindowInteractor;

namespace gonio {

/// Where the pointer is in a VTK window: VTK's display coordinates, that is device pixels from the
/// lower left corner.
struct VtkPointer {
    double x_px = 0, y_px = 0;
    Qt::MouseButton button = Qt::NoButton;  ///< that was pressed or released
    Qt::MouseButtons buttons;               ///< that are down
    Qt::KeyboardModifiers modifiers;
    bool doubleClick = false;
};

/// A VTK window inside a Qt widget. VTK's renderers and interactor live as long as the widget, with
/// or without OpenGL; where the platform has none, a sentence stands in their place and nothing is
/// drawn. Children of the widget lie over the picture.
class VtkWidget : public QWidget {
    Q_OBJECT

public:
    explicit VtkWidget(QWidget* parent = nullptr);
    ~VtkWidget() override;

    /// Settings that have to be made before QApplication exists.
    static void prepareOpenGl();
    /// false on platforms without OpenGL ("offscreen"); asks the running QApplication.
    static bool hasOpenGl();

    /// Never null.
    vtkRenderWindow* renderWindow() const;
    vtkRenderWindowInteractor* interactor() const;
    void addRenderer(vtkRenderer* renderer);
    /// What turns mouse moves into camera moves; none at first. Kept alive.
    void setInteractorStyle(vtkInteractorObserver* style);

    /// Draws soon, in a turn of the event loop of its own and once the picture before is finished;
    /// what was asked for until then is one picture. Nothing is drawn while the view is hidden.
    void requestRender();
    /// The picture with all that was asked for up to now, in device pixels; null without OpenGL.
    QImage grabPicture();
    /// How long VTK took for the last picture, GL finished; 0 before the first. This thread is free
    /// for a part of it.
    double lastRender_ms() const;
    /// How often a context was set up: 1, more after a lost one.
    int contextCount() const;

    /// Position in VTK's display coordinates of a point of this widget.
    QPointF toDisplay_px(const QPointF& inWidget) const;
    QPointF fromDisplay_px(const QPointF& display_px) const;

Q_SIGNALS:
    /// Another picture is there.
    void rendered();

protected:
    /// Called before VTK's style sees the event; true keeps it from the style. A press that was
    /// kept keeps the moves up to its release from the style, too.
    virtual bool pointerPressed(const VtkPointer& pointer);
    virtual bool pointerMoved(const VtkPointer& pointer);
    virtual bool pointerReleased(const VtkPointer& pointer);
    /// \param steps  of 120 eighths of a degree; positive away from the user; parts of steps occur
    virtual bool wheelTurned(const VtkPointer& pointer, double steps);
    virtual void pointerLeft();
    /// Size or scale of the window changed; sizes in device pixels.
    virtual void windowResized(int width_px, int height_px);

    void resizeEvent(QResizeEvent* event) override;

private:
    class Area;
    friend class Area;
    struct Vtk;

    static QString noOpenGl();

    std::unique_ptr<Vtk> m_vtk;
    QWidget* m_content = nullptr;  ///< the OpenGL area or the sentence
    Area* m_area = nullptr;        ///< null without OpenGL
};

}  // namespace gonio
