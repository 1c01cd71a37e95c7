#include "render/scene/mesh_data.h"

#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkTypeInt32Array.h>
#include <vtkUnsignedCharArray.h>

namespace gonio {
namespace {

/// VTK reads the array where it lies; it neither writes nor frees it.
vtkSmartPointer<vtkFloatArray> borrowed(const VertexArray& rows, const char* name) {
    auto array = vtkSmartPointer<vtkFloatArray>::New();
    array->SetName(name);
    array->SetNumberOfComponents(3);
    array->SetArray(const_cast<float*>(rows.data()), rows.size(), 1);
    return array;
}

vtkSmartPointer<vtkUnsignedCharArray> colourArray(std::size_t size, int components) {
    auto array = vtkSmartPointer<vtkUnsignedCharArray>::New();
    array->SetName("colours");
    array->SetNumberOfComponents(components);
    array->SetNumberOfTuples(vtkIdType(size));
    return array;
}

}  // namespace

MeshData::MeshData(const VertexArray& vertices_m, const VertexArray& normals,
                   const FaceArray& faces, const std::vector<Colour>& colours)
    : m_data(vtkSmartPointer<vtkPolyData>::New()) {
    vtkNew<vtkPoints> points;
    points->SetData(borrowed(vertices_m, "vertices"));
    m_data->SetPoints(points);
    m_data->GetPointData()->SetNormals(borrowed(normals, "normals"));
    vtkNew<vtkTypeInt32Array> corners;
    corners->SetNumberOfValues(faces.size());
    std::copy(faces.data(), faces.data() + faces.size(), corners->GetPointer(0));
    vtkNew<vtkCellArray> triangles;
    triangles->SetData(3, corners);
    m_data->SetPolys(triangles);
    if (!colours.empty()) setColours(colours);
}

void MeshData::modified() {
    m_data->GetPoints()->GetData()->Modified();
    m_data->GetPoints()->Modified();
    m_data->GetPointData()->GetNormals()->Modified();
    m_data->Modified();
}

void MeshData::setColours(const std::vector<Colour>& colours) {
    auto array = colourArray(colours.size(), 3);
    for (std::size_t i = 0; i < colours.size(); ++i) {
        array->SetTypedTuple(vtkIdType(i), colours[i].data());
    }
    m_data->GetPointData()->SetScalars(array);
    m_data->Modified();
}

void setLines(vtkPolyData& data, const std::vector<ColouredLine>& lines, bool asPoints) {
    std::size_t count = 0;
    for (const ColouredLine& line : lines) count += line.points_m.size();
    vtkNew<vtkPoints> points;
    points->SetNumberOfPoints(vtkIdType(count));
    auto colours = colourArray(count, 4);
    vtkNew<vtkCellArray> cells;
    vtkIdType at = 0;
    for (const ColouredLine& line : lines) {
        if (!asPoints) cells->InsertNextCell(int(line.points_m.size()));
        for (std::size_t i = 0; i < line.points_m.size(); ++i, ++at) {
            points->SetPoint(at, line.points_m[i].data());
            colours->SetTypedTuple(at, line.colours[i].data());
            if (asPoints) cells->InsertNextCell(1);
            cells->InsertCellPoint(at);
        }
    }
    data.Initialize();
    data.SetPoints(points);
    data.GetPointData()->SetScalars(colours);
    asPoints ? data.SetVerts(cells) : data.SetLines(cells);
}

}  // namespace gonio
