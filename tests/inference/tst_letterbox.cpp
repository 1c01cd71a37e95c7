#include "inference/image/letterbox.h"

#include "image_test_data.h"

using namespace gonio;
using testing::viewOf;

class TestLetterbox : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void planTruncatesTheShortSide() {
        const auto wide = planLetterbox(1000, 667);
        QCOMPARE(wide->width_px, 256);
        QCOMPARE(wide->height_px, 170);  // 170.75
        QCOMPARE(wide->left_px, 0);
        QCOMPARE(wide->top_px, 43);
        QCOMPARE(planLetterbox(720, 1280)->left_px, 56);
        QVERIFY(!planLetterbox(10, 4000));
        QVERIFY(!planLetterbox(0, 0));
    }

    void shrinkingTakesMeans() {
        std::vector<std::uint8_t> bytes;
        for (int i = 0; i < 6; ++i) bytes.insert(bytes.end(), 3, std::uint8_t(10 * i * i));
        // Two of six: means of 0, 10, 40 and of 90, 160, 250.
        const auto halves = resizedByArea(viewOf(bytes, 6, 1), 2, 1);
        QCOMPARE(int((*halves)[0]), 17);
        QCOMPARE(int((*halves)[3]), 167);
        // Four of six: (0 + 10/2) / 1.5, (10/2 + 40) / 1.5, ...
        const auto four = resizedByArea(viewOf(bytes, 6, 1), 4, 1);
        QCOMPARE(int((*four)[0]), 3);
        QCOMPARE(int((*four)[3]), 30);
        QCOMPARE(int((*four)[6]), 113);
        QCOMPARE(int((*four)[9]), 220);
    }

    void publishedVideoLimitIsMixedUp() {
        using Size = std::array<int, 2>;
        QVERIFY((publishedHsmrVideoSize_px(1920, 1080) == Size{1920, 1080}));
        QVERIFY((publishedHsmrVideoSize_px(3840, 2160) == Size{1080, 608}));   // 607.5
        QVERIFY((publishedHsmrVideoSize_px(1080, 1920) == Size{1080, 1920}));  // as it was
        QVERIFY((publishedHsmrVideoSize_px(2000, 1000) == Size{3840, 1920}));
    }

    void whiteAroundAndChannelsInOrder() {
        std::vector<std::uint8_t> bytes;
        for (int i = 0; i < 512 * 256; ++i) bytes.insert(bytes.end(), {10, 20, 30});
        const auto rgb = letterbox(viewOf(bytes, 512, 256));
        const auto bgr = letterbox(viewOf(bytes, 512, 256), Fidelity::Published);
        const auto at = [](const auto& picture, int y, int c) {
            return int((*picture)[std::size_t(3 * (256 * y + 9) + c)]);
        };
        QCOMPARE(at(rgb, 63, 0), 255);
        QCOMPARE(at(rgb, 64, 0), 10);
        QCOMPARE(at(rgb, 191, 2), 30);
        QCOMPARE(at(rgb, 192, 2), 255);
        QCOMPARE(at(bgr, 64, 0), 30);
        QVERIFY(*bgr == *letterbox(viewOf(bytes, 512, 256, ChannelOrder::Bgr)));
        const auto input = fieldOfViewInput(viewOf(bytes, 512, 256));
        QCOMPARE(input->size(), std::size_t(3 * 256 * 256));
        QVERIFY(std::abs((*input)[128 * 256] - (10 / 255.F - 0.485F) / 0.229F) < 1e-5F);
        QVERIFY(std::abs((*input)[256 * 256] - (1 - 0.456F) / 0.224F) < 1e-5F);
        QVERIFY(!letterbox({}));
    }
};

QTEST_APPLESS_MAIN(TestLetterbox)
#include "tst_letterbox.moc"
