#include <QtTest>

#include "core/draw/frame_code.h"
#include "core/draw/overlay.h"
#include "core/synth/scene.h"
#include "core/video/video_reader.h"
#include "tests/synth/synth_body.h"

using namespace gonio;

class TestScene : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        m_model = openBody();
        if (!m_model) QSKIP("the open body has not been generated (resources/bodies)");
    }

    // The box of the truth is the box of the drawn body.
    void personIsWhereTheTruthSays() {
        ViewOptions view;
        view.width_px = 480;
        view.height_px = 640;
        view.bodyHeight_px = 500;
        auto squat = generateSquat(*m_model, ShapeVector::Zero(), {}, view, regularTimes(1.2, 10));
        auto truth = computeTruth(*m_model, *squat);
        QVERIFY(truth.has_value());
        SceneOptions options;
        options.checkeredFloor = options.frameCode = false;
        options.background = {0, 0, 255};
        Scene scene(*m_model, *squat, options);
        const Image image = scene.render(11);
        int left = 480, right = 0, top = 640, bottom = 0;
        for (int y = 0; y < 640; ++y) {
            for (int x = 0; x < 480; ++x) {
                if (image.rgb[3 * static_cast<std::size_t>(y * 480 + x) + 2] == 255) continue;
                left = std::min(left, x);
                right = std::max(right, x + 1);
                top = std::min(top, y);
                bottom = std::max(bottom, y + 1);
            }
        }
        const PersonBox& box = truth->boxes[11];
        QVERIFY(std::abs(left - box.x_px) <= 1.5 && std::abs(top - box.y_px) <= 1.5);
        QVERIFY(std::abs(right - box.x_px - box.width_px) <= 1.5);
        QVERIFY(std::abs(bottom - box.y_px - box.height_px) <= 1.5);
    }

    // Frame numbers and jittered times survive encoding and decoding.
    void clipKeepsNumbersAndTimes() {
        ViewOptions view;
        view.width_px = 320;
        view.height_px = 240;
        view.bodyHeight_px = 190;
        auto walk =
            generateWalk(*m_model, ShapeVector::Zero(), {}, view, jitteredTimes(0.7, 60, 0.5, 3));
        QVERIFY(walk.has_value());
        QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "clip.mp4";
        ClipOptions options;
        options.nominalRate_hz = 60;
        options.crf = 28;
        auto written = writeClip(path, *m_model, *walk, options);
        QVERIFY2(written, written ? "" : describe(written.error()).c_str());
        auto reader = VideoReader::open(path);
        QVERIFY2(reader, reader ? "" : describe(reader.error()).c_str());
        QCOMPARE((*reader)->info().frameCount, static_cast<int>(walk->motion.size()));
        for (int i = 0; i < (*reader)->info().frameCount; ++i) {
            auto frame = (*reader)->next();
            QVERIFY(frame && *frame && (**frame).image);
            const auto number = readFrameCode(*(**frame).image);
            QVERIFY(number.has_value());
            QCOMPARE(static_cast<int>(*number), i);
            QVERIFY(std::abs((**frame).time_s - walk->motion.times_s[static_cast<std::size_t>(i)]) <
                    1e-3);
        }
    }

    void cancelledClipLeavesNothing() {
        ViewOptions view;
        view.width_px = view.height_px = 128;
        view.bodyHeight_px = 90;
        auto walk = generateWalk(*m_model, ShapeVector::Zero(), {}, view, regularTimes(0.2, 30));
        QTemporaryDir folder;
        int asked = 0;
        Job job;
        job.cancelled = [&] { return ++asked > 2; };
        const auto written =
            writeClip(folder.path().toStdString() + "/clip.mp4", *m_model, *walk, {}, job);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Cancelled);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 0);
    }

    // The overlay's sticks lie on the person: the knee's pixel has the leg's colour.
    void overlayMarksTheJoints() {
        ViewOptions view;
        view.width_px = 480;
        view.height_px = 640;
        view.bodyHeight_px = 500;
        view.heading_rad = 0;
        auto squat = generateSquat(*m_model, ShapeVector::Zero(), {}, view, regularTimes(0.2, 10));
        auto truth = computeTruth(*m_model, *squat);
        QVERIFY(truth.has_value());
        OverlayDrawer drawer(*m_model, squat->motion);
        Image image = filledImage(480, 640, {0, 0, 0});
        drawer.draw(image, 1, nullptr, {"FRAME 1"});
        const auto colourAt = [&](int joint) {
            const Eigen::Vector2d p =
                squat->motion.camera.project(truth->joints_m[1].row(joint).transpose());
            const auto at =
                3 * (static_cast<std::size_t>(p.y()) * 480 + static_cast<std::size_t>(p.x()));
            return Colour{image.rgb[at], image.rgb[at + 1], image.rgb[at + 2]};
        };
        QCOMPARE(colourAt(id(Joint::TibiaR)), kRightColour);
        QCOMPARE(colourAt(id(Joint::TibiaL)), kLeftColour);
        // A frame without values gets no body, but its place in the timeline.
        squat->motion.sources[1] = FrameSource::Missing;
        OverlayOptions options;
        options.timeline = false;
        OverlayDrawer withoutBody(*m_model, squat->motion, options);
        Image empty = filledImage(480, 640, {0, 0, 0});
        withoutBody.draw(empty, 1);
        QCOMPARE(empty.rgb, filledImage(480, 640, {0, 0, 0}).rgb);
    }

private:
    std::shared_ptr<const BodyModel> m_model;
};

QTEST_GUILESS_MAIN(TestScene)
#include "tst_scene.moc"
