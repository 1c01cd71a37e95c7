#include <algorithm>
#include <cstring>

#include "core/biomech/paper_metrics.h"
#include "tests/fuzz/fuzz_driver.h"

namespace {

using namespace gonio;

/// Arrays as the bytes say: a name, a type, a shape near the one that the metrics want, numbers.
class ArrayMaker {
public:
    ArrayMaker(const std::uint8_t* data, std::size_t size) : m_data(data), m_size(size) {}

    bool atEnd() const { return m_at >= m_size; }

    std::uint8_t byte() { return atEnd() ? 0 : m_data[m_at++]; }

    void addTo(TensorMap& arrays) {
        struct Wanted {
            const char* name;
            std::vector<std::int64_t> rowShape;
        };

        static const Wanted kWanted[] = {{"joints44", {44, 3}},
                                         {"joints24", {24, 3}},
                                         {"joints17", {17, 3}},
                                         {"joints", {24, 3}},
                                         {"skin_verts", {5, 3}},
                                         {"faces", {3}},
                                         {"J_regressor_smpl", {5}},
                                         {"J_regressor_h36m", {5}},
                                         {"kp2d", {6, 3}},
                                         {"crop_side", {}},
                                         {"box_side", {}},
                                         {"poses", {46}},
                                         {"smpl_poses", {72}},
                                         {"q", {31}},
                                         {"scales", {28}},
                                         {"markers", {4, 3}},
                                         {"root", {3}},
                                         {"bony", {}},
                                         {"marker_weights", {}},
                                         {"body_keypoints_3d", {25, 4}},
                                         {"extra_keypoints_3d", {19, 4}}};
        const Wanted& wanted = kWanted[byte() % std::size(kWanted)];
        std::vector<std::int64_t> shape{byte() % 4};
        if (byte() % 8 == 0) shape[0] = 24 - 7 * (byte() % 2);  // a regressor's rows
        shape.insert(shape.end(), wanted.rowShape.begin(), wanted.rowShape.end());
        const std::uint8_t change = byte();
        if (change % 16 == 1) shape.push_back(change % 3);
        if (change % 16 == 2) shape.pop_back();
        if (change % 16 == 3) shape.back() = byte() % 6;
        arrays[wanted.name] = tensorOf(std::move(shape));
    }

private:
    Tensor tensorOf(std::vector<std::int64_t> shape) {
        static constexpr DType kTypes[] = {DType::F32, DType::F64, DType::F16, DType::I32,
                                           DType::I64, DType::U8,  DType::Bool};
        Tensor tensor;
        tensor.dtype = kTypes[byte() % 7];
        tensor.shape = std::move(shape);
        tensor.data.resize(std::size_t(tensor.elementCount()) * sizeOf(tensor.dtype));
        const std::uint8_t fill = byte();
        for (auto& one : tensor.data) one = std::byte(fill % 4 == 0 ? fill : byte());
        return tensor;
    }

    const std::uint8_t* m_data;
    std::size_t m_size, m_at = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    ArrayMaker maker(data, size);
    TensorMap files[2];
    while (!maker.atEnd()) maker.addTo(files[maker.byte() % 2]);
    if (const auto metrics = paperMetrics(files[0], files[1])) {
        (void)paperMetricsText(*metrics);
        (void)paperMetricsJson(*metrics);
    }
    return 0;
}

/// Every array in both files, two frames, filled with one byte.
std::vector<std::string> fuzzSeeds() {
    std::string seed;
    for (char array = 0; array < 21; ++array) {
        for (char file = 0; file < 2; ++file) {
            for (const char byte : {file, array, char(2), char(1), char(0), char(0), char(60)}) {
                seed.push_back(byte);
            }
        }
    }
    return {seed};
}
