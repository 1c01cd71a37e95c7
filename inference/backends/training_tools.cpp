#include "inference/backends/training_tools.h"

#include "core/fit/skelify.h"
#include "core/video/read_picture.h"

namespace gonio {

Result<RgbPicture> readRgbPicture(const std::filesystem::path& file) {
    auto image = readPicture(file, {.isTurned = false});
    if (!image) return tl::unexpected<Error>(image.error());
    return RgbPicture{image->width_px, image->height_px, std::move(image->rgb)};
}

Result<PoseRefiner> skelifyRefiner(std::shared_ptr<const BodyModel> body) {
    if (!body->keypoints44) {
        return fail(ErrorCode::Unsupported, "the body has no keypoints to be fitted to");
    }
    const auto points =
        std::make_shared<const PointSet>(*body, keypointDefinitions(*body->keypoints44));
    return PoseRefiner([body, points](const ScoredKeypoints& keypoints, const BodyParameters& start,
                                      const Job& job) -> Result<RefinedPose> {
        const auto fit = refineBySkelify(*body, *points, {keypoints, start}, job);
        if (!fit) return tl::unexpected<Error>(fit.error());
        return RefinedPose{fit->body, fit->keypointError};
    });
}

}  // namespace gonio
