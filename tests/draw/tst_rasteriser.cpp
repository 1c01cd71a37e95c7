#include <QtTest>
#include <chrono>
#include <cmath>

#include "core/draw/rasteriser.h"

using namespace gonio;

namespace {

Camera simpleCamera(int width, int height) {
    Camera camera;
    camera.focal_px = 100;
    camera.size_px = {width, height};
    camera.centre_px = {0, 0};
    return camera;
}

// World point that projects to pixel (x, y) at distance z.
Eigen::Vector3f at(double x, double y, double z) {
    return {static_cast<float>(x * z / 100), static_cast<float>(-y * z / 100),
            static_cast<float>(-z)};
}

VertexArray vertices(const std::vector<Eigen::Vector3f>& points) {
    VertexArray array(static_cast<Eigen::Index>(points.size()), 3);
    for (std::size_t i = 0; i < points.size(); ++i) {
        array.row(static_cast<Eigen::Index>(i)) = points[i].transpose();
    }
    return array;
}

FaceArray faces(const std::vector<std::array<int, 3>>& list) {
    FaceArray array(static_cast<Eigen::Index>(list.size()), 3);
    for (std::size_t i = 0; i < list.size(); ++i) {
        for (int c = 0; c < 3; ++c) array(static_cast<Eigen::Index>(i), c) = list[i][c];
    }
    return array;
}

}  // namespace

