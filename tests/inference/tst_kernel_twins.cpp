#include <ATen/ATen.h>

#include <QtTest>
#include <limits>

#include "kernel_test_problems.h"

using namespace gonio;
using testing::DeformableArrays;
using testing::SkinArrays;

namespace {

at::Tensor tensorOf(const std::vector<float>& values, at::IntArrayRef shape) {
    return at::tensor(values).reshape(shape);
}

/// The same with LibTorch's own sampler.
at::Tensor sampledByLibTorch(const DeformableArrays& arrays) {
    constexpr auto B = DeformableArrays::kBatch, N = DeformableArrays::kQueries,
                   H = DeformableArrays::kHeads, C = DeformableArrays::kChannels,
                   P = DeformableArrays::kPoints;
    const auto offsets = tensorOf(arrays.offsets, {B, N, H, 3, P, 2}).permute({0, 2, 1, 3, 4, 5});
    const auto shares = tensorOf(arrays.shares, {B, N, H, 3 * P}).permute({0, 2, 1, 3});
    const auto references = tensorOf(arrays.references, {1, 1, N, 1, 2});
    std::vector<at::Tensor> sampled;
    for (int l = 0; l < 3; ++l) {
        const auto rows = DeformableArrays::kSides[l][0], columns = DeformableArrays::kSides[l][1];
        const auto value = tensorOf(arrays.maps[l], {B, rows, columns, H, C})
                               .permute({0, 3, 4, 1, 2})
                               .reshape({B * H, C, rows, columns});
        const auto size = at::tensor({float(columns), float(rows)});
        const auto grid = 2 * (references + offsets.select(3, l) / size) - 1;
        sampled.push_back(at::grid_sampler(value, grid.reshape({B * H, N, P, 2}), 0, 0, false));
    }
    const auto all = at::cat(sampled, -1) * shares.reshape({B * H, 1, N, 3 * P});
    return all.sum(-1).reshape({B, H * C, N}).transpose(1, 2).contiguous();
}

}  // namespace

/// The kernels' arithmetic, run on the CPU, against what else computes the same.
class TestKernelTwins : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void samplingEqualsLibTorch() {
        const DeformableArrays arrays;
        std::vector<float> out(arrays.outputs());
        sampleDeformable(arrays.problem(), out.data());
        const auto expected = sampledByLibTorch(arrays);
        const auto got = tensorOf(out, expected.sizes());
        QVERIFY((expected.abs() > 0.1).sum().item<std::int64_t>() > 100);
        QVERIFY((got - expected).abs().max().item<float>() < 1e-5F);
    }

    void stridesDescribeAnyLayout() {
        const DeformableArrays arrays;
        std::vector<float> rowsFirst(arrays.outputs()), channelsFirst(arrays.outputs());
        auto problem = arrays.problem();
        sampleDeformable(problem, rowsFirst.data());
        std::vector<at::Tensor> turned;
        for (int l = 0; l < 3; ++l) {
            const std::int64_t pixels =
                std::int64_t(problem.level[l].rows) * problem.level[l].columns;
            turned.push_back(tensorOf(arrays.maps[l],
                                      {DeformableArrays::kBatch, pixels, DeformableArrays::kWidth})
                                 .transpose(1, 2)
                                 .contiguous());
            problem.level[l].values = turned.back().data_ptr<float>();
            problem.level[l].headStride = pixels * DeformableArrays::kChannels;
            problem.level[l].channelStride = pixels;
            problem.level[l].pixelStride = 1;
        }
        sampleDeformable(problem, channelsFirst.data());
        QVERIFY(rowsFirst == channelsFirst);
        // References of their own for each batch entry.
        auto references = arrays.references;
        references.insert(references.end(), references.begin(), references.end());
        problem.references = references.data();
        problem.referenceBatchStride = 2 * DeformableArrays::kQueries;
        sampleDeformable(problem, channelsFirst.data());
        QVERIFY(rowsFirst == channelsFirst);
    }

    void placesFarAwayReadNothing() {
        DeformableArrays arrays;
        for (std::size_t i = 0; i < arrays.offsets.size(); ++i) {
            const float far[] = {1e30F, -1e30F, std::numeric_limits<float>::quiet_NaN()};
            arrays.offsets[i] = far[i % 3];
        }
        std::vector<float> out(arrays.outputs(), 1);
        sampleDeformable(arrays.problem(), out.data());
        for (const float value : out) QVERIFY(value == 0);
    }

    void skinsEqualTheBodysOwn() {
        const SkinArrays arrays;
        std::vector<float> posed_m(arrays.outputs());
        poseSkins(arrays.problem(), posed_m.data());
        float largest_m = 0;
        for (std::size_t body = 0; body < arrays.expected_m.size(); ++body) {
            const auto& expected = arrays.expected_m[body];
            const Eigen::Map<const VertexArray> got(&posed_m[body * std::size_t(expected.size())],
                                                    expected.rows(), 3);
            largest_m = std::max(largest_m, (got - expected).cwiseAbs().maxCoeff());
        }
        QVERIFY2(largest_m < 2e-6F, qPrintable(QString::number(double(largest_m))));
    }

    void bodiesOfOneShapeShareTheirRest() {
        const SkinArrays arrays;
        auto problem = arrays.problem();
        std::vector<float> one(arrays.outputs()), shared(arrays.outputs());
        poseSkins(problem, one.data());
        problem.restBodyStride = 0;
        poseSkins(problem, shared.data());
        const auto size = 3 * problem.vertices;
        QVERIFY(std::equal(one.begin(), one.begin() + size, shared.begin()));
        QVERIFY(!std::equal(one.begin() + size, one.begin() + 2 * size, shared.begin() + size));
    }

    void withoutCorrectivesOnlyTheMapsMove() {
        const SkinArrays arrays;
        auto problem = arrays.problem();
        problem.poseDirections = nullptr;
        problem.features = nullptr;
        std::vector<float> posed_m(arrays.outputs());
        poseSkins(problem, posed_m.data());
        JointMaps maps;
        std::copy_n(arrays.maps.begin(), 24 * 12, maps[0].data());
        VertexArray expected(problem.vertices, 3);
        blendVertices(arrays.model.skinWeights, maps, arrays.rest_m.data(), 0, problem.vertices,
                      expected.data());
        const Eigen::Map<const VertexArray> got(posed_m.data(), problem.vertices, 3);
        QVERIFY((got - expected).cwiseAbs().maxCoeff() < 2e-6F);
    }
};

QTEST_APPLESS_MAIN(TestKernelTwins)
#include "tst_kernel_twins.moc"
