#include <QtTest>

#include "core/body/point_set.h"
#include "core/body/skin.h"
#include "inference/synthesis/crop_synthesiser.h"
#include "synthesis_test_bodies.h"

using namespace gonio;

namespace {

PersonCropSettings smallCrops() {
    PersonCropSettings settings;
    settings.view.rows = 64;
    return settings;
}

std::shared_ptr<const CropSynthesiser> synthesiser(const PersonCropSettings& settings) {
    const auto bodies = testing::openBodies();
    return *CropSynthesiser::make(bodies, settings);
}

int keypoint(std::string_view name) {
    return static_cast<int>(std::find(kKeypointNames.begin(), kKeypointNames.end(), name) -
                            kKeypointNames.begin());
}

bool isEqual(const CropSample& a, const CropSample& b) {
    return a.rgb == b.rgb && a.mask == b.mask && a.labels.pose_rad == b.labels.pose_rad &&
           a.labels.keypoints == b.labels.keypoints && a.labels.visibility == b.labels.visibility;
}

/// Keypoints in crop units and joints from nothing but the labels, through core/body and
/// inference/image.
struct FromLabels {
    Eigen::Matrix<double, kKeypointCount, 2> keypoints;
    Eigen::Matrix<double, kJointCount, 3> joints_m;
};

FromLabels fromLabels(const CropLabels& labels) {
    const auto model = testing::openBodies()[std::size_t(labels.body)];
    const RestShape rest = computeRestShape(*model, labels.shape);
    Kinematics kinematics;
    computeKinematics(rest, labels.pose_rad, kinematics);
    const auto definitions = keypointDefinitions(*model->keypoints44);
    const PointSet points(*model, definitions);
    PointSet::Values values;
    points.evaluate(rest, kinematics, values);
    const auto translation =
        fullTranslation_m(labels.camera, labels.square, labels.picture, labels.focal_px);
    FromLabels out;
    for (int k = 0; k < kKeypointCount; ++k) {
        const Eigen::Vector3d inCamera = values.position_m.segment<3>(3 * k) + *translation;
        const Eigen::Vector2d at = inCamera.head<2>() / inCamera.z();
        const Eigen::Vector2d middle(labels.picture.width_px / 2.0, labels.picture.height_px / 2.0);
        const Eigen::Vector2d seen =
            middle + labels.focal_px * (1 + labels.distortion * at.squaredNorm()) * at;
        out.keypoints.row(k) << (seen.x() - double(labels.square.centreX_px)) /
                                    double(labels.square.side_px),
            (seen.y() - double(labels.square.centreY_px)) / double(labels.square.side_px);
    }
    for (int j = 0; j < kJointCount; ++j)
        out.joints_m.row(j) = (kinematics.position_m[std::size_t(j)] + *translation).transpose();
    return out;
}

}  // namespace

