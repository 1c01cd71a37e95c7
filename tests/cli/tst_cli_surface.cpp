#include "app/cli/surface_input.h"
#include "core/io/npz.h"
#include "gonio_run.h"
#include "tests/body/synthetic_smpl.h"
#include "tests/fit/surface_targets.h"
#include "tests/io/smpl_pickle.h"

using namespace gonio;

namespace {

std::shared_ptr<const BodyModel> openBody() {
    static const auto model = loadBodyModel(std::filesystem::path(GONIO_SOURCE_DIR) / "resources" /
                                            "bodies" / "open_female.safetensors");
    return model ? *model : nullptr;
}

Tensor numbers(const std::vector<std::int64_t>& shape, double value = 0) {
    std::size_t count = 1;
    for (const std::int64_t size : shape) count *= static_cast<std::size_t>(size);
    return Tensor::fromDoubles(std::vector<double>(count, value), shape);
}

/// SMPL parameters under the names of SMPL's own files.
TensorMap smplArrays(std::int64_t frames, std::int64_t shapes) {
    return {{"poses", numbers({frames, 72}, 0.05)},
            {"betas", numbers({shapes, 10}, 0.3)},
            {"trans", numbers({frames, 3}, 0.5)}};
}

/// The SMPL twin of the open body as the tensors of an imported file.
TensorFile smplTwinFile() {
    const auto body = openBody();
    const auto model = smplTwinOf(*body);
    const auto v = static_cast<std::int64_t>(model->vertexCount());
    TensorFile file;
    TensorMap& t = file.tensors;
    const auto flat = [](const auto& array) {
        return std::vector<float>(array.data(), array.data() + array.size());
    };
    const DirectionArray shapes = model->shapeDirections.transpose();
    t["v_template"] = Tensor::fromFloats(flat(model->template_m), {v, 3});
    t["f"] = Tensor::fromIntegers(
        std::span(model->faces.data(), static_cast<std::size_t>(model->faces.size())),
        {model->faces.rows(), 3});
    t["shapedirs"] = Tensor::fromFloats(flat(shapes), {v, 3, kShapeCount});
    t["posedirs"] = Tensor::fromFloats(
        std::vector<float>(static_cast<std::size_t>(v) * 3 * kPoseFeatureCount, 0.0F),
        {v, 3, kPoseFeatureCount});
    std::vector<std::int32_t> tree(kSmplParents.begin(), kSmplParents.end());
    test::SparseEntries weights, regressor;
    for (int j = 0; j < kJointCount; ++j) {
        tree.push_back(j);
        regressor.add(j, 10 * j, 1.0F);
    }
    for (int i = 0; i < model->vertexCount(); ++i) {
        for (int e = model->weights.start[i]; e < model->weights.start[i + 1]; ++e)
            weights.add(i, model->weights.column[e], model->weights.value[e]);
    }
    t["kintree_table"] = Tensor::fromIntegers(tree, {2, kJointCount});
    weights.store(t, "weights");
    regressor.store(t, "J_regressor");
    file.metadata = {{"kind", "smpl-body"}, {"layout_version", "1"}, {"name", "twin"}};
    return file;
}

Tensor surfaces(const std::vector<VertexArray>& skins_m) {
    std::vector<float> values;
    for (const VertexArray& skin : skins_m)
        values.insert(values.end(), skin.data(), skin.data() + skin.size());
    return Tensor::fromFloats(values,
                              {static_cast<std::int64_t>(skins_m.size()), skins_m[0].rows(), 3});
}

}  // namespace

/// SMPL's way through the program: import, list, fit-surface.
class TestCliSurface : public QObject {
    Q_OBJECT

private:
    GonioProgram m_gonio;

    TensorMap readArrays(const QString& name) {
        auto arrays = readNpz(m_gonio.path(name).toStdString());
        return arrays ? *arrays : TensorMap{};
    }

    void writeArrays(const QString& name, const TensorMap& arrays) {
        QVERIFY(writeNpz(m_gonio.path(name).toStdString(), arrays).has_value());
    }

private Q_SLOTS:

    void initTestCase() { QVERIFY(openBody()); }

