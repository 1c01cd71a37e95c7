#include "inference/backends/picture_views.h"

namespace gonio {

PictureView viewOf(const Image& picture) {
    return {picture.rgb.data(), picture.width_px, picture.height_px,
            std::ptrdiff_t{3} * picture.width_px, ChannelOrder::Rgb};
}

Result<PersonSquare> squareOf(const PersonBox& box, BoxRule rule) {
    const auto at = [](double value_px) { return static_cast<float>(value_px); };
    return squareAround(
        {at(box.x_px), at(box.y_px), at(box.x_px + box.width_px), at(box.y_px + box.height_px)},
        rule);
}

Result<std::vector<float>> patchOf(const Image& picture, const PersonSquare& square,
                                   Resampling resampling) {
    const auto plan = planCrop(square, resampling, picture.width_px, picture.height_px);
    if (!plan) return tl::unexpected<Error>(plan.error());
    const CropJob job{viewOf(picture), *plan};
    const PatchWindow whole{0, kPatchSide_px, kPatchSide_px};
    std::vector<float> patch(std::size_t{3} * kPatchSide_px * kPatchSide_px);
    auto cropped = cropNormalised({&job, 1}, whole, patch, 1);
    if (!cropped) return tl::unexpected<Error>(cropped.error());
    return patch;
}

Result<void> cropPerson(const Frame& frame, const PersonBox& box, const CropSettings& crop,
                        CropView& view) {
    auto square = squareOf(box, crop.box);
    if (!square) return tl::unexpected<Error>(square.error());
    auto patch = patchOf(*frame.image, *square, crop.resampling);
    if (!patch) return tl::unexpected<Error>(patch.error());
    view.patch = *std::move(patch);
    view.square = *square;
    view.picture = {frame.image->width_px, frame.image->height_px};
    return {};
}

const char* textOf(Fidelity fidelity) {
    return fidelity == Fidelity::Published ? "as published" : "corrected";
}

Tensor stackedPictures(std::span<const std::vector<float>* const> pictures,
                       const std::vector<std::int64_t>& shape) {
    std::vector<float> all;
    for (const auto* picture : pictures) all.insert(all.end(), picture->begin(), picture->end());
    std::vector<std::int64_t> sides{static_cast<std::int64_t>(pictures.size())};
    sides.insert(sides.end(), shape.begin(), shape.end());
    return Tensor::fromFloats(all, std::move(sides));
}

}  // namespace gonio
