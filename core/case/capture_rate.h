#pragma once

#include "core/case/case.h"

namespace gonio {

/// The rate at which slow motion was recorded, as an analysis took it.
struct AnalysedRate {
    bool isKnown = false;           ///< false: the analysis does not tell
    std::optional<double> rate_hz;  ///< nullopt: as the file plays
};

AnalysedRate captureRateOf(const AnalysisInfo& info);

/// Whether the trial's capture rate is another one than that of the person's analysis, whose times
/// and angles are out of date then. false for people who are not analysed.
bool hasOtherCaptureRate(const Trial& trial, const Person& person);

/// Sets the rate of a trial that is there. \param rate_hz  nullopt: as the file plays
Edit captureRateEdit(const Case& value, int trial, std::optional<double> rate_hz);

}  // namespace gonio
