#include "device_arrays.h"
#include "image_test_data.h"
#include "inference/cuda/crop.h"

using namespace gonio;
using testing::noise;
using testing::viewOf;

namespace {

constexpr int kWidth = 320, kHeight = 240;

std::vector<CropJob> jobsOn(const PictureView& picture) {
    std::vector<CropJob> jobs;
    for (const auto resampling :
         {Resampling::TruncatedResize, Resampling::Warp, Resampling::BlurredWarp}) {
        for (const PersonSquare& square :
             {PersonSquare{160.3F, 110.8F, 199.7F}, PersonSquare{20, 200, 512},
              PersonSquare{300, 10, 1333.3F}}) {
            jobs.push_back({picture, *planCrop(square, resampling, kWidth, kHeight)});
        }
    }
    return jobs;
}

}  // namespace

class TestCropKernel : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void refusesImpossibleWindows() {
        QVERIFY(!queueCropNormalised(nullptr, 1, {100, 192, 256}, nullptr, nullptr));
        QVERIFY(!queueCropNormalised(nullptr, -1, {}, nullptr, nullptr));
        QVERIFY(queueCropNormalised(nullptr, 0, {}, nullptr, nullptr).has_value());
    }

    void equalsTheLoop_data() {
        QTest::addColumn<int>("order");
        QTest::newRow("RGB") << int(ChannelOrder::Rgb);
        QTest::newRow("BGR") << int(ChannelOrder::Bgr);
    }

    void equalsTheLoop() {
        if (const auto reason = testing::noDeviceReason(); !reason.empty()) QSKIP(reason.c_str());
        QFETCH(const int, order);
        const auto bytes = noise(kWidth, kHeight);
        PictureView picture = viewOf(bytes, kWidth, kHeight, ChannelOrder(order));
        const PatchWindow window;
        const auto jobs = jobsOn(picture);
        std::vector<float> expected(jobs.size() * 3 * 256 * 192);
        QVERIFY(cropNormalised(jobs, window, expected).has_value());

        testing::DeviceArrays device;
        picture.data = device.add(bytes);
        const CropJob* const deviceJobs = device.add(jobsOn(picture));
        float* const out = device.add(std::vector<float>(expected.size()));
        QVERIFY(queueCropNormalised(deviceJobs, int(jobs.size()), window, out, nullptr));
        QVERIFY(device.last<float>() == expected);
    }
};

QTEST_APPLESS_MAIN(TestCropKernel)
#include "tst_crop_kernel.moc"
