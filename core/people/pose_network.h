#pragma once

#include "core/people/network.h"

namespace gonio {

/// What a pose network says about one crop.
struct CropAnswer {
    CropPoints points;         ///< every point of the output, pixels of the crop
    Eigen::MatrixX3d world_m;  ///< along the crop's axes, or empty
    double poseFlag = 1;       ///< 0..1, whether a person is seen
};

/// A pose network with its description; knows nothing of earlier pictures.
class PoseNetwork {
public:
    /// Unsupported if the network is of another kind, MalformedFile if its outputs do not fit the
    /// description.
    static Result<PoseNetwork> load(const std::filesystem::path& network,
                                    NetworkDescription description, bool flipAverage);

    Result<CropAnswer> look(const Image& image, const CropRegion& region);
    bool isPerson(const CropAnswer& answer) const;
    /// The region that the alignment points give for the next look; none without such points.
    std::optional<CropRegion> alignedRegionOf(const CropAnswer& answer,
                                              const CropRegion& region) const;
    /// The named points in the picture; world points turned upright and centred on the hips.
    KeypointFrame toPicture(const CropAnswer& answer, const CropRegion& region,
                            const Image& image) const;

    const NetworkDescription& description() const { return m_description; }

    const std::string& hash() const { return m_network.hash(); }

private:
    PoseNetwork(NetworkDescription description, Network network, bool flipAverage);
    Result<CropAnswer> decode(const std::vector<float>& tensor);
    Result<CropPoints> decodePoints(const std::vector<NetworkTensor>& outputs) const;
    std::optional<Error> mismatch(const CropAnswer& answer) const;

    NetworkDescription m_description;
    Network m_network;
    bool m_flipAverage;
    std::vector<int> m_mirrored;
};

}  // namespace gonio
