#include "core/io/torch_checkpoint.h"
#include "core/io/torch_script_file.h"
#include "tests/fuzz/fuzz_driver.h"
#include "tests/io/torch_writer.h"

/// An archive, or, where it does not begin like one, its pickle alone: damage to the pickle would
/// else hardly ever pass the archive's checksum.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    if (size < 2 || data[0] != 'P' || data[1] != 'K') {
        (void)gonio::readTorchCatalog(bytes);
        return 0;
    }
    (void)gonio::checkArchive(gonio::MemorySource(bytes));
    const auto checkpoint =
        gonio::TorchCheckpoint::open(std::make_shared<gonio::MemorySource>(bytes));
    if (checkpoint) {
        for (const auto& [name, tensor] : checkpoint->tensors()) (void)checkpoint->read(name);
    }
    return 0;
}

std::vector<std::string> fuzzSeeds() {
    using namespace gonio::testing;
    TorchPickleWriter nested;
    nested.raw("}(").text("state_dict").global("collections", "OrderedDict").raw(")R(");
    nested.text("a").global("torch._utils", "_rebuild_parameter").raw("(");
    nested.tensor({.shape = {4}}).raw("\x88").global("collections", "OrderedDict").raw(")RtR");
    nested.text("b");
    nested.tensor({.shape = {2, 2}, .strides = {1, 2}}).raw("u").text("cfg");
    nested.global("my", "Config").raw(")\x81}").text("k").raw("K\1sb").text("list").raw("](");
    nested.tensor({.shape = {2}, .offset = 1, .elements = 4, .storage = "HalfStorage"});
    nested.raw("K\1eu");
    TorchPickleWriter small;
    small.tensor({.shape = {2}});
    const std::string numbers(16, 'x');
    std::ostringstream large;
    ZipWriter zip(large, true);
    zip.add("t/data.pkl", small.finished());
    zip.add("t/data/0", numbers.substr(8));
    zip.finish();
    return {nested.finished(), small.finished(),
            torchArchive(small.finished(), {numbers.substr(8)}), large.str()};
}
