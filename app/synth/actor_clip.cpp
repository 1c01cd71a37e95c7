#include "app/synth/actor_clip.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <thread>

#include "core/synth/passers_by.h"
#include "core/video/video_writer.h"
#include "inference/training/ordered_feeder.h"

namespace gonio {
namespace {

constexpr double kMargin_m = 0.45;  ///< around the person's middle: limbs, clothes

/// How far the camera must be so that everything fits: the person's height at the nearest, and, if
/// the camera looks in one direction, the whole way.
double fittingDistance_m(const GeneratedMotion& generated, double stature_m, bool follows) {
    const Camera& camera = generated.motion.camera;
    const double up = camera.focal_px / (0.48 * camera.size_px.y());
    const double across = camera.focal_px / (0.49 * camera.size_px.x());
    const Eigen::Vector3d& middle_m = generated.motion.translations_m[generated.motion.size() / 2];
    double distance_m = 1.8;
    for (const Eigen::Vector3d& at_m : generated.motion.translations_m) {
        const Eigen::Vector3d off = at_m - middle_m;
        const double nearer_m = follows ? 0 : off.z(), beside_m = follows ? 0 : std::abs(off.x());
        distance_m = std::max({distance_m, nearer_m + 0.52 * stature_m * up,
                               nearer_m + (beside_m + kMargin_m) * across});
    }
    return distance_m;
}

/// Camera and distance by the seed: held low or high, looking at the person's middle.
Result<ViewOptions> chosenView(const BodyModel& model, const ActorClipOptions& options) {
    Dice dice(options.look.seed, Stream::View);
    SynthClipOptions clip = options.clip;
    ViewOptions& view = clip.view;
    const double spread_rad = dice.between(0.75, 1.2);
    view.focal_px = options.focal_px.value_or(view.width_px / (2 * std::tan(spread_rad / 2)));
    view.cameraHeight_m = dice.between(0.6, 1.7);
    view.roll_rad = 0.01 * dice.gaussian();
    view.pitch_rad = 0;
    auto generated = generateClip(model, clip);
    if (!generated) return tl::unexpected<Error>(generated.error());
    const double stature_m =
        measureBody(model, computeRestShape(model, options.clip.shape)).stature_m;
    const bool follows = clip.camera != CameraMotion::Fixed;
    const double distance_m =
        fittingDistance_m(*generated, stature_m, follows) * dice.between(1.02, 1.3);
    view.bodyHeight_px = options.bodyHeight_px.value_or(view.focal_px * stature_m / distance_m);
    view.pitch_rad = std::atan((view.cameraHeight_m - 0.53 * stature_m) /
                               (view.focal_px * stature_m / view.bodyHeight_px)) +
                     0.02 * dice.gaussian();
    return view;
}

Result<void> addOthers(std::span<const std::shared_ptr<const BodyModel>> bodies,
                       const ActorClipOptions& options, ActorClip& clip) {
    Dice dice(options.look.seed, Stream::Others);
    std::vector<GeneratedMotion> there;
    for (int i = 1; i < options.people; ++i) {
        const auto& body = bodies[std::size_t(dice.index(static_cast<int>(bodies.size())))];
        auto made = passerBy(*body, randomShape(0.8, dice), clip.people.front().truth.generated,
                             there, dice.seed());
        if (!made) return tl::unexpected<Error>(made.error());
        there.push_back(*made);
        auto described = describeClip(*body, *std::move(made));
        if (!described) return tl::unexpected<Error>(described.error());
        clip.people.push_back(*std::move(described));
        clip.bodies.push_back(body);
    }
    return {};
}

Result<std::vector<Actor>> actorsOf(const ActorClip& clip) {
    std::vector<Actor> actors;
    for (std::size_t i = 0; i < clip.people.size(); ++i) {
        auto body = DressableBody::make(clip.bodies[i]);
        if (!body) return tl::unexpected<Error>(body.error());
        actors.push_back({*body, clip.people[i].truth.generated});
    }
    return actors;
}

/// Frames painted ahead on all threads, in order.
class FramePainters {
public:
    FramePainters(std::shared_ptr<const ActorScene> scene, int threads)
        : m_scene(std::move(scene)),
          m_feeder([this](std::int64_t frame, const std::stop_token&) { return paint(frame); }, 0,
                   threads, 2 * threads) {}

    ActorFrame next() {
        return m_feeder.take([] {});
    }

private:
    ActorFrame paint(std::int64_t frame) {
        ActorFrame out;
        if (frame >= static_cast<std::int64_t>(m_scene->frames())) return out;
        auto workspace = borrow();
        m_scene->render(static_cast<std::size_t>(frame), *workspace, out);
        const std::lock_guard lock(m_guard);
        m_free.push_back(std::move(workspace));
        return out;
    }

    std::unique_ptr<ActorScene::Workspace> borrow() {
        {
            const std::lock_guard lock(m_guard);
            if (!m_free.empty()) {
                auto workspace = std::move(m_free.back());
                m_free.pop_back();
                return workspace;
            }
        }
        return m_scene->workspace();
    }

