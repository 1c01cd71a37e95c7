#include "core/report/range_of_motion.h"

#include <algorithm>

#include "core/report/angle_text.h"

namespace gonio {

RangeOfMotion rangeOfMotion(const AngleTable& table, const AngleSeries& series, FrameRange frames) {
    RangeOfMotion found;
    long long least = 0, greatest = 0, sum = 0;
    const auto rows = std::min(table.frames.size(), series.filtered_deg.size());
    const auto begin = table.frames.begin();
    std::size_t i = 0;
    if (!frames.empty()) {
        i = std::size_t(std::lower_bound(begin, table.frames.end(), frames.first) - begin);
    }
    for (; i < rows && (frames.empty() || table.frames[i] <= frames.last); ++i) {
        const int frame = table.frames[i];
        const auto units = fileAngle(series.filtered_deg[i]);
        if (!units) {
            ++found.missing;
            continue;
        }
        if (found.present == 0 || *units < least) {
            least = *units;
            found.minFrame = frame;
        }
        if (found.present == 0 || *units > greatest) {
            greatest = *units;
            found.maxFrame = frame;
        }
        sum += *units;
        ++found.present;
    }
    if (found.present == 0) return found;
    constexpr double kUnitsPerDegree = 10000;
    found.min_deg = static_cast<double>(least) / kUnitsPerDegree;
    found.max_deg = static_cast<double>(greatest) / kUnitsPerDegree;
    found.range_deg = static_cast<double>(greatest - least) / kUnitsPerDegree;
    found.mean_deg = static_cast<double>(sum) / found.present / kUnitsPerDegree;
    return found;
}

int tableRowOf(const AngleTable& table, int frame) {
    const auto at = std::lower_bound(table.frames.begin(), table.frames.end(), frame);
    if (at == table.frames.end() || *at != frame) return -1;
    return static_cast<int>(at - table.frames.begin());
}

}  // namespace gonio
