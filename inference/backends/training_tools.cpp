#include "inference/backends/training_tools.h"

#include "core/fit/skelify.h"
#include "core/video/video_reader.h"

namespace gonio {

Result<RgbPicture> readRgbPicture(const std::filesystem::path& file) {
    VideoOptions options;
    options.convertThreads = 1;
    options.readAheadFrames = 1;
    const auto reader = VideoReader::open(file, options);
    if (!reader) return tl::unexpected<Error>(reader.error());
    const auto frame = (*reader)->at(0);
    if (!frame) return tl::unexpected<Error>(frame.error());
    if (!frame->image) {
        return fail(ErrorCode::MalformedFile, file.string() + " is no picture that can be read");
    }
    const Image& image = *frame->image;
    return RgbPicture{image.width_px, image.height_px, image.rgb};
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
