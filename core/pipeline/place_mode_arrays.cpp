#include "core/pipeline/place_mode_arrays.h"

#include <algorithm>

namespace gonio {
namespace {

constexpr const char* kName = "modes";
constexpr std::int64_t kWidth = 14;

void append(const PlaceModes& frame, std::size_t count, std::vector<float>& values) {
    if (frame.points.size() != count) {
        values.resize(values.size() + count * kWidth, 0);
        return;
    }
    for (const PlaceModes::Point& point : frame.points) {
        for (const auto* axis : {&point.x, &point.y}) {
            for (const auto& mode : *axis) {
                values.insert(values.end(), {mode.place_px, mode.share, mode.spread_px});
            }
        }
        values.insert(values.end(), {point.trust, frame.sure_px});
    }
}

PlaceModes frameAt(const float* number, std::int64_t count) {
    PlaceModes frame;
    frame.sure_px = count > 0 ? number[kWidth - 1] : 0;
    if (!(frame.sure_px > 0)) return {};
    for (std::int64_t k = 0; k < count; ++k, number += kWidth) {
        PlaceModes::Point& point = frame.points.emplace_back();
        const float* at = number;
        for (auto* axis : {&point.x, &point.y}) {
            for (auto& mode : *axis) {
                mode = {at[0], at[1], at[2]};
                at += 3;
            }
        }
        point.trust = at[0];
    }
    return frame;
}

}  // namespace

TensorMap placeModeArrays(const std::vector<PlaceModes>& frames) {
    std::size_t count = 0;
    for (const PlaceModes& frame : frames) count = std::max(count, frame.points.size());
    if (count == 0) return {};
    std::vector<float> values;
    values.reserve(frames.size() * count * kWidth);
    for (const PlaceModes& frame : frames) append(frame, count, values);
    const auto n = static_cast<std::int64_t>(frames.size());
    return {{kName, Tensor::fromFloats(values, {n, static_cast<std::int64_t>(count), kWidth})}};
}

Result<std::vector<PlaceModes>> placeModes(const TensorMap& arrays, std::size_t count,
                                           std::int64_t points) {
    if (!arrays.contains(kName)) return std::vector<PlaceModes>(count);
    auto found = findTensor(arrays, kName, {static_cast<std::int64_t>(count), points, kWidth});
    if (!found) return tl::unexpected<Error>(found.error());
    const std::vector<float> values = (*found)->toFloats();
    std::vector<PlaceModes> frames;
    for (std::size_t f = 0; f < count; ++f) {
        frames.push_back(
            frameAt(values.data() + f * static_cast<std::size_t>(points * kWidth), points));
    }
    return frames;
}

}  // namespace gonio
