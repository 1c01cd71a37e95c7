#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <fstream>
#include <numbers>

#include "core/io/atomic_file.h"
#include "core/io/byte_reader.h"
#include "core/video/media_files.h"
#include "core/video/read_picture.h"
#include "core/video/video_writer.h"
#include "inference/datasets/label_videos.h"
#include "tests/fit/fit_test_body.h"
#include "tests/inference/seen_bodies.h"

using namespace gonio;
using namespace gonio::test;

namespace {

Result<void> writeGreyClip(const std::filesystem::path& file, std::size_t frames) {
    VideoWriterOptions options;
    options.width_px = 640;
    options.height_px = 480;
    auto writer = VideoWriter::create(file, options);
    if (!writer) return tl::unexpected<Error>(writer.error());
    const Image grey{640, 480, std::vector<std::uint8_t>(640 * 480 * 3, 90)};
    for (std::size_t i = 0; i < frames; ++i) {
        if (auto written = (*writer)->write(grey, double(i) / 30); !written) return written;
    }
    return (*writer)->finish();
}

/// Of a body that bends its knees in five frames; in the third it is not seen.
Keypoints2D clipKeypoints() {
    Keypoints2D keypoints;
    keypoints.names = bodyNames();
    for (int i = 0; i < 5; ++i) {
        keypoints.frames.push_back(seen(*openBody(), bentBody(0.3 * i, -1.2)));
    }
    keypoints.frames[2] = {};
    return keypoints;
}

double degrees(double rad) {
    return rad * 180 / std::numbers::pi;
}

}  // namespace

/// Labels of single frames and of videos, made of keypoints.
class TestVideoLabels : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path path(const std::string& name) const {
        return m_folder.path().toStdString() + "/" + name;
    }

    /// The second row of labels made of frames 0 and 4 against the keypoints of the latter.
    void checkLabels(const std::filesystem::path& file, const KeypointFrame& given) {
        const auto dataset = DatasetReader::open(file);
        QVERIFY(dataset && (*dataset)->layout() == DatasetLayout::HmrSkel);
        const DatasetRow row = *(*dataset)->row(1);
        QVERIFY2(row.refusal.empty() && row.isSkelPoseKnown, row.refusal.c_str());
        QCOMPARE(row.vertexError_m, 0.0);  // not known, which is not bad
        const auto picture = readPicture(path(row.picture));
        QVERIFY2(picture.has_value(), picture ? "" : describe(picture.error()).c_str());
        const double margin_px = row.centre_px.x() - row.size_px.y() * 0.75;
        QVERIFY(margin_px > -2 && picture->width_px <= 1.5 * row.size_px.y() + 2);
        const Eigen::Vector3d across = (given.image_px.row(10) - given.image_px.row(2)).transpose();
        const Eigen::Vector3d ours =
            (row.keypoints_px.row(10) - row.keypoints_px.row(2)).transpose();
        QVERIFY((ours - across).norm() < 0.01);
    }

