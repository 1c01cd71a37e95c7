#include "inference/backends/skel_regressor.h"

#include <algorithm>

#include "core/biomech/text_numbers.h"
#include "inference/backends/picture_views.h"
#include "inference/backends/skel_focal.h"
#include "inference/image/letterbox.h"

namespace gonio {
namespace {

struct SkelView : CropView {
    std::vector<float> wholePicture;  ///< for the field of view of this frame; else empty
};

/// Names of the network's outputs.
struct OutputNames {
    const char *poses, *betas, *camera;
};

class SkelRegressor : public BodyRegressor {
public:
    explicit SkelRegressor(SkelRegressorParts parts)
        : m_parts(std::move(parts)), m_crop(cropSettings(m_parts.system, m_parts.fidelity)) {}

    std::string backend() const override { return m_parts.backend; }

    std::string name() const override { return m_parts.network->title(); }

    std::string hash() const override { return m_parts.networkHash; }

    std::string device() const override { return m_parts.network->device(); }

    std::string bodyOfShape() const override { return m_parts.bodyOfShape; }

    bool focalIsEstimated() const override { return m_parts.fieldOfView && !m_parts.focal_px; }

    int batch() const override { return m_parts.network->batch(); }

    std::vector<std::pair<std::string, std::string>> settings() const override;
    std::vector<std::string> warnings() const override;
    Result<void> begin(VideoReader& video, const Job& job) override;
    Result<std::unique_ptr<RegressorView>> view(const Frame& frame,
                                                const PersonBox& box) const override;
    Result<std::vector<SeenPerson>> run(std::span<const RegressorView* const> views,
                                        const Job& job) override;

private:
    using Views = std::vector<const SkelView*>;

    bool isSkelCf() const { return m_parts.system == RegressorSystem::SkelCf; }

    bool seesFocalAnew() const {
        return isSkelCf() && m_parts.fidelity == Fidelity::Published && m_parts.fieldOfView &&
               !m_parts.focal_px;
    }

    Result<std::vector<double>> focals_px(const Views& views, const Job& job);
    TensorMap inputsOf(const Views& views, const std::vector<double>& focals_px) const;
    Result<std::vector<SeenPerson>> bodiesOf(const TensorMap& outputs, const Views& views,
                                             const std::vector<double>& focals_px);

