#include <ATen/ATen.h>

#include <QtTest>

#include "core/body/rotation.h"
#include "inference/nets/compact_looks.h"
#include "inference/nets/continuous_pose.h"
#include "inference/nets/random_start.h"
#include "inference/synthesis/crop_labels.h"
#include "inference/training/compact_batch.h"
#include "inference/training/compact_problem.h"
#include "inference/weights/network_kinds.h"
#include "tests/inference/synthesis_test_bodies.h"

using namespace gonio;

namespace {

CompactConfig narrowConfig() {
    CompactConfig config;
    config.stem = 8;
    config.stages = {{{8, 0}, {16, 1}, {16, 0}, {24, 1}}};
    config.neck = 16;
    config.placeHidden = 32;
    config.summary = 4;
    config.bodyHidden = 24;
    return config;
}

at::Tensor someImages(std::int64_t count) {
    return normal({count, 3, CompactConfig::kRows, CompactConfig::kColumns}, 8, 1);
}

double largest(const at::Tensor& difference) {
    return difference.abs().max().item<double>();
}

const CropSynthesiser& synthesiser() {
    static const auto made = *CropSynthesiser::make(testing::openBodies(), {});
    return *made;
}

SkelTensors referenceBody() {
    return SkelTensors::of(*testing::openBodies().front(), at::kFloat,
                           {SkelTensors::Keypoints::Regressed, false});
}

}  // namespace

