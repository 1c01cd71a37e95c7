#pragma once

#include <QLineF>
#include <QPointF>
#include <QVector>
#include <array>
#include <memory>

#include "core/body/motion.h"
#include "core/body/skin.h"

namespace gonio {

struct PersonValues;

/// One person's body in one frame as the camera sees it.
struct ProjectedBody {
    int frame = -1;
    bool isThere = false;  ///< false: missing in this frame, or (partly) behind the camera
    FrameSource source = FrameSource::Missing;
    std::array<QPointF, kJointCount> joints_px;  ///< in pixels of the video's frame
    std::array<double, kJointCount> confidences{};
    bool hasOutline = false;
    QVector<QLineF> outline_px;  ///< pieces of the skin's outer contour, in no order
};

/// Projects a person's motion frame by frame; keeps the last frame. Not thread-safe.
class BodyProjector {
public:
    /// \param videoWidth_px  of the frames; the camera may have been made for another size
    /// \param earlier        what was used before; what depends on the body alone is taken over
    BodyProjector(std::shared_ptr<const PersonValues> values, double videoWidth_px,
                  const BodyProjector* earlier = nullptr);
    ~BodyProjector();

    /// \param outline  also the contour of the skin, which costs some milliseconds
    const ProjectedBody& at(int frame, bool outline);

private:
    struct Mask;

    void projectJoints(int frame);
    void projectOutline(int frame);
    void projectSkin(const Eigen::Vector3d& translation_m);

    std::shared_ptr<const PersonValues> m_values;
    Camera m_camera;
    std::shared_ptr<const SkinPoser> m_skin;
    Kinematics m_kinematics;
    VertexArray m_vertices_m;
    Eigen::Matrix<float, Eigen::Dynamic, 2, Eigen::RowMajor> m_vertices_px;
    using Edges = std::vector<std::array<int, 4>>;  // two vertices, two faces (-1: a rim)
    std::shared_ptr<const Edges> m_edges;
    std::vector<char> m_faceIsFront;
    std::unique_ptr<Mask> m_mask;
    ProjectedBody m_body;
};

}  // namespace gonio