    void readsParametersUnderEveryName_data() {
        QTest::addColumn<std::string>("pose");
        QTest::addColumn<int>("width");
        QTest::addColumn<std::string>("translation");
        QTest::addColumn<std::string>("shape");
        QTest::newRow("SMPL") << std::string("poses") << 72 << std::string("trans")
                              << std::string("betas");
        QTest::newRow("AMASS") << std::string("poses") << 156 << std::string("trans")
                               << std::string("betas");
        QTest::newRow("camera") << std::string("pose_cam") << 72 << std::string("trans_cam")
                                << std::string("shape");
        QTest::newRow("smplx") << std::string("body_pose") << 69 << std::string("transl")
                               << std::string("betas");
        QTest::newRow("axis angle") << std::string("body_pose_axis_angle") << 63
                                    << std::string("trans") << std::string("betas");
    }

    void readsParametersUnderEveryName() {
        QFETCH(std::string, pose);
        QFETCH(int, width);
        QFETCH(std::string, translation);
        QFETCH(std::string, shape);
        TensorMap arrays = {{pose, numbers({3, width}, 0.2)},
                            {translation, numbers({3, 3}, 1.5)},
                            {shape, numbers({16}, 0.4)}};
        if (pose == "body_pose") arrays["global_orient"] = numbers({3, 3}, 0.2);
        if (pose == "body_pose_axis_angle")
            arrays["global_orient_axis_angle"] = numbers({3, 3}, 0.2);
        const auto input = readSurfaceInput(arrays);
        QVERIFY2(input.has_value(), input ? "" : describe(input.error()).c_str());
        QCOMPARE(input->smpl.size(), 3U);
        QVERIFY(input->oneShape);
        const SmplParameters& body = input->smpl[2];
        QCOMPARE(body.shape[9], 0.4);
        QCOMPARE(body.translation_m[1], 1.5);
        QCOMPARE(body.pose_rad[65], 0.2);
        // Hands stay at rest where only the 22 body joints are given.
        const bool full = width == 72 || width == 69;
        QCOMPARE(body.pose_rad[66], full ? 0.2 : 0.0);
    }

    void namesWrongArrays_data() {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::vector<std::int64_t>>("shape");
        const auto row = [](const char* name, std::vector<std::int64_t> shape) {
            QTest::addRow("%s %d", name, int(shape.back())) << std::string(name) << shape;
        };
        row("poses", {3, 71});
        row("trans", {2, 3});
        row("betas", {3, 9});
        row("betas", {2, 10});
        row("vertices", {3, 20});
    }

    void namesWrongArrays() {
        QFETCH(std::string, name);
        QFETCH(std::vector<std::int64_t>, shape);
        TensorMap arrays = smplArrays(3, 3);
        arrays[name] = numbers(shape);
        auto input = readSurfaceInput(arrays);
        QVERIFY(!input && input.error().code == ErrorCode::MalformedFile);
        QVERIFY(input.error().detail.find("'" + name + "'") != std::string::npos);
        arrays.erase(name);
        arrays.erase("poses");
        input = readSurfaceInput(arrays);
        QVERIFY(!input);
        arrays = smplArrays(3, 1);
        arrays["trans"] = numbers({3, 3}, std::numeric_limits<double>::infinity());
        QVERIFY(!readSurfaceInput(arrays));
    }

    void importsAndListsSmpl() {
        const auto tensors = test::syntheticSmplFile().tensors;
        const std::string pickle = testing::smplPickle(testing::officialSmplParts(tensors));
        m_gonio.write("basicmodel_f_lbs_10_207_0_v1.1.0.pkl", QByteArray::fromStdString(pickle));
        const GonioRun imported = m_gonio.run({"import", "basicmodel_f_lbs_10_207_0_v1.1.0.pkl"});
        QVERIFY2(imported.exitCode == 0, qPrintable(imported.errors));
        QVERIFY2(imported.errors.isEmpty(), qPrintable(imported.errors));  // no keypoints wanted
        QVERIFY(QFile::exists(m_gonio.path("models/smpl_female.safetensors")));
        const GonioRun listed = m_gonio.run({"models", "--json"});
        QVERIFY2(listed.output.contains("SMPL body"), qPrintable(listed.output));
        QVERIFY(listed.output.contains("Max Planck"));
        const GonioRun again = m_gonio.run({"import", "models/smpl_female.safetensors"});
        QVERIFY2(again.exitCode == 0, qPrintable(again.errors));
        const GonioRun wrong =
            m_gonio.run({"body", "--model", "smpl_female", "--in", "nothing.npz", "-o", "x.npz"});
        QCOMPARE(wrong.exitCode, 3);
        QVERIFY2(wrong.errors.contains("skel-body"), qPrintable(wrong.errors));
    }