private Q_SLOTS:

    void initTestCase() { QVERIFY(openBody()); }

    // Known bodies are found from their keypoints alone.
    void labelsSeenBodies() {
        auto labeller = PseudoLabeller::create(*openBody(), bodyNames(), {});
        QVERIFY2(labeller.has_value(), labeller ? "" : describe(labeller.error()).c_str());
        for (const double turn : {0.3, -1.2}) {
            const BodyParameters body = bentBody(0.9, turn);
            const KeypointFrame frame = seen(*openBody(), body);
            const auto row = labeller->label(frame);
            QVERIFY(row && row->row.isSkelPoseKnown);
            QVERIFY2(row->reason.empty(), row->reason.c_str());
            const double knee = degrees(row->row.skel.pose_rad[6] - body.pose_rad[6]);
            qInfo("turn %.1f: error %.4f of the crop (bound %.4f), knee off by %.1f degrees", turn,
                  row->keypointError, largestErrorOf(body, *row, frame), knee);
            // The truth meets all keypoints, so a minimum leaves no more in them than the
            // truth leaves in the limits' term. Limits pull where the picture tells little: from
            // the front a bent knee moves in depth.
            QVERIFY(row->keypointError < largestErrorOf(body, *row, frame));
            QVERIFY(std::abs(knee) < (turn > 0 ? 10 : 2));
            // The detector marks the body's own points, so they stay where they are.
            QVERIFY((row->row.keypoints_px - frame.image_px).norm() < 1e-6);
            const auto same = labeller->label(frame);
            QVERIFY(same && same->reason.find("nothing") != std::string::npos);
        }
    }

    void saysWhyFramesAreNotLabelled() {
        auto labeller = PseudoLabeller::create(*openBody(), bodyNames(), {});
        QVERIFY(labeller);
        const BodyParameters body = bentBody(0.9, 0.3);
        const auto reason = [&](const KeypointFrame& frame) {
            const auto row = labeller->label(frame);
            return row ? row->reason : std::string("failed");
        };
        QVERIFY(reason({}).find("nobody") != std::string::npos);
        QVERIFY(reason(seen(*openBody(), body, 0.4)).find("shoulders") != std::string::npos);
        KeypointFrame few = seen(*openBody(), body);
        for (int k = 0; k < kKeypointCount; ++k) {
            if (k != 2 && k != 5 && k != 9 && k != 12) few.image_px(k, 2) = 0;
        }
        QVERIFY(reason(few).find("4 keypoints") != std::string::npos);
        KeypointFrame tiny = seen(*openBody(), body);
        tiny.image_px.leftCols<2>() *= 0.1;
        QVERIFY(reason(tiny).find("px tall") != std::string::npos);
        KeypointFrame torn = seen(*openBody(), body);
        for (int k = 0; k < kKeypointCount; ++k) torn.image_px(k, 0) += k % 2 == 0 ? 60 : -60;
        QVERIFY(reason(torn).find("from the body's") != std::string::npos);
        QVERIFY(!PseudoLabeller::create(*openBody(), {"a", "b"}, {}));
    }

    // A grey clip with known keypoints: rows with pictures, in which the keypoints lie as before.
    // What is no video and what cannot be read any more is left out.
    void labelsVideos() {
        const Keypoints2D keypoints = clipKeypoints();
        QVERIFY(writeGreyClip(path("clip.mkv"), keypoints.frames.size()));
        QVERIFY(std::filesystem::copy_file(path("clip.mkv"), path("gone.mkv")));
        std::ofstream(path("text.npz")) << "no video";
        LabelVideosOptions options;
        options.files = {path("clip.mkv"), path("text.npz"), path("gone.mkv")};
        options.output = path("labels.npz");
        options.every = 2;
        std::atomic<int> begun = 0;
        Job job;
        job.progress = [&begun](int done, int) { begun = done / 1000; };
        job.cancelled = [&] {
            if (begun == 2) std::filesystem::remove(path("gone.mkv"));  // when it is open
            return false;
        };
        const auto looker = makeRecordedLooker(keypoints);
        const auto report = labelVideos(*openBody(), *looker, options, job);
        QVERIFY2(report.has_value(), report ? "" : describe(report.error()).c_str());
        QCOMPARE(report->framesSeen, 3);
        std::string reasons;
        for (const auto& [reason, count] : report->counts.reasons) reasons += reason + "; ";
        QVERIFY2(report->counts.labelled == 2, reasons.c_str());
        QCOMPARE(report->warnings.size(), 2U);
        QVERIFY2(report->warnings[1].find("from frame 0 on") != std::string::npos,
                 report->warnings[1].c_str());
        checkLabels(path("labels.npz"), keypoints.frames[4]);
        for (const char* left : {"labels.npz.partial", "labels_pictures.partial"}) {
            QVERIFY(!std::filesystem::exists(path(left)));
        }
    }

    // A run that fails leaves an older result as it is, and nothing of its own.
    void failingKeepsWhatWasThere() {
        Keypoints2D keypoints = clipKeypoints();
        QVERIFY(writeGreyClip(path("short.mkv"), keypoints.frames.size()));
        LabelVideosOptions options;
        options.files = {path("short.mkv")};
        options.output = path("old.npz");
        options.every = 1;
        options.rules.leastSide_px = 1e4;
        std::ofstream(path("old.npz")) << "old labels";
        const auto problem = [&] {
            const auto looker = makeRecordedLooker(keypoints);
            const auto report = labelVideos(*openBody(), *looker, options);
            const bool isOld = asText(*readFile(path("old.npz"))) == "old labels";
            const bool isLeft = std::filesystem::exists(path("old.npz.partial")) ||
                                std::filesystem::exists(path("old_pictures.partial"));
            return isOld && !isLeft && !report ? report.error() : Error{};
        };
        const Error none = problem();
        QCOMPARE(none.code, ErrorCode::NoPerson);
        QVERIFY2(none.detail.find("px tall") != std::string::npos, none.detail.c_str());
        QVERIFY(!std::filesystem::exists(path("old_pictures")));
        keypoints.frames.resize(2);
        QVERIFY(problem().detail.find("another video's") != std::string::npos);
        std::filesystem::create_directory(path("old_pictures"));
        std::ofstream(path("old_pictures/1.png")) << "old picture";
        QVERIFY(problem().detail.find("earlier run") != std::string::npos);
        QCOMPARE(asText(*readFile(path("old_pictures/1.png"))), std::string_view("old picture"));
    }

    void filesOfFoldersAreTold() {
        for (const char* name : {"a.MP4", "b.m2ts", "c.JPeg", "d.txt", "e", ".mp4"}) {
            std::filesystem::create_directories(path("mixed"));
            std::ofstream(path("mixed") / name) << "x";
        }
        const auto files = labelFiles(path("mixed"));
        QVERIFY2(files.has_value(), files ? "" : describe(files.error()).c_str());
        QCOMPARE(files->size(), 3U);
        QCOMPARE((*files)[2].filename().string(), std::string("c.JPeg"));
        QVERIFY(isWritableVideoFile("a.Mov") && !isWritableVideoFile("a.webm"));
        QVERIFY(isVideoFile("a.webm") && !isVideoFile("a.png") && isPictureFile("a.png"));
        QCOMPARE(labelFiles(path("nowhere")).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestVideoLabels)
#include "tst_video_labels.moc"