    SkelRegressorParts m_parts;
    CropSettings m_crop;
    double m_focal_px = 0;  ///< of the clip
    int m_unusable = 0;
};

std::vector<std::pair<std::string, std::string>> SkelRegressor::settings() const {
    std::vector<std::pair<std::string, std::string>> all{
        {"preprocessing", textOf(m_parts.fidelity)},
        {"focal_px", seesFocalAnew() ? "of each frame" : formatShortest(m_focal_px)}};
    if (m_parts.fieldOfView) all.emplace_back("field_of_view_sha256", m_parts.fieldOfViewHash);
    return all;
}

std::vector<std::string> SkelRegressor::warnings() const {
    std::vector<std::string> all = m_parts.network->warnings();
    if (isSkelCf() && !m_parts.fieldOfView && !m_parts.focal_px) {
        all.push_back(
            "SKEL-CF's field-of-view network (HumanFoV) is not installed and no focal length was "
            "given: " +
            formatShortest(m_focal_px) + " px were assumed.");
    }
    if (m_unusable > 0) {
        all.push_back(
            "In " + std::to_string(m_unusable) +
            " views the network saw the person behind the camera or gave no numbers; they "
            "were left out.");
    }
    return all;
}

Result<void> SkelRegressor::begin(VideoReader& video, const Job& job) {
    const PictureSize picture{video.info().width_px, video.info().height_px};
    m_unusable = 0;
    if (!isSkelCf()) {
        m_focal_px = publishedFocal_px(m_parts.system, picture);
        return {};
    }
    m_focal_px =
        m_parts.focal_px.value_or(kUsualFocalShare * std::max(picture.width_px, picture.height_px));
    if (m_parts.focal_px || !m_parts.fieldOfView || seesFocalAnew()) return {};
    auto seen = seenFocal_px(video, *m_parts.fieldOfView, job);
    if (!seen) return tl::unexpected<Error>(seen.error());
    m_focal_px = *seen;
    return {};
}

Result<std::unique_ptr<RegressorView>> SkelRegressor::view(const Frame& frame,
                                                           const PersonBox& box) const {
    auto view = std::make_unique<SkelView>();
    auto cropped = cropPerson(frame, box, m_crop, *view);
    if (!cropped) return tl::unexpected<Error>(cropped.error());
    if (seesFocalAnew()) {
        auto input = fieldOfViewInput(viewOf(*frame.image), m_parts.fidelity);
        if (!input) return tl::unexpected<Error>(input.error());
        view->wholePicture = *std::move(input);
    }
    return view;
}

Result<std::vector<double>> SkelRegressor::focals_px(const Views& views, const Job& job) {
    if (!seesFocalAnew()) return std::vector<double>(views.size(), m_focal_px);
    std::vector<const std::vector<float>*> pictures;
    for (const SkelView* view : views) pictures.push_back(&view->wholePicture);
    auto fovs_rad = verticalFovs_rad(pictures, *m_parts.fieldOfView, job);
    if (!fovs_rad) return fovs_rad;
    std::vector<double> focals;
    for (std::size_t i = 0; i < views.size(); ++i) {
        focals.push_back(publishedFocal_px(m_parts.system, views[i]->picture, (*fovs_rad)[i]));
    }
    return focals;
}

TensorMap SkelRegressor::inputsOf(const Views& views, const std::vector<double>& focals_px) const {
    std::vector<const std::vector<float>*> patches;
    for (const SkelView* view : views) patches.push_back(&view->patch);
    TensorMap inputs{{"patch", stackedPictures(patches, {3, kPatchSide_px, kPatchSide_px})}};
    if (!isSkelCf()) return inputs;
    std::vector<float> infos;
    for (std::size_t i = 0; i < views.size(); ++i) {
        const auto info = squareInfo(views[i]->square, views[i]->picture, focals_px[i]);
        infos.insert(infos.end(), info.begin(), info.end());
    }
    inputs["bbox_info"] = Tensor::fromFloats(infos, {static_cast<std::int64_t>(views.size()), 3});
    return inputs;
}

Result<std::vector<SeenPerson>> SkelRegressor::bodiesOf(const TensorMap& outputs,
                                                        const Views& views,
                                                        const std::vector<double>& focals_px) {
    const OutputNames names = isSkelCf() ? OutputNames{"pd_dec_poses", "pd_dec_betas", "pd_dec_cam"}
                                         : OutputNames{"poses", "betas", "cam"};
    const auto count = static_cast<std::int64_t>(views.size());
    auto poses = findTensor(outputs, names.poses, {count, kDofCount});
    auto betas = findTensor(outputs, names.betas, {count, kShapeCount});
    auto cameras = findTensor(outputs, names.camera, {count, 3});
    for (const auto* found : {&poses, &betas, &cameras}) {
        if (!*found) return tl::unexpected<Error>(found->error());
    }
    const auto q = (*poses)->toDoubles(), b = (*betas)->toDoubles(), c = (*cameras)->toDoubles();
    std::vector<SeenPerson> seen;
    for (std::size_t i = 0; i < views.size(); ++i) {
        RegressedBody body;
        body.pose_rad = Eigen::Map<const PoseVector>(q.data() + kDofCount * i);
        body.shape = Eigen::Map<const ShapeVector>(b.data() + kShapeCount * i);
        body.focal_px = focals_px[i];
        const auto place = fullTranslation_m({c[3 * i], c[3 * i + 1], c[3 * i + 2]},
                                             views[i]->square, views[i]->picture, focals_px[i]);
        if (place) body.translation_m = *place;
        const bool isFinite = body.pose_rad.allFinite() && body.shape.allFinite();
        if (!place || !isFinite) ++m_unusable;
        seen.push_back({place && isFinite ? std::optional(body) : std::nullopt});
    }
    return seen;
}

Result<std::vector<SeenPerson>> SkelRegressor::run(std::span<const RegressorView* const> given,
                                                   const Job& job) {
    Views views;
    for (const RegressorView* view : given) views.push_back(static_cast<const SkelView*>(view));
    auto focals = focals_px(views, job);
    if (!focals) return tl::unexpected<Error>(focals.error());
    auto outputs = m_parts.network->run(inputsOf(views, *focals), job);
    if (!outputs) return passOn(outputs.error(), "running " + m_parts.network->title());
    return bodiesOf(*outputs, views, *focals);
}

}  // namespace

std::unique_ptr<BodyRegressor> makeSkelRegressor(SkelRegressorParts parts) {
    return std::make_unique<SkelRegressor>(std::move(parts));
}

}  // namespace gonio
