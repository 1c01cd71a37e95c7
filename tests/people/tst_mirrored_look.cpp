#include <QtTest/QtTest>

#include "core/people/mirrored_look.h"

using namespace gonio;

namespace {

const std::vector<std::string> kNames = {"nose",       "left_hip",   "right_hip",  "left_knee",
                                         "right_knee", "left_ankle", "right_ankle"};
const std::vector<int> kTwins = {0, 2, 1, 4, 3, 6, 5};
constexpr int kWidth_px = 256;

CropAnswer plainLook() {
    CropAnswer look;
    look.points.resize(7, 3);
    look.points << 128, 20, 1, 120, 120, 1, 136, 120, 1, 90, 170, 1, 160, 170, 1, 80, 230, 1, 180,
        230, 1;
    look.world_m = Eigen::MatrixX3d::Random(7, 3);
    return look;
}

// What a network that sees the same says of the mirrored crop.
CropAnswer mirroredOf(const CropAnswer& look) {
    CropAnswer mirrored = look;
    for (int i = 0; i < 7; ++i) {
        mirrored.points.row(i) = look.points.row(kTwins[i]);
        mirrored.points(i, 0) = kWidth_px - mirrored.points(i, 0);
        mirrored.world_m.row(i) = look.world_m.row(kTwins[i]);
        mirrored.world_m(i, 0) = -mirrored.world_m(i, 0);
    }
    return mirrored;
}

CropAnswer joined(const CropAnswer& plain, const CropAnswer& mirrored) {
    return joinLooks(plain, mirrored, kNames, kTwins, kWidth_px);
}

}  // namespace

class TestMirroredLook : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void equalLooksStay() {
        const CropAnswer plain = plainLook();
        const CropAnswer result = joined(plain, mirroredOf(plain));
        QVERIFY((result.points - plain.points).cwiseAbs().maxCoeff() < 1e-9);
        QVERIFY((result.world_m - plain.world_m).cwiseAbs().maxCoeff() < 1e-9);
    }

    void smallDifferencesAreAveraged() {
        const CropAnswer plain = plainLook();
        CropAnswer other = plain;
        other.points.col(0).array() += 4;
        const CropAnswer result = joined(plain, mirroredOf(other));
        QVERIFY((result.points.col(0) - plain.points.col(0)).isApproxToConstant(2, 1e-9));
        QVERIFY(result.points.col(2).isApproxToConstant(1, 1e-9));
    }

    void exchangedLegsAreNotAveraged() {
        const CropAnswer plain = plainLook();
        CropAnswer other = plain;
        for (int i = 1; i < 7; ++i) other.points.row(i) = plain.points.row(kTwins[i]);
        for (int i = 1; i < 7; ++i) other.world_m.row(i) = plain.world_m.row(kTwins[i]);
        const CropAnswer result = joined(plain, mirroredOf(other));
        QVERIFY((result.points - plain.points).cwiseAbs().maxCoeff() < 1e-9);
        QVERIFY((result.world_m - plain.world_m).cwiseAbs().maxCoeff() < 1e-9);
    }

    void contradictionKeepsThePlainLook() {
        const CropAnswer plain = plainLook();
        CropAnswer other = plain;
        other.points(5, 1) -= 60;
        const CropAnswer result = joined(plain, mirroredOf(other));
        QCOMPARE(result.points(5, 1), plain.points(5, 1));
        QCOMPARE(result.points(5, 2), 0.5);
        QCOMPARE(result.points(6, 2), 1.0);
    }
};

QTEST_GUILESS_MAIN(TestMirroredLook)
#include "tst_mirrored_look.moc"
