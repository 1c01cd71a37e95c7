#include "inference/training/training_log.h"
#include "tests/fuzz/fuzz_driver.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto lines = gonio::parseTrainingLog({reinterpret_cast<const char*>(data), size});
    if (lines) (void)gonio::drawTrainingLog(*lines);
    return 0;
}

std::vector<std::string> fuzzSeeds() {
    std::string text;
    for (const std::int64_t step : {1, 2, 9}) {
        text += gonio::textOfLogLine({step, {{"total", 1.0 / double(step)}}, 0.1, 2, 30}) + "\n";
    }
    return {text};
}
