#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/biomech/angle_convention.h"
#include "core/biomech/butterworth.h"
#include "core/biomech/gaps.h"
#include "core/body/motion.h"
#include "core/result.h"

namespace gonio {

/// One named angle over time; every vector has one entry per frame.
struct AngleSeries {
    std::string name;
    std::vector<double> raw_deg;       ///< as computed; NaN where the body is missing
    std::vector<double> filtered_deg;  ///< short gaps filled, low-passed; NaN in long gaps
    std::vector<double> confidence;    ///< 0..1
    std::vector<SampleFlag> flags;     ///< empty until finishAngles
    /// false: the fit holds this angle, nothing was seen of it. NaN all over, but about frames in
    /// which the user set it.
    bool isEstimated = true;
};

/// Angles of one person over one trial.
struct AngleTable {
    AngleConvention convention = AngleConvention::OpenSim;
    std::vector<double> times_s;  ///< strictly increasing
    std::vector<int> frames;      ///< index of each frame in the video
    std::vector<FrameSource> sources;
    std::vector<AngleSeries> series;
    /// Facts for the head of the file, in order: "filter", "heading", "sha256 of the video", ...
    std::vector<std::pair<std::string, std::string>> notes;

    const AngleSeries* find(std::string_view name) const;  ///< null if there is none
};

struct FinishOptions {
    LowPassOptions filter;
    double maxGap_s = 0.2;  ///< gaps up to this long are interpolated
};

/// The options as used for these times: cut-off and longest step follow from the frame rate.
FinishOptions resolved(const FinishOptions& options, std::span<const double> times_s);

/// Fills and filters one series: what finishAngles does to each.
///
/// \param table    times and sources of the series
/// \param options  as resolved
Result<void> finishSeries(AngleSeries& series, const AngleTable& table,
                          const FinishOptions& options);

/// Frames at which finishAngles left the value of some series unfiltered.
std::size_t unfilteredRows(const AngleTable& table);

/// Fills short gaps and filters every series: raw_deg -> filtered_deg and flags. A missing frame
/// whose gap was filled becomes Interpolated; its confidence stays. The cut-off is lowered to a
/// quarter of the frame rate where it is above; the one used stands in the note "filter".
/// Frames whose values could not be filtered are counted in the note "unfiltered".
///
/// \return Usage where times do not increase or a series has another length than the times
Result<AngleTable> finishAngles(AngleTable table, const FinishOptions& options = {});

}  // namespace gonio
