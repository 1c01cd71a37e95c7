#include <QtTest>
#include <cmath>
#include <limits>

#include "core/io/tensor.h"

using namespace gonio;

namespace {

template <class T>
Tensor tensorOf(DType type, const std::vector<T>& values) {
    Tensor tensor{type, {static_cast<std::int64_t>(values.size())}, {}};
    const auto bytes = std::as_bytes(std::span(values));
    tensor.data.assign(bytes.begin(), bytes.end());
    return tensor;
}

}  // namespace

class TensorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Bit patterns of IEEE 754 binary16: sign, 5 exponent bits, 10 fraction bits.
    void readsHalfPrecision() {
        const auto tensor = tensorOf<std::uint16_t>(
            DType::F16, {0x3C00, 0xC000, 0x7BFF, 0x0001, 0x0400, 0x3555, 0x8000, 0xFC00, 0x7E00});
        const auto values = tensor.toDoubles();
        QCOMPARE(values[0], 1.0);
        QCOMPARE(values[1], -2.0);
        QCOMPARE(values[2], 65504.0);
        QCOMPARE(values[3], std::ldexp(1.0, -24));
        QCOMPARE(values[4], std::ldexp(1.0, -14));
        QCOMPARE(values[5], 0.333251953125);
        QVERIFY(values[6] == 0.0 && std::signbit(values[6]));
        QCOMPARE(values[7], -std::numeric_limits<double>::infinity());
        QVERIFY(std::isnan(values[8]));
    }

    void readsBrainFloat() {
        const auto values =
            tensorOf<std::uint16_t>(DType::BF16, {0x3F80, 0xC040, 0x4049}).toFloats();
        QCOMPARE(values, (std::vector<float>{1.0F, -3.0F, 3.140625F}));
    }

    void convertsIntegers() {
        QCOMPARE(tensorOf<std::int8_t>(DType::I8, {-1, 127}).toDoubles(),
                 (std::vector<double>{-1, 127}));
        QCOMPARE(tensorOf<std::uint8_t>(DType::Bool, {0, 1, 255}).toIntegers(),
                 (std::vector<std::int64_t>{0, 1, 1}));
        QCOMPARE(tensorOf<std::uint32_t>(DType::U32, {4000000000U}).toIntegers(),
                 (std::vector<std::int64_t>{4000000000}));
        QCOMPARE(tensorOf<std::uint64_t>(DType::U64, {~0ULL}).toIntegers(),
                 (std::vector<std::int64_t>{-1}));
    }

    void truncatesAndClampsToIntegers() {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        const auto tensor =
            tensorOf<double>(DType::F64, {2.9, -2.9, 1e300, -infinity, std::nan("")});
        constexpr auto least = std::numeric_limits<std::int64_t>::min();
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        QCOMPARE(tensor.toIntegers(), (std::vector<std::int64_t>{2, -2, most, least, 0}));
    }

    void checksNamesAndShapes() {
        TensorMap tensors;
        tensors["a"] = Tensor::fromFloats(std::vector<float>(6), {2, 3});
        QVERIFY(findTensor(tensors, "a", {-1, 3}).has_value());
        const auto wrong = findTensor(tensors, "a", {-1, 4});
        QCOMPARE(wrong.error().detail, "the array 'a' has the shape (2, 3), expected (any, 4)");
        QVERIFY(!findTensor(tensors, "a", {6}).has_value());
        QVERIFY(findTensor(tensors, "b", {6}).error().detail.find("'b'") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TensorTest)
#include "tst_tensor.moc"