    std::shared_ptr<const ActorScene> m_scene;
    std::mutex m_guard;
    std::vector<std::unique_ptr<ActorScene::Workspace>> m_free;
    OrderedFeeder<ActorFrame> m_feeder;  ///< last: ends before what it uses
};

Image maskImage(const ActorFrame& frame) {
    Image image{frame.columns, frame.rows, {}};
    image.rgb.reserve(3 * frame.mask.size());
    for (const std::uint8_t what : frame.mask)
        image.rgb.insert(image.rgb.end(), 3, static_cast<std::uint8_t>(85 * what));
    return image;
}

Result<std::unique_ptr<VideoWriter>> createWriter(const std::filesystem::path& path,
                                                  const ActorClipOptions& options, bool isMask) {
    VideoWriterOptions writing;
    writing.width_px = options.clip.view.width_px;
    writing.height_px = options.clip.view.height_px;
    writing.rate_hz = options.clip.rate_hz;
    writing.crf = options.clip.clip.crf;
    writing.quick = true;
    if (isMask) writing.codec = VideoCodec::Ffv1;
    return VideoWriter::create(path, writing);
}

void keepVisibility(const ActorFrame& frame, ActorClip& clip) {
    for (std::size_t i = 0; i < clip.people.size(); ++i) {
        auto& seen = clip.people[i].truth.visibility.emplace_back();
        for (std::size_t k = 0; k < seen.size(); ++k)
            seen[k] = static_cast<std::uint8_t>(frame.visibility[i][k]);
    }
}

Result<void> writePictures(std::shared_ptr<const ActorScene> scene, const ActorClipOptions& options,
                           const std::filesystem::path& folder, const Job& job, ActorClip& clip) {
    auto video = createWriter(folder / "video.mp4", options, false);
    if (!video) return passOn(video.error(), "rendering a clip");
    std::unique_ptr<VideoWriter> masks;
    if (options.masks) {
        auto made = createWriter(folder / "mask.mkv", options, true);
        if (!made) return passOn(made.error(), "writing the masks of a clip");
        masks = *std::move(made);
    }
    const auto most = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const auto& times_s = clip.people.front().truth.generated.motion.times_s;
    FramePainters painters(std::move(scene), options.threads > 0 ? options.threads : most);
    for (std::size_t i = 0; i < times_s.size(); ++i) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "rendering was cancelled");
        ActorFrame frame = painters.next();
        keepVisibility(frame, clip);
        if (masks) {
            if (auto written = masks->write(maskImage(frame), times_s[i]); !written)
                return passOn(written.error(), "writing mask " + std::to_string(i));
        }
        const Image image{frame.columns, frame.rows, std::move(frame.rgb)};
        if (auto written = (*video)->write(image, times_s[i]); !written)
            return passOn(written.error(), "rendering frame " + std::to_string(i));
        job.progress(static_cast<int>(i) + 1, static_cast<int>(times_s.size()));
    }
    if (masks) {
        if (auto finished = masks->finish(); !finished) return finished;
    }
    return (*video)->finish();
}

}  // namespace

Result<ActorClip> planActorClip(std::span<const std::shared_ptr<const BodyModel>> bodies,
                                const ActorClipOptions& options) {
    if (bodies.empty()) return fail(ErrorCode::Usage, "a clip needs a body");
    if (options.people < 1 || options.people > static_cast<int>(ActorScene::kMostPeople)) {
        return fail(ErrorCode::Usage, "a clip shows 1 to " +
                                          std::to_string(ActorScene::kMostPeople) +
                                          " people, not " + std::to_string(options.people));
    }
    Dice dice(options.look.seed, Stream::Person);
    ActorClipOptions chosen = options;
    chosen.clip.shape = randomShape(0.8, dice);
    auto view = chosenView(*bodies.front(), chosen);
    if (!view && chosen.clip.style != 0) {  // steps that this body does not reach
        chosen.clip.style = 0;
        view = chosenView(*bodies.front(), chosen);
    }
    if (!view) return tl::unexpected<Error>(view.error());
    chosen.clip.view = *view;
    auto person = planClip(*bodies.front(), chosen.clip);
    if (!person) return tl::unexpected<Error>(person.error());
    ActorClip clip;
    clip.people.push_back(*std::move(person));
    clip.bodies.push_back(bodies.front());
    if (auto added = addOthers(bodies, chosen, clip); !added)
        return tl::unexpected<Error>(added.error());
    return clip;
}

Result<void> writeActorClip(ActorClip clip, const ActorClipOptions& options,
                            const std::filesystem::path& folder, const Job& job) {
    auto actors = actorsOf(clip);
    if (!actors) return tl::unexpected<Error>(actors.error());
    auto scene = ActorScene::make(*std::move(actors), options.look);
    if (!scene) return tl::unexpected<Error>(scene.error());
    if (auto made = makeClipFolder(folder); !made) return made;
    if (auto painted = writePictures(*std::move(scene), options, folder, job, clip); !painted)
        return painted;
    for (std::size_t i = 0; i < clip.people.size(); ++i) {
        const auto own = i == 0 ? folder : folder / ("person_" + std::to_string(i + 1));
        if (auto truth = writeClipTruth(*clip.bodies[i], clip.people[i], own); !truth) return truth;
    }
    return {};
}

}  // namespace gonio
