#include "inference/backends/biopose_regressor.h"

#include "core/body/smpl.h"
#include "core/fit/ik_body.h"
#include "core/fit/surface_fit.h"
#include "inference/backends/picture_views.h"

namespace gonio {
namespace {

/// From camera axes (x right, y down, z away) to a world with y up, and back.
const Eigen::Matrix3d kUpFromCamera = Eigen::Vector3d(1, -1, -1).asDiagonal();

/// The network's bodies of some views, in the picture's camera; nothing where the network sees the
/// person behind it.
Result<std::vector<std::optional<SmplBody>>> smplBodies(const TensorMap& outputs,
                                                        const std::vector<const CropView*>& views,
                                                        const std::vector<double>& focals_px) {
    const auto count = static_cast<std::int64_t>(views.size());
    auto rotations = findTensor(outputs, "rotations", {count, kJointCount, 3, 3});
    auto betas = findTensor(outputs, "betas", {count, kShapeCount});
    auto cameras = findTensor(outputs, "cam", {count, 3});
    for (const auto* found : {&rotations, &betas, &cameras}) {
        if (!*found) return tl::unexpected<Error>(found->error());
    }
    using Rotation = Eigen::Matrix<double, 3, 3, Eigen::RowMajor>;
    const auto r = (*rotations)->toDoubles(), b = (*betas)->toDoubles(),
               c = (*cameras)->toDoubles();
    std::vector<std::optional<SmplBody>> bodies(views.size());
    for (std::size_t i = 0; i < views.size(); ++i) {
        const auto place_m = fullTranslation_m({c[3 * i], c[3 * i + 1], c[3 * i + 2]},
                                               views[i]->square, views[i]->picture, focals_px[i]);
        if (!place_m) continue;
        SmplBody& body = bodies[i].emplace();
        for (std::size_t j = 0; j < kJointCount; ++j) {
            body.rotations[j] = Eigen::Map<const Rotation>(r.data() + 9 * (kJointCount * i + j));
        }
        body.shape = Eigen::Map<const ShapeVector>(b.data() + kShapeCount * i);
        body.translation_m = *place_m;
    }
    return bodies;
}

class BioPoseRegressor : public BodyRegressor {
public:
    explicit BioPoseRegressor(BioPoseParts parts)
        : m_parts(std::move(parts)),
          m_crop(cropSettings(RegressorSystem::Hmr2, m_parts.fidelity)) {}

    std::string backend() const override { return "biopose"; }

    std::string name() const override { return m_parts.mesh->title(); }

    std::string hash() const override { return m_parts.meshHash; }

    std::string device() const override { return m_parts.mesh->device(); }

    // The surface was given to the body of the analysis itself.
    std::string bodyOfShape() const override { return m_parts.body->name; }

    int batch() const override { return m_parts.mesh->batch(); }

    std::vector<std::pair<std::string, std::string>> settings() const override;
    std::vector<std::string> warnings() const override;

    Result<void> begin(VideoReader& /*video*/, const Job& /*job*/) override {
        m_behindCamera = m_rejected = 0;
        return {};
    }

    Result<std::unique_ptr<RegressorView>> view(const Frame& frame,
                                                const PersonBox& box) const override;
    Result<std::vector<SeenPerson>> run(std::span<const RegressorView* const> views,
                                        const Job& job) override;
    Result<void> overTime(const std::vector<double>& times_s,
                          std::vector<std::optional<RegressedBody>>& frames,
                          const Job& job) override;

private:
    using Frames = std::vector<std::optional<RegressedBody>>;

    Result<void> fitSurfacesOf(const std::vector<std::optional<SmplBody>>& bodies,
                               const std::vector<double>& focals_px, Frames& frames,
                               const Job& job);
    MarkerClip markersOf(const std::vector<double>& times_s, const Frames& frames) const;
    Result<IkMotion> kinematics(const MarkerClip& clip, const Job& job) const;

