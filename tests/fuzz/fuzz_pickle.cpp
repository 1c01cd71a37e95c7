#include "core/io/pickle.h"
#include "tests/fuzz/fuzz_driver.h"
#include "tests/io/pickle_writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    (void)gonio::parsePickle(std::as_bytes(std::span(data, size)));
    return 0;
}

std::vector<std::string> fuzzSeeds() {
    using gonio::testing::PickleWriter;
    const auto chumpy = PickleWriter()
                            .global("chumpy.reordering", "Select")
                            .raw(")\x81}(")
                            .text("a")
                            .array("f8", {2, 2}, std::vector<double>{1, 2, 3, 4})
                            .text("idxs")
                            .array("i8", {2}, std::vector<std::int64_t>{3, 0})
                            .raw("ub");
    const auto compressed = PickleWriter()
                                .global("scipy.sparse._csc", "csc_matrix")
                                .raw(")\x81}(")
                                .text("_shape")
                                .shape({2, 2})
                                .text("indices")
                                .array("i4", {2}, std::vector<std::int32_t>{0, 1})
                                .text("indptr")
                                .array("i4", {3}, std::vector<std::int32_t>{0, 0, 2})
                                .text("data")
                                .array("f8", {2}, std::vector<double>{5, 6})
                                .raw("ub");
    const auto lists = PickleWriter().raw("](](K\1K\2eq\1h\1h\1e");
    return {chumpy.finished(),
            compressed.finished(),
            lists.finished(),
            PickleWriter().sparse(2, 3, {1, 0, 1}, {2, 1, 2}, {1, 2, 3}).finished(),
            PickleWriter().array("u2", {2, 3}, std::string(12, 'x'), true, ">").finished(),
            "(dp0\nS'k'\np1\n(lp2\nI1\naL2L\naF1.5\naVa\\u00e4\nas.",
            "\x80\x04\x95\x0c\0\0\0\0\0\0\0\x8c\x08"
            "builtins\x8c\x04"
            "dict\x93)R(K\1\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19u."};
}
