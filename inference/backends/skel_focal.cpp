#include "inference/backends/skel_focal.h"

#include <algorithm>

#include "inference/backends/picture_views.h"
#include "inference/image/letterbox.h"

namespace gonio {
namespace {

constexpr int kLooks = 16;

Result<std::vector<std::vector<float>>> pictures(VideoReader& video, const Job& job) {
    const int total = video.info().frameCount, looks = std::min(kLooks, total);
    std::vector<std::vector<float>> inputs;
    for (int i = 0; i < looks; ++i) {
        const int index = static_cast<int>((2 * i + 1) * std::int64_t{total} / (2 * looks));
        auto frame = video.at(index, job);
        if (!frame) return tl::unexpected<Error>(frame.error());
        if (!frame->image) continue;
        auto input = fieldOfViewInput(viewOf(*frame->image));
        if (!input) return tl::unexpected<Error>(input.error());
        inputs.push_back(*std::move(input));
    }
    return inputs;
}

}  // namespace

Result<std::vector<double>> verticalFovs_rad(std::span<const std::vector<float>* const> pictures,
                                             Network& fieldOfView, const Job& job) {
    auto outputs = fieldOfView.run(
        {{"image", stackedPictures(pictures, {3, kPatchSide_px, kPatchSide_px})}}, job);
    if (!outputs) return passOn(outputs.error(), "looking for the camera's field of view");
    auto fov = findTensor(*outputs, "fov", {static_cast<std::int64_t>(pictures.size()), 2});
    if (!fov) return tl::unexpected<Error>(fov.error());
    const std::vector<double> both = (*fov)->toDoubles();
    std::vector<double> vertical_rad;
    for (std::size_t i = 1; i < both.size(); i += 2) vertical_rad.push_back(both[i]);
    return vertical_rad;
}

Result<double> seenFocal_px(VideoReader& video, Network& fieldOfView, const Job& job) {
    auto inputs = pictures(video, job);
    if (!inputs) return tl::unexpected<Error>(inputs.error());
    std::vector<double> fovs_rad;
    for (const std::vector<float>& input : *inputs) {
        const std::vector<float>* const one = &input;
        auto fov_rad = verticalFovs_rad({&one, 1}, fieldOfView, job);
        if (!fov_rad) return tl::unexpected<Error>(fov_rad.error());
        fovs_rad.push_back(fov_rad->front());
    }
    return clipFocal_px(fovs_rad, video.info().height_px);
}

}  // namespace gonio