    BioPoseParts m_parts;
    CropSettings m_crop;
    int m_behindCamera = 0, m_rejected = 0;
};

std::vector<std::pair<std::string, std::string>> BioPoseRegressor::settings() const {
    std::vector<std::pair<std::string, std::string>> all{
        {"preprocessing", textOf(m_parts.fidelity)},
        {"smpl_body", m_parts.smpl->name},
        {"kinematics", m_parts.kinematics ? m_parts.kinematics->title() : "surface fit alone"}};
    if (!m_parts.kinematics) return all;
    all.emplace_back("kinematics_sha256", m_parts.kinematicsHash);
    all.emplace_back("markers", m_parts.markers.name);
    return all;
}

std::vector<std::string> BioPoseRegressor::warnings() const {
    std::vector<std::string> all = m_parts.mesh->warnings();
    if (!m_parts.kinematics) {
        all.push_back(
            "NeurIK's weights are not installed: the angles come from MQ-HMR's surface alone.");
    }
    if (m_behindCamera > 0) {
        all.push_back("In " + std::to_string(m_behindCamera) +
                      " views the network saw the person behind the camera; they were left out.");
    }
    if (m_rejected > 0) {
        all.push_back("In " + std::to_string(m_rejected) +
                      " views no body fits the surface that the network saw; they were left out.");
    }
    return all;
}

Result<std::unique_ptr<RegressorView>> BioPoseRegressor::view(const Frame& frame,
                                                              const PersonBox& box) const {
    auto view = std::make_unique<CropView>();
    auto cropped = cropPerson(frame, box, m_crop, *view);
    if (!cropped) return tl::unexpected<Error>(cropped.error());
    return view;
}

Result<void> BioPoseRegressor::fitSurfacesOf(const std::vector<std::optional<SmplBody>>& bodies,
                                             const std::vector<double>& focals_px, Frames& frames,
                                             const Job& job) {
    std::vector<SmplBody> seen;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        if (!bodies[i]) continue;
        seen.push_back(*bodies[i]);
        places.push_back(i);
    }
    m_behindCamera += static_cast<int>(bodies.size() - seen.size());
    std::vector<VertexArray> skins_m(seen.size());
    poseSmpl(*m_parts.smpl, seen, skins_m);
    auto fits = fitSurfaces(*m_parts.body, skins_m, {}, job);
    if (!fits) return passOn(fits.error(), "giving the surface to " + m_parts.body->name);
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const SurfaceFit& fit = (*fits)[i];
        if (!fit.rejection.empty()) {
            ++m_rejected;
            continue;
        }
        frames[places[i]] = RegressedBody{fit.body.pose_rad, fit.body.shape, fit.body.translation_m,
                                          focals_px[places[i]]};
    }
    return {};
}

Result<std::vector<SeenPerson>> BioPoseRegressor::run(std::span<const RegressorView* const> given,
                                                      const Job& job) {
    std::vector<const CropView*> views;
    std::vector<const std::vector<float>*> patches;
    std::vector<double> focals_px;
    for (const RegressorView* one : given) {
        views.push_back(static_cast<const CropView*>(one));
        patches.push_back(&views.back()->patch);
        focals_px.push_back(publishedFocal_px(RegressorSystem::Hmr2, views.back()->picture));
    }
    auto outputs = m_parts.mesh->run(
        {{"patch", stackedPictures(patches, {3, kPatchSide_px, kPatchSide_px})}}, job);
    if (!outputs) return passOn(outputs.error(), "running " + m_parts.mesh->title());
    auto bodies = smplBodies(*outputs, views, focals_px);
    if (!bodies) return tl::unexpected<Error>(bodies.error());
    Frames frames(views.size());
    auto fitted = fitSurfacesOf(*bodies, focals_px, frames, job);
    if (!fitted) return tl::unexpected<Error>(fitted.error());
    std::vector<SeenPerson> seen;
    for (auto& body : frames) seen.push_back({std::move(body)});
    return seen;
}

MarkerClip BioPoseRegressor::markersOf(const std::vector<double>& times_s,
                                       const Frames& frames) const {
    const SkelMarkers markers(m_parts.body, m_parts.markers);
    MarkerClip clip;
    clip.times_s = times_s;
    for (std::size_t f = 0; f < frames.size(); ++f) {
        clip.frameIndices.push_back(static_cast<int>(f));
        Eigen::Matrix3Xd& places_m = clip.places_m.emplace_back(Eigen::Matrix3Xd::Constant(
            3, m_parts.markers.size(), std::numeric_limits<double>::quiet_NaN()));
        if (!frames[f]) continue;
        const RegressedBody& body = *frames[f];
        places_m = kUpFromCamera * markers.of(computeRestShape(*m_parts.body, body.shape),
                                              {body.pose_rad, body.shape, body.translation_m});
    }
    return clip;
}

Result<IkMotion> BioPoseRegressor::kinematics(const MarkerClip& clip, const Job& job) const {
    NeurIkRules rules = m_parts.kinematicsRules;
    if (m_parts.fidelity == Fidelity::Published) rules.answer = NeurIkAnswer::LastFrame;
    return runNeurIkOver(*m_parts.kinematics, rules, clip, job);
}

Result<void> BioPoseRegressor::overTime(const std::vector<double>& times_s, Frames& frames,
                                        const Job& job) {
    const bool anybody = std::ranges::any_of(frames, [](const auto& f) { return f.has_value(); });
    if (!m_parts.kinematics || !anybody) return {};
    auto motion = kinematics(markersOf(times_s, frames), job);
    if (!motion) return tl::unexpected<Error>(motion.error());
    for (std::size_t f = 0; f < frames.size(); ++f) {
        if (!frames[f] || motion->sources[f] == FrameSource::Missing) continue;
        const Eigen::Isometry3d pelvis =
            Eigen::Isometry3d(kUpFromCamera) * motion->pelvisInWorld[f];
        frames[f]->pose_rad = skelBodyOf(computeRestShape(*m_parts.body, frames[f]->shape), pelvis,
                                         motion->coordinates_rad[f], motion->scales)
                                  .pose_rad;
    }
    return {};
}

}  // namespace

std::unique_ptr<BodyRegressor> makeBioPoseRegressor(BioPoseParts parts) {
    return std::make_unique<BioPoseRegressor>(std::move(parts));
}

}  // namespace gonio
