#include <ATen/ATen.h>

#include <QtTest>
#include <cmath>

#include "inference/nets/deformable_attention.h"
#include "inference/nets/random_start.h"

using namespace gonio;

namespace {

constexpr DeformableConfig kConfig{.width = 16, .heads = 4, .levels = 3, .points = 2};

struct Problem {
    NamedTensors weights;
    std::vector<at::Tensor> maps;
    at::Tensor queries, references;

    explicit Problem(at::ScalarType type) {
        weights = NamedTensors::random(deformableShapes(kConfig, ""), 1, 0.5).to(at::kCPU, type);
        for (const auto& [rows, columns] : {std::pair{8, 6}, {4, 3}, {2, 2}}) {
            maps.push_back(normal({2, 16, rows, columns}, std::uint64_t(rows), 1).to(type));
        }
        queries = normal({2, 5, 16}, 9, 1).to(type);
        references = normal({5, 2}, 10, 1).sigmoid().to(type);
    }

    at::Tensor run() const {
        return runDeformable(kConfig, weights, "", queries, references,
                             deformableValues(kConfig, weights, "", maps));
    }
};

/// Bilinear, zero outside, pixel centres at (i + 0.5) / size.
double sampled(const at::Tensor& map, double x, double y) {
    const double column = x * double(map.size(1)) - 0.5, row = y * double(map.size(0)) - 0.5;
    double sum = 0;
    for (int dy = 0; dy < 2; ++dy) {
        for (int dx = 0; dx < 2; ++dx) {
            const double c = std::floor(column) + dx, r = std::floor(row) + dy;
            if (c < 0 || r < 0 || c >= double(map.size(1)) || r >= double(map.size(0))) continue;
            sum += (1 - std::abs(column - c)) * (1 - std::abs(row - r)) *
                   map[std::int64_t(r)][std::int64_t(c)].item<double>();
        }
    }
    return sum;
}

/// The same one query, head, level and point after another.
at::Tensor naive(const Problem& p, std::int64_t batch, std::int64_t query) {
    const auto of = [&p](const std::string& name, const at::Tensor& x) {
        return at::linear(x, p.weights[name + ".weight"], p.weights[name + ".bias"]);
    };
    const auto q = p.queries[batch][query];
    const auto offsets = of("sampling_offsets", q).reshape({4, 3, 2, 2});
    const auto shares = at::softmax(of("attention_weights", q).reshape({4, 6}), -1);
    auto joined = at::zeros({16}, q.options());
    for (int head = 0; head < 4; ++head) {
        for (int channel = 0; channel < 4; ++channel) {
            double sum = 0;
            for (int level = 0; level < 3; ++level) {
                const auto& map = p.maps[std::size_t(level)];
                const auto value =
                    of("value_proj", map[batch].permute({1, 2, 0})).select(-1, head * 4 + channel);
                for (int point = 0; point < 2; ++point) {
                    const auto at = offsets[head][level][point];
                    const double x = p.references[query][0].item<double>() +
                                     at[0].item<double>() / double(map.size(3));
                    const double y = p.references[query][1].item<double>() +
                                     at[1].item<double>() / double(map.size(2));
                    sum += shares[head][level * 2 + point].item<double>() * sampled(value, x, y);
                }
            }
            joined[head * 4 + channel] = sum;
        }
    }
    return of("output_proj", joined);
}

double worstDifference(at::ScalarType type) {
    const Problem problem(type);
    const auto result = problem.run();
    double worst = 0;
    for (std::int64_t b = 0; b < 2; ++b) {
        for (std::int64_t q = 0; q < 5; ++q) {
            worst =
                std::max(worst, (result[b][q] - naive(problem, b, q)).abs().max().item<double>());
        }
    }
    return worst;
}

}  // namespace

class TestDeformableAttention : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void agreesWithOnePointAfterAnother() {
        const double single = worstDifference(at::kFloat), twice = worstDifference(at::kDouble);
        qInfo("largest difference: float %.1e, double %.1e", single, twice);
        QVERIFY(single <= 1e-5);
        QVERIFY(twice <= 1e-10);
    }

    void gradientsAreThoseOfFiniteDifferences() {
        Problem problem(at::kDouble);
        const auto weight = normal({2, 5, 16}, 77, 1).to(at::kDouble);
        problem.queries.requires_grad_(true);
        problem.maps[0].requires_grad_(true);
        (problem.run() * weight).sum().backward();
        const auto slope = [&](at::Tensor& x, std::int64_t index) {
            const at::NoGradGuard noGradients;
            constexpr double kStep = 1e-6;
            auto flat = x.view({-1});
            const double value = flat[index].item<double>();
            const auto at = [&](double moved) {
                flat[index] = moved;
                return (problem.run() * weight).sum().item<double>();
            };
            const double result = (at(value + kStep) - at(value - kStep)) / (2 * kStep);
            flat[index] = value;
            return result;
        };
        for (const std::int64_t index : {0, 33, 101, 159}) {
            const double exact = problem.queries.grad().view({-1})[index].item<double>();
            QVERIFY(std::abs(exact - slope(problem.queries, index)) <=
                    1e-6 * (1 + std::abs(exact)));
        }
        for (const std::int64_t index : {5, 700, 1200}) {
            const double exact = problem.maps[0].grad().view({-1})[index].item<double>();
            QVERIFY(std::abs(exact - slope(problem.maps[0], index)) <=
                    1e-6 * (1 + std::abs(exact)));
        }
    }

    void startLooksAroundEveryReference() {
        std::map<std::string, at::Tensor, std::less<>> tensors;
        startDeformable({}, "", tensors, 1);
        const auto offsets = tensors["sampling_offsets.bias"].reshape({8, 3, 4, 2});
        // head 0 to the right, head 2 downwards (y), head 1 to the square's corner
        QCOMPARE(offsets[0][0][3][0].item<float>(), 4.F);
        QVERIFY(std::abs(offsets[2][1][1][1].item<float>() - 2.F) < 1e-6);
        QVERIFY(std::abs(offsets[1][2][0][0].item<float>() - 1.F) < 1e-6);
        QVERIFY(std::abs(offsets[1][2][0][1].item<float>() - 1.F) < 1e-6);
        QCOMPARE(tensors["attention_weights.weight"].abs().sum().item<float>(), 0.F);
    }
};

QTEST_APPLESS_MAIN(TestDeformableAttention)
#include "tst_deformable_attention.moc"
