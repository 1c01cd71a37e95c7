#include "inference/datasets/label_videos.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/report/picture_file.h"
#include "core/video/media_files.h"
#include "core/video/read_picture.h"
#include "core/video/video_reader.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

class DetectingLooker : public FrameLooker {
public:
    DetectingLooker(PersonDetector& persons, KeypointDetector& keypoints, int people)
        : m_persons(persons), m_keypoints(keypoints), m_people(people) {}

    const std::vector<std::string>& names() const override { return m_keypoints.names(); }

    Result<std::vector<KeypointFrame>> look(const Frame& frame) override {
        auto boxes = m_persons.detect(*frame.image);
        if (!boxes) return tl::unexpected<Error>(boxes.error());
        if (boxes->size() > static_cast<std::size_t>(m_people)) {
            boxes->resize(static_cast<std::size_t>(m_people));
        }
        std::vector<KeypointFrame> found;
        for (const PersonBox& box : *boxes) {
            m_keypoints.reset();
            auto keypoints = m_keypoints.detect(*frame.image, box);
            if (!keypoints) return tl::unexpected<Error>(keypoints.error());
            found.push_back(*std::move(keypoints));
        }
        return found;
    }

private:
    PersonDetector& m_persons;
    KeypointDetector& m_keypoints;
    int m_people;
};

class RecordedLooker : public FrameLooker {
public:
    explicit RecordedLooker(Keypoints2D keypoints) : m_keypoints(std::move(keypoints)) {}

    const std::vector<std::string>& names() const override { return m_keypoints.names; }

    Result<std::vector<KeypointFrame>> look(const Frame& frame) override {
        const auto index = static_cast<std::size_t>(frame.index);
        if (index >= m_keypoints.frames.size()) {
            return fail(ErrorCode::Usage,
                        "the keypoints have " + std::to_string(m_keypoints.frames.size()) +
                            " frames and the video has more; they are another video's");
        }
        return std::vector{m_keypoints.frames[index]};
    }

private:
    Keypoints2D m_keypoints;
};

/// The part of a picture around a row's box; the row's pixels become those of the part.
Image cutOut(const Image& image, double margin, DatasetRow& inOut) {
    const double half_px = margin * inOut.size_px.maxCoeff() / 2;
    const auto bounded = [](double value, int size) {
        return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(size)));
    };
    const int left = bounded(std::floor(inOut.centre_px.x() - half_px), image.width_px - 1);
    const int top = bounded(std::floor(inOut.centre_px.y() - half_px), image.height_px - 1);
    const int right =
        std::max(left + 1, bounded(std::ceil(inOut.centre_px.x() + half_px), image.width_px));
    const int bottom =
        std::max(top + 1, bounded(std::ceil(inOut.centre_px.y() + half_px), image.height_px));
    Image part{right - left, bottom - top, {}};
    for (int y = top; y < bottom; ++y) {
        const auto row = image.rgb.begin() + 3 * (std::ptrdiff_t(y) * image.width_px + left);
        part.rgb.insert(part.rgb.end(), row, row + 3 * std::ptrdiff_t(part.width_px));
    }
    const Eigen::Vector2d origin_px(left, top);
    inOut.centre_px -= origin_px;
    for (int k = 0; k < kKeypointCount; ++k) {
        if (inOut.keypoints_px(k, 2) > 0) inOut.keypoints_px.row(k).head<2>() -= origin_px;
    }
    return part;
}

/// Files of one data set, video after video.
class VideoLabelling {
public:
    VideoLabelling(PseudoLabeller labeller, FrameLooker& looker, const LabelVideosOptions& options,
                   const Job& job)
        : m_labeller(std::move(labeller)), m_looker(looker), m_options(options), m_job(job) {}

    Result<LabelVideosReport> run();

private:
    Result<void> begin() const;
    Result<void> labelAll(RowJournal& journal);
    Result<void> finish(const RowJournal& journal) const;
    Result<void> labelFile(std::size_t index, RowJournal& journal);
    Result<void> labelVideo(std::size_t index, const std::string& stem, RowJournal& journal);
    Result<void> labelPicture(std::size_t index, const std::string& stem, RowJournal& journal);
    Result<void> labelFrame(const Frame& frame, const std::string& stem, RowJournal& journal);
    Result<void> keep(const Image& image, const std::string& name, LabelledRow& row,
                      RowJournal& journal);