class TestRasteriser : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // Samples (x + 0.5, y + 0.5) inside the right triangle below its diagonal: 0 + 1 + ... + 39.
    void triangleCoversSamples() {
        MeshRaster raster;
        raster.clear(64, 64);
        raster.add(simpleCamera(64, 64), vertices({at(5, 7, 2), at(45.1, 7, 2), at(5, 47.1, 2)}),
                   faces({{0, 1, 2}}), {0, 0, 1});
        int expected = 0;
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 64; ++x) {
                const bool inside = x + 0.5 > 5 && y + 0.5 > 7 && (x - 4.5) + (y - 6.5) < 40.1;
                expected += inside ? 1 : 0;
                QCOMPARE(raster.layerAt(x, y) == 0, inside);
            }
        }
        QCOMPARE(raster.coveredPixels(), expected);
        QCOMPARE(expected, 40 * 41 / 2);
    }

    // A square of two triangles: its samples are drawn once each, whichever way the faces turn.
    void sharedEdgesHaveNoGaps() {
        for (const bool flipped : {false, true}) {
            MeshRaster raster;
            raster.clear(40, 30);
            const FaceArray list =
                flipped ? faces({{0, 2, 1}, {0, 3, 2}}) : faces({{0, 1, 2}, {0, 2, 3}});
            raster.add(simpleCamera(40, 30),
                       vertices({at(4, 3, 1), at(34, 3, 1), at(34, 23, 1), at(4, 23, 1)}), list,
                       {0, 0, 1});
            QCOMPARE(raster.coveredPixels(), 30 * 20);
        }
    }

    void depthIsPerspectiveCorrect() {
        MeshRaster raster;
        raster.clear(60, 20);
        // A wall that runs from 1 m to 3 m distance.
        raster.add(simpleCamera(60, 20),
                   vertices({at(0, 0, 1), at(60, 0, 3), at(60, 20, 3), at(0, 20, 1)}),
                   faces({{0, 1, 2}, {0, 2, 3}}), {0, 0, 1});
        const double share = (30.5 - 0) / 60;
        const double expected = 1 / ((1 - share) / 1 + share / 3);
        // Only the upper left half is exact for a quadrilateral; row 0 lies in one triangle.
        QVERIFY(std::abs(raster.depthAt(30, 0) - expected) < 1e-4);
    }

    void nearerSurfaceWinsInAnyOrder() {
        const VertexArray nearOne = vertices({at(0, 0, 1), at(30, 0, 1), at(0, 30, 1)});
        const VertexArray farOne = vertices({at(0, 0, 2), at(30, 0, 2), at(0, 30, 2)});
        for (const bool nearFirst : {true, false}) {
            MeshRaster raster;
            raster.clear(32, 32);
            raster.add(simpleCamera(32, 32), nearFirst ? nearOne : farOne, faces({{0, 1, 2}}),
                       {0, 0, 1}, nearFirst ? 1 : 2);
            raster.add(simpleCamera(32, 32), nearFirst ? farOne : nearOne, faces({{0, 1, 2}}),
                       {0, 0, 1}, nearFirst ? 2 : 1);
            QCOMPARE(raster.layerAt(5, 5), 1);
            QVERIFY(std::abs(raster.depthAt(5, 5) - 1.0F) < 1e-5F);
        }
    }

    // Facing the light: full brightness; at 60 degrees: ambient 0.35 + 0.65 / 2.
    void shadingFollowsLambert() {
        const VertexArray square =
            vertices({at(0, 0, 1), at(0, 30, 1), at(30, 30, 1), at(30, 0, 1)});
        const FaceArray list = faces({{0, 1, 2}, {0, 2, 3}});
        for (const double angle : {0.0, 60.0}) {
            const auto a = static_cast<float>(angle * M_PI / 180);
            MeshRaster raster;
            raster.clear(32, 32);
            raster.add(simpleCamera(32, 32), square, list, {std::sin(a), 0, std::cos(a)});
            const double expected = 0.35 + 0.65 * std::cos(angle * M_PI / 180);
            QVERIFY(std::abs(static_cast<double>(raster.shadeAt(10, 10)) - expected) < 0.005);
        }
    }

    void hostileMeshesAreHarmless() {
        MeshRaster raster;
        raster.clear(16, 16);
        const float nan = std::nanf("");
        raster.add(simpleCamera(16, 16),
                   vertices({{nan, 0, -1}, {0, 0, 1}, {1e30F, 1e30F, -1}, {0, 0, -1}}),
                   faces({{0, 2, 3}, {1, 2, 3}, {3, 3, 3}}), {0, 0, 1});
        QCOMPARE(raster.coveredPixels(), 0);
    }

    void outlineIsTheBorder() {
        MeshRaster raster;
        raster.clear(40, 30);
        raster.add(simpleCamera(40, 30),
                   vertices({at(4, 3, 1), at(34, 3, 1), at(34, 23, 1), at(4, 23, 1)}),
                   faces({{0, 1, 2}, {0, 2, 3}}), {0, 0, 1});
        Image image = filledImage(40, 30, {0, 0, 0});
        drawOutline(image, raster, {255, 0, 0}, 1);
        int red = 0;
        for (std::size_t i = 0; i < image.rgb.size(); i += 3) red += image.rgb[i] == 255 ? 1 : 0;
        QCOMPARE(red, 2 * 30 + 2 * 18);
    }

    // A sphere of 14,000 triangles, 600 px high, in a 720 x 1280 picture.
    void speed() {
        std::vector<Eigen::Vector3f> points;
        std::vector<std::array<int, 3>> list;
        constexpr int rings = 84, parts = 84;
        for (int r = 0; r <= rings; ++r) {
            for (int p = 0; p <= parts; ++p) {
                const double a = M_PI * r / rings, b = 2 * M_PI * p / parts;
                points.emplace_back(std::sin(a) * std::cos(b) + 3.6, std::cos(a) - 6.4,
                                    std::sin(a) * std::sin(b) - 3);
            }
        }
        for (int r = 0; r < rings; ++r) {
            for (int p = 0; p < parts; ++p) {
                const int i = r * (parts + 1) + p, below = i + parts + 1;
                list.push_back({i, below, i + 1});
                list.push_back({i + 1, below, below + 1});
            }
        }
        Camera camera = simpleCamera(720, 1280);
        camera.focal_px = 300;
        MeshRaster raster;
        const VertexArray mesh = vertices(points);
        const FaceArray triangles = faces(list);
        double best_ms = 1e9;
        for (int run = 0; run < 15; ++run) {
            const auto start = std::chrono::steady_clock::now();
            raster.clear(720, 1280);
            raster.add(camera, mesh, triangles, {0, 1, 1});
            best_ms = std::min(best_ms, std::chrono::duration<double, std::milli>(
                                            std::chrono::steady_clock::now() - start)
                                            .count());
        }
        qInfo("%d triangles, %d pixels: %.2f ms", static_cast<int>(list.size()),
              raster.coveredPixels(), best_ms);
        QVERIFY(raster.coveredPixels() > 20000);
    }
};

QTEST_GUILESS_MAIN(TestRasteriser)
#include "tst_rasteriser.moc"
