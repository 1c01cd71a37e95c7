#include <QtTest>
#include <algorithm>

#include "tests/case/sample_case.h"

using namespace gonio;
using namespace gonio::testing;

namespace {

std::vector<RecordChange> recordsOf(const Case& value) {
    std::vector<RecordChange> records;
    for (const std::string& key : value.keys()) {
        records.push_back({key, std::nullopt, RecordBytes(value.record(key)->bytes())});
    }
    return records;
}

/// Bit for bit: NaN and -0 count too.
template <class T>
bool sameBits(const std::vector<T>& a, const std::vector<T>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}

bool sameBits(const Eigen::MatrixX3d& a, const Eigen::MatrixX3d& b) {
    return a.rows() == b.rows() &&
           std::memcmp(a.data(), b.data(), std::size_t(a.size()) * sizeof(double)) == 0;
}

}  // namespace

class CaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void recordsComeBackBitForBit() {
        const Case value = sampleCase();
        Case copy;
        for (const RecordChange& record : recordsOf(value)) {
            QVERIFY2(copy.take(record.key, record.after).has_value(), record.key.c_str());
        }
        QCOMPARE(copy.hash(), value.hash());
        const BaseAnalysis expected = sampleBase(200);
        const BaseAnalysis& base = *copy.person(1, 1)->base;
        QVERIFY(sameBits(base.motion.times_s, expected.motion.times_s));
        QVERIFY(sameBits(base.motion.frameIndices, expected.motion.frameIndices));
        QVERIFY(sameBits(base.motion.poses_rad, expected.motion.poses_rad));
        QVERIFY(sameBits(base.motion.translations_m, expected.motion.translations_m));
        QVERIFY(sameBits(base.motion.confidences, expected.motion.confidences));
        QCOMPARE(base.motion.sources, expected.motion.sources);
        QVERIFY(sameBits(base.reprojection_px, expected.reprojection_px));
        for (std::size_t i = 0; i < 200; ++i) {
            QVERIFY(
                sameBits(base.keypoints.frames[i].image_px, expected.keypoints.frames[i].image_px));
            QVERIFY(sameBits(base.keypoints.frames[i].rootRelative_m,
                             expected.keypoints.frames[i].rootRelative_m));
        }
        QCOMPARE(base.motion.camera.cameraFromWorld, expected.motion.camera.cameraFromWorld);
        QCOMPARE(base.motion.shape, expected.motion.shape);
        QCOMPARE(base.sideSwaps, expected.sideSwaps);
        QCOMPARE(base.hash, expected.hash);
        QCOMPARE(copy.trial(1)->video, value.trial(1)->video);
        QCOMPARE(copy.trial(1)->notes, value.trial(1)->notes);
        QCOMPARE(copy.person(1, 1)->corrections, value.person(1, 1)->corrections);
        QCOMPARE(copy.person(1, 1)->info->warnings, value.person(1, 1)->info->warnings);
        QVERIFY(copy.person(1, 2)->ignored);
        QCOMPARE(copy.trial(1)->events, value.trial(1)->events);
        QCOMPARE(copy.trial(1)->phases, value.trial(1)->phases);
        QCOMPARE(copy.trial(1)->drawings, value.trial(1)->drawings);
        QCOMPARE(copy.trial(1)->keyImages, value.trial(1)->keyImages);
        const MotionPatch& patch = *copy.person(1, 1)->patches.at(30);
        QVERIFY(sameBits(patch.poses_rad, samplePatch(30, 60).poses_rad));
        QCOMPARE(patch.outcomes[0].correction, samplePatch(30, 60).outcomes[0].correction);
        QCOMPARE(patch.outcomes[0].residual, 0.25);
    }

    void aBaseComesInAnyOrder() {
        const Case value = sampleCase();
        auto records = recordsOf(value);
        const auto bases = std::stable_partition(records.begin(), records.end(), [](const auto& r) {
            return r.key.find("/base") == std::string::npos;
        });
        std::shuffle(bases, records.end(), std::mt19937(3));
        Case copy;
        for (const RecordChange& record : records) {
            QVERIFY(copy.person(1, 1) == nullptr || copy.person(1, 1)->base == nullptr);
            QVERIFY(copy.take(record.key, record.after).has_value());
        }
        QVERIFY(copy.person(1, 1)->base != nullptr);
        QCOMPARE(copy.hash(), value.hash());
        // One record less and there is no base; back again and it is the same.
        const std::string key = "trial/00001/person/00001/base/motion/000001";
        const auto taken = copy.record(key);
        QVERIFY(copy.take(key, std::nullopt).has_value());
        QVERIFY(copy.person(1, 1)->base == nullptr);
        QVERIFY(copy.hash() != value.hash());
        QVERIFY(copy.take(key, taken).has_value());
        QVERIFY(copy.person(1, 1)->base != nullptr);
        QCOMPARE(copy.hash(), value.hash());
    }

    void aStepIsTakenWholeOrNotAtAll() {
        Case value = sampleCase();
        const std::string before = value.hash();
        const auto base = value.person(1, 1)->base;
        Edit edit = EditBuilder(value, EditKind::Analyse)
                        .putAnalysis(1, 1, AnalysisInfo{}, sampleBase(100, 9))
                        .renameCase("other")
                        .build();
        // Without one of its records the new base would be incomplete.
        Edit damaged = edit;
        std::erase_if(damaged.changes, [](const RecordChange& change) {
            return change.key.ends_with("base/keypoints/000001");
        });
        const auto refused = value.take(damaged);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::MalformedFile);
        QCOMPARE(value.hash(), before);
        QCOMPARE(value.person(1, 1)->base, base);
        QVERIFY(value.take(edit).has_value());
        QCOMPARE(value.person(1, 1)->base->motion.size(), std::size_t(100));
        QVERIFY(value.person(1, 1)->patches.empty());
        QCOMPARE(value.person(1, 1)->corrections.size(), std::size_t(5));
        QVERIFY(value.take(reversed(edit)).has_value());
        QCOMPARE(value.hash(), before);
        QCOMPARE(value.person(1, 1)->base, base);  // by reference, nothing was copied
    }

    void removesATrialWithAllBelow() {
        Case value = sampleCase();
        const std::string before = value.hash();
        const Edit edit = EditBuilder(value, EditKind::RemoveTrial).removeTrial(1).build();
        QVERIFY(value.take(edit).has_value());
        QVERIFY(value.trials().empty());
        QCOMPARE(value.keys(), std::vector<std::string>{"case"});
        QVERIFY(value.take(reversed(edit)).has_value());
        QCOMPARE(value.hash(), before);
    }

    void leavesOutWhatChangesNothing() {
        const Case value = sampleCase();
        const Person person = *value.person(1, 1);
        EditBuilder builder(value, EditKind::Several);
        builder.renameCase("Mr A").putTrial(*value.trial(1)).putPerson(1, person);
        builder.put(1, 1, person.corrections.at(2)).put(1, value.trial(1)->events.at(1));
        builder.putAnalysis(1, 1, *person.info, person.base);
        QVERIFY(builder.build().empty());
    }

    void newThingsGetFreeIds() {
        Case value = sampleCase();
        EditBuilder builder(value, EditKind::Several);
        builder.put(1, Event{0, 1, "a", "", true});
        QCOMPARE(builder.lastId(), 2);
        builder.put(1, Event{0, 2, "b", "", true});
        QCOMPARE(builder.lastId(), 3);
        QVERIFY(value.take(builder.build()).has_value());
        QCOMPARE(value.trial(1)->events.at(3).kind, std::string("b"));
    }

    void combinesSteps() {
        Case value = sampleCase();
        const std::string start = value.hash();
        const auto moved = [&value](int frame) {
            return EditBuilder(value, EditKind::PutEvent)
                .put(1, Event{1, frame, "foot strike", "left", false})
                .build();
        };
        const Edit first = moved(20);
        QVERIFY(value.take(first).has_value());
        const Edit second = EditBuilder(value, EditKind::RenameCase).renameCase("B").build();
        QVERIFY(value.take(second).has_value());
        const Edit both = combined(first, second);
        QCOMPARE(both.changes.size(), std::size_t(2));
        QVERIFY(value.take(reversed(both)).has_value());
        QCOMPARE(value.hash(), start);
        QVERIFY(value.take(both).has_value());
        QCOMPARE(value.trial(1)->events.at(1).frame, 20);
        QCOMPARE(combined(first, moved(12)).changes.size(), std::size_t(0));
    }

    void refusesBadRecords_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        const QString event = R"({"frame":1,"kind":"","side":"","byUser":true})";
        QTest::newRow("no key") << ""
                                << "{}";
        QTest::newRow("unknown kind") << "trial/00001/thing/00001"
                                      << "{}";
        QTest::newRow("too few digits") << "trial/1/event/00001" << event;
        QTest::newRow("something behind") << "trial/00001/event/00001/x" << event;
        QTest::newRow("no such trial") << "trial/00009/event/00001" << event;
        QTest::newRow("no such person") << "trial/00001/person/00009/info"
                                        << "{}";
        QTest::newRow("not JSON") << "case"
                                  << "{";
        QTest::newRow("not an object") << "case"
                                       << "[1]";
        QTest::newRow("not a whole number") << "trial/00001/event/00001"
                                            << R"({"frame":1.5,"kind":"","side":"","byUser":true})";
        QTest::newRow("number too large")
            << "trial/00001/event/00001"
            << R"({"frame":99999999999,"kind":"","side":"","byUser":1})";
        QTest::newRow("angle of two points")
            << "trial/00001/drawing/00001"
            << R"({"kind":"angle","first":0,"last":1,"points_px":[[1,2],[1,2]],"text":"",)"
               R"("metresPerPixel":0,"startFrame":0})";
        QTest::newRow("unknown correction") << "trial/00001/person/00001/correction/00001"
                                            << R"({"type":"x","frame":1})";
        QTest::newRow("short patch") << "trial/00001/person/00001/patch/000030"
                                     << "abc";
        QTest::newRow("short motion") << "trial/00001/person/00001/base/motion/000000"
                                      << "abc";
        QTest::newRow("trial in use") << "trial/00001" << QString();
        QTest::newRow("person in use") << "trial/00001/person/00001" << QString();
    }

    void refusesBadRecords() {
        QFETCH(const QString, key);
        QFETCH(const QString, value);
        Case target = sampleCase();
        const std::string before = target.hash();
        const auto taken = target.take(
            key.toStdString(),
            value.isNull() ? std::nullopt : std::optional<RecordBytes>(value.toStdString()));
        QVERIFY(!taken.has_value());
        QCOMPARE(taken.error().code, ErrorCode::MalformedFile);
        const std::string text = describe(taken.error());
        QVERIFY2(text.find(key.toStdString()) != std::string::npos, text.c_str());
        QCOMPARE(target.hash(), before);
    }

    void copiesAreIndependent() {
        Case value = sampleCase();
        const Case copy = value;
        const std::string before = copy.hash();
        std::mt19937 random(5);
        for (int i = 0; i < 50; ++i) QVERIFY(value.take(randomEdit(value, random)).has_value());
        QVERIFY(value.hash() != before);
        QCOMPARE(copy.hash(), before);
    }

    void loadsLongClipsQuickly() {
        const Case value = sampleCase(36'000, 44);
        Edit all{EditKind::Several, {}, recordsOf(value)};
        QElapsedTimer timer;
        timer.start();
        Case copy;
        QVERIFY(copy.take(all).has_value());
        qInfo() << "36,000 frames with 44 keypoints decoded in" << timer.restart() << "ms";
        const std::string hash = copy.hash();
        qInfo() << "hashed in" << timer.restart() << "ms, again in";
        QCOMPARE(hash, copy.hash());
        qInfo() << timer.elapsed() << "ms";
        QCOMPARE(hash, value.hash());
    }
};

QTEST_GUILESS_MAIN(CaseTest)
#include "tst_case.moc"
