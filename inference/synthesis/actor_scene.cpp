#include "inference/synthesis/actor_scene.h"

#include <algorithm>
#include <cmath>

#include "inference/synthesis/actor_stage.h"
#include "inference/synthesis/view_sampler.h"

namespace gonio {

struct ActorScene::Workspace::Parts {
    std::vector<PaintedFigure> figures;
    std::vector<CastShadow> shadows;  ///< by figure
    std::vector<const ShadowMap*> maps;
    FrameBackdrop backdrop;  ///< of a camera that moves
    bool isPainted = false;  ///< the backdrop, at some moment of this frame
    SeenFigures seen;
    CropView view, around;            ///< the whole picture; the part that shows people
    PixelRange people;                ///< that part
    std::vector<float> moment, mean;  ///< linear
};

namespace {

Result<void> check(const std::vector<Actor>& actors, const ActorSceneSettings& settings) {
    if (actors.empty() || actors.size() > ActorScene::kMostPeople) {
        return fail(ErrorCode::Usage,
                    "a clip shows 1 to " + std::to_string(ActorScene::kMostPeople) + " people");
    }
    const GeneratedMotion& first = actors.front().generated;
    const Eigen::Vector2i size = first.motion.camera.size_px;
    if (size.minCoeff() < 16 || size.maxCoeff() > 8192)
        return fail(ErrorCode::Usage, "pictures are 16 to 8192 px wide and high");
    if (first.motion.size() == 0) return fail(ErrorCode::Usage, "the motion has no frames");
    if (!first.cameras.empty() && first.cameras.size() != first.motion.size())
        return fail(ErrorCode::Usage, "a moving camera has one pose a frame");
    for (const Actor& actor : actors) {
        if (actor.generated.motion.size() != first.motion.size())
            return fail(ErrorCode::Usage, "all people of a clip move for the same frames");
    }
    if (!(settings.degradation >= 0 && settings.degradation <= 1))
        return fail(ErrorCode::Usage, "the degradation is a number from 0 to 1");
    if (settings.backgrounds && !first.cameras.empty()) {
        return fail(ErrorCode::Usage,
                    "pictures stand only behind what a fixed camera films; leave the pictures out "
                    "or hold the camera still");
    }
    return {};
}

/// Pixels that show somebody, with a margin.
PixelRange peopleIn(const CropView& view, std::span<const PaintedFigure> figures) {
    float left = 1e9F, right = -1e9F, top = 1e9F, bottom = -1e9F;
    for (const PaintedFigure& painted : figures) {
        const DetectedBox box = boxAround(painted.figure, view);
        if (!(box.right_px > box.left_px)) continue;  // wholly behind the camera
        left = std::min(left, box.left_px);
        right = std::max(right, box.right_px);
        top = std::min(top, box.top_px);
        bottom = std::max(bottom, box.bottom_px);
    }
    constexpr float margin = 4;
    const auto within = [](float place, int most) {
        return static_cast<int>(std::clamp(place, 0.F, static_cast<float>(most)));
    };
    return {within(left - margin, view.columns()), within(right + margin, view.columns()),
            within(top - margin, view.rows), within(bottom + margin, view.rows)};
}

/// Moments of an exposure, the middle one last: more where more moves.
std::vector<double> momentsOf(double exposure_s, double blur_px) {
    const int count = blur_px < 1.2 ? 1 : blur_px < 6 ? 3 : 5;
    std::vector<double> moments;
    for (int k = 0; k < count; ++k) {
        if (2 * k + 1 != count) moments.push_back(exposure_s * ((k + 0.5) / count - 0.5));
    }
    moments.push_back(0);
    return moments;
}

bool isEmpty(const PixelRange& range) {
    return range.endColumn <= range.firstColumn || range.endRow <= range.firstRow;
}

}  // namespace

ActorScene::Workspace::Workspace() : m_parts(std::make_unique<Parts>()) {}

ActorScene::Workspace::~Workspace() = default;

ActorScene::ActorScene(std::unique_ptr<Stage> stage) : m_stage(std::move(stage)) {}

ActorScene::~ActorScene() = default;

Result<std::shared_ptr<const ActorScene>> ActorScene::make(std::vector<Actor> actors,
                                                           const ActorSceneSettings& settings) {
    if (auto good = check(actors, settings); !good) return tl::unexpected<Error>(good.error());
    auto stage = std::make_unique<Stage>(std::move(actors), settings);
    if (auto arranged = stage->arrange(); !arranged)
        return passOn(arranged.error(), "arranging the scene of a clip");
    return std::shared_ptr<const ActorScene>(new ActorScene(std::move(stage)));
}

std::size_t ActorScene::frames() const {
    return m_stage->main().motion.size();
}

std::unique_ptr<ActorScene::Workspace> ActorScene::workspace() const {
    auto made = std::unique_ptr<Workspace>(new Workspace);
    made->m_parts->figures = m_stage->figures;
    made->m_parts->shadows.resize(m_stage->figures.size());
    for (const CastShadow& shadow : made->m_parts->shadows)
        made->m_parts->maps.push_back(&shadow.map);
    return made;
}

void ActorScene::paintMoment(std::size_t frame, double offset_s, bool cameraRests,
                             Workspace::Parts& p) const {
    const Stage& stage = *m_stage;
    p.view = stage.viewAt(frame, cameraRests ? 0 : offset_s);
    for (std::size_t a = 0; a < p.figures.size(); ++a) {
        const BodyParameters body = stage.bodyAt(a, frame, offset_s);
        p.figures[a].figure.pose(body.pose_rad, body.translation_m);
        p.shadows[a].cast(p.figures[a].figure, stage.light);
    }
    if (stage.cameraMoves() && !(cameraRests && p.isPainted))
        p.backdrop.paint(stage.room, p.view, stage.light);
    p.isPainted = true;
    const FrameBackdrop& backdrop = stage.cameraMoves() ? p.backdrop : stage.backdrop;
    backdrop.shaded(p.shadows, p.moment);
    p.people = peopleIn(p.view, p.figures);
    if (isEmpty(p.people)) return;
    const int left = p.people.firstColumn, top = p.people.firstRow;
    p.around = pictureView(p.view, left, top, p.people.endColumn - left, p.people.endRow - top);
    p.seen.trace(p.around, backdrop.trace(), left, top, p.figures);
    for (int y = 0; y < p.around.rows; ++y) {
        for (int x = 0; x < p.around.columns(); ++x) {
            float* const pixel = p.moment.data() + 3 * backdrop.trace().index(left + x, top + y);
            const Eigen::Map<Eigen::Vector3f> room(pixel);
            const Eigen::Vector3f colour = p.seen.colourAt(x, y, {p.around, stage.light, p.maps},
                                                           [&] { return Eigen::Vector3f(room); });
            std::copy_n(colour.data(), 3, pixel);
        }
    }
}

void ActorScene::describe(const Workspace::Parts& p, ActorFrame& out) const {
    const Stage& stage = *m_stage;
    const RoomTrace& trace = (stage.cameraMoves() ? p.backdrop : stage.backdrop).trace();
    out.mask.resize(trace.surface.size());
    for (std::size_t i = 0; i < out.mask.size(); ++i)
        out.mask[i] = static_cast<std::uint8_t>(classOfRoom(stage.room, trace.surface[i]));
    const bool isSomebodyThere = !isEmpty(p.people);
    for (int y = 0; isSomebodyThere && y < p.around.rows; ++y) {
        for (int x = 0; x < p.around.columns(); ++x) {
            const PixelClass what = p.seen.classAt(x, y);
            if (what == PixelClass::Background) continue;
            out.mask[trace.index(p.people.firstColumn + x, p.people.firstRow + y)] =
                static_cast<std::uint8_t>(what);
        }
    }
    out.visibility.assign(p.figures.size(), {});
    for (std::size_t a = 0; isSomebodyThere && a < p.figures.size(); ++a) {
        const Figure& figure = p.figures[a].figure;
        const auto points_m = keypointsInWorld_m(figure.body(), figure.skin());
        for (std::size_t k = 0; k < kKeypointCount; ++k) {
            out.visibility[a][k] = p.seen.visibilityOf(
                p.around, a, p.view.inCamera_m(points_m.row(Eigen::Index(k)).transpose()),
                ownDepth_m(kKeypointNames[k]));
        }
    }
}

void ActorScene::render(std::size_t frame, Workspace& workspace, ActorFrame& out) const {
    Workspace::Parts& p = *workspace.m_parts;
    // A little blur of the room is not worth painting it for every moment.
    constexpr double kStill_px = 2.5;
    const bool hasBlur = m_stage->settings.motionBlur;
    const double camera_px = hasBlur ? m_stage->cameraBlur_px(frame) : 0;
    const double people_px = hasBlur ? m_stage->peopleBlur_px(frame) : 0;
    const std::vector<double> moments =
        momentsOf(m_stage->exposure_s, std::max(camera_px, people_px));
    p.mean.clear();
    p.isPainted = false;
    for (const double offset_s : moments) {
        paintMoment(frame, offset_s, camera_px < kStill_px, p);
        if (p.mean.empty()) {
            std::swap(p.mean, p.moment);
        } else {
            for (std::size_t i = 0; i < p.mean.size(); ++i) p.mean[i] += p.moment[i];
        }
    }
    const float share = 1 / static_cast<float>(moments.size());
    if (moments.size() > 1)
        for (float& value : p.mean) value *= share;
    // The last moment is the middle of the exposure: what the truth speaks of.
    describe(p, out);
    out.rows = p.view.rows;
    out.columns = p.view.columns();
    Degradation file = m_stage->file;
    file.noiseSeed = mixedSeed(file.noiseSeed, frame);
    const PixelGrid grid{out.rows, out.columns};
    degrade(file, grid, grid, p.mean, out.rgb);
}

}  // namespace gonio
