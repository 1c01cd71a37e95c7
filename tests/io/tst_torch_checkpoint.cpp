#include <QTemporaryDir>
#include <QtTest>

#include "core/io/npz.h"
#include "core/io/torch_checkpoint.h"

using namespace gonio;

namespace {

const std::filesystem::path goldens = std::filesystem::path(GONIO_TEST_DATA) / "golden";

}  // namespace

class TestTorchCheckpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsThePublishedLayout_data();
    void readsThePublishedLayout();
};

void TestTorchCheckpoint::readsThePublishedLayout_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shape");
    QTest::addColumn<int>("count");
    QTest::newRow("HSMR") << "hsmr/hsmr_tiny.ckpt"
                          << "state_dict.backbone.pos_embed"
                          << "(1, 193, 96)" << 87;
    QTest::newRow("SKEL-CF") << "skelcf/skelcf_tiny.pth"
                             << "ema_model.model.decoder.mean_poses"
                             << "(1, 144)" << 114;
    QTest::newRow("HumanFoV") << "skelcf/humanfov_tiny_w4.ckpt"
                              << "state_dict.backbone.conv1.weight"
                              << "(64, 3, 3, 3)" << 1874;
}

void TestTorchCheckpoint::readsThePublishedLayout() {
    QFETCH(QString, file);
    QFETCH(QString, name);
    QFETCH(QString, shape);
    QFETCH(int, count);
    const auto path = goldens / file.toStdString();
    if (!std::filesystem::exists(path)) QSKIP("the golden data are not here");
    const auto checkpoint = TorchCheckpoint::open(path);
    QVERIFY2(checkpoint, checkpoint ? "" : describe(checkpoint.error()).c_str());
    const auto tensor = checkpoint->read(name.toStdString());
    QVERIFY2(tensor, tensor ? "" : describe(tensor.error()).c_str());
    QCOMPARE(QString::fromStdString(tensor->shapeText()), shape);
    for (const auto& [each, entry] : checkpoint->tensors()) {
        const auto read = checkpoint->read(each);
        QVERIFY2(read, read ? "" : describe(read.error()).c_str());
        QCOMPARE(read->data.size(), read->elementCount() * sizeOf(read->dtype));
    }
    QCOMPARE(static_cast<int>(checkpoint->tensors().size()), count);
}

QTEST_APPLESS_MAIN(TestTorchCheckpoint)
#include "tst_torch_checkpoint.moc"
