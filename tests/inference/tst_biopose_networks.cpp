#include <ATen/ATen.h>

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <cmath>

#include "core/io/npz.h"
#include "core/io/safetensors.h"
#include "inference/nets/neurik.h"
#include "inference/nets/random_start.h"
#include "inference/nets/tensor_convert.h"
#include "inference/nets/token_refiner.h"
#include "inference/plugin/load_network_library.h"
#include "inference/weights/import_weights.h"
#include "small_mqhmr.h"
#include "tests/body/synthetic_smpl.h"

using namespace gonio;

namespace {

void write(const std::string& path, const NamedTensors& weights, const std::string& network) {
    TensorFile file;
    for (const auto& [name, tensor] : weights.all()) file.tensors[name] = tensorOfTorch(tensor);
    file.metadata = {{"kind", kNetworkKind}, {"network", network}};
    if (!writeSafetensors(path, file)) qFatal("cannot write %s", path.c_str());
}

double largestDifference(const Tensor& found, const at::Tensor& expected) {
    const auto numbers = torchTensorOf(found);
    if (!numbers || numbers->sizes() != expected.sizes()) return INFINITY;
    const double largest = (*numbers - expected).abs().max().item<double>();
    return std::isfinite(largest) ? largest : INFINITY;
}

NeurIkConfig smallNeurIk() {
    return {.markers = 13, .convWidth = 8, .width = 32, .layers = 2, .heads = 4, .hidden = 48};
}

std::string textOf(const Result<TensorMap>& result) {
    return result ? std::string("no error") : describe(result.error());
}

}  // namespace

/// MQ-HMR and NeurIK out of files, through the library that programs load.
class TestBioPoseNetworks : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    MqHmrConfig m_config = smallMqHmr();
    NamedTensors m_weights;
    at::Tensor m_patch = normal({3, 3, 256, 256}, 2, 1);

    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }

    Result<std::unique_ptr<Network>> open(const char* backend, NetworkOptions options = {}) const {
        const auto library = loadNetworkLibrary(GONIO_NETWORK_LIBRARY);
        if (!library) qFatal("%s", describe(library.error()).c_str());
        options.device = "cpu";
        return (*library)->open(backend, path(backend) + ".safetensors", options);
    }

    TensorMap patches() const { return {{"patch", tensorOfTorch(m_patch)}}; }

    /// Where the network itself sees the keypoints of picture `i`, moved by `shift`, all certain.
    at::Tensor keypoints(std::int64_t i, double shift) const {
        const auto body = SmplKeypoints(SmplTensors::of(*test::syntheticSmpl()));
        const auto found =
            runMqHmr(m_config, m_weights, middleColumns(m_config.vit, m_patch.narrow(0, i, 1)));
        const auto places = projectInCrop(body.of(found.rotations, found.betas), found.camera);
        const auto certain = at::ones({1, SmplKeypoints::kBody25, 1});
        return at::cat({places.slice(1, 0, SmplKeypoints::kBody25) + shift, certain}, -1);
    }

