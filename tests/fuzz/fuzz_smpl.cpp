#include "core/body/smpl.h"
#include "core/io/smpl_import.h"
#include "tests/body/synthetic_smpl.h"
#include "tests/fuzz/fuzz_driver.h"
#include "tests/io/smpl_pickle.h"

namespace {

constexpr int kVertices = 3;  ///< small inputs are mutated faster

}  // namespace

// Whatever is imported can also be posed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file =
        gonio::convertSmplPickle(std::as_bytes(std::span(data, size)), "fuzz.pkl", kVertices);
    if (!file) return 0;
    const auto model = gonio::makeSmplModel(*file);
    if (!model) return 0;
    const std::vector<gonio::SmplBody> bodies(1, gonio::smplBody({}));
    std::vector<gonio::VertexArray> skins(1);
    gonio::poseSmpl(**model, bodies, skins);
    return 0;
}

std::vector<std::string> fuzzSeeds() {
    using namespace gonio::testing;
    const auto tensors = gonio::test::syntheticSmplFile(kVertices).tensors;
    const PickleParts parts = officialSmplParts(tensors);
    PickleParts plain = parts;
    plain.erase("remark");
    return {smplPickle(parts), smplPickle(plain, PickleWriter())};
}
