#include "core/case/case.h"
#include "tests/case/sample_case.h"
#include "tests/fuzz/fuzz_driver.h"

namespace {

using gonio::Case;

const Case& sample() {
    static const Case value = gonio::testing::sampleCase(70, 3);
    return value;
}

}  // namespace

/// The key up to the first line break, the value behind it; without one the record is removed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string input(data, data + size);
    const std::size_t end = input.find('\n');
    const std::string key = input.substr(0, end);
    std::optional<gonio::RecordBytes> value;
    if (end != std::string::npos) value = gonio::RecordBytes(input.substr(end + 1));
    Case single = sample();
    if (single.take(key, value)) (void)single.hash();
    gonio::Edit edit;
    edit.changes.push_back({key, std::nullopt, value});
    Case whole = sample();
    if (whole.take(edit)) (void)whole.hash();
    return 0;
}

std::vector<std::string> fuzzSeeds() {
    std::vector<std::string> seeds;
    for (const std::string& key : sample().keys()) {
        seeds.push_back(key + "\n" + sample().record(key)->bytes());
        seeds.push_back(key);
    }
    return seeds;
}
