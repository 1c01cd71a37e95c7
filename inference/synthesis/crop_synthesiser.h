#pragma once

#include <memory>
#include <span>
#include <vector>

#include "inference/synthesis/crop_labels.h"
#include "inference/synthesis/pose_bank.h"
#include "inference/synthesis/room.h"
#include "inference/synthesis/view_sampler.h"

namespace gonio {

struct PersonCropSettings {
    ViewSettings view;
    double shapeDeviation = 1;       ///< of the shape numbers; they are cut at +-2.5
    double otherPeopleShare = 0.22;  ///< of crops with somebody else near by
    double occluderShare = 0.2;      ///< of crops with a thing before the person
    double movingShare = 0.07;       ///< of exposures so long that limbs blur
    double degradation = 1;          ///< 0: clean pictures
    /// Pictures for backgrounds, null for none, and the share of crops that use them.
    std::shared_ptr<const BackgroundSource> backgrounds;
    double pictureShare = 0.5;
    std::uint64_t bankSeed = 1;           ///< textures and planned motions
    std::vector<PoseSample> ownPostures;  ///< beside the planned ones
};

/// Makes crops of people that nobody filmed, with everything that is to be known about them. Crop
/// `seed` is the same to the bit whenever and wherever it is made with these settings and bodies.
class CropSynthesiser {
public:
    /// \param bodies  at least one; each crop shows one of them, evenly
    /// \return Usage for settings that mean nothing, Unsupported for bodies without keypoints
    static Result<std::shared_ptr<const CropSynthesiser>> make(
        std::span<const std::shared_ptr<const BodyModel>> bodies,
        const PersonCropSettings& settings);

    /// May be called from many threads at once.
    void render(std::uint64_t seed, CropSample& out) const;

    /// Crops firstSeed .. firstSeed + out.size() - 1.
    /// \param threads  at most this many; 0: as many as the machine has
    void renderBatch(std::uint64_t firstSeed, std::span<CropSample> out, int threads = 0) const;

    const PersonCropSettings& settings() const { return m_settings; }

private:
    struct Scene;

    void placePerson(std::uint64_t seed, Scene& scene) const;
    void placeOthers(std::uint64_t seed, Scene& scene) const;
    void arrangeRoom(std::uint64_t seed, Scene& scene) const;
    void paint(std::uint64_t seed, Scene& scene, CropSample& out) const;

    PersonCropSettings m_settings;
    std::vector<std::shared_ptr<const DressableBody>> m_bodies;
    std::shared_ptr<const TextureBank> m_textures;
    std::shared_ptr<const PoseBank> m_poses;
};

}  // namespace gonio
