#include "inference/synthesis/crop_painter.h"

#include <algorithm>

namespace gonio {
namespace {

constexpr float kShadowRadius_m = 1.5F;

}  // namespace

void addContacts(const PosedSkin& skin, std::vector<Eigen::Vector3f>& contacts_m) {
    for (const Joint joint : {Joint::CalcnR, Joint::ToesR, Joint::CalcnL, Joint::ToesL})
        contacts_m.push_back(skin.joint_m(id(joint)).cast<float>());
}

void CropPainter::begin(const CropView& view, const Room& room, const Lighting& light,
                        bool keepsRoom) {
    m_view = view;
    m_room = &room;
    m_light = light;
    m_moments = 0;
    m_contacts_m.clear();
    traceRoom(room, view, m_trace);
    m_sum.assign(m_trace.depth_m.size() * 3, 0.F);
    m_background.assign(keepsRoom ? m_trace.depth_m.size() : 0, Eigen::Vector3f::Constant(-1));
    m_inside = pixelsInPicture(view);
    m_shadows.begin(light.keyTowards, {0, 0.9F, 0}, kShadowRadius_m);
}

void CropPainter::addShadow(const Figure& figure) {
    m_shadows.add(figure);
    addContacts(figure.skin(), m_contacts_m);
}

Eigen::Vector3f CropPainter::roomAt(int x, int y, const RoomColours& room) {
    if (m_background.empty()) return room.at(x, y);
    Eigen::Vector3f& known = m_background[m_trace.index(x, y)];
    if (known.x() < 0) known = room.at(x, y);
    return known;
}

void CropPainter::paint(std::span<PaintedFigure> figures) {
    m_seen.trace(m_view, m_trace, 0, 0, figures);
    const RoomColours room(*m_room, m_view, m_trace, m_light, m_shadows, m_contacts_m);
    const ShadowMap* const shadows = &m_shadows;
    const FigureShader shader{m_view, m_light, {&shadows, 1}};
    for (int y = m_inside.firstRow; y < m_inside.endRow; ++y) {
        for (int x = m_inside.firstColumn; x < m_inside.endColumn; ++x) {
            const Eigen::Vector3f colour =
                m_seen.colourAt(x, y, shader, [&] { return roomAt(x, y, room); });
            float* const sum = m_sum.data() + 3 * m_trace.index(x, y);
            for (Eigen::Index k = 0; k < 3; ++k) sum[k] += colour[k];
        }
    }
    ++m_moments;
}

std::vector<float>& CropPainter::finish() {
    const float scale = 1 / static_cast<float>(std::max(m_moments, 1));
    for (float& value : m_sum) value *= scale;
    return m_sum;
}

void CropPainter::classify(std::vector<std::uint8_t>& mask) const {
    mask.assign(m_trace.depth_m.size(), static_cast<std::uint8_t>(PixelClass::Background));
    for (int y = m_inside.firstRow; y < m_inside.endRow; ++y) {
        for (int x = m_inside.firstColumn; x < m_inside.endColumn; ++x) {
            const std::size_t at = m_trace.index(x, y);
            const PixelClass what = m_seen.classAt(x, y);
            mask[at] = static_cast<std::uint8_t>(
                what == PixelClass::Background ? classOfRoom(*m_room, m_trace.surface[at]) : what);
        }
    }
}

}  // namespace gonio
