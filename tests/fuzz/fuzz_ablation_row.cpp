#include "app/ablations/ablation_run.h"
#include "tests/fuzz/fuzz_driver.h"

namespace {

const gonio::ablations::Study kStudy{"hsmr", {}};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    (void)gonio::ablations::parseKept({reinterpret_cast<const char*>(data), size}, kStudy, {});
    return 0;
}

std::vector<std::string> fuzzSeeds() {
    const gonio::ablations::RowResult result{{{gonio::ablations::kMpjpe, 81.2}}, 400, 12.5};
    return {gonio::ablations::textOfKept(kStudy, {}, result)};
}
