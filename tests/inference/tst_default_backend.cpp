#include <QtTest>
#include <numbers>

#include "core/pipeline/load_parts.h"
#include "inference/backends/default_regressor.h"
#include "inference/backends/person_follower.h"
#include "tests/inference/map_network.h"

using namespace gonio;
using namespace gonio::test;

namespace {

constexpr PictureSize kWide{640, 360}, kHigh{360, 640};
constexpr double kFocal_px = 550, kExact_px = 0.1;

/// Standing before the camera at `x`, `y` (m); the picture is `depth_m` away.
TruePerson standing(double x_m, double y_m, double depth_m) {
    TruePerson person;
    person.pose_rad[0] = std::numbers::pi;  // SKEL's y is up, a camera's down
    person.translation_m = {x_m, y_m, depth_m};
    return person;
}

}  // namespace

/// Finding and following with a network that tells the truth of whatever square it is shown.
class TestDefaultBackend : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const BodyModel> m_body;
    MapNetwork* m_network = nullptr;  ///< of the last follower

    PersonFollower follower(PictureSize picture, MapNetwork::Truth truth) {
        auto network = std::make_unique<MapNetwork>(*m_body, picture, kFocal_px, std::move(truth));
        m_network = network.get();
        return PersonFollower(CompactEye(std::move(network), m_body, true));
    }

    double error_px(const Sighting& seen, const TruePerson& truth) const {
        const Eigen::MatrixX2d points = m_network->pointsOf(truth);
        return (seen.keypoints.image_px.leftCols<2>() - points).rowwise().norm().maxCoeff();
    }

    static std::optional<Sighting> looked(PersonFollower& follower, PictureSize picture,
                                          int number) {
        const auto image = mapPicture(picture.width_px, picture.height_px, number);
        auto found = follower.look(*image, number / 30.0, kFocal_px, {});
        if (!found) qFatal("%s", describe(found.error()).c_str());
        return *std::move(found);
    }

    /// Points with a body that agrees.
    static PlacedPoints perfect() {
        PlacedPoints points;
        points.places.setZero();
        points.ofBody.setZero();
        points.seen.setOnes();
        points.spread.setConstant(PresenceTuning{}.sureSpread);
        points.isInPicture.setConstant(true);
        return points;
    }