class TestCompact : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void configurationsComeBackFromShapes() {
        for (const bool isFolded : {false, true}) {
            for (CompactConfig config : {CompactConfig{}, narrowConfig()}) {
                config.isFolded = isFolded;
                const auto found = compactConfigOf(compactShapes(config));
                QVERIFY2(found, found ? "" : describe(found.error()).c_str());
                QCOMPARE(found->stages[1].blocks, config.stages[1].blocks);
                QCOMPARE(found->bodyHidden, config.bodyHidden);
                QCOMPARE(found->isFolded, isFolded);
            }
        }
        auto broken = compactShapes({});
        broken["simcc.y.bias"] = {255};
        const auto found = compactConfigOf(broken);
        QCOMPARE(found.error().code, ErrorCode::MalformedFile);
        QVERIFY(describe(found.error()).find("simcc.y.bias") != std::string::npos);
    }

    // Half precision of it is to take 12 MB at most.
    void sizeIsAsPlanned() {
        CompactConfig config;
        config.isFolded = true;
        std::int64_t numbers = 0;
        for (const auto& [name, shape] : compactShapes(config)) {
            std::int64_t count = 1;
            for (const std::int64_t side : shape) count *= side;
            numbers += count;
        }
        QVERIFY2(numbers > 3'000'000 && numbers < 6'000'000, std::to_string(numbers).c_str());
    }

    void isFoundInAFile() {
        const auto networks = findNetworks(compactShapes({}));
        QVERIFY(networks);
        QCOMPARE(networks->size(), std::size_t(1));
        QCOMPARE(networks->front().kind->id, std::string_view("default"));
        QVERIFY(networks->front().kind->check(networks->front().shapes));
    }

    void firstAnswerIsNearTheMean() {
        const auto mean = meanPerson();
        const auto weights = startCompact(narrowConfig(), mean, 3);
        const at::NoGradGuard noGradients;
        const auto answer = runCompact(narrowConfig(), weights, someImages(2));
        QCOMPARE(answer.x.sizes().vec(), (std::vector<std::int64_t>{2, 44, 192}));
        QCOMPARE(answer.y.sizes().vec(), (std::vector<std::int64_t>{2, 44, 256}));
        QCOMPARE(answer.keypoints.sizes().vec(), (std::vector<std::int64_t>{2, 44, 2}));
        QVERIFY(largest(answer.body.continuous - mean.continuous) < 1);
        QVERIFY(!at::equal(answer.body.continuous[0], answer.body.continuous[1]));
    }

    // Running statistics move towards the batch's; folding them into the convolutions changes
    // nothing but roundings.
    void foldedAnswersAreTheSame() {
        const at::NoGradGuard noGradients;
        const auto config = narrowConfig();
        const auto weights = startCompact(config, meanPerson(), 3);
        const auto before = weights["backbone.stem.norm.running_var"].clone();
        for (int i = 0; i < 20; ++i) {
            (void)runCompact(config, weights, someImages(4), BatchStatistics::OfTheBatch);
        }
        QVERIFY(!at::equal(before, weights["backbone.stem.norm.running_var"]));
        const auto plain = runCompact(config, weights, someImages(2));
        const auto folded = foldCompact(config, weights);
        const auto read = compactConfigOf(folded.shapes());
        QVERIFY(read && read->isFolded);
        const auto same = runCompact(*read, folded, someImages(2));
        QVERIFY(largest(plain.x - same.x) < 1e-4);
        QVERIFY(largest(plain.body.continuous - same.body.continuous) < 1e-4);
        const auto batch = runCompact(config, weights, someImages(2), BatchStatistics::OfTheBatch);
        QVERIFY(largest(plain.x - batch.x) > 1e-4);
    }

    // Of a mirrored crop the joined looks say the mirror image of what they say of the crop itself,
    // which no single look does.
    void joinedLooksKnowNoSide() {
        const at::NoGradGuard noGradients;
        const auto config = narrowConfig();
        const auto weights = startCompact(config, meanPerson(), 3);
        MirrorImage mirror{};
        for (int k = 0; k < kKeypointCount; ++k)
            mirror.keypoint[std::size_t(k)] = mirroredKeypoint(k);
        mirror.hasExactAngles.fill(true);
        const LookJoiner joiner(mirror);
        const auto images = someImages(2);
        const auto looksAt = [&](const at::Tensor& crops) {
            return runCompact(config, weights, LookJoiner::withMirrored(crops));
        };
        const auto one = joiner.join(looksAt(images)),
                   other = joiner.join(looksAt(images.flip(-1)));
        QCOMPARE(one.x.sizes().vec(), (std::vector<std::int64_t>{2, 44, 192}));
        const auto partner = [&](const at::Tensor& rows) {
            std::vector<at::Tensor> all;
            for (int k = 0; k < kKeypointCount; ++k)
                all.push_back(rows.select(1, mirroredKeypoint(k)));
            return at::stack(all, 1);
        };
        QVERIFY(largest(partner(other.x).flip(-1) - one.x) < 1e-3);
        QVERIFY(largest(partner(other.y) - one.y) < 1e-3);
        QVERIFY(largest(partner(other.seen) - one.seen) < 1e-4);
        QVERIFY(largest(other.mask.flip(-1) - one.mask) < 1e-4);
        QVERIFY(largest(other.body.betas - one.body.betas) < 1e-4);
        const auto posesOfOne = posesFromContinuous(one.body.continuous).to(at::kDouble);
        const auto posesOfOther = posesFromContinuous(other.body.continuous).to(at::kDouble);
        for (int i = 0; i < 2; ++i) {
            const PoseVector a = Eigen::Map<const PoseVector>(posesOfOne[i].data_ptr<double>());
            const PoseVector b = Eigen::Map<const PoseVector>(posesOfOther[i].data_ptr<double>());
            QVERIFY((mirrored(b) - a).cwiseAbs().maxCoeff() < 1e-3);
            // A point of the body at x, seen by this camera, lies where its image's mirror does.
            const auto column = [&](const CompactAnswer& answer, double x_m) {
                const auto camera = answer.body.camera[i];
                return 0.5 * camera[0].item<double>() * (x_m + camera[1].item<double>());
            };
            QVERIFY(std::abs(column(one, 0.3) + column(other, -0.3) + 1.0 / 256) < 1e-5);
        }
        const auto plain = runCompact(config, weights, images);
        const auto mirroredPlain = runCompact(config, weights, images.flip(-1));
        QVERIFY(largest(partner(mirroredPlain.seen) - plain.seen) > 1e-4);
        // Where looks differ there are two places, each with its share of the weight.
        QVERIFY(largest(at::softmax(one.x, -1).sum(-1) - 1) < 1e-4);
    }

    // Feet keep the plain look's angles: theirs are not exact in a mirror.
    void joinedLooksKeepTheFeet() {
        const at::NoGradGuard noGradients;
        const auto config = narrowConfig();
        const auto weights = startCompact(config, meanPerson(), 3);
        MirrorImage mirror{};
        for (int j = 0; j < kJointCount; ++j)
            mirror.hasExactAngles[std::size_t(j)] = isMirroredExactly(j);
        const auto images = someImages(1);
        const auto looks = runCompact(config, weights, LookJoiner::withMirrored(images));
        const auto joined = LookJoiner(mirror).join(looks);
        const auto off = (posesFromContinuous(joined.body.continuous) -
                          posesFromContinuous(looks.body.continuous.narrow(0, 0, 1)))
                             .abs()[0];
        const auto of = [&](Joint joint) { return off[kFirstDof[id(joint)]].item<double>(); };
        QVERIFY(of(Joint::TalusR) < 1e-6 && of(Joint::ToesL) < 1e-6);
        QVERIFY(of(Joint::FemurR) > 1e-4 && of(Joint::TibiaL) > 1e-4);
    }

    // A bell's middle, between two pixels and beside a second, lower one far away.
    void placesAreMiddlesOfBells() {
        const auto at_px = at::arange(256, at::kDouble);
        const auto near = -0.5 * ((at_px - 100.25) / 3).square();
        const auto far = -0.5 * ((at_px - 200) / 3).square() - 1;
        const auto place = placesOf(at::logaddexp(near, far)).item<double>();
        QVERIFY(std::abs(place - (100.25 - 128) / 256) < 1e-6);
        const auto column = placesOf(-at::arange(192, at::kDouble).sub(96).square());
        QVERIFY(std::abs(column.item<double>()) < 1e-9);
        // One bell leaves its own width; a second one of a share p at distance d adds p d^2.
        const auto one = near.reshape({1, -1}), both = at::logaddexp(near, far).reshape({1, -1});
        const double share = std::exp(-1) / (1 + std::exp(-1)), apart_px = 200 - 100.25;
        QVERIFY(std::abs(spreadsOf(one, placesOf(one)).item<double>() - 3.0 / 256) < 1e-6);
        QVERIFY(std::abs(spreadsOf(both, placesOf(both)).item<double>() -
                         std::sqrt(9 + share * apart_px * apart_px) / 256) < 1e-6);
    }

    // Two bells far apart come back with their places, shares and widths, the likelier first; of
    // one alone there is no second place that counts.
    void modesAreTheBells() {
        const auto at_px = at::arange(256, at::kDouble);
        const auto near = -0.5 * ((at_px - 100.25) / 2).square();
        const auto far = -0.5 * ((at_px - 200) / 2).square() - 1;
        const auto modes = modesOf(at::stack({at::logaddexp(near, far), near}));
        QCOMPARE(modes.sizes().vec(), (std::vector<std::int64_t>{2, 2, 3}));
        const auto of = [&](int row, int mode, int number) {
            return modes[row][mode][number].item<double>();
        };
        const double share = 1 / (1 + std::exp(-1));
        QVERIFY(std::abs(of(0, 0, 0) - (100.25 - 128) / 256) < 1e-4);
        QVERIFY(std::abs(of(0, 0, 1) - share) < 1e-3);
        QVERIFY(std::abs(of(0, 0, 2) - 2.0 / 256) < 1e-4);
        QVERIFY(std::abs(of(0, 1, 0) - (200.0 - 128) / 256) < 1e-4);
        QVERIFY(std::abs(of(0, 1, 1) - (1 - share)) < 1e-3);
        QVERIFY(of(1, 0, 1) > 0.999 && of(1, 1, 1) < 0.001);
        // A broad bell is one place: its flanks are none.
        const auto broad = modesOf(-0.5 * ((at_px - 90.3) / 10).square());
        QVERIFY(broad[0][1].item<double>() > 0.5);
        QCOMPARE(broad[1][1].item<double>(), 0.0);
    }

    // Equal bells differ by nothing; bells of one width d px apart by d^2 / (2 s^2).
    void placeLossIsTheDivergence() {
        const auto at_px = at::arange(192, at::kDouble);
        const auto bell = (-0.5 * ((at_px - 90) / 2.5).square()).reshape({1, 1, -1});
        const auto one = at::ones({1, 1}, at::kDouble);
        const auto loss = [&](double place_px) {
            return placeLoss(bell, one * place_px, one, 2.5).item<double>();
        };
        QVERIFY(std::abs(loss(90)) < 1e-12);
        QVERIFY(std::abs(loss(95) - 25 / (2 * 6.25)) < 1e-6);
    }

    // The answer that is the truth has no loss but that of the camera's perspective.
    void truthHasNoLoss() {
        const auto body = referenceBody();
        auto labels = drawnBatch(synthesiser(), 40, 4, false, {});
        const auto poses = labels["poses"].to(at::kDouble);
        std::vector<at::Tensor> rows;
        for (int i = 0; i < 4; ++i) {
            const PoseVector pose = Eigen::Map<const PoseVector>(poses[i].data_ptr<double>());
            ContinuousPose six = continuousFromPose(pose);
            rows.push_back(at::from_blob(six.data(), {144}, at::kDouble).to(at::kFloat));
        }
        const auto bell = [&](int axis, std::int64_t length) {
            const auto steps =
                at::arange(length, at::kFloat) - labels["places_px"].select(-1, axis).unsqueeze(-1);
            return -0.5 * (steps / 2.5).square();
        };
        CompactAnswer answer;
        answer.x = bell(0, 192);
        answer.y = bell(1, 256);
        answer.seen = (labels["seen"] - 0.5) * 60;
        answer.mask = at::logit(labels["mask"], 1e-6);
        answer.body = {at::stack(rows), labels["betas"], labels["camera"]};
        auto parts = compactLosses({}, body, answer, labels).parts;
        for (const char* name : {"places", "seen", "mask", "root", "turns", "betas", "camera"}) {
            QVERIFY2(parts[name].item<double>() < 1e-4, name);
        }
        // Crops of the other body are met by its angles, not by the reference's lengths.
        const auto known = labels["betas_known"].nonzero().squeeze(1);
        QVERIFY(known.numel() > 0 && known.numel() < 4);
        const auto rowsOf = [&known](const at::Tensor& x) { return x.index_select(0, known); };
        std::map<std::string, at::Tensor, std::less<>> own;
        for (const auto& [name, tensor] : labels.all()) own[name] = rowsOf(tensor);
        const CompactAnswer part{rowsOf(answer.x),
                                 rowsOf(answer.y),
                                 rowsOf(answer.seen),
                                 rowsOf(answer.mask),
                                 {},
                                 {rowsOf(answer.body.continuous), rowsOf(answer.body.betas),
                                  rowsOf(answer.body.camera)}};
        const auto ofReference = compactLosses({}, body, part, NamedTensors(own)).parts;
        QVERIFY(ofReference.at("points").item<double>() < 1e-4);
        QVERIFY(ofReference.at("picture").item<double>() < 0.05);
    }

    // What is left in the batch is what the crop's labels say; mirrored crops hide their feet.
    void batchesHoldTheLabels() {
        const auto batch = drawnBatch(synthesiser(), 7, 2, true, {});
        CropSample sample;
        synthesiser().render(7, sample);
        const auto row = batch["image"][0];
        QCOMPARE(row[100][50][2].item<int>(), int(sample.rgb[(100 * 192 + 50) * 3 + 2]));
        QCOMPARE(batch["image"][1][100][191 - 50][2].item<int>(), row[100][50][2].item<int>());
        QCOMPARE(batch["turns_known"].sum(1)[0].item<double>(), 24.0);
        QCOMPARE(batch["turns_known"].sum(1)[1].item<double>(), 18.0);
        // Place and mirrored place of the nose, about the middle of the columns.
        const auto x_px = batch["places_px"].select(1, 0).select(1, 0);
        QVERIFY(std::abs((x_px[0] + x_px[1]).item<double>() - 191) < 1e-3);
        QVERIFY(largest(batch["points_m"].select(1, 39)) == 0);
    }

    void stopsDrawingWhenAsked() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(drawnBatch(synthesiser(), 1, 1000, true, stop.get_token()).all().empty());
    }
};

QTEST_GUILESS_MAIN(TestCompact)
#include "tst_compact.moc"
