#pragma once

#include "app/ablations/ablation_run.h"

namespace gonio::ablations {

/// Where and on whom networks are trained and evaluated.
struct Workshop {
    std::filesystem::path folder;               ///< trainings are folders in it
    std::vector<std::filesystem::path> bodies;  ///< files; MQ-HMR sees the first one alone
    std::filesystem::path markers;              ///< table of virtual markers
    std::string device = "cpu";
    int threads = 0;  ///< 0: one a core
};

/// Trains each network once in `workshop.folder`/TRAINING, going on with what is there, and
/// evaluates it on people and motions that no training saw. LibTorch is loaded with the first row.
/// \return through the function: errors of loadNetworkLibrary(), NetworkLibrary::train() and
/// open(), answersOnDrawnPeople(), evaluateKinematics()
MeasureStudy measureByTraining(const Workshop& workshop, const Budget& budget);

}  // namespace gonio::ablations
