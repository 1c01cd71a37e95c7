#include "image_test_data.h"
#include "inference/cuda/crop.h"

using namespace gonio;
using testing::noise;
using testing::viewOf;

namespace {

constexpr int kWidth = 320, kHeight = 240;

DeviceMemory onDevice(std::span<const std::byte> bytes) {
    auto memory = DeviceMemory::make(bytes.size());
    if (!memory) qFatal("%s", describe(memory.error()).c_str());
    if (auto done = memory->upload(bytes); !done) qFatal("%s", describe(done.error()).c_str());
    return std::move(*memory);
}

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
        if (const auto devices = cudaDevices(); !devices) {
            QSKIP(describe(devices.error()).c_str());
        }
        QFETCH(const int, order);
        const auto bytes = noise(kWidth, kHeight);
        PictureView picture = viewOf(bytes, kWidth, kHeight, ChannelOrder(order));
        const PatchWindow window;
        const auto jobs = jobsOn(picture);
        std::vector<float> expected(jobs.size() * 3 * 256 * 192), got(expected.size());
        QVERIFY(cropNormalised(jobs, window, expected).has_value());

        const auto pixels = onDevice(std::as_bytes(std::span(bytes)));
        picture.data = pixels.as<std::uint8_t>();
        const auto deviceJobs = jobsOn(picture);
        const auto uploaded = onDevice(std::as_bytes(std::span(deviceJobs)));
        const auto out = onDevice(std::as_bytes(std::span(got)));
        const auto queued = queueCropNormalised(uploaded.as<CropJob>(), int(jobs.size()), window,
                                                out.as<float>(), nullptr);
        QVERIFY2(queued.has_value(), queued ? "" : describe(queued.error()).c_str());
        QVERIFY(out.download(std::as_writable_bytes(std::span(got))).has_value());
        QVERIFY(got == expected);
    }
};

QTEST_APPLESS_MAIN(TestCropKernel)
#include "tst_crop_kernel.moc"
