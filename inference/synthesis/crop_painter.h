#pragma once

#include "inference/synthesis/seen_figures.h"

namespace gonio {

/// What a crop is painted from and into. Reused from crop to crop, one for each thread.
class CropPainter {
public:
    /// \param keepsRoom  paint will be called more than once: the room's colours are kept
    void begin(const CropView& view, const Room& room, const Lighting& light,
               bool keepsRoom = false);
    void addShadow(const Figure& figure);

    /// Paints the room and the figures as they are posed now. The next call adds another moment of
    /// the same exposure.
    void paint(std::span<PaintedFigure> figures);

    /// Mean of the moments, linear, rows x columns x 3; black outside the picture.
    std::vector<float>& finish();

    /// PixelClass of every pixel at the last moment painted.
    void classify(std::vector<std::uint8_t>& mask) const;

    /// Whether the person's own point (camera axes, m) is seen at the last moment painted.
    Visibility visibilityOf(const Eigen::Vector3d& point_m, double ownDepth_m) const {
        return m_seen.visibilityOf(m_view, 0, point_m, ownDepth_m);
    }

private:
    Eigen::Vector3f roomAt(int x, int y, const RoomColours& room);

    CropView m_view;
    const Room* m_room = nullptr;
    Lighting m_light;
    ShadowMap m_shadows;
    RoomTrace m_trace;
    SeenFigures m_seen;
    std::vector<Eigen::Vector3f> m_contacts_m;
    std::vector<float> m_sum;
    std::vector<Eigen::Vector3f> m_background;  ///< x below 0: not known yet; empty: not kept
    int m_moments = 0;
    PixelRange m_inside;
};

/// Where feet come near the floor: what RoomColours darkens.
void addContacts(const PosedSkin& skin, std::vector<Eigen::Vector3f>& contacts_m);

}  // namespace gonio
