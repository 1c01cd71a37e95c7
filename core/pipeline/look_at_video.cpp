#include "core/pipeline/look_at_video.h"

#include <algorithm>

#include "core/pipeline/regressor_lane.h"

namespace gonio {
namespace {

constexpr int kSaveEveryFrames = 200;
constexpr std::chrono::seconds kSaveEvery{10};
constexpr int kSaveShare = 20;  ///< saving takes at most 1 / kSaveShare of the time

/// Answers from memory where it can, and remembers what it saw.
class RememberingDetector : public PersonDetector {
public:
    RememberingDetector(PersonDetector& detector, WorkKeeper& keeper)
        : m_detector(detector), m_keeper(keeper) {}

    std::string name() const override { return m_detector.name(); }

    std::string hash() const override { return m_detector.hash(); }

    Result<std::vector<PersonBox>> detect(const Image& image) override {
        const auto known = m_keeper.work.looks.find(frame);
        if (known != m_keeper.work.looks.end()) return known->second;
        auto boxes = m_detector.detect(image);
        if (!boxes) return boxes;
        m_keeper.work.looks[frame] = *boxes;
        if (auto saved = m_keeper.saveIfDue(++m_looks); !saved) {
            return tl::unexpected<Error>(saved.error());
        }
        return boxes;
    }

    int frame = 0;  ///< that is looked at next

private:
    PersonDetector& m_detector;
    WorkKeeper& m_keeper;
    int m_looks = 0;
};

void matchPersons(const std::vector<PersonTrack>& persons, PartialResults& work) {
    const bool same =
        std::equal(persons.begin(), persons.end(), work.persons.begin(), work.persons.end(),
                   [](const auto& track, const auto& progress) { return track.id == progress.id; });
    if (same) return;
    work.persons.clear();
    work.framesDone = 0;
    for (const PersonTrack& person : persons) work.persons.push_back({person.id, {}, {}, {}, {}});
}

/// The second pass: looks at one frame after the other, and takes what is finished into the
/// keeper's work.
class SecondPass {
public:
    SecondPass(VideoReader& video, const PersonLookers& lookers,
               const std::vector<PersonTrack>& persons, WorkKeeper& keeper, const PipelineJob& job,
               const AnalyzeWatch& watch)
        : m_video(video),
          m_lookers(lookers),
          m_persons(persons),
          m_keeper(keeper),
          m_job(job),
          m_watch(watch) {
        for (const PersonProgress& person : keeper.work.persons) {
            m_memories.push_back(person.memory);
        }
    }

    Result<void> run();

private:
    Result<FrameInLane> lookAt(const Frame& frame);
    Result<KeypointFrame> keypointsOf(const Frame& frame, const PersonBox& box,
                                      std::vector<double>& memory);
    Result<void> take(std::vector<FrameInLane> finished);
    Result<void> lookThrough(RegressorLane* lane);

