#include "core/io/safetensors.h"
#include "tests/fuzz/fuzz_driver.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    (void)gonio::parseSafetensors(std::as_bytes(std::span(data, size)));
    return 0;
}

std::vector<std::string> fuzzSeeds() {
    const auto fileOf = [](const std::string& header, std::size_t dataSize) {
        const std::uint64_t length = header.size();
        return std::string(reinterpret_cast<const char*>(&length), sizeof(length)) + header +
               std::string(dataSize, 'x');
    };
    return {
        fileOf("{}", 0),
        fileOf(R"({"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})",
               8),
        fileOf(R"({"a":{"dtype":"U8","shape":[1,3],"data_offsets":[0,3]},)"
               R"("b":{"dtype":"BF16","shape":[],"data_offsets":[3,5]}})",
               5)};
}