    // Bodies of different shapes in one file; the result poses to the same surface.
    void fitsVertices() {
        test::RandomBodies random(19);
        std::vector<VertexArray> skins;
        for (int i = 0; i < 4; ++i) skins.push_back(test::skinOf(*openBody(), random.body()));
        skins[2].col(0) *= 3;  // no person
        writeArrays("skins.npz", {{"vertices", surfaces(skins)}});
        const GonioRun run = m_gonio.run(
            {"fit-surface", "--model", "open-female", "--in", "skins.npz", "-o", "fitted.npz"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QVERIFY2(run.errors.contains("Frame 2 is discarded"), qPrintable(run.errors));
        const TensorMap fitted = readArrays("fitted.npz");
        QVERIFY(findTensor(fitted, "poses", {4, 46}) && findTensor(fitted, "betas", {4, 10}) &&
                findTensor(fitted, "trans", {4, 3}));
        QCOMPARE(fitted.at("accepted").toIntegers(), (std::vector<std::int64_t>{1, 1, 0, 1}));
        const auto largest = fitted.at("max_pve").toDoubles();
        const GonioRun posed = m_gonio.run(
            {"body", "--model", "open-female", "--in", "fitted.npz", "-o", "posed.npz"});
        QVERIFY2(posed.exitCode == 0, qPrintable(posed.errors));
        const auto ours = readArrays("posed.npz").at("skin_verts").toDoubles();
        const auto count = static_cast<std::size_t>(skins[0].rows());
        for (const std::size_t i : {0, 1, 3}) {
            double worst = 0;
            for (std::size_t v = 0; v < count; ++v) {
                const Eigen::Map<const Eigen::Vector3d> p(&ours[3 * (i * count + v)]);
                worst = std::max(
                    worst,
                    (p - skins[i].row(static_cast<int>(v)).transpose().cast<double>()).norm());
            }
            QVERIFY2(worst < 0.01 && std::abs(worst - largest[i]) < 1e-5,
                     qPrintable(QString::number(worst)));
        }
    }

    void fitsSmplParameters() {
        QVERIFY(writeSafetensors(m_gonio.path("twin.safetensors").toStdString(), smplTwinFile())
                    .has_value());
        test::RandomBodies random(23);
        const SmplParameters start = test::everydaySmpl(random);
        std::vector<double> poses, translations;
        for (int i = 0; i < 3; ++i) {
            for (const double angle : start.pose_rad) poses.push_back(angle * (1 + 0.02 * i));
            translations.insert(translations.end(), {0.1 * i, 1, 3});
        }
        writeArrays("smpl.npz", {{"poses", Tensor::fromDoubles(poses, {3, 72})},
                                 {"trans", Tensor::fromDoubles(translations, {3, 3})},
                                 {"betas", numbers({1, 10}, 0.2)}});
        const QStringList arguments = {"fit-surface", "--model", "open-female", "--in",
                                       "smpl.npz",    "-o",      "smpl_fit.npz"};
        const GonioRun without = m_gonio.run(arguments);
        QCOMPARE(without.exitCode, 2);
        QVERIFY2(without.errors.contains("--smpl"), qPrintable(without.errors));
        const GonioRun run = m_gonio.run(arguments + QStringList{"--smpl", "twin.safetensors"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const TensorMap fitted = readArrays("smpl_fit.npz");
        const auto betas = fitted.at("betas").toDoubles();
        for (std::size_t i = 10; i < 30; ++i) QCOMPARE(betas[i], betas[i - 10]);  // one shape
    }

    void saysWhyOtherMeshesCannotBeFitted() {
        writeArrays("other.npz", {{"vertices", numbers({1, 6890, 3})}});
        const GonioRun run = m_gonio.run(
            {"fit-surface", "--model", "open-female", "--in", "other.npz", "-o", "x.npz"});
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.errors.contains("matched by their index"), qPrintable(run.errors));
        QVERIFY(!QFile::exists(m_gonio.path("x.npz")));
    }
};

QTEST_GUILESS_MAIN(TestCliSurface)
#include "tst_cli_surface.moc"
