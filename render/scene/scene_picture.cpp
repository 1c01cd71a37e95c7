#include "render/scene/scene_picture.h"

#include <vtkNew.h>
#include <vtkRenderWindow.h>
#include <vtkUnsignedCharArray.h>

#include <chrono>
#include <cstdlib>
#include <cstring>

#include "render/scene/body_scene.h"

namespace gonio {

struct ScenePainter::Vtk {
    vtkNew<vtkRenderWindow> window;
    double last_ms = 0;
};

ScenePainter::ScenePainter(BodyScene& scene, int width_px, int height_px)
    : m_vtk(std::make_unique<Vtk>()) {
    m_vtk->window->SetMultiSamples(0);
    m_vtk->window->SetShowWindow(false);
    m_vtk->window->SetUseOffScreenBuffers(true);
    m_vtk->window->SetSize(width_px, height_px);
    scene.attach(*m_vtk->window);
    scene.setWindowSize(width_px, height_px);
}

ScenePainter::~ScenePainter() = default;

Result<Image> ScenePainter::paint() {
    // VTK ends the program where it finds no screen.
    const char* display = std::getenv("DISPLAY");
    if (display == nullptr || *display == '\0') {
        return fail(ErrorCode::Unsupported, "a picture of the scene needs a screen (xvfb-run)");
    }
    const auto start = std::chrono::steady_clock::now();
    m_vtk->window->Render();
    m_vtk->window->WaitForCompletion();
    m_vtk->last_ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    const int* size = m_vtk->window->GetSize();
    vtkNew<vtkUnsignedCharArray> pixels;
    if (m_vtk->window->GetPixelData(0, 0, size[0] - 1, size[1] - 1, 0, pixels) == 0 ||
        pixels->GetNumberOfValues() != vtkIdType(3) * size[0] * size[1]) {
        return fail(ErrorCode::Internal, "the picture of the scene could not be read back");
    }
    Image image{size[0], size[1], {}};
    const std::size_t row = 3 * std::size_t(size[0]);
    image.rgb.resize(row * std::size_t(size[1]));
    for (int y = 0; y < size[1]; ++y) {  // VTK's rows go upwards
        std::memcpy(image.rgb.data() + std::size_t(size[1] - 1 - y) * row,
                    pixels->GetPointer(0) + std::size_t(y) * row, row);
    }
    return image;
}

double ScenePainter::lastPaint_ms() const {
    return m_vtk->last_ms;
}

}  // namespace gonio
