#pragma once

#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

#include <vector>

#include "core/body/body_model.h"
#include "render/scene/coloured_line.h"

namespace gonio {

/// Triangles whose points and normals are borrowed: after their values changed, say modified().
class MeshData {
public:
    /// \param vertices_m,normals  kept by the caller in the same place for as long as this lives
    /// \param colours             of each vertex; empty: none
    MeshData(const VertexArray& vertices_m, const VertexArray& normals, const FaceArray& faces,
             const std::vector<Colour>& colours = {});

    void modified();
    void setColours(const std::vector<Colour>& colours);

    vtkPolyData* data() const { return m_data; }

private:
    vtkSmartPointer<vtkPolyData> m_data;
};

/// Puts lines (or, with `asPoints`, their points) into `data`, in place of what was there.
void setLines(vtkPolyData& data, const std::vector<ColouredLine>& lines, bool asPoints = false);

}  // namespace gonio
