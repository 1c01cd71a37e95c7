#include <QtTest>

#include "inference/weights/tensor_spec.h"

using namespace gonio;

class TestTensorSpec : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void equalShapesPass() {
        const TensorShapes shapes{{"a", {1, 2}}, {"b", {}}};
        QVERIFY(demandEqual(shapes, shapes, "test").has_value());
    }

    void everyDifferenceIsNamed() {
        const TensorShapes needed{{"a", {1, 2}}, {"b", {3}}, {"c", {4}}};
        const TensorShapes given{{"a", {2, 1}}, {"c", {4}}, {"d", {5}}};
        const auto result = demandEqual(needed, given, "test");
        QVERIFY(!result);
        QCOMPARE(int(result.error().code), int(ErrorCode::MalformedFile));
        const QString text = QString::fromStdString(describe(result.error()));
        for (const char* part : {"test", "1 missing: b", "a is (2, 1), should be (1, 2)", ": d"}) {
            QVERIFY2(text.contains(part), qPrintable(text));
        }
    }

    void manyAreCounted() {
        TensorShapes needed;
        for (int i = 0; i < 9; ++i) needed["tensor" + std::to_string(i)] = {1};
        const QString text = QString::fromStdString(demandEqual(needed, {}, "x").error().detail);
        QVERIFY(text.contains("9 missing"));
        QVERIFY(text.contains("tensor4") && !text.contains("tensor5"));
    }
};

QTEST_APPLESS_MAIN(TestTensorSpec)
#include "tst_tensor_spec.moc"
