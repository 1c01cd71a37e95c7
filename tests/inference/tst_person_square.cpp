#include <limits>

#include "image_test_data.h"

using namespace gonio;

class TestPersonSquare : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void growsTheShorterSide() {
        const auto wide = grownTo3By4({0, 0, 300, 100});
        QCOMPARE(wide.left_px, 0.F);
        QCOMPARE(wide.top_px, 50.F - 200.F);
        QCOMPARE(wide.bottom_px, 50.F + 200.F);
        const auto tall = grownTo3By4({10, 0, 20, 400});
        QCOMPARE(tall.right_px - tall.left_px, 300.F);
        QCOMPARE(tall.bottom_px, 400.F);
    }

    void publishedSkelCfLosesWidePoses() {
        const DetectedBox lying{100, 100, 500, 200};
        const auto longer = squareAround(lying, BoxRule::LongerSide);
        const auto grown = squareAround(lying, BoxRule::GrownTo3By4);
        QCOMPARE(longer->side_px, 400.F);
        // The middle 192 of 256 columns of the published square are 300 px, of ours all 400.
        QVERIFY(longer->side_px * 192 / 256 < 400);
        QCOMPARE(grown->side_px * 192 / 256, 400.F);
        QCOMPARE(grown->centreX_px, 300.F);
        QCOMPARE(grown->centreY_px, 150.F);
    }

    void agreesWithThePublishedCode() {
        const auto golden = testing::goldenCrops();
        if (!golden) QSKIP("the golden crops are not there");
        for (int picture = 0; picture < 2; ++picture) {
            const auto boxes = testing::goldenBoxes(*golden, picture);
            QCOMPARE(boxes.size(), std::size_t(3));
            for (int i = 0; i < 3; ++i) {
                const auto name = [&](const char* what) {
                    return QString("img%1_%2_%3").arg(picture).arg(what).arg(i);
                };
                const auto& box = boxes[std::size_t(i)];
                const auto box34 = testing::numbers(*golden, name("hsmr_box34"));
                const auto own34 = grownTo3By4(box);
                QVERIFY(std::abs(double(own34.left_px) - box34[0]) <= 1e-3);
                QVERIFY(std::abs(double(own34.top_px) - box34[1]) <= 1e-3);
                QVERIFY(std::abs(double(own34.right_px) - box34[2]) <= 1e-3);
                QVERIFY(std::abs(double(own34.bottom_px) - box34[3]) <= 1e-3);
                const auto cs = testing::numbers(*golden, name("hsmr_cs"));
                const auto square = squareAround(box, BoxRule::GrownTo3By4);
                // To the last bit: corners of this square are truncated to whole pixels.
                QCOMPARE(double(square->centreX_px), cs[0]);
                QCOMPARE(double(square->centreY_px), cs[1]);
                QCOMPARE(double(square->side_px), cs[2]);
                const auto side = testing::numbers(*golden, name("skelcf_size"));
                QVERIFY(std::abs(double(squareAround(box, BoxRule::LongerSide)->side_px) -
                                 side[0]) <= 1e-3);
            }
        }
    }

    void refusesWhatIsNoBox() {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const float far = std::numeric_limits<float>::infinity();
        for (const DetectedBox& box :
             {DetectedBox{5, 5, 5, 9}, DetectedBox{5, 5, 4, 9}, DetectedBox{0, nan, 4, 9},
              DetectedBox{-far, 0, 4, 9}, DetectedBox{0, 0, 3e6F, 9}}) {
            const auto square = squareAround(box, BoxRule::GrownTo3By4);
            QVERIFY(!square);
            QCOMPARE(int(square.error().code), int(ErrorCode::Usage));
        }
    }
};

QTEST_APPLESS_MAIN(TestPersonSquare)
#include "tst_person_square.moc"
