#include "inference/synthesis/frame_backdrop.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

#include "inference/synthesis/crop_painter.h"

namespace gonio {
namespace {

constexpr float kHighest_m = 3;  ///< of what throws a shadow

/// Pixels in which a person's shadow can lie: the light's beam around the person, down to the
/// floor.
PixelRange shadowRange(const CastShadow& shadow, const Lighting& light, const CropView& frame) {
    const Eigen::Vector3f away = -light.keyTowards;
    const Eigen::Vector3f helper =
        std::abs(away.y()) > 0.95F ? Eigen::Vector3f::UnitX() : Eigen::Vector3f::UnitY();
    const Eigen::Vector3f right = away.cross(helper).normalized(), down = away.cross(right);
    const PixelRange all{0, frame.columns(), 0, frame.rows};
    double left = 1e9, end = -1e9, top = 1e9, bottom = -1e9;
    for (int corner = 0; corner < 8; ++corner) {
        const auto sign = [corner](int bit) { return (corner >> bit & 1) != 0 ? 1.F : -1.F; };
        Eigen::Vector3f at =
            shadow.middle_m + CastShadow::kRadius_m * (sign(0) * right + sign(1) * down);
        const float height = sign(2) > 0 ? kHighest_m : 0;
        at += (height - at.y()) / std::min(away.y(), -0.05F) * away;
        const Eigen::Vector3d seen = frame.inCamera_m(at.cast<double>());
        if (seen.z() < 0.2) return all;
        const Eigen::Vector2d place = frame.cropPlace_px(frame.picturePoint_px(seen));
        left = std::min(left, place.x());
        end = std::max(end, place.x() + 2);
        top = std::min(top, place.y());
        bottom = std::max(bottom, place.y() + 2);
    }
    const auto within = [](double place, int most) {
        return static_cast<int>(std::clamp(place, 0.0, double(most)));
    };
    return {within(left, all.endColumn), within(end, all.endColumn), within(top, all.endRow),
            within(bottom, all.endRow)};
}

}  // namespace

void CastShadow::cast(const Figure& figure, const Lighting& light) {
    middle_m = figure.skin().joint_m(0).cast<float>();
    map.begin(light.keyTowards, middle_m, kRadius_m);
    map.add(figure);
    contacts_m.clear();
    addContacts(figure.skin(), contacts_m);
}

void FrameBackdrop::paint(const Room& room, const CropView& frame, const Lighting& light) {
    m_room = &room;
    m_light = &light;
    m_frame = frame;
    traceRoom(room, frame, m_trace);
    // A map far below the floor: no shadows.
    ShadowMap none;
    none.begin(light.keyTowards, {0, -1000, 0}, 1);
    const RoomColours colours(room, frame, m_trace, light, none, {});
    m_linear.resize(m_trace.depth_m.size() * 3);
    for (int y = 0; y < m_trace.rows; ++y) {
        for (int x = 0; x < m_trace.columns; ++x) {
            const Eigen::Vector3f colour = colours.at(x, y);
            std::copy_n(colour.data(), 3, m_linear.data() + 3 * m_trace.index(x, y));
        }
    }
}

void FrameBackdrop::shaded(std::span<const CastShadow> shadows, std::vector<float>& linear) const {
    linear = m_linear;
    for (const CastShadow& shadow : shadows) shade(shadow, linear);
}

void FrameBackdrop::shade(const CastShadow& shadow, std::vector<float>& linear) const {
    const RoomColours colours(*m_room, m_frame, m_trace, *m_light, shadow.map, shadow.contacts_m);
    const PixelRange range = shadowRange(shadow, *m_light, m_frame);
    for (int y = range.firstRow; y < range.endRow; ++y) {
        for (int x = range.firstColumn; x < range.endColumn; ++x) {
            const Eigen::Vector3f left = colours.shadeAt(x, y);
            float* const pixel = linear.data() + 3 * m_trace.index(x, y);
            for (Eigen::Index k = 0; k < 3; ++k) pixel[k] *= left[k];
        }
    }
}

}  // namespace gonio
