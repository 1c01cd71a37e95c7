#pragma once

#include "inference/image/affine_map.h"
#include "inference/training/skel_dataset.h"
#include "inference/training/training_seams.h"

namespace gonio {

/// How crops are changed at random. Published numbers (fact sheet 3.7, 4.6).
struct CropChanges {
    double shift = 0.02;   ///< of the square's middle, normal within one deviation, sides
    double scale = 0.3;    ///< of its side, the same
    double turn_deg = 30;  ///< in the plane, normal within two deviations
    double turnedShare = 0.6;
    double mirroredShare = 0.5;
    double cutShare = 0.1;  ///< of crops that show a part of the person alone
    double colour = 0.2;    ///< channels times 1 +- so much

    static CropChanges hsmr() { return {}; }

    static CropChanges skelCf() {
        return {.shift = 0, .scale = 0.1, .turnedShare = 0, .mirroredShare = 0, .colour = 0.3};
    }

    static CropChanges none() { return {0, 0, 0, 0, 0, 0, 0}; }
};

/// What became of a crop.
struct DrawnChange {
    Eigen::Vector2d centre_px;
    double side_px = 0;
    double turned_rad = 0;
    bool isMirrored = false, isCutHard = false;
    std::array<double, 3> colour{1, 1, 1};
};

/// \param record  whose box grows to 3:4 first, so that the middle columns hold it
DrawnChange drawChange(const SkelRecord& record, const CropChanges& changes, std::uint64_t seed);

/// The crop's pixel of a pixel of the picture.
AffineMap cropFromPicture(const DrawnChange& change);

/// Crop and labels. Labels of a mirrored crop are the record's for the mirrored picture; where it
/// has none, the mirrored pose without its feet, whose angles are not exact then.
/// \return Usage where the crop lies too far outside
Result<void> cropRecord(const SkelRecord& record, const RgbPicture& picture,
                        const DrawnChange& change, SkelSample& out);

/// A data set: people, the folder of their pictures, and how often they are drawn against others.
struct SampleSource {
    std::vector<SkelRecord> records;
    std::filesystem::path pictures;
    double weight = 1;
};

/// Data sets of users as samples; people are drawn from sources in proportion to their weights.
class DatasetSamples : public SkelSamples {
public:
    /// \return Usage: no people, or a weight that is none
    static Result<std::shared_ptr<const DatasetSamples>> make(std::vector<SampleSource> sources,
                                                              PictureReader read,
                                                              const CropChanges& changes);

    void draw(std::uint64_t seed, const std::stop_token& stop, SkelSample& out) const override;
    std::int64_t labelSets() const override;

private:
    std::vector<SampleSource> m_sources;
    PictureReader m_read;
    CropChanges m_changes;
    double m_weight = 0;  ///< of all
};

}  // namespace gonio
