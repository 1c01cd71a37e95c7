#include <QtTest>

#include "core/io/pickle.h"
#include "tests/io/pickle_repr.h"
#include "tests/io/pickle_writer.h"

using namespace gonio;
using gonio::testing::bytesOf;
using gonio::testing::PickleWriter;
using gonio::testing::repr;

/// Arrays and sparse matrices inside pickles.
class PickleNumbersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsNumbers_data() {
        QTest::addColumn<std::string>("pickle");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char* name, const PickleWriter& writer, const char* expected) {
            QTest::newRow(name) << writer.finished() << std::string(expected);
        };
        using namespace std::string_literals;
        row("array", PickleWriter().array("f4", {2}, std::vector<float>{1, 2.5}), "F32(2) 1 2.5");
        row("column-major", PickleWriter().array("u1", {2, 2}, "\1\3\2\4", true),
            "U8(2, 2) 1 2 3 4");
        row("big-endian", PickleWriter().array("i2", {1}, "\1\2", false, ">"), "I16(1) 258");
        row("scalar array", PickleWriter().array("u1", {}, "\5"), "U8() 5");
        row("objects",
            PickleWriter()
                .raw("cnumpy._core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\1\x85"
                     "C\1b\x87R(K\1")
                .shape({2})
                .elementType("O8", "|")
                .raw("\x89](K\7NetbN\x86"),
            "[[7, None], None]");
        row("scalar",
            PickleWriter()
                .global("numpy._core.multiarray", "scalar")
                .elementType("f8")
                .bytes("\0\0\0\0\0\0\xf8\x3f"s)
                .raw("\x86R"),
            "1.5");
        row("unsigned scalar",
            PickleWriter()
                .global("numpy.core.multiarray", "scalar")
                .elementType("u8")
                .bytes(std::string(8, '\xff'))
                .raw("\x86R"),
            "18446744073709551615");
        row("from buffer",
            PickleWriter()
                .global("numpy.core.numeric", "_frombuffer")
                .raw("(\x96\2\0\0\0\0\0\0\0\1\2"s)
                .elementType("u1", "|")
                .shape({1, 2})
                .text("C")
                .raw("tR"),
            "U8(1, 2) 1 2");
        row("COO, duplicates summed", PickleWriter().sparse(2, 3, {1, 0, 1}, {2, 1, 2}, {1, 2, 3}),
            "sparse 2x3 0 1; 1 2; 2 4");
        row("COO, old spelling", PickleWriter().sparse(2, 3, {1}, {2}, {1}, "scipy.sparse.coo"),
            "sparse 2x3 1; 2; 1");
        row("COO, coords",
            PickleWriter()
                .global("scipy.sparse._coo", "coo_array")
                .raw(")\x81}(")
                .text("_shape")
                .shape({2, 2})
                .text("coords")
                .array("i8", {1}, std::vector<std::int64_t>{1})
                .array("i8", {1}, std::vector<std::int64_t>{0})
                .raw("\x86")
                .text("data")
                .array("f4", {1}, std::vector<float>{5})
                .raw("ub"),
            "sparse 2x2 1; 0; 5");
        const auto compressed = [](const char* name) {
            return PickleWriter()
                .global("scipy.sparse", name)
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
        };
        row("CSC", compressed("csc_matrix"), "sparse 2x2 0 1; 1 1; 5 6");
        row("CSR", compressed("csr_matrix"), "sparse 2x2 1 1; 0 1; 5 6");
        const auto chumpy = [](PickleWriter writer) {
            return writer.global("copy_reg", "_reconstructor")
                .global("chumpy.ch", "Ch")
                .global("__builtin__", "object")
                .raw("N\x87R}")
                .text("x")
                .array("f8", {2, 2}, std::vector<double>{1, 2, 3, 4})
                .raw("sb");
        };
        row("chumpy array", chumpy({}), "F64(2, 2) 1 2 3 4");
        row("chumpy selection",
            chumpy(PickleWriter().global("chumpy.reordering", "Select").raw(")\x81}(").text("a"))
                .text("idxs")
                .array("i8", {2}, std::vector<std::int64_t>{3, 0})
                .text("preferred_shape")
                .shape({1, 2})
                .raw("ub"),
            "F64(1, 2) 4 1");
    }

    void readsNumbers() {
        QFETCH(std::string, pickle);
        QFETCH(std::string, expected);
        const auto value = parsePickle(bytesOf(pickle));
        QVERIFY2(value.has_value(), value ? "" : describe(value.error()).c_str());
        QCOMPARE(repr(*value), expected);
    }
};

QTEST_APPLESS_MAIN(PickleNumbersTest)
#include "tst_pickle_numbers.moc"
