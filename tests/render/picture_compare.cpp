#include "picture_compare.h"

#include <QCoreApplication>
#include <QDir>
#include <cmath>

namespace {

constexpr int kWindow = 8, kStride = 4;
constexpr double kFlat = 2;  // grey values squared

/// Negative where both windows are flat: ground that says nothing.
double similarityAt(const QImage& a, const QImage& b, int left, int top) {
    double sumA = 0, sumB = 0, sumAA = 0, sumBB = 0, sumAB = 0;
    for (int y = top; y < top + kWindow; ++y) {
        const uchar *rowA = a.constScanLine(y) + left, *rowB = b.constScanLine(y) + left;
        for (int x = 0; x < kWindow; ++x) {
            const double p = rowA[x], q = rowB[x];
            sumA += p;
            sumB += q;
            sumAA += p * p;
            sumBB += q * q;
            sumAB += p * q;
        }
    }
    constexpr double n = kWindow * kWindow, c1 = 6.5025, c2 = 58.5225;  // (0.01, 0.03 x 255)^2
    const double meanA = sumA / n, meanB = sumB / n;
    const double varianceA = sumAA / n - meanA * meanA, varianceB = sumBB / n - meanB * meanB;
    if (varianceA < kFlat && varianceB < kFlat && std::abs(meanA - meanB) < 2) return -2;
    const double covariance = sumAB / n - meanA * meanB;
    return (2 * meanA * meanB + c1) * (2 * covariance + c2) /
           ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2));
}

}  // namespace

double structuralSimilarity(const QImage& a, const QImage& b) {
    if (a.size() != b.size() || a.width() < kWindow || a.height() < kWindow) return -1;
    const QImage greyA = a.convertToFormat(QImage::Format_Grayscale8);
    const QImage greyB = b.convertToFormat(QImage::Format_Grayscale8);
    double sum = 0;
    int count = 0;
    for (int y = 0; y + kWindow <= a.height(); y += kStride) {
        for (int x = 0; x + kWindow <= a.width(); x += kStride) {
            const double similarity = similarityAt(greyA, greyB, x, y);
            if (similarity < -1) continue;
            sum += similarity;
            ++count;
        }
    }
    return count > 0 ? sum / count : 1;
}

QString differenceFromBaseline(const QImage& picture, const QString& name, double minSimilarity) {
    const QString baseline =
        QStringLiteral(GONIO_SOURCE_DIR "/tests/render/baselines/%1.png").arg(name);
    if (qEnvironmentVariableIntValue("GONIO_UPDATE_BASELINES") == 1) {
        QDir().mkpath(QStringLiteral(GONIO_SOURCE_DIR "/tests/render/baselines"));
        return picture.save(baseline) ? QString() : "cannot write " + baseline;
    }
    const QString kept = QDir(QCoreApplication::applicationDirPath()).filePath(name + ".png");
    const QImage expected(baseline);
    const double similarity = structuralSimilarity(picture, expected);
    if (similarity >= minSimilarity) return {};
    picture.save(kept);
    if (expected.isNull()) return "no baseline " + baseline + "; the picture is " + kept;
    return QStringLiteral("similarity %1 < %2 with %3; the picture is %4")
        .arg(similarity)
        .arg(minSimilarity)
        .arg(baseline, kept);
}