    fs::path pictureFolder() const {
        fs::path folder = m_options.output;
        folder.replace_extension();
        return folder += "_pictures";
    }

    /// Where pictures wait until all are there.
    fs::path unfinishedPictures() const { return pictureFolder() += ".partial"; }

    void leaveOut(const fs::path& file, const std::string& from, const Error& why) {
        m_report.warnings.push_back("'" + file.filename().string() + "' was left out" + from +
                                    ": " + describe(why));
    }

    void tell(std::size_t file, double share) const {
        constexpr int perFile = 1000;
        m_job.progress(static_cast<int>(perFile * (static_cast<double>(file) + share)),
                       perFile * static_cast<int>(m_options.files.size()));
    }

    PseudoLabeller m_labeller;
    FrameLooker& m_looker;
    const LabelVideosOptions& m_options;
    const Job& m_job;
    LabelVideosReport m_report;
};

Result<void> VideoLabelling::keep(const Image& image, const std::string& name, LabelledRow& row,
                                  RowJournal& journal) {
    const Image part = cutOut(image, m_options.margin, row.row);
    auto written = writePicture(part, unfinishedPictures() / name);
    if (!written) return written;
    row.row.picture = pictureFolder().filename().string() + "/" + name;
    return journal.append(std::span(&row, 1));
}

Result<void> VideoLabelling::labelFrame(const Frame& frame, const std::string& stem,
                                        RowJournal& journal) {
    auto people = m_looker.look(frame);
    if (!people) return tl::unexpected<Error>(people.error());
    ++m_report.framesSeen;
    for (std::size_t p = 0; p < people->size(); ++p) {
        auto row = m_labeller.label((*people)[p], m_job);
        if (!row) return tl::unexpected<Error>(row.error());
        m_report.counts.add(row->reason);
        if (!row->reason.empty()) continue;
        char number[40];
        std::snprintf(number, sizeof number, "_%06d_%zu.png", frame.index, p + 1);
        if (auto kept = keep(*frame.image, stem + number, *row, journal); !kept) return kept;
    }
    return {};
}

Result<void> VideoLabelling::labelFile(std::size_t index, RowJournal& journal) {
    const fs::path& file = m_options.files[index];
    m_labeller.startVideo();
    // Two files of one name in different folders must not share pictures.
    const std::string stem = std::to_string(index + 1) + "_" + file.stem().string();
    auto done =
        isPictureFile(file) ? labelPicture(index, stem, journal) : labelVideo(index, stem, journal);
    tell(index + 1, 0);
    return done;
}

Result<void> VideoLabelling::labelPicture(std::size_t index, const std::string& stem,
                                          RowJournal& journal) {
    const fs::path& file = m_options.files[index];
    auto image = readPicture(file);
    if (!image) {
        leaveOut(file, "", image.error());
        return {};
    }
    Frame frame;
    frame.image = std::make_shared<const Image>(*std::move(image));
    if (auto done = labelFrame(frame, stem, journal); !done)
        return passOn(done.error(), "labelling " + file.string());
    return {};
}

Result<void> VideoLabelling::labelVideo(std::size_t index, const std::string& stem,
                                        RowJournal& journal) {
    const fs::path& file = m_options.files[index];
    auto video = VideoReader::open(file);
    if (!video) {
        leaveOut(file, "", video.error());
        return {};
    }
    const int all = std::max(1, (*video)->info().frameCount);
    int looked = 0, next = 0;
    while (m_options.mostPerVideo == 0 || looked < m_options.mostPerVideo) {
        if (m_job.cancelled()) return fail(ErrorCode::Cancelled, "labelling was cancelled");
        auto frame = (*video)->next();
        if (!frame && frame.error().code == ErrorCode::Cancelled) {
            return tl::unexpected<Error>(frame.error());
        }
        if (!frame) {
            leaveOut(file, " from frame " + std::to_string(next) + " on", frame.error());
            break;
        }
        if (!*frame) break;
        next = (*frame)->index + 1;
        tell(index, static_cast<double>((*frame)->index) / all);
        if ((*frame)->index % m_options.every != 0 || !(*frame)->image) continue;
        ++looked;
        if (auto done = labelFrame(**frame, stem, journal); !done) {
            return passOn(done.error(), "labelling frame " + std::to_string((*frame)->index) +
                                            " of " + file.string());
        }
    }
    return {};
}

