#include "device_arrays.h"
#include "inference/cuda/body_kernels.h"
#include "kernel_test_problems.h"

using namespace gonio;
using testing::DeformableArrays;
using testing::DeviceArrays;
using testing::SkinArrays;

/// Kernels against their twins on the CPU; skipped where no device is.
class TestBodyKernels : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void refusesImpossibleSizes() {
        DeformableProblem sampling;
        QVERIFY(!queueSampleDeformable(sampling, nullptr, nullptr));
        sampling.heads = sampling.channels = sampling.points = 1;
        sampling.levels = kMostDeformableLevels + 1;
        QVERIFY(!queueSampleDeformable(sampling, nullptr, nullptr));
        sampling.levels = 1;
        QVERIFY(queueSampleDeformable(sampling, nullptr, nullptr).has_value());  // no queries
        SkinProblem skin;
        QVERIFY(queuePoseSkins(skin, nullptr, nullptr).has_value());  // no bodies
        skin.bodies = 70000;
        QVERIFY(!queuePoseSkins(skin, nullptr, nullptr));
    }

    void samplingEqualsItsTwin() {
        if (const auto reason = testing::noDeviceReason(); !reason.empty()) QSKIP(reason.c_str());
        const DeformableArrays arrays;
        auto problem = arrays.problem();
        std::vector<float> expected(arrays.outputs());
        sampleDeformable(problem, expected.data());
        DeviceArrays device;
        for (int l = 0; l < 3; ++l) problem.level[l].values = device.add(arrays.maps[l]);
        problem.references = device.add(arrays.references);
        problem.offsets = device.add(arrays.offsets);
        problem.shares = device.add(arrays.shares);
        float* const out = device.add(std::vector<float>(expected.size()));
        QVERIFY(queueSampleDeformable(problem, out, nullptr).has_value());
        QVERIFY(device.last<float>() == expected);
    }

    void skinsEqualTheirTwin() {
        if (const auto reason = testing::noDeviceReason(); !reason.empty()) QSKIP(reason.c_str());
        const SkinArrays arrays;
        auto problem = arrays.problem();
        std::vector<float> expected_m(arrays.outputs());
        poseSkins(problem, expected_m.data());
        DeviceArrays device;
        const auto& model = arrays.model;
        problem.rest_m = device.add(arrays.rest_m);
        problem.poseDirections =
            device.add(model.poseDirections.data(), std::size_t(model.poseDirections.size()));
        problem.features = device.add(arrays.features);
        problem.maps = device.add(arrays.maps);
        problem.weightStart = device.add(model.skinWeights.start);
        problem.weightJoint = device.add(model.skinWeights.column);
        problem.weight = device.add(model.skinWeights.value);
        float* const out = device.add(std::vector<float>(expected_m.size()));
        QVERIFY(queuePoseSkins(problem, out, nullptr).has_value());
        QVERIFY(device.last<float>() == expected_m);
    }
};

QTEST_APPLESS_MAIN(TestBodyKernels)
#include "tst_body_kernels.moc"
