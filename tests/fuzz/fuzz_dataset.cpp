#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "core/io/atomic_file.h"
#include "inference/training/skel_dataset.h"
#include "tests/fuzz/fuzz_driver.h"
#include "tests/inference/dataset_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto source =
        std::make_shared<const gonio::MemorySource>(std::as_bytes(std::span(data, size)));
    const auto dataset = gonio::DatasetReader::open(source);
    if (!dataset) return 0;
    std::vector<gonio::SkelRecord> people;
    for (std::int64_t i = 0; i < std::min<std::int64_t>((*dataset)->count(), 8); ++i) {
        if (const auto row = (*dataset)->row(i)) people.push_back(gonio::skelRecordOf(*row));
        (void)(*dataset)->packedPicture(i);
    }
    gonio::FilterCounts counts;
    (void)gonio::filtered(std::move(people), {}, counts);
    return 0;
}

namespace {

std::string writtenArrays(const std::string& pose, std::int64_t numbers) {
    gonio::testing::NpzFile file;
    file.addTexts("imgname", {"a/1.jpg", "2.jpg"});
    file.add("center", {2, 1, 2}, {1, 2, 3, 4});
    file.add("scale", {2}, {100, 200});
    file.add(pose, {2, numbers}, std::vector<double>(std::size_t(2 * numbers), 0.1));
    file.add("betas", {2, 10}, std::vector<double>(20, 0.1));
    file.add("body_keypoints_2d", {2, 25, 3}, std::vector<double>(150, 0.5));
    const auto path = std::filesystem::temp_directory_path() /
                      ("gonio-fuzz-dataset-" + std::to_string(::getpid()) + ".npz");
    if (!file.write(path)) return {};
    const auto bytes = gonio::readFile(path).value_or(std::vector<std::byte>{});
    std::filesystem::remove(path);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

std::vector<std::string> fuzzSeeds() {
    return {writtenArrays("body_pose", 72), writtenArrays("orig_poses", 46),
            gonio::testing::smallTar()};
}
