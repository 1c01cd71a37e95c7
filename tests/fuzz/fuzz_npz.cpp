#include <unistd.h>

#include <filesystem>

#include "core/io/atomic_file.h"
#include "core/io/npz.h"
#include "tests/fuzz/fuzz_driver.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    (void)gonio::parseNpz(std::as_bytes(std::span(data, size)));
    return 0;
}

namespace {

/// numpy.savez_compressed(a=numpy.arange(6, dtype='>i4').reshape(2, 3))
constexpr unsigned char compressed[] = {
    80,  75,  3,   4,   20,  0,   0,   0,   8,   0,   0,   0,   33,  0,   209, 213, 212, 60,
    84,  0,   0,   0,   152, 0,   0,   0,   5,   0,   20,  0,   97,  46,  110, 112, 121, 1,
    0,   16,  0,   152, 0,   0,   0,   0,   0,   0,   0,   84,  0,   0,   0,   0,   0,   0,
    0,   155, 236, 23,  234, 27,  16,  201, 200, 80,  198, 80,  173, 158, 146, 90,  156, 92,
    164, 110, 165, 160, 110, 151, 105, 162, 174, 163, 160, 158, 150, 95,  84,  82,  148, 152,
    23,  159, 95,  148, 146, 10,  18,  119, 75,  204, 41,  78,  5,   138, 23,  103, 36,  22,
    164, 2,   249, 26,  70,  58,  10,  198, 154, 58,  10,  181, 10,  100, 3,   46,  6,   8,
    96,  4,   98,  38,  32,  102, 6,   98,  22,  32,  102, 5,   0,   80,  75,  1,   2,   20,
    3,   20,  0,   0,   0,   8,   0,   0,   0,   33,  0,   209, 213, 212, 60,  84,  0,   0,
    0,   152, 0,   0,   0,   5,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   128,
    1,   0,   0,   0,   0,   97,  46,  110, 112, 121, 80,  75,  5,   6,   0,   0,   0,   0,
    1,   0,   1,   0,   51,  0,   0,   0,   139, 0,   0,   0,   0,   0};

std::string written() {
    const auto path = std::filesystem::temp_directory_path() /
                      ("gonio-fuzz-" + std::to_string(::getpid()) + ".npz");
    gonio::TensorMap arrays;
    arrays["a"] = gonio::Tensor::fromFloats(std::vector<float>{1, 2, 3, 4, 5, 6}, {2, 3});
    arrays["b"] = gonio::Tensor::fromIntegers({}, {0, 4});
    if (!gonio::writeNpz(path, arrays)) {
        return {};
    }
    const auto bytes = gonio::readFile(path).value_or(std::vector<std::byte>{});
    std::filesystem::remove(path);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

std::vector<std::string> fuzzSeeds() {
    return {written(), {reinterpret_cast<const char*>(compressed), sizeof(compressed)}};
}
