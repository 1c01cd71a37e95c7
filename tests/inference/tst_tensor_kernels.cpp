#include <ATen/ATen.h>

#include <QtTest>

#include "image_test_data.h"
#include "inference/image/crop.h"
#include "inference/nets/tensor_kernels.h"
#include "kernel_test_problems.h"

using namespace gonio;
using testing::DeformableArrays;
using testing::SkinArrays;

namespace {

at::Tensor tensorOf(const std::vector<float>& values, at::IntArrayRef shape) {
    return at::tensor(values).reshape(shape);
}

/// Deformable sampling on tensors of a device.
struct Sampling {
    std::vector<at::Tensor> values;
    at::Tensor references, offsets, shares;

    explicit Sampling(const at::Device& device) {
        const DeformableArrays arrays;
        constexpr auto B = DeformableArrays::kBatch, N = DeformableArrays::kQueries,
                       H = DeformableArrays::kHeads, C = DeformableArrays::kChannels,
                       P = DeformableArrays::kPoints;
        for (int l = 0; l < 3; ++l) {
            const auto rows = DeformableArrays::kSides[l][0],
                       columns = DeformableArrays::kSides[l][1];
            values.push_back(tensorOf(arrays.maps[l], {B, rows, columns, H, C})
                                 .permute({0, 3, 4, 1, 2})
                                 .reshape({B * H, C, rows, columns})
                                 .to(device));
        }
        references = tensorOf(arrays.references, {N, 2}).to(device);
        offsets = tensorOf(arrays.offsets, {B, N, H, 3, P, 2}).to(device);
        shares = tensorOf(arrays.shares, {B, N, H, 3 * P}).to(device);
    }

    at::Tensor run() const { return sampledMaps(values, references, offsets, shares); }
};

struct Skins {
    SkinArrays arrays;

    at::Tensor run(const at::Device& device, bool hasCorrectives = true) const {
        constexpr auto kBodies = SkinArrays::kBodies;
        const auto& model = arrays.model;
        const std::int64_t vertices = model.vertexCount();
        const auto integers = [&](const std::vector<int>& values) {
            return at::tensor(values, at::kInt).to(device);
        };
        const SkinWeightTensors weights{integers(model.skinWeights.start),
                                        integers(model.skinWeights.column),
                                        at::tensor(model.skinWeights.value).to(device)};
        const auto directions =
            at::from_blob(const_cast<float*>(model.poseDirections.data()), {207, 3 * vertices});
        return posedSkins(weights, tensorOf(arrays.rest_m, {kBodies, vertices, 3}).to(device),
                          hasCorrectives ? directions.to(device) : at::Tensor(),
                          tensorOf(arrays.features, {kBodies, 207}).to(device),
                          tensorOf(arrays.maps, {kBodies, 24, 12}).to(device));
    }
};

std::vector<CropJob> jobsOn(const PictureView& picture) {
    std::vector<CropJob> jobs;
    for (const PersonSquare& square :
         {PersonSquare{160.3F, 110.8F, 199.7F}, PersonSquare{20, 200, 512}}) {
        jobs.push_back({picture, *planCrop(square, Resampling::Warp, 320, 240)});
    }
    return jobs;
}

constexpr const char* kNoCuda = "this LibTorch finds no CUDA device, or the kernels are not built";

bool hasCudaKernels() {
    return at::hasCUDA() && hasKernelsFor(at::Device(at::kCUDA, 0));
}

}  // namespace

