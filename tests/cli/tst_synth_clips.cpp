#include <QtTest>
#include <fstream>
#include <set>

#include "app/synth/benchmark_clips.h"
#include "app/synth/picture_folder.h"
#include "core/biomech/angle_csv.h"
#include "core/io/atomic_file.h"
#include "core/io/npz.h"
#include "core/video/read_picture.h"
#include "core/video/video_reader.h"

using namespace gonio;

namespace {

namespace fs = std::filesystem;

std::vector<std::shared_ptr<const BodyModel>> openBodies() {
    std::vector<std::shared_ptr<const BodyModel>> bodies;
    for (const char* name : {"open_male", "open_female"}) {
        auto model = loadBodyModel(std::string(GONIO_SOURCE_DIR) + "/resources/bodies/" + name +
                                   ".safetensors");
        if (model) bodies.push_back(*model);
    }
    return bodies;
}

/// The smallest PNG: 1 x 1, one grey level.
std::vector<std::uint8_t> smallPng() {
    return {0x89, 'P',  'N',  'G',  0x0D, 0x0A, 0x1A, 0x0A, 0,    0,    0,    13,   'I',  'H',
            'D',  'R',  0,    0,    0,    1,    0,    0,    0,    1,    8,    0,    0,    0,
            0,    0x3A, 0x7E, 0x9B, 0x55, 0,    0,    0,    10,   'I',  'D',  'A',  'T',  0x78,
            0x9C, 0x63, 0x68, 0,    0,    0,    0x82, 0,    0x81, 0x77, 0xCD, 0x72, 0xB6, 0,
            0,    0,    0,    'I',  'E',  'N',  'D',  0xAE, 0x42, 0x60, 0x82};
}

void write(const fs::path& path, const std::vector<std::uint8_t>& bytes) {
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

class TestSynthClips : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // Pictures are read, everything else is left out and told.
    void foldersOfPictures() {
        QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        auto damaged = smallPng();
        damaged.resize(40);
        auto huge = smallPng();
        huge[16] = huge[20] = 0x7F;
        write(folder / "a.png", smallPng());
        write(folder / "b.png", damaged);
        write(folder / "c.png", huge);
        write(folder / "d.jpg", {0xFF, 0xD8, 0xFF, 0xC0, 0, 0});
        write(folder / "e.txt", {'h', 'i'});
        write(folder / "f.png", {});
        fs::create_directory(folder / "g");
        const auto pictures = PictureFolder::open(folder);
        QVERIFY2(pictures, pictures ? "" : describe(pictures.error()).c_str());
        QCOMPARE((*pictures)->count(), 1);
        QCOMPARE((*pictures)->picture(0).width_px, 1);
        QCOMPARE((*pictures)->skipped().size(), std::size_t{5});
        for (const auto& skipped : (*pictures)->skipped()) QVERIFY(!skipped.why.detail.empty());
        fs::remove(folder / "a.png");
        QCOMPARE(PictureFolder::open(folder).error().code, ErrorCode::Usage);
        QCOMPARE(PictureFolder::open(folder / "none").error().code, ErrorCode::NotFound);
        QCOMPARE(PictureFolder::open(folder / "e.txt").error().code, ErrorCode::NotFound);
    }

    void picturesAreMadeSmaller() {
        QImage image(64, 32, QImage::Format_RGB888);
        image.fill(QColor(10, 200, 30));
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"));
        const std::span<const std::byte> file(reinterpret_cast<const std::byte*>(bytes.data()),
                                              std::size_t(bytes.size()));
        const auto picture = decodePicture(file, {.longestSide_px = 16});
        QVERIFY(picture);
        QCOMPARE(picture->width_px, 16);
        QCOMPARE(picture->height_px, 8);
        QCOMPARE(int(picture->rgb[0]), 10);
        QCOMPARE(int(picture->rgb[1]), 200);
    }

    // Two clips of the benchmark, small: everything beside the video fits it.
    void benchmarkClipsHaveTheirTruth() {
        const auto bodies = openBodies();
        if (bodies.size() != 2) QSKIP("the open bodies have not been generated");
        QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        BenchmarkOptions options;
        options.clips = 2;
        options.duration_s = 0.2;
        options.width_px = 160;
        options.height_px = 90;
        const auto written = writeBenchmark(bodies, options, folder);
        QVERIFY2(written, written ? "" : describe(written.error()).c_str());
        QVERIFY(fs::exists(folder / "benchmark.json"));
        for (const BenchmarkClip& clip : benchmarkClips(options)) {
            const auto video = VideoReader::open(folder / clip.name / "video.mp4");
            QVERIFY(video);
            QCOMPARE((*video)->info().frameCount, 6);
            const auto truth = readNpz(folder / clip.name / "truth.npz");
            QVERIFY(truth && truth->contains("visibility") && truth->contains("poses"));
            const auto text = readFile(folder / clip.name / "truth_angles.csv");
            QVERIFY(text);
            const auto table =
                parseAngleCsv({reinterpret_cast<const char*>(text->data()), text->size()});
            QVERIFY(table);
        }
    }

    void benchmarkClipsDiffer() {
        const auto clips = benchmarkClips({});
        QCOMPARE(clips.size(), std::size_t{20});
        std::set<std::uint64_t> seeds;
        std::set<std::pair<std::string, double>> views;
        for (const BenchmarkClip& clip : clips) {
            seeds.insert(clip.options.look.seed);
            views.insert({clip.options.clip.motion, clip.options.clip.view.heading_rad});
        }
        QCOMPARE(seeds.size(), clips.size());
        QVERIFY(views.size() >= 19);
    }

    // Another seed: other people, clothes and ways of moving; the same motions and directions.
    void benchmarkClipsFollowTheirSeed() {
        BenchmarkOptions unseen;
        unseen.seed = 1;
        const auto known = benchmarkClips({}), others = benchmarkClips(unseen);
        std::set<std::uint64_t> seeds, styles, banks;
        for (const auto* set : {&known, &others}) {
            for (const BenchmarkClip& clip : *set) {
                seeds.insert(clip.options.look.seed);
                styles.insert(clip.options.clip.style);
                banks.insert(clip.options.look.bankSeed);
            }
        }
        QCOMPARE(seeds.size(), known.size() + others.size());
        QCOMPARE(styles.size(), known.size() + others.size());
        QCOMPARE(banks.size(), std::size_t{2});
        for (std::size_t i = 0; i < known.size(); ++i) {
            QCOMPARE(others[i].name, known[i].name);
            QCOMPARE(others[i].options.clip.view.heading_rad,
                     known[i].options.clip.view.heading_rad);
        }
        const auto again = benchmarkClips(unseen);
        QCOMPARE(again[3].options.look.seed, others[3].options.look.seed);
    }

    void refusesImpossiblePeople() {
        const auto bodies = openBodies();
        if (bodies.empty()) QSKIP("the open bodies have not been generated");
        ActorClipOptions options;
        options.people = 0;
        QCOMPARE(planActorClip(bodies, options).error().code, ErrorCode::Usage);
        options.people = 1;
        options.clip.motion = "fly";
        QCOMPARE(planActorClip(bodies, options).error().code, ErrorCode::Usage);
        QCOMPARE(planActorClip({}, {}).error().code, ErrorCode::Usage);
    }
};

QTEST_GUILESS_MAIN(TestSynthClips)
#include "tst_synth_clips.moc"
