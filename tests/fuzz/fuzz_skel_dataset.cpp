#include "inference/training/skel_dataset.h"
#include "tests/fuzz/fuzz_driver.h"
#include "tests/inference/dataset_builder.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto records = gonio::parseSkelDataset(std::as_bytes(std::span(data, size)));
    gonio::FilterCounts counts;
    if (records) (void)gonio::filtered(*std::move(records), {}, counts);
    return 0;
}

std::vector<std::string> fuzzSeeds() {
    std::vector<std::string> seeds;
    for (const bool isHsmr : {true, false}) {
        gonio::testing::DatasetBuilder data;
        data.text("imgname", {"a.png"});
        data.numbers("center", "(1, 2)", {60, 50});
        data.numbers("scale", isHsmr ? "(1, 2)" : "(1,)",
                     isHsmr ? std::vector<double>{0.1, 0.2} : std::vector<double>{0.2});
        data.numbers(isHsmr ? "keypoints_2d" : "gtkps", "(1, 44, 3)", std::vector<double>(132, 1));
        data.numbers(isHsmr ? "orig_poses" : "skel_poses", "(1, 46)", std::vector<double>(46, 0.5));
        data.numbers(isHsmr ? "flip_betas" : "skel_betas", "(1, 10)", std::vector<double>(10, 1));
        data.numbers("cam_int", "(1, 3, 3)", std::vector<double>(9, 1));
        seeds.push_back(data.file());
    }
    return seeds;
}
