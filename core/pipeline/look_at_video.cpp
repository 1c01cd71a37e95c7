#include "core/pipeline/look_at_video.h"

#include <algorithm>

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

Result<KeypointFrame> lookAt(const Frame& frame, const PersonTrack& person,
                             BodyEstimator& estimator, std::vector<double>& memory) {
    const auto& box = person.boxes[static_cast<std::size_t>(frame.index)];
    if (!frame.image || !box) return KeypointFrame{};
    estimator.recall(memory);
    auto estimate = estimator.estimate(frame, *box);
    if (!estimate) {
        return passOn(estimate.error(),
                      "finding keypoints in frame " + std::to_string(frame.index));
    }
    memory = estimator.memory();
    return std::move(estimate->keypoints);
}

void matchPersons(const std::vector<PersonTrack>& persons, PartialResults& work) {
    const bool same =
        std::equal(persons.begin(), persons.end(), work.persons.begin(), work.persons.end(),
                   [](const auto& track, const auto& progress) { return track.id == progress.id; });
    if (same) return;
    work.persons.clear();
    work.framesDone = 0;
    for (const PersonTrack& person : persons) work.persons.push_back({person.id, {}, {}});
}

Result<void> lookThrough(VideoReader& video, BodyEstimator& estimator,
                         const std::vector<PersonTrack>& persons, WorkKeeper& keeper,
                         const PipelineJob& job, const AnalyzeWatch& watch) {
    PartialResults& work = keeper.work;
    const int total = video.info().frameCount;
    for (int finished = 1; work.framesDone < total; ++finished) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "finding keypoints was cancelled");
        auto frame = video.next();
        if (!frame) return tl::unexpected<Error>(frame.error());
        if (!*frame) break;
        std::vector<KeypointFrame> found;
        std::vector<std::vector<double>> memories;
        for (std::size_t p = 0; p < persons.size(); ++p) {
            memories.push_back(work.persons[p].memory);
            auto keypoints = lookAt(**frame, persons[p], estimator, memories.back());
            if (!keypoints) return tl::unexpected<Error>(keypoints.error());
            found.push_back(*std::move(keypoints));
        }
        for (std::size_t p = 0; p < persons.size(); ++p) {
            if (watch.keypoints) watch.keypoints(persons[p].id, work.framesDone, found[p]);
            work.persons[p].frames.push_back(std::move(found[p]));
            work.persons[p].memory = std::move(memories[p]);
        }
        ++work.framesDone;
        job.progress(Stage::FindKeypoints, work.framesDone, total);
        if (auto saved = keeper.saveIfDue(finished); !saved) return saved;
    }
    return {};
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
                                            const BodyEstimator& estimator, WorkKeeper& keeper,
                                            const PipelineJob& job) {
    const int total = video.info().frameCount;
    if (auto known = estimator.knownPeople(total)) return *std::move(known);
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

Result<void> findKeypoints(VideoReader& video, BodyEstimator& estimator,
                           const std::vector<PersonTrack>& persons, WorkKeeper& keeper,
                           const PipelineJob& job, const AnalyzeWatch& watch) {
    matchPersons(persons, keeper.work);
    tellFinished(keeper.work, watch);
    const int total = video.info().frameCount;
    if (keeper.work.framesDone < total) {
        if (auto rewound = video.rewind(keeper.work.framesDone); !rewound) return rewound;
    }
    auto looked = lookThrough(video, estimator, persons, keeper, job, watch);
    auto saved = keeper.save();
    return looked ? saved : looked;
}

}  // namespace gonio