private Q_SLOTS:

    void initTestCase() {
        auto body = loadBodyModel(std::string(GONIO_SOURCE_DIR) +
                                  "/resources/bodies/open_female.safetensors");
        if (!body) QSKIP("the open body has not been generated");
        m_body = *body;
    }

    // The stand-in measures squares in pixels: it must find the ones that were planned.
    void cropsLieWhereTheyArePlanned() {
        const auto image = mapPicture(640, 360, 7);
        const PersonSquare square{300.25F, 180.5F, 200};
        const auto plan = planCrop(square, Resampling::Warp, 640, 360);
        const CropJob job{{image->rgb.data(), 640, 360, 3 * 640, ChannelOrder::Rgb}, *plan};
        std::vector<float> patch(3 * 256 * 256);
        QVERIFY(cropNormalised({&job, 1}, {0, 256, 256}, patch, 1));
        const MeasuredCrop crop = measured(patch.data(), 640, 360);
        QCOMPARE(crop.number, 7);
        QVERIFY(std::abs(crop.step_px - 200.0 / 256) < 1e-3);
        // Pixel 128 of the patch shows the picture's pixel at the centre: half a pixel further on.
        const Eigen::Vector2d middle = crop.first_px.array() + 128 * crop.step_px;
        QVERIFY((middle - Eigen::Vector2d(300.75, 181)).norm() < 0.05);
    }

    void finds_data() {
        QTest::addColumn<bool>("isWide");
        QTest::addColumn<double>("x_m");
        QTest::addColumn<double>("depth_m");
        QTest::newRow("large") << true << 0.0 << 3.9;
        QTest::newRow("right") << true << 1.13 << 4.1;
        QTest::newRow("small, left") << true << -2.41 << 8.7;
        QTest::newRow("narrow picture") << false << 0.07 << 6.3;
        QTest::newRow("small, narrow") << false << -0.8 << 11.3;
    }

    // Square, crop, network, place: the truth comes back to a tenth of a pixel, left as left.
    void finds() {
        QFETCH(bool, isWide);
        QFETCH(double, x_m);
        QFETCH(double, depth_m);
        const PictureSize picture = isWide ? kWide : kHigh;
        const TruePerson truth = standing(x_m, 0.13, depth_m);
        auto who = follower(picture, [&](int) { return std::vector{truth}; });
        const auto seen = looked(who, picture, 0);
        QVERIFY(seen.has_value());
        QVERIFY2(error_px(*seen, truth) < kExact_px,
                 qPrintable(QString::number(error_px(*seen, truth))));
        QVERIFY(seen->keypoints.image_px.col(2).minCoeff() > 0.5);
        const auto& square = seen->square;
        QVERIFY(std::abs(seen->modes.sure_px / square.side_px - 4.0F / 256) < 1e-6F);
        for (int k = 0; k < kKeypointCount; ++k) {
            const PlaceModes::Point& point = seen->modes.points[std::size_t(k)];
            const float x_px = float(seen->keypoints.image_px(k, 0));
            QVERIFY(std::abs(point.x[0].place_px - x_px) < 1e-2F);
            QVERIFY(std::abs(point.x[1].place_px - (2 * square.centreX_px + 1 - x_px)) < 1e-2F);
            QVERIFY(std::abs(point.y[1].spread_px - 3 * square.side_px / 256) < 1e-2F);
            QCOMPARE(point.y[1].share, 0.25F);
            QVERIFY(point.trust > 0.5F && point.trust <= 1);
        }
        QVERIFY(seen->body &&
                (seen->body->translation_m - truth.translation_m).norm() < 2e-3 * depth_m);
        QVERIFY(seen->body->pose_rad == truth.pose_rad);
        QCOMPARE(seen->body->focal_px, kFocal_px);
        QVERIFY(seen->presence.total > 0.8);
    }

    void followsWithOneRunAFrame() {
        const auto at = [](int number) { return standing(-1 + 0.05 * number, 0.1, 4); };
        auto who = follower(kWide, [&](int number) { return std::vector{at(number)}; });
        for (int number = 0; number < 30; ++number) {
            if (number == 1) m_network->batches.clear();
            const auto seen = looked(who, kWide, number);
            QVERIFY2(seen, qPrintable(QString::number(number)));
            const double away_px = error_px(*seen, at(number));
            QVERIFY2(away_px < kExact_px, qPrintable(QString::number(away_px)));
        }
        QCOMPARE(m_network->batches, std::vector<int>(29, 1));
        QCOMPARE(who.losses(), 0);
        QCOMPARE(who.others(), 0);
    }

    // Nobody is invented while nobody is there, and who comes back elsewhere is found.
    void losesAndFindsAgain() {
        const auto at = [](int number) {
            if (number >= 5 && number < 25) return std::vector<TruePerson>{};
            return std::vector{standing(number < 5 ? -1.2 : 1.3, 0.1, 4)};
        };
        auto who = follower(kWide, at);
        int foundAgain = 0;
        for (int number = 0; number < 40; ++number) {
            const auto seen = looked(who, kWide, number);
            if (seen) QVERIFY(!at(number).empty() && error_px(*seen, at(number)[0]) < kExact_px);
            if (number < 5) QVERIFY(seen.has_value());
            if (number >= 25 && seen && foundAgain == 0) foundAgain = number;
            if (foundAgain > 0) QVERIFY(seen.has_value());
        }
        QVERIFY(foundAgain >= 25 && foundAgain <= 33);  // a search every quarter of a second
        QCOMPARE(who.losses(), 1);
    }

    void emptyPicturesHaveNobody() {
        auto who = follower(kWide, [](int) { return std::vector<TruePerson>{}; });
        for (int number = 0; number < 10; ++number) QVERIFY(!looked(who, kWide, number));
        int pictures = 0;
        for (const int count : m_network->batches) pictures += count;
        QVERIFY(pictures < 250);  // searched twice, not at every picture
        QCOMPARE(who.losses(), 0);
    }

    void followsTheLarger() {
        const TruePerson near = standing(1, 0.1, 4), far = standing(-1.5, 0.1, 6.5);
        auto who = follower(kWide, [&](int) { return std::vector{far, near}; });
        const auto seen = looked(who, kWide, 0);
        QVERIFY(seen.has_value());
        const double away_px = error_px(*seen, near);
        QVERIFY2(away_px < kExact_px, qPrintable(QString::number(away_px)));
        QCOMPARE(who.others(), 1);
    }

    // What is carried on is all that is carried on.
    void goesOnBitForBit() {
        const auto at = [](int number) {
            if (number >= 6 && number < 9) return std::vector<TruePerson>{};
            return std::vector{standing(-1 + 0.06 * number, 0.1, 4)};
        };
        auto whole = follower(kWide, at), first = follower(kWide, at);
        std::vector<double> memory;
        for (int number = 0; number < 20; ++number) {
            auto second = follower(kWide, at);
            second.recall(memory);
            const auto a = looked(whole, kWide, number), b = looked(second, kWide, number);
            QCOMPARE(a.has_value(), b.has_value());
            if (a) QVERIFY(a->keypoints.image_px == b->keypoints.image_px);
            if (a) QVERIFY(a->body->translation_m == b->body->translation_m);
            memory = second.memory();
            QCOMPARE(memory, whole.memory());
        }
        whole.recall({1, 2, 3});  // no memory: afresh
        QCOMPARE(whole.memory(), first.memory());
    }

    void stopsWhenAsked() {
        auto who = follower(kWide, [](int) { return std::vector<TruePerson>{}; });
        const auto image = mapPicture(640, 360, 0);
        const auto found = who.look(*image, 0, kFocal_px, {[] { return true; }, [](int, int) {}});
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Cancelled);
    }

    // Every place of every picture is looked at, on every level, near some square's middle.
    void searchesEverywhere() {
        for (const PictureSize picture : {kWide, kHigh, PictureSize{1768, 994}, {500, 500}}) {
            std::size_t total = 0;
            for (int level = 0; level < kSearchLevels; ++level) {
                const auto squares = searchSquares(picture, level);
                total += squares.size();
                for (int x = 0; x <= picture.width_px; x += 10) {
                    for (int y = 0; y <= picture.height_px; y += 10) {
                        const bool isSeen =
                            std::ranges::any_of(squares, [&](const PersonSquare& square) {
                                return std::abs(float(x) - square.centreX_px) <=
                                           0.375F * square.side_px + 1e-3F &&
                                       std::abs(float(y) - square.centreY_px) <=
                                           0.5F * square.side_px + 1e-3F;
                            });
                        QVERIFY(isSeen);
                    }
                }
            }
            QVERIFY(total < 110);
        }
    }

    void forecastsConstantVelocity() {
        BoxForecast forecast;
        forecast.begin({100, 50, 40, 80, 1}, 0);
        QCOMPARE(forecast.at(0.02).x_px, 100.0);
        for (int i = 1; i <= 60; ++i) {
            forecast.take({100 + 3.0 * i, 50, 40, 80, 1}, i / 60.0);
        }
        const double ahead_px = forecast.at(61 / 60.0).x_px - 280;
        QVERIFY(ahead_px > 2.4 && ahead_px <= 3);
        QVERIFY(forecast.at(3).x_px - 280 < 1);  // who was not seen for long is nowhere else
        forecast.take({280, 50, 80, 80, 1}, 61 / 60.0);
        const double grown_px = forecast.at(61 / 60.0).width_px;
        forecast.take({280, 50, 40, 80, 1}, 62 / 60.0);
        QVERIFY(grown_px > 50 && forecast.at(62 / 60.0).width_px > grown_px - 3);
        std::vector<double> numbers;
        forecast.addTo(numbers);
        QCOMPARE(numbers.size(), std::size_t(BoxForecast::kNumbers));
    }

    void presenceIsTheMeanOfThree() {
        PlacedPoints points = perfect();
        QVERIFY(std::abs(presenceOf(points).total - 1) < 1e-12);
        points.seen.setConstant(0.5);
        points.spread *= 4;
        points.ofBody.col(0).setConstant(PresenceTuning{}.agreementScale);
        const Presence presence = presenceOf(points);
        QVERIFY(std::abs(presence.sharpness - 0.25) < 1e-12);
        QVERIFY(std::abs(presence.agreement - std::exp(-1)) < 1e-12);
        QVERIFY(std::abs(presence.total - std::cbrt(0.125 * std::exp(-1))) < 1e-12);
        points.places(2, 0) = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(presenceOf(points).total, 0.0);
        points = perfect();
        points.isInPicture.setConstant(false);
        QCOMPARE(presenceOf(points).total, 0.0);
        // Unsure points weigh less, hidden ones too.
        const double sure = PresenceTuning{}.sureSpread;
        QCOMPARE(confidenceOf(1, sure / 2), 1.0);
        QVERIFY(std::abs(confidenceOf(1, 4 * sure) - 0.25) < 1e-12);
        QVERIFY(confidenceOf(0, sure) < confidenceOf(1, sure));
        QCOMPARE(confidenceOf(1, 0), 0.0);
    }

    void isABackend() {
        const TruePerson truth = standing(0.2, 0.1, 4);
        auto network = std::make_unique<MapNetwork>(*m_body, kWide, kFocal_px, [&](int number) {
            return number == 0 ? std::vector{truth} : std::vector<TruePerson>{};
        });
        auto regressor =
            makeDefaultRegressor({std::move(network), "hash", m_body->name, m_body, kFocal_px});
        QVERIFY(regressor->findsPerson());
        QCOMPARE(regressor->batch(), 1);
        QCOMPARE(regressor->keypoints().names.size(), std::size_t(kKeypointCount));
        QVERIFY(regressor->keypoints().misplacement > 0);
        QCOMPARE(regressor->bodyOfShape(), m_body->name);
        for (const int number : {0, 1}) {
            const Frame frame{number, number / 30.0, mapPicture(640, 360, number)};
            const auto view = regressor->view(frame, {}).value();
            const RegressorView* const one = view.get();
            const auto seen = regressor->run({&one, 1}, {});
            QVERIFY(seen && seen->size() == 1);
            QCOMPARE(seen->front().body.has_value(), number == 0);
            QCOMPARE(seen->front().keypoints.empty(), number == 1);
        }
        QCOMPARE(regressor->warnings().size(), std::size_t{1});
        const auto memory = regressor->memory();
        regressor->recall({});
        QVERIFY(regressor->memory() != memory);
        QVERIFY(regressor->warnings().empty());
    }
};

QTEST_GUILESS_MAIN(TestDefaultBackend)
#include "tst_default_backend.moc"
