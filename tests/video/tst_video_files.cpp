#include <QElapsedTimer>

#include "coded_clip.h"

using gonio::VideoReader;

/// Real recordings; counts and sizes from the data's own description.
class TestVideoFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void realFiles_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("frames");
        QTest::addColumn<QSize>("size_px");
        QTest::addColumn<double>("rate_hz");
        QTest::addColumn<int>("rotation_deg");
        const auto row = [](const char* name, int frames, QSize size_px, double rate_hz, int turn) {
            QTest::newRow(name) << QString(name) << frames << size_px << rate_hz << turn;
        };
        row("paired/opencap_squat/video.mp4", 807, {720, 1280}, 60, 0);
        row("paired/opencap_walk/video.mp4", 75, {720, 1280}, 60, 0);
        row("paired/opencap_jump_2cam/cam0_sync.mp4", 293, {360, 640}, 60, 0);
        row("paired/opencap_jump_2cam/cam1_sync.mp4", 293, {360, 640}, 60, 0);
        row("paired/opencap_jump_2cam/cam0_original_720p.mov", 294, {720, 1280}, 60, 90);
        row("paired/pose2sim_beam_4cam/cam01.mp4", 100, {1080, 1920}, 60, 0);
        row("paired/pose2sim_beam_4cam/cam02.mp4", 100, {1080, 1920}, 60, 0);
        row("paired/pose2sim_beam_4cam/cam03.mp4", 100, {1088, 1920}, 60, 0);
        row("paired/pose2sim_beam_4cam/cam04.mp4", 100, {1088, 1920}, 60, 0);
        row("videos/sports2d_demo.mp4", 230, {1768, 994}, 30, 0);
        row("videos/tfjs_pose_squats.mp4", 65, {720, 1280}, 5, 0);
    }

    void realFiles() {
        QFETCH(const QString, name);
        QFETCH(const int, frames);
        QFETCH(const QSize, size_px);
        QFETCH(const double, rate_hz);
        QFETCH(const int, rotation_deg);
        const std::filesystem::path folder(GONIO_TEST_DATA);
        const auto path = folder / name.toStdString();
        if (!std::filesystem::exists(path)) QSKIP("the test data are not here");
        const auto opened = VideoReader::open(path);
        QVERIFY(opened);
        VideoReader& reader = **opened;
        QCOMPARE(reader.info().frameCount, frames);
        QCOMPARE(QSize(reader.info().width_px, reader.info().height_px), size_px);
        QVERIFY2(std::abs(reader.info().nominalRate_hz - rate_hz) < 0.05 * rate_hz / 60,
                 qPrintable(QString::number(reader.info().nominalRate_hz)));
        QCOMPARE(reader.info().rotation_deg, rotation_deg);
        QElapsedTimer timer;
        timer.start();
        int pictures = 0;
        std::shared_ptr<const gonio::Image> sample;
        const int sampled = frames * 2 / 3;
        for (auto frame = reader.next(); frame && *frame; frame = reader.next()) {
            QCOMPARE((*frame)->index, pictures);
            QVERIFY((*frame)->image);
            if (pictures++ == sampled) sample = (*frame)->image;
        }
        qInfo("%.0f frames a second, variable %d", pictures / (1e-3 * double(timer.elapsed() + 1)),
              int(reader.info().variableRate));
        QCOMPARE(pictures, frames);
        const auto again = reader.at(sampled);
        QVERIFY(again && again->image);
        QVERIFY2(again->image->rgb == sample->rgb, "random access gives another picture");
        QVERIFY2(reader.damage().empty(),
                 reader.damage().notes.empty() ? "" : reader.damage().notes.front().c_str());
    }
};

QTEST_GUILESS_MAIN(TestVideoFiles)
#include "tst_video_files.moc"
