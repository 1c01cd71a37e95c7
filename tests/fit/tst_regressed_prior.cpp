#include <QtTest>

#include "tests/fit/regressed_clips.h"

using namespace gonio;
using namespace gonio::test;

class RegressedPriorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(openBody(), "resources/bodies/open_female.safetensors"); }

    void explore_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("coco");
        QTest::newRow("walk 44") << 0 << false;
        QTest::newRow("walk coco") << 0 << true;
        QTest::newRow("squat 44") << 1 << false;
        QTest::newRow("squat coco") << 1 << true;
    }

    void explore() {
        QFETCH(const int, kind);
        QFETCH(const bool, coco);
        const SynthTruth truth = kind == 0 ? walkAt(clipTimes(2, 30)) : squatAt(clipTimes(3.6, 30), 1);
        const SynthTruth other = kind == 1 ? walkAt(clipTimes(3.6, 30)) : squatAt(clipTimes(2, 30), 1);
        const Keypoints2D keypoints = coco ? cocoOf(truth.generated.motion) : seen(truth, 3);
        NetworkErrors errors;
        if (getenv("GS")) errors.seed = static_cast<std::uint64_t>(atoi(getenv("GS")));
        const RegressedClip network = networkOf(truth, errors);
        reportErrors("network", bodyErrors(motionOf(network, truth), truth));
        const auto without = fitted(truth, keypoints);
        reportErrors("keypoints", bodyErrors(without->motion, truth));
        const auto with = fittedWith(truth, keypoints, network);
        reportErrors("keypoints and network", bodyErrors(with->motion, truth));
        const auto wrong = fittedWith(truth, keypoints, networkOf(other));
        reportErrors("wrong network", bodyErrors(wrong->motion, truth));
        if (coco) return;
        const auto own = fittedWith(truth, projectedBody(motionOf(network, truth)), network);
        reportErrors("network alone", bodyErrors(own->motion, truth));
        const auto ownWithout = fitted(truth, projectedBody(motionOf(network, truth)));
        reportErrors("its points alone", bodyErrors(ownWithout->motion, truth));
    }
};

QTEST_GUILESS_MAIN(RegressedPriorTest)
#include "tst_regressed_prior.moc"
