#pragma once

#include <span>

#include "core/body/point_set.h"
#include "core/people/keypoints.h"
#include "core/people/place_modes.h"
#include "core/pipeline/body_regressor.h"
#include "core/video/frame.h"
#include "inference/backends/presence.h"
#include "inference/image/camera.h"
#include "inference/plugin/network_library.h"

namespace gonio {

/// What the compact network sees in one square of a picture.
struct Sighting {
    PersonSquare square;
    KeypointFrame keypoints;            ///< the body's 44, in the whole picture
    PlaceModes modes;                   ///< of the keypoints
    std::optional<RegressedBody> body;  ///< none where its numbers make none
    Presence presence;
    std::optional<PersonBox> box;  ///< as bodyBox(); none where too few points can be trusted
};

/// The compact network looking at squares of whole pictures.
class CompactEye {
public:
    /// \param body  whose points the regressed angles move; \param shapesAreItsOwn  the network
    /// speaks this body's shape numbers
    CompactEye(std::unique_ptr<Network> network, std::shared_ptr<const BodyModel> body,
               bool shapesAreItsOwn, const PresenceTuning& tuning = {});

    const Network& network() const { return *m_network; }

    const PresenceTuning& tuning() const { return m_tuning; }

    /// \param focal_px  that the bodies are placed with
    /// \return Usage: a square of no usable size; Cancelled; errors of the network
    Result<std::vector<Sighting>> look(const Image& picture, double focal_px,
                                       std::span<const PersonSquare> squares, const Job& job);

private:
    Result<void> crop(const Image& picture, std::span<const PersonSquare> squares);
    Result<std::vector<Sighting>> read(const TensorMap& answer, const PictureSize& picture,
                                       double focal_px, std::span<const PersonSquare> squares);
    Eigen::Matrix<double, kKeypointCount, 2> projected(const RegressedBody& body,
                                                       const CropCamera& camera);

    std::unique_ptr<Network> m_network;
    std::shared_ptr<const BodyModel> m_body;
    bool m_shapesAreItsOwn;
    PresenceTuning m_tuning;
    PointSet m_points;
    RestShape m_meanRest;
    TensorMap m_inputs;  ///< kept, so that a frame's crop takes no new memory
};

}  // namespace gonio