    VideoReader& m_video;
    const PersonLookers& m_lookers;
    const std::vector<PersonTrack>& m_persons;
    WorkKeeper& m_keeper;
    const PipelineJob& m_job;
    const AnalyzeWatch& m_watch;
    std::vector<std::vector<double>> m_memories;  ///< after the last frame looked at
    int m_finished = 0;                           ///< in this run
};

Result<KeypointFrame> SecondPass::keypointsOf(const Frame& frame, const PersonBox& box,
                                              std::vector<double>& memory) {
    m_lookers.estimator.recall(memory);
    auto keypoints = m_lookers.estimator.estimate(frame, box);
    if (!keypoints) {
        return passOn(keypoints.error(),
                      "finding keypoints in frame " + std::to_string(frame.index));
    }
    memory = m_lookers.estimator.memory();
    return keypoints;
}

Result<FrameInLane> SecondPass::lookAt(const Frame& frame) {
    FrameInLane looked;
    if (frame.image) looked.size_px = {frame.image->width_px, frame.image->height_px};
    for (std::size_t p = 0; p < m_persons.size(); ++p) {
        looked.keypoints.emplace_back();
        looked.views.emplace_back();
        const auto& box = m_persons[p].boxes[static_cast<std::size_t>(frame.index)];
        if (!frame.image || !box) continue;
        auto keypoints = keypointsOf(frame, *box, m_memories[p]);
        if (!keypoints) return tl::unexpected<Error>(keypoints.error());
        looked.keypoints.back() = *std::move(keypoints);
        if (m_lookers.regressor == nullptr) continue;
        auto view = m_lookers.regressor->view(frame, *box);
        // A box that is no box, such as a sliver at the border: nobody to look at.
        if (!view && view.error().code == ErrorCode::Usage) continue;
        if (!view) {
            return passOn(view.error(),
                          "cropping the person in frame " + std::to_string(frame.index));
        }
        looked.views.back() = *std::move(view);
    }
    looked.memories = m_memories;
    return looked;
}

Result<void> SecondPass::take(std::vector<FrameInLane> finished) {
    PartialResults& work = m_keeper.work;
    for (FrameInLane& frame : finished) {
        for (std::size_t p = 0; p < m_persons.size(); ++p) {
            PersonProgress& person = work.persons[p];
            KeypointFrame& keypoints = frame.keypoints[p];
            if (m_lookers.regressor != nullptr) {
                SeenPerson& seen = frame.seen[p];
                if (keypoints.empty()) keypoints = std::move(seen.keypoints);
                if (keypoints.empty() && seen.body) {
                    keypoints = m_lookers.estimator.pointsOf(*seen.body, frame.size_px);
                }
                person.bodies.push_back(std::move(seen.body));
                if (m_lookers.regressor->findsPerson())
                    person.modes.push_back(std::move(seen.modes));
            }
            if (m_watch.keypoints) m_watch.keypoints(person.id, work.framesDone, keypoints);
            person.frames.push_back(std::move(keypoints));
            person.memory = std::move(frame.memories[p]);
        }
        ++work.framesDone;
        m_job.progress(Stage::FindKeypoints, work.framesDone, m_video.info().frameCount);
        ++m_finished;
    }
    // Not between the frames of a batch: who goes on from there must begin with a batch.
    return finished.empty() ? Result<void>() : m_keeper.saveIfDue(m_finished);
}

Result<void> SecondPass::lookThrough(RegressorLane* lane) {
    const int total = m_video.info().frameCount;
    for (int next = m_keeper.work.framesDone; next < total; ++next) {
        if (m_job.cancelled()) return fail(ErrorCode::Cancelled, "finding keypoints was cancelled");
        auto frame = m_video.next();
        if (!frame) return tl::unexpected<Error>(frame.error());
        if (!*frame) break;
        auto looked = lookAt(**frame);
        if (!looked) return tl::unexpected<Error>(looked.error());
        std::vector<FrameInLane> finished;
        if (lane != nullptr) {
            auto pushed = lane->push(*std::move(looked));
            if (!pushed) return tl::unexpected<Error>(pushed.error());
            finished = *std::move(pushed);
        } else {
            finished.push_back(*std::move(looked));
        }
        if (auto taken = take(std::move(finished)); !taken) return taken;
    }
    return {};
}

Result<void> SecondPass::run() {
    if (m_keeper.work.framesDone >= m_video.info().frameCount) return {};
    if (m_lookers.regressor == nullptr) return lookThrough(nullptr);
    const Job job{m_job.cancelled, [](int, int) {}};
    if (m_lookers.regressor->findsPerson()) m_lookers.regressor->recall(m_memories.front());
    RegressorLane lane(*m_lookers.regressor, job);
    auto looked = lookThrough(&lane);
    if (looked) {
        auto rest = lane.finish();
        if (rest) return take(*std::move(rest));
        looked = tl::unexpected<Error>(rest.error());
    }
    // What the network had finished is kept, whatever went wrong.
    if (auto taken = take(lane.takeFinished()); !taken) return taken;
    return looked;
}

PersonTrack somewhereIn(const VideoInfo& video) {
    const PersonBox whole{0, 0, double(video.width_px), double(video.height_px), 1};
    PersonTrack track;
    track.id = 1;
    track.boxes.assign(static_cast<std::size_t>(video.frameCount), whole);
    return track;
}

void tellFinished(const PartialResults& work, const AnalyzeWatch& watch) {
    if (!watch.keypoints) return;
    for (const PersonProgress& person : work.persons) {
        for (std::size_t f = 0; f < person.frames.size(); ++f) {
            watch.keypoints(person.id, static_cast<int>(f), person.frames[f]);
        }
    }
}

}  // namespace

Result<WorkKeeper> WorkKeeper::open(std::filesystem::path file, std::string signature,
                                    bool resume) {
    WorkKeeper keeper;
    keeper.m_file = std::move(file);
    std::error_code ignored;
    if (resume && std::filesystem::exists(keeper.m_file, ignored)) {
        auto loaded = loadPartial(keeper.m_file, signature);
        if (!loaded) return tl::unexpected<Error>(loaded.error());
        keeper.work = *std::move(loaded);
        keeper.m_resumed = true;
    }
    keeper.work.signature = std::move(signature);
    return keeper;
}

Result<void> WorkKeeper::saveIfDue(int finished) {
    const auto since = Clock::now() - m_lastSave;
    const bool due = finished - m_savedAt >= kSaveEveryFrames || since >= kSaveEvery;
    if (!due || since < kSaveShare * m_saveTook) return {};
    m_savedAt = finished;
    return save();
}

Result<void> WorkKeeper::save() {
    const auto begin = Clock::now();
    auto saved = savePartial(m_file, work);
    if (!saved) return passOn(saved.error(), "keeping the finished work");
    m_lastSave = Clock::now();
    m_saveTook = m_lastSave - begin;
    return {};
}

void WorkKeeper::discard() {
    std::error_code ignored;
    std::filesystem::remove(m_file, ignored);
}

Result<std::vector<PersonTrack>> findPeople(VideoReader& video, PersonDetector* detector,
                                            const PersonLookers& lookers, WorkKeeper& keeper,
                                            const PipelineJob& job) {
    const int total = video.info().frameCount;
    if (auto known = lookers.estimator.knownPeople(total)) return *std::move(known);
    if (lookers.regressor != nullptr && lookers.regressor->findsPerson()) {
        return std::vector<PersonTrack>{somewhereIn(video.info())};
    }
    if (detector == nullptr) {
        return fail(ErrorCode::Internal, "nothing in this analysis can find people");
    }
    RememberingDetector remembering(*detector, keeper);
    TrackPeopleOptions options;
    options.frameCount = total;
    const FrameFeed feed = [&]() -> Result<std::optional<Frame>> {
        auto frame = video.next();
        if (frame && *frame) remembering.frame = (*frame)->index;
        return frame;
    };
    if (auto rewound = video.rewind(0); !rewound) return tl::unexpected<Error>(rewound.error());
    auto tracks = trackPeople(feed, remembering, options, job.of(Stage::FindPeople));
    if (auto saved = keeper.save(); !saved) return tl::unexpected<Error>(saved.error());
    return tracks;
}

Result<void> findKeypoints(VideoReader& video, const PersonLookers& lookers,
                           const std::vector<PersonTrack>& persons, WorkKeeper& keeper,
                           const PipelineJob& job, const AnalyzeWatch& watch) {
    matchPersons(persons, keeper.work);
    for (const PersonProgress& person : keeper.work.persons) {
        const std::size_t wanted = lookers.regressor == nullptr ? 0 : person.frames.size();
        if (person.bodies.size() == wanted) continue;
        return fail(ErrorCode::MalformedFile,
                    "the unfinished work lacks what the network saw; start without --resume");
    }
    tellFinished(keeper.work, watch);
    const int total = video.info().frameCount;
    if (keeper.work.framesDone < total) {
        if (auto rewound = video.rewind(keeper.work.framesDone); !rewound) return rewound;
    }
    auto looked = SecondPass(video, lookers, persons, keeper, job, watch).run();
    auto saved = keeper.save();
    return looked ? saved : looked;
}

}  // namespace gonio
