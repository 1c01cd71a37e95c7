#pragma once

#include "inference/synthesis/room.h"

namespace gonio {

/// A person's shadow in a scene.
struct CastShadow {
    ShadowMap map;
    Eigen::Vector3f middle_m = Eigen::Vector3f::Zero();  ///< of the person
    std::vector<Eigen::Vector3f> contacts_m;             ///< as RoomColours'

    static constexpr float kRadius_m = 1.4F;

    void cast(const Figure& figure, const Lighting& light);
};

/// A whole picture of a room without people. Painted once for a camera that stands still; shadows
/// are laid over it frame by frame.
class FrameBackdrop {
public:
    /// \param frame  a pictureView of the whole picture; room and light must outlive the backdrop
    void paint(const Room& room, const CropView& frame, const Lighting& light);

    const RoomTrace& trace() const { return m_trace; }

    /// The picture with these shadows, linear, rows x columns x 3.
    void shaded(std::span<const CastShadow> shadows, std::vector<float>& linear) const;

private:
    void shade(const CastShadow& shadow, std::vector<float>& linear) const;

    const Room* m_room = nullptr;
    const Lighting* m_light = nullptr;
    CropView m_frame;
    RoomTrace m_trace;
    std::vector<float> m_linear;
};

}  // namespace gonio