/// The kernels' bindings: on the CPU against the arrays' own functions, on a GPU against the CPU.
class TestTensorKernels : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void samplingOnTheProcessor() {
        const DeformableArrays arrays;
        std::vector<float> expected(arrays.outputs());
        sampleDeformable(arrays.problem(), expected.data());
        const Sampling sampling(at::kCPU);
        const auto found = sampling.run();
        QVERIFY(at::equal(found.flatten(), at::tensor(expected)));
        // References of their own for each of the batch.
        Sampling own = sampling;
        own.references = sampling.references.unsqueeze(0).repeat({2, 1, 1});
        QVERIFY(at::equal(own.run(), found));
    }

    void skinsOnTheProcessor() {
        const Skins skins;
        const auto found = skins.run(at::kCPU);
        for (std::size_t body = 0; body < skins.arrays.expected_m.size(); ++body) {
            const auto& expected = skins.arrays.expected_m[body];
            const auto theirs =
                at::from_blob(const_cast<float*>(expected.data()), {expected.rows(), 3});
            QVERIFY((found[std::int64_t(body)] - theirs).abs().max().item<float>() < 2e-6F);
        }
        QVERIFY(!at::equal(skins.run(at::kCPU, false), found));
    }

    void cropsOnTheProcessor() {
        const auto bytes = testing::noise(320, 240);
        const auto jobs = jobsOn(testing::viewOf(bytes, 320, 240, ChannelOrder::Rgb));
        std::vector<float> expected(jobs.size() * 3 * 256 * 192);
        QVERIFY(cropNormalised(jobs, {}, expected).has_value());
        const auto found = croppedPatches(jobs, {}, at::kCPU);
        QVERIFY(found);
        QCOMPARE(found->sizes().vec(), (std::vector<std::int64_t>{2, 3, 256, 192}));
        QVERIFY(at::equal(found->flatten(), at::tensor(expected)));
        QVERIFY(!croppedPatches(jobs, {100, 192, 256}, at::kCPU));
    }

    void wrongTensorsAreRefused() {
        const auto refuses = [](const std::function<void(Sampling&)>& spoil) {
            Sampling sampling(at::kCPU);
            spoil(sampling);
            try {
                sampling.run();
            } catch (const c10::Error&) {
                return true;
            }
            return false;
        };
        QVERIFY(!refuses([](Sampling&) {}));
        QVERIFY(refuses([](Sampling& s) { s.values.pop_back(); }));
        QVERIFY(refuses([](Sampling& s) { s.shares = s.shares.narrow(1, 0, 6); }));
        QVERIFY(refuses([](Sampling& s) { s.offsets = s.offsets.to(at::kDouble); }));
        QVERIFY(refuses([](Sampling& s) { s.references = s.references.narrow(0, 0, 3); }));
        QVERIFY(refuses([](Sampling& s) { s.values[1] = s.values[1].narrow(0, 0, 4); }));
    }

    void graphicsProcessorEqualsTheProcessor() {
        if (!hasCudaKernels()) QSKIP(kNoCuda);
        const at::Device there(at::kCUDA, 0);
        QVERIFY(at::equal(Sampling(there).run().cpu(), Sampling(at::kCPU).run()));
        const Skins skins;
        QVERIFY(at::equal(skins.run(there).cpu(), skins.run(at::kCPU)));
        const auto bytes = testing::noise(320, 240);
        const auto jobs = jobsOn(testing::viewOf(bytes, 320, 240, ChannelOrder::Bgr));
        const auto found = croppedPatches(jobs, {}, there);
        QVERIFY2(found, found ? "" : describe(found.error()).c_str());
        QVERIFY(at::equal(found->cpu(), *croppedPatches(jobs, {}, at::kCPU)));
    }

    void devicesWithoutKernelsSaySo() {
        if (hasCudaKernels()) QSKIP("the kernels are here");
        QVERIFY(hasKernelsFor(at::kCPU));
        QVERIFY(!hasKernelsFor(at::Device(at::kCUDA, 0)));
        const auto found = croppedPatches({}, {}, at::Device(at::kCUDA, 0));
        QVERIFY(!found);
        QCOMPARE(int(found.error().code), int(ErrorCode::Unsupported));
    }
};

QTEST_APPLESS_MAIN(TestTensorKernels)
#include "tst_tensor_kernels.moc"
