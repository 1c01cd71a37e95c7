#pragma once

#include <functional>
#include <string>
#include <vector>

#include "inference/training/training_seams.h"

namespace gonio {

/// A data set of people in pictures: its labels (skel_dataset.h tells the layouts), the folder of
/// its pictures, and how often it is drawn from against others.
struct TrainingData {
    std::filesystem::path labels, pictures;
    double weight = 1;
};

/// What the trainers of "hsmr" and "skelcf" are asked beside the rest.
struct SkelTraining {
    std::string size = "full";  ///< tiny, small, base or full, as published
    std::filesystem::path backbone =
        {};  ///< ViTPose weights to begin with; none: small random numbers
    std::vector<TrainingData> data = {};  ///< none: drawn people
    PictureReader readPicture = {};       ///< needed with `data`
    std::string picturePrefix = {};       ///< taken off the picture paths in `data`
    double scaleUnit_px = 0;              ///< what one unit of their `scale` is; 0: the layout's
    /// Told what to know of `data` before the first step, one sentence each; may be empty.
    std::function<void(const std::string&)> warn = {};
    std::int64_t drawnCount = 0;  ///< so many drawn crops; 0: always new ones
    double labelNoise_deg = 0;    ///< of the labels of drawn crops; needs a count

    // HSMR's.
    bool regressesAngles = false;  ///< instead of continuous rotations
    bool refinesLabels = false;
    PoseRefiner refine = {};  ///< needed with `refinesLabels`, for the first body
    RefinementSchedule refinement = {};

    // SKEL-CF's.
    bool isCoarseToFine = true;  ///< else the coarse prediction alone
    bool knowsCamera = true;
};

}  // namespace gonio