class TestSynthesisCrop : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // A network that says the labels would put body and keypoints where they are.
    void labelsAreTheBodyThatIsSeen() {
        const auto made = synthesiser(smallCrops());
        CropSample crop;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            made->render(seed, crop);
            const FromLabels own = fromLabels(crop.labels);
            const double apart = (own.keypoints - crop.labels.keypoints).cwiseAbs().maxCoeff();
            QVERIFY2(apart < 1e-4, qPrintable(QString::number(apart)));
            const double joints_m = (own.joints_m - crop.labels.joints_m).cwiseAbs().maxCoeff();
            QVERIFY2(joints_m < 1e-6, qPrintable(QString::number(joints_m)));
        }
    }

    void cropsDoNotDependOnThreads() {
        const auto made = synthesiser(smallCrops());
        std::vector<CropSample> alone(24), together(24);
        made->renderBatch(100, alone, 1);
        made->renderBatch(100, together, 4);
        const auto again = synthesiser(smallCrops());
        CropSample last;
        again->render(123, last);
        for (std::size_t i = 0; i < alone.size(); ++i) QVERIFY(isEqual(alone[i], together[i]));
        QVERIFY(isEqual(last, alone[23]));
        QVERIFY(!isEqual(alone[0], alone[1]));
    }

    // Another background or a clean lens change nothing about the person.
    void streamsAreIndependent() {
        PersonCropSettings clean = smallCrops();
        clean.degradation = 0;
        clean.occluderShare = 0;
        clean.otherPeopleShare = 0;
        CropSample a, b;
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            synthesiser(smallCrops())->render(seed, a);
            synthesiser(clean)->render(seed, b);
            QVERIFY(a.labels.pose_rad == b.labels.pose_rad);
            QVERIFY(a.labels.keypoints == b.labels.keypoints);
        }
    }

    void mirroredCropsAreWhatAMirroredPersonGives() {
        const auto made = synthesiser(smallCrops());
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            CropSample crop;
            made->render(seed, crop);
            CropSample mirror = crop;
            mirrorSample(mirror);
            const FromLabels own = fromLabels(mirror.labels);
            // The published ankle turns about the same axis on both sides, so that mirrored angles
            // place feet up to a few centimetres elsewhere; all else is exact.
            for (int j = 0; j < kJointCount; ++j) {
                const std::string_view name = kJointNames[std::size_t(j)];
                const bool isFoot = name.starts_with("calcn") || name.starts_with("toes");
                const double apart_m = (own.joints_m - mirror.labels.joints_m).row(j).norm();
                QVERIFY2(apart_m < (isFoot ? 0.04 : 1e-6), qPrintable(QString::number(apart_m)));
            }
            const int wrist = keypoint("l_wrist");
            QVERIFY((own.keypoints - mirror.labels.keypoints).row(wrist).norm() < 1e-4);
            for (int x = 0; x < crop.columns; ++x) {
                const std::size_t here = std::size_t(20 * crop.columns + x),
                                  there = std::size_t(21 * crop.columns - 1 - x);
                QCOMPARE(mirror.mask[here], crop.mask[there]);
                QCOMPARE(mirror.rgb[3 * here + 1], crop.rgb[3 * there + 1]);
            }
            // A label's place moves with its pixel.
            const double place = crop.labels.keypoints(0, 0) * crop.rows + crop.columns / 2;
            const double moved = mirror.labels.keypoints(0, 0) * crop.rows + crop.columns / 2;
            // Both pixels' numbers sum to the last column; a pixel's centre is half a picture
            // pixel beside the place that labels count from (CropView::cropPlace_px).
            const double step = crop.rows / double(crop.labels.square.side_px);
            QVERIFY(std::abs(place + moved - step - (crop.columns - 1)) < 1e-3);
            mirrorSample(mirror);
            QVERIFY(mirror.rgb == crop.rgb);
            QVERIFY((mirror.labels.keypoints - crop.labels.keypoints).cwiseAbs().maxCoeff() < 1e-6);
            QVERIFY(mirror.labels.visibility == crop.labels.visibility);
        }
    }

    // Some crops show much beside the person, some hardly anything of them.
    void searchesLookWiderAndBeside() {
        PersonCropSettings settings = smallCrops();
        settings.view.looseShare = 0.6;
        settings.view.besideShare = 0.2;
        settings.view.truncatedShare = 0;
        const auto made = synthesiser(settings);
        constexpr int count = 200;
        std::vector<CropSample> crops(count);
        made->renderBatch(9000, crops, 2);
        int inside = 0, small = 0;
        for (const CropSample& crop : crops) {
            const auto& points = crop.labels.keypoints;
            const bool isInside = points.col(0).cwiseAbs().maxCoeff() < 0.4 &&
                                  points.col(1).cwiseAbs().maxCoeff() < 0.53;
            const double height = points.col(1).maxCoeff() - points.col(1).minCoeff();
            inside += isInside;
            small += isInside && height < 0.55;
            if (!isInside) continue;
            QVERIFY(std::count(crop.mask.begin(), crop.mask.end(),
                               std::uint8_t(PixelClass::Person)) > 4);
        }
        QVERIFY2(inside > 0.7 * count && inside < 0.9 * count, qPrintable(QString::number(inside)));
        QVERIFY2(small > 0.3 * count, qPrintable(QString::number(small)));
    }

    void statisticsAreAsAsked() {
        PersonCropSettings settings = smallCrops();
        settings.view.looseShare = settings.view.besideShare = 0;
        const auto made = synthesiser(settings);
        constexpr int count = 400;
        std::vector<CropSample> crops(count);
        made->renderBatch(5000, crops, 2);
        int truncated = 0, female = 0, empty = 0;
        double visible = 0;
        for (const CropSample& crop : crops) {
            const CropLabels& l = crop.labels;
            QVERIFY(l.pose_rad.allFinite() && l.shape.allFinite() && l.translation_m.allFinite());
            QVERIFY(l.keypoints.allFinite() && l.keypoints_m.allFinite() && l.joints_m.allFinite());
            QVERIFY(std::isfinite(l.camera.scale) && l.camera.scale > 0);
            QVERIFY(l.translation_m.z() > 0.5 && l.focal_px > 100);
            QCOMPARE(crop.rgb.size(), std::size_t(64 * 48 * 3));
            QCOMPARE(crop.mask.size(), std::size_t(64 * 48));
            truncated += l.isTruncated;
            female += l.body == 1;
            empty += std::count(crop.mask.begin(), crop.mask.end(),
                                std::uint8_t(PixelClass::Person)) < 40;
            for (const Visibility v : l.visibility)
                visible += (v == Visibility::Visible) / double(kKeypointCount * count);
        }
        // Three standard deviations of 400 draws at 0.2 are 0.06.
        QVERIFY2(std::abs(truncated / double(count) - 0.2) < 0.06,
                 qPrintable(QString::number(truncated)));
        QVERIFY(std::abs(female / double(count) - 0.5) < 0.08);
        QVERIFY2(empty < count / 50, qPrintable(QString::number(empty)));
        QVERIFY2(visible > 0.5 && visible < 0.95, qPrintable(QString::number(visible)));
    }

    void nobodyIsTruncatedUnlessAsked() {
        PersonCropSettings settings = smallCrops();
        settings.view.truncatedShare = 0;
        const auto made = synthesiser(settings);
        std::vector<CropSample> crops(100);
        made->renderBatch(0, crops, 2);
        for (const CropSample& crop : crops) {
            QVERIFY(!crop.labels.isTruncated);
            for (const Visibility v : crop.labels.visibility)
                QVERIFY(v != Visibility::OutsidePicture);
        }
    }

    void picturesStandBehindPeople() {
        // A picture of pure green; without degradation most of a crop keeps that hue.
        struct Green : BackgroundSource {
            std::vector<std::uint8_t> bytes = std::vector<std::uint8_t>(400 * 300 * 3, 0);

            Green() {
                for (std::size_t i = 1; i < bytes.size(); i += 3) bytes[i] = 200;
            }

            int count() const override { return 1; }

            PictureView picture(int) const override { return {bytes.data(), 400, 300, 1200}; }
        };

        PersonCropSettings settings = smallCrops();
        settings.backgrounds = std::make_shared<Green>();
        settings.pictureShare = 1;
        settings.degradation = 0;
        settings.occluderShare = 0;
        settings.otherPeopleShare = 0;
        settings.view.truncatedShare = 0;
        const auto made = synthesiser(settings);
        CropSample crop;
        int green = 0, background = 0;
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            made->render(seed, crop);
            for (std::size_t i = 0; i < crop.mask.size(); ++i) {
                if (crop.mask[i] != std::uint8_t(PixelClass::Background)) continue;
                const std::uint8_t* p = crop.rgb.data() + 3 * i;
                if (p[0] + p[1] + p[2] == 0) continue;  // outside the picture
                ++background;
                green += p[1] > 2 * p[0] && p[1] > 2 * p[2];
            }
        }
        // Grey crops (one in 25) and pixels at outlines are not green.
        QVERIFY2(green > 0.7 * background && background > 5000,
                 qPrintable(QString::number(green) + " of " + QString::number(background)));
    }

    void refusesWhatMeansNothing() {
        const auto bodies = testing::openBodies();
        PersonCropSettings settings;
        settings.view.truncatedShare = 1.5;
        QCOMPARE(CropSynthesiser::make(bodies, settings).error().code, ErrorCode::Usage);
        settings = {};
        settings.view.rows = 100;
        QCOMPARE(CropSynthesiser::make(bodies, settings).error().code, ErrorCode::Usage);
        QCOMPARE(CropSynthesiser::make({}, {}).error().code, ErrorCode::Usage);
        auto mute = std::make_shared<BodyModel>(*bodies.front());
        mute->keypoints44.reset();
        mute->keypoints44Mapped.reset();
        const std::vector<std::shared_ptr<const BodyModel>> without{mute};
        QCOMPARE(CropSynthesiser::make(without, {}).error().code, ErrorCode::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestSynthesisCrop)
#include "tst_synthesis_crop.moc"