private Q_SLOTS:

    void initTestCase() {
        auto tensors = startMqHmr(m_config, 1).all();
        tensors["head.joint.fc2.weight"] = xavierUniform({6, m_config.width}, 9, 0.3);
        tensors["head.camera.weight"] = xavierUniform({3, m_config.width}, 8, 0.05);
        // As wide as training makes it, so that a step of the refinement is a small one.
        tensors["query.content"] = normal({m_config.queries, m_config.width}, 3, 0.2);
        auto pose = tensors["head.mean_pose"].clone();  // within the limits of knees and elbows
        for (const int knee : {4, 5}) pose[knee] = at::tensor({1.F, 0.F, 0.F, 0.F, .76F, .64F});
        pose[18] = at::tensor({.62F, 0.F, .78F, 0.F, 1.F, 0.F});
        pose[19] = at::tensor({.62F, 0.F, -.78F, 0.F, 1.F, 0.F});
        tensors["head.mean_pose"] = pose;
        m_weights = NamedTensors(tensors);
        write(path("mqhmr.safetensors"), m_weights, "mqhmr");
        auto ik = startNeurIk(smallNeurIk(), 3).all();
        ik["head.fc2.weight"] = normal({NeurIkConfig::kOutputs, 32}, 5, 1);
        write(path("neurik.safetensors"), NamedTensors(ik), "neurik");
        QVERIFY(writeSafetensors(path("smpl.safetensors"), test::syntheticSmplFile()).has_value());
        QVERIFY(
            writeSafetensors(path("few.safetensors"), test::syntheticSmplFile(900)).has_value());
    }

    void fewerBitsAreRefused() {
        for (const char* backend : {"mqhmr", "neurik"}) {
            const auto network = open(backend, {.precision = Precision::BFloat16});
            QVERIFY(!network);
            QCOMPARE(int(network.error().code), int(ErrorCode::Usage));
            QVERIFY(describe(network.error()).find("32 bits alone") != std::string::npos);
        }
    }

    void mqHmrIsTheNetworkItself() {
        const auto network = open("mqhmr");
        QVERIFY2(network, network ? "" : describe(network.error()).c_str());
        QVERIFY((*network)->title().starts_with("MQ-HMR, 32 wide, 2 blocks"));
        const auto found = (*network)->run(patches(), {});
        QVERIFY2(found, textOf(found).c_str());
        const auto expected = runMqHmr(m_config, m_weights, middleColumns(m_config.vit, m_patch));
        QVERIFY(largestDifference(found->at("rotations"), expected.rotations) < 1e-4);
        QVERIFY(largestDifference(found->at("betas"), expected.betas) < 1e-4);
        QVERIFY(largestDifference(found->at("cam"), expected.camera) < 1e-4);
        QVERIFY(!found->contains("refined"));
        const auto poses = found->at("poses").toDoubles(), cam = found->at("cam").toDoubles();
        const auto rotations = found->at("rotations").toDoubles();
        double worst = 0;
        for (std::size_t i = 0; i < std::size_t(3 * 24); ++i) {
            const auto turn = smplRotation({poses[3 * i], poses[3 * i + 1], poses[3 * i + 2]});
            for (std::size_t k = 0; k < 9; ++k) {
                worst =
                    std::max(worst, std::abs(turn(int(k / 3), int(k % 3)) - rotations[9 * i + k]));
            }
        }
        QVERIFY(worst < 1e-5);
        const auto place_m = found->at("trans_cam").toDoubles();
        QVERIFY(std::abs(place_m[5] - 2 * 5000 / (256 * cam[3])) < 1e-3);
        QVERIFY(std::abs(place_m[4] - cam[5]) < 1e-6);
    }

    void mqHmrOnTheOtherBackbone() {
        const auto config = smallHrnetMqHmr();
        const auto weights = startMqHmr(config, 4);
        write(path("hrnet.safetensors"), weights, "mqhmr");
        const auto library = loadNetworkLibrary(GONIO_NETWORK_LIBRARY);
        const auto network =
            (*library)->open("mqhmr", path("hrnet.safetensors"), {.device = "cpu"});
        QVERIFY2(network, network ? "" : describe(network.error()).c_str());
        QVERIFY((*network)->title().starts_with("MQ-HMR, HRNet-W4"));
        const auto found = (*network)->run(patches(), {});
        QVERIFY2(found, textOf(found).c_str());
        const auto expected = runMqHmr(config, weights, middleColumns(config.vit, m_patch));
        QVERIFY(largestDifference(found->at("rotations"), expected.rotations) < 1e-4);
    }

    void refinementMovesOrSaysWhyNot() {
        const auto network = open("mqhmr", {.smpl = path("smpl.safetensors")});
        QVERIFY2(network, network ? "" : describe(network.error()).c_str());
        auto points = at::cat({keypoints(0, 0.03), keypoints(1, 0.03), keypoints(2, 0)});
        points[1].slice(0, 5).select(1, 2).fill_(0.1);
        TensorMap inputs = patches();
        inputs["keypoints2d"] = tensorOfTorch(points);
        const auto found = (*network)->run(inputs, {});
        QVERIFY2(found, textOf(found).c_str());
        const auto plain = (*network)->run(patches(), {});
        const auto outcome = found->at("refinement_outcome").toIntegers();
        qInfo("outcomes %d %d %d", int(outcome[0]), int(outcome[1]), int(outcome[2]));
        QCOMPARE(found->at("refined").toIntegers(), (std::vector<std::int64_t>{1, 0, 0}));
        QCOMPARE(outcome[0], std::int64_t(RefinementOutcome::Accepted));
        QCOMPARE(outcome[1], std::int64_t(RefinementOutcome::TooFewKeypoints));
        QCOMPARE(outcome[2], std::int64_t(RefinementOutcome::NotBetter));
        const auto errors = found->at("reprojection").toDoubles();
        qInfo("reprojection %.4f -> %.4f crop sides", errors[0], errors[1]);
        QVERIFY(errors[1] < 0.6 * errors[0]);
        QVERIFY(std::abs(errors[0] - 0.03 * std::sqrt(2.0)) < 1e-3);
        const auto cams = found->at("cam").toDoubles(), before = plain->at("cam").toDoubles();
        QVERIFY(std::abs(cams[1] - before[1]) > 1e-3);
        for (std::size_t i = 3; i < 9; ++i) QVERIFY(std::abs(cams[i] - before[i]) < 1e-5);
        // HMR2.0's 44 begin with the same points.
        inputs["keypoints2d"] = tensorOfTorch(at::cat({points, at::ones({3, 19, 3})}, 1));
        const auto again = (*network)->run(inputs, {});
        QVERIFY2(again, textOf(again).c_str());
        QVERIFY(again->at("rotations").data == found->at("rotations").data);
    }

    // A network that speaks of the twin of one of our bodies is refined on that twin.
    void refinementOnTheTwin() {
        const std::string body =
            std::string(GONIO_SOURCE_DIR) + "/resources/bodies/open_female.safetensors";
        const auto model = loadBodyModel(body);
        if (!model) QSKIP("the open body has not been generated");
        const auto twin = SmplKeypoints::ofTwin(**model);
        QVERIFY(twin);
        const auto first =
            runMqHmr(m_config, m_weights, middleColumns(m_config.vit, m_patch.narrow(0, 0, 1)));
        const auto places =
            projectInCrop(twin->of(first.rotations, first.betas), first.camera) + 0.03;
        TensorMap inputs{{"patch", tensorOfTorch(m_patch.narrow(0, 0, 1))}};
        inputs["keypoints2d"] = tensorOfTorch(at::cat({places, at::ones({1, 44, 1})}, -1));
        double before = 0;
        for (const int iterations : {0, 10}) {
            const auto network = open("mqhmr", {.smpl = body, .refinementIterations = iterations});
            QVERIFY2(network, network ? "" : describe(network.error()).c_str());
            const auto found = (*network)->run(inputs, {});
            QVERIFY2(found, textOf(found).c_str());
            const auto errors = found->at("reprojection").toDoubles();
            QVERIFY(std::abs(errors[0] - 0.03 * std::sqrt(2.0)) < 1e-3);
            QCOMPARE(found->at("refined").toIntegers().front(), std::int64_t(iterations > 0));
            if (iterations == 0) before = errors[1];
            if (iterations > 0) QVERIFY(errors[1] < 0.6 * before);
        }
        QVERIFY(!open("mqhmr", {.smpl = body, .refinementIterations = -1}));
    }

    void refinementNeedsTheRightThings() {
        TensorMap inputs = patches();
        inputs["keypoints2d"] = tensorOfTorch(at::zeros({3, 25, 3}));
        const auto without = (*open("mqhmr"))->run(inputs, {});
        QVERIFY(!without && without.error().code == ErrorCode::MissingModel);
        QVERIFY2(textOf(without).find("SMPL_NEUTRAL.pkl") != std::string::npos,
                 textOf(without).c_str());
        const auto few = open("mqhmr", {.smpl = path("few.safetensors")});
        QVERIFY(!few && describe(few.error()).find("has 900") != std::string::npos);
        QVERIFY(!open("mqhmr", {.smpl = path("none.safetensors")}));
        const auto network = open("mqhmr", {.smpl = path("smpl.safetensors")});
        inputs["keypoints2d"] = tensorOfTorch(at::zeros({3, 17, 3}));
        QVERIFY(textOf((*network)->run(inputs, {})).find("17 points") != std::string::npos);
        inputs["keypoints2d"] = tensorOfTorch(at::zeros({2, 25, 3}));
        QVERIFY(textOf((*network)->run(inputs, {})).find("(2, 25, 3)") != std::string::npos);
        inputs["keypoints2d"] = tensorOfTorch(at::full({3, 25, 3}, std::nan("")));
        QVERIFY(textOf((*network)->run(inputs, {})).find("finite") != std::string::npos);
    }

    void neurIkIsTheNetworkItself() {
        auto markers = normal({3, 64, 13, 3}, 7, 0.5);
        markers[1][63][5][1] = std::nan("");
        const TensorMap inputs{{"markers", tensorOfTorch(markers)}};
        const auto network = open("neurik", {.details = true});
        QVERIFY2(network, network ? "" : describe(network.error()).c_str());
        const auto found = (*network)->run(inputs, {});
        QVERIFY2(found, textOf(found).c_str());
        auto given = at::cat({markers, at::ones({3, 64, 13, 1})}, -1);
        given[1][63][5].fill_(0);
        auto config = smallNeurIk();
        const auto file = readSafetensors(path("neurik.safetensors"));
        std::map<std::string, at::Tensor, std::less<>> tensors;
        for (const auto& [name, tensor] : file->tensors) tensors[name] = *torchTensorOf(tensor);
        const auto last = runNeurIk(config, NamedTensors(tensors), given);
        QVERIFY(largestDifference(found->at("coordinates"), last.coordinates_rad.select(1, 0)) <
                1e-4);
        QVERIFY(largestDifference(found->at("scales"), last.scales.select(1, 0)) < 1e-4);
        QVERIFY(largestDifference(found->at("root"), last.root.select(1, 0)) < 1e-4);
        config.everyFrame = true;
        const auto every = runNeurIk(config, NamedTensors(tensors), given);
        QVERIFY(largestDifference(found->at("every_coordinates"), every.coordinates_rad) < 1e-4);
        const auto joints = runOsim(osimTree(), last.root.select(1, 0), last.scales.select(1, 0),
                                    last.coordinates_rad.select(1, 0))
                                .joints_m;
        QVERIFY(largestDifference(found->at("joints"), joints) < 1e-4);
        const auto plain = (*open("neurik"))->run(inputs, {});
        QCOMPARE(plain->size(), std::size_t(3));
        QVERIFY(largestDifference(plain->at("coordinates"), last.coordinates_rad.select(1, 0)) <
                1e-4);
    }

    void neurIkNamesWrongMarkers() {
        const auto network = open("neurik");
        const auto says = [&](const at::Tensor& markers) {
            return textOf((*network)->run({{"markers", tensorOfTorch(markers)}}, {}));
        };
        QVERIFY2(says(at::zeros({1, 64, 12, 3})).find("(1, 64, 12, 3)") != std::string::npos,
                 says(at::zeros({1, 64, 12, 3})).c_str());
        QVERIFY(says(at::full({1, 64, 13, 3}, INFINITY)).find("finite") != std::string::npos);
        QVERIFY(says(at::zeros({1, 0, 13, 3})).find("empty") != std::string::npos);
    }

    void cancelling() {
        std::atomic<int> asked = 0;
        const Job job{[&] { return ++asked > 3; }, [](int, int) {}};
        const auto network = open("mqhmr", {.smpl = path("smpl.safetensors")});
        TensorMap inputs = patches();
        inputs["keypoints2d"] = tensorOfTorch(at::zeros({3, 25, 3}));
        const auto found = (*network)->run(inputs, job);
        QVERIFY(!found && found.error().code == ErrorCode::Cancelled);
    }

    /// One file for the other is named as what it is.
    void filesAreNotMixedUp() {
        const auto library = loadNetworkLibrary(GONIO_NETWORK_LIBRARY);
        const auto wrong = (*library)->open("neurik", path("mqhmr.safetensors"), {});
        QVERIFY(!wrong);
        QVERIFY2(describe(wrong.error()).find("MQ-HMR, not those of NeurIK") != std::string::npos,
                 describe(wrong.error()).c_str());
    }
};

QTEST_APPLESS_MAIN(TestBioPoseNetworks)
#include "tst_biopose_networks.moc"
