#include "core/video/read_picture.h"
#include "tests/fuzz/fuzz_driver.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    (void)gonio::decodePicture(std::as_bytes(std::span(data, size)), {.longestSide_px = 64});
    return 0;
}

std::vector<std::string> fuzzSeeds() {
    // 1 x 1 pixel as PNG, and the head of a JPEG file.
    const std::string png(
        "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9BU\0\0\0\nIDATx\x9C"
        "ch\0\0\0\x82\0\x81w\xCDr\xB6\0\0\0\0IEND\xAE"
        "B`\x82",
        67);
    const std::string jpeg(
        "\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xFF\xC0\0\x0B\x08\0\2\0\2\1\1\x11\0", 33);
    return {png, jpeg};
}