Result<void> VideoLabelling::begin() const {
    std::error_code problem;
    if (fs::exists(pictureFolder(), problem)) {
        return fail(ErrorCode::Usage,
                    "there are pictures of an earlier run, which labels may belong to; remove "
                    "the folder or write to another file: " +
                        pictureFolder().string());
    }
    fs::remove_all(unfinishedPictures(), problem);
    fs::create_directories(unfinishedPictures(), problem);
    if (problem) {
        return fail(ErrorCode::WriteFailed,
                    "the folder for the pictures could not be made: " + problem.message() + ": " +
                        unfinishedPictures().string());
    }
    return {};
}

Result<void> VideoLabelling::labelAll(RowJournal& journal) {
    for (std::size_t i = 0; i < m_options.files.size(); ++i) {
        if (auto done = labelFile(i, journal); !done) return done;
    }
    if (journal.count() > 0) return {};
    const std::string commonest = commonestReason(m_report.counts.reasons);
    return fail(
        ErrorCode::NoPerson,
        "none of " + std::to_string(m_report.framesSeen) + " frames was good enough for labels" +
            (commonest.empty() ? std::string("; nobody was found") : "; most often: " + commonest));
}

// The labels come last: where they are, their pictures are there.
Result<void> VideoLabelling::finish(const RowJournal& journal) const {
    std::error_code problem;
    fs::rename(unfinishedPictures(), pictureFolder(), problem);
    if (problem) {
        return fail(ErrorCode::WriteFailed,
                    "the folder of the pictures could not get its name: " + problem.message() +
                        ": " + pictureFolder().string());
    }
    auto written = journal.writeDataset(m_options.output, {m_job.cancelled, [](int, int) {}});
    if (!written) fs::rename(pictureFolder(), unfinishedPictures(), problem);
    return written;
}

Result<LabelVideosReport> VideoLabelling::run() {
    auto journal = RowJournal::open(m_options.output.string() + ".partial", "labels 1", false);
    if (!journal) return tl::unexpected<Error>(journal.error());
    auto done = begin();
    if (done) done = labelAll(*journal);
    if (done) done = finish(*journal);
    // Nothing of a run that failed can be gone on with.
    journal->discard();
    std::error_code ignored;
    fs::remove_all(unfinishedPictures(), ignored);
    if (!done) return tl::unexpected<Error>(done.error());
    return std::move(m_report);
}

}  // namespace

std::unique_ptr<FrameLooker> makeDetectingLooker(PersonDetector& persons,
                                                 KeypointDetector& keypoints, int people) {
    return std::make_unique<DetectingLooker>(persons, keypoints, people);
}

std::unique_ptr<FrameLooker> makeRecordedLooker(Keypoints2D keypoints) {
    return std::make_unique<RecordedLooker>(std::move(keypoints));
}

Result<std::vector<fs::path>> labelFiles(const fs::path& path) {
    std::error_code problem;
    if (!fs::exists(path, problem)) {
        return fail(ErrorCode::NotFound, "there is no such file or folder: " + path.string());
    }
    if (!fs::is_directory(path, problem)) return std::vector{path};
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(path, problem), end; !problem && entry != end;
         entry.increment(problem)) {
        const fs::path& file = entry->path();
        if (isVideoFile(file) || isPictureFile(file)) files.push_back(file);
    }
    if (problem) {
        return fail(ErrorCode::NotFound,
                    "the folder cannot be read: " + problem.message() + ": " + path.string());
    }
    std::sort(files.begin(), files.end());
    if (files.empty()) {
        return fail(ErrorCode::NotFound,
                    "the folder holds no video and no picture: " + path.string());
    }
    return files;
}

Result<LabelVideosReport> labelVideos(const BodyModel& model, FrameLooker& looker,
                                      const LabelVideosOptions& options, const Job& job) {
    auto labeller = PseudoLabeller::create(model, looker.names(), options.rules);
    if (!labeller) return tl::unexpected<Error>(labeller.error());
    return VideoLabelling(*std::move(labeller), looker, options, job).run();
}

}  // namespace gonio
