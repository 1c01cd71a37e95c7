#include "render/scene/see_through_actor.h"

#include <vtkObjectFactory.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkOpenGLState.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkShaderProperty.h>
#include <vtkUniforms.h>

namespace gonio {
namespace {

constexpr unsigned int kLessOrEqual = 0x0203, kBlend = 0x0BE2;  // GL_LEQUAL, GL_BLEND

// Appended to VTK's lighting, which has set the colour of the fragment and knows its normal in eye
// coordinates. The narrow angles of view let z stand for the line of sight.
constexpr const char* kShade = R"(//VTK::Light::Impl
  float gonioSide = 1.0 - abs(normalVCVSOutput.z);
  gl_FragData[0].a = clamp(gonioFacing + gonioOutline * gonioSide * gonioSide, 0.0, 1.0);
  if (gonioHatched > 0.5) {
    float gonioGrey = dot(gl_FragData[0].rgb, vec3(0.3, 0.6, 0.1));
    float gonioStripe = step(0.5, fract((gl_FragCoord.x + gl_FragCoord.y) / 9.0));
    gl_FragData[0].rgb = mix(vec3(gonioGrey), vec3(0.5), 0.6 * gonioStripe);
    gl_FragData[0].a *= 0.45 + 0.55 * gonioStripe;
  }
)";

}  // namespace

vtkStandardNewMacro(SeeThroughActor)

    SeeThroughActor::SeeThroughActor() {
    ForceOpaqueOn();  // drawn in the order of adding, in the pass of what is opaque
    GetShaderProperty()->AddFragmentShaderReplacement("//VTK::Light::Impl", true, kShade, false);
    setOpacity(1, 0);
    setHatched(false);
}

void SeeThroughActor::setOpacity(double facing, double outline) {
    m_facing = facing;
    m_outline = outline;
    auto* uniforms = GetShaderProperty()->GetFragmentCustomUniforms();
    uniforms->SetUniformf("gonioFacing", float(facing));
    uniforms->SetUniformf("gonioOutline", float(outline));
}

void SeeThroughActor::setHatched(bool hatched) {
    GetShaderProperty()->GetFragmentCustomUniforms()->SetUniformf("gonioHatched",
                                                                  hatched ? 1.F : 0.F);
}

void SeeThroughActor::usePlainColour(const double rgb[3]) {
    GetShaderProperty()->ClearAllFragmentShaderReplacements();
    GetProperty()->LightingOff();
    GetProperty()->SetColor(rgb[0], rgb[1], rgb[2]);
    m_facing = 1;
}

void SeeThroughActor::Render(vtkRenderer* renderer, vtkMapper* mapper) {
    auto* window = vtkOpenGLRenderWindow::SafeDownCast(renderer->GetRenderWindow());
    if (window != nullptr && m_facing < 1) {
        vtkOpenGLState& state = *window->GetState();
        // In a context that others use, too, neither is as VTK likes it.
        state.vtkglDepthFunc(kLessOrEqual);
        state.vtkglEnable(kBlend);
        state.vtkglColorMask(0, 0, 0, 0);
        Superclass::Render(renderer, mapper);
        state.vtkglColorMask(1, 1, 1, 1);
    }
    Superclass::Render(renderer, mapper);
}

}  // namespace gonio
