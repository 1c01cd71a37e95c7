#pragma once

#include "core/body/smpl_model.h"
#include "core/job.h"
#include "inference/datasets/dataset_reader.h"
#include "inference/datasets/row_reasons.h"

namespace gonio {

/// The bodies of a conversion, on one mesh.
struct ConversionBodies {
    std::shared_ptr<const SmplModel> smpl;  ///< whose parameters the rows hold
    std::shared_ptr<const BodyModel> body;  ///< whose parameters they get
};

struct ConversionOptions {
    std::filesystem::path output;
    bool resume = false;
    /// What the input is, so that unfinished work of another one is not gone on with.
    std::string inputIdentity;
    /// Keypoints of the converted body further from the row's than this share of the box: the
    /// labels do not belong to the picture.
    double largestKeypointError = 0.1;
    /// Rows that are kept together on the disk; results do not depend on when a run was killed.
    int rowsAtOnce = 256;
};

struct ConversionReport {
    LabelCounts counts;
    /// Of the rows fitted in this run that got their labels: between vertices of equal index.
    double meanDistance_m = 0, maxDistance_m = 0;
    double rowsPerSecond = 0;  ///< median over the groups of rows; 0: none was fitted
    std::vector<std::string> warnings;
};

/// SMPL -> SKEL for a whole data set: each row's SMPL body becomes SKEL parameters by fitSurfaces,
/// on all threads, each row starting where the one before ended if that is nearer. Rows stay in
/// their order; one that is refused, has no SMPL parameters, fits badly (HSMR's rule: 6 cm, |shape
/// number| 3) or whose keypoints it misses is marked with the reason and has_skel 0.
///
/// Until it is done, OUTPUT.partial keeps the finished rows.
/// \return Usage where the bodies have different meshes; Cancelled; WriteFailed; errors of the file
Result<ConversionReport> convertDataset(const DatasetReader& input, const ConversionBodies& bodies,
                                        const ConversionOptions& options, const Job& job = {});

}  // namespace gonio
