#pragma once

#include <vtkOpenGLActor.h>

namespace gonio {

/// An actor of which only the surface nearest to the eye is seen, mixed with what was drawn before
/// by its opacity: one pass fills the depth alone, the next one the colour. Needs no sorting and no
/// peeling, so it is quick in software too. Add it to the renderer after what it may cover.
///
/// Its opacity grows towards the outline, as of glass, and it can be hatched.
class SeeThroughActor : public vtkOpenGLActor {
public:
    static SeeThroughActor* New();
    using Superclass = vtkOpenGLActor;

    /// \param facing   opacity 0..1 where the surface faces the eye
    /// \param outline  added to it where the surface is seen from its side
    void setOpacity(double facing, double outline);
    /// Grey stripes instead of the colour: what is shown is not up to date.
    void setHatched(bool hatched);

    /// One opaque colour without light.
    void usePlainColour(const double rgb[3]);

    void Render(vtkRenderer* renderer, vtkMapper* mapper) override;

protected:
    SeeThroughActor();
    ~SeeThroughActor() override = default;

private:
    double m_facing = 1, m_outline = 0;
};

}  // namespace gonio
