#include "app/cli/commands.h"
#include "core/biomech/text_numbers.h"
#include "core/fit/skelify.h"
#include "core/io/npz.h"
#include "core/pipeline/program_files.h"

namespace gonio {
namespace {

struct Options {
    std::string model, input, output, keypoints = "mapped";
};

Result<std::vector<double>> numbers(const TensorMap& arrays, const char* name,
                                    const std::vector<std::int64_t>& shape) {
    auto tensor = findTensor(arrays, name, shape);
    if (!tensor) return tl::unexpected<Error>(tensor.error());
    return (*tensor)->toDoubles();
}

Result<double> focalOf(const TensorMap& arrays) {
    const auto found = arrays.find("focal");
    if (found == arrays.end() || found->second.elementCount() != 1) {
        return fail(ErrorCode::MalformedFile,
                    "array 'focal' must be one number, the focal length in crop widths");
    }
    const double focal = found->second.toDoubles().front();
    if (!(focal > 0)) return fail(ErrorCode::MalformedFile, "array 'focal' must be positive");
    return focal;
}

Result<std::vector<SkelifyProblem>> readProblems(const TensorMap& arrays) {
    auto points = findTensor(arrays, "kp2d", {-1, kKeypointCount, 3});
    if (!points) return tl::unexpected<Error>(points.error());
    const std::int64_t count = (*points)->shape[0];
    const auto kp = (*points)->toDoubles();
    const auto q = numbers(arrays, "init_poses", {count, kDofCount});
    const auto b = numbers(arrays, "init_betas", {count, kShapeCount});
    const auto t = numbers(arrays, "init_cam_t", {count, 3});
    const auto focal = focalOf(arrays);
    for (const auto* values : {&q, &b, &t}) {
        if (!*values) return tl::unexpected<Error>(values->error());
    }
    if (!focal) return tl::unexpected<Error>(focal.error());
    std::vector<SkelifyProblem> problems(static_cast<std::size_t>(count));
    using Points = Eigen::Matrix<double, kKeypointCount, 3, Eigen::RowMajor>;
    for (std::size_t i = 0; i < problems.size(); ++i) {
        problems[i].keypoints = Eigen::Map<const Points>(&kp[i * kKeypointCount * 3]);
        problems[i].start.pose_rad = Eigen::Map<const PoseVector>(&(*q)[i * kDofCount]);
        problems[i].start.shape = Eigen::Map<const ShapeVector>(&(*b)[i * kShapeCount]);
        problems[i].start.translation_m = Eigen::Map<const Eigen::Vector3d>(&(*t)[i * 3]);
        problems[i].focal = *focal;
    }
    return problems;
}

TensorMap resultArrays(const std::vector<SkelifyResult>& results) {
    std::vector<double> poses, betas, translations, objectives, errors;
    for (const SkelifyResult& result : results) {
        const auto& body = result.body;
        poses.insert(poses.end(), body.pose_rad.begin(), body.pose_rad.end());
        betas.insert(betas.end(), body.shape.begin(), body.shape.end());
        translations.insert(translations.end(), body.translation_m.begin(),
                            body.translation_m.end());
        objectives.push_back(result.objective);
        errors.push_back(result.keypointError);
    }
    const auto n = static_cast<std::int64_t>(results.size());
    TensorMap arrays;
    arrays["poses"] = Tensor::fromDoubles(poses, {n, kDofCount});
    arrays["betas"] = Tensor::fromDoubles(betas, {n, kShapeCount});
    arrays["cam_t"] = Tensor::fromDoubles(translations, {n, 3});
    arrays["objective"] = Tensor::fromDoubles(objectives, {n});
    arrays["kp2d_err"] = Tensor::fromDoubles(errors, {n});
    return arrays;
}

Result<const BodyModel::KeypointWeights*> keypointsOf(const BodyModel& model,
                                                      const std::string& choice) {
    const auto& chosen =
        choice == "mapped" && model.keypoints44Mapped ? model.keypoints44Mapped : model.keypoints44;
    if (!chosen) {
        return fail(ErrorCode::MissingModel,
                    "this body has no keypoints: import J_regressor_SKEL_mix_MALE.pkl and "
                    "SMPL_to_J19.pkl with 'gonio import'");
    }
    return &*chosen;
}

Result<std::vector<SkelifyResult>> fitAll(const Options& given, const Job& job) {
    auto file = findBody(given.model);
    if (!file) return tl::unexpected<Error>(file.error());
    auto model = loadBodyModel(*file);
    if (!model) return tl::unexpected<Error>(model.error());
    auto weights = keypointsOf(**model, given.keypoints);
    if (!weights) return tl::unexpected<Error>(weights.error());
    auto arrays = readNpz(given.input);
    if (!arrays) return tl::unexpected<Error>(arrays.error());
    auto problems = readProblems(*arrays);
    if (!problems) return passOn(problems.error(), "reading " + given.input);
    const PointSet points(**model, keypointDefinitions(**weights));
    std::vector<SkelifyResult> results;
    for (std::size_t i = 0; i < problems->size(); ++i) {
        auto result = skelify(**model, points, (*problems)[i], job);
        if (!result) return passOn(result.error(), "fitting frame " + std::to_string(i));
        results.push_back(*result);
        job.progress(static_cast<int>(i + 1), static_cast<int>(problems->size()));
    }
    if (auto written = writeNpz(given.output, resultArrays(results)); !written) {
        return tl::unexpected<Error>(written.error());
    }
    return results;
}

int run(const Options& given, CommandContext& context) {
    auto results = fitAll(given, context.job("Fitting frames"));
    if (!results) return context.console.error("The frames could not be fitted", results.error());
    double objective = 0, error = 0;
    const auto count = static_cast<double>(std::max<std::size_t>(results->size(), 1));
    for (const SkelifyResult& result : *results) {
        objective += result.objective / count;
        error += result.keypointError / count;
    }
    context.console.result(std::to_string(results->size()) + " frames, mean objective " +
                               formatShortest(objective) + ", mean squared keypoint error " +
                               formatShortest(error) + " (crop widths squared)\nWritten to " +
                               given.output,
                           {{"frames", results->size()},
                            {"mean_objective", objective},
                            {"mean_kp2d_err", error},
                            {"file", given.output}});
    return kDone;
}

}  // namespace

void addFitCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command =
        *app.add_subcommand("fit", "Fit the body to the keypoints of single frames (SKELify)");
    auto options = defineCommand<Options>(command, context, run);
    command.add_option("--model", options->model, "Body: a name or a .safetensors file")
        ->required();
    command
        .add_option("--in", options->input,
                    "npz: kp2d B x 44 x 3 (crop units), init_poses, init_betas, init_cam_t, focal")
        ->required();
    command
        .add_option("-o,--out", options->output, "npz: poses, betas, cam_t, objective, kp2d_err")
        ->required();
    command
        .add_option("--keypoints", options->keypoints,
                    "mapped: anatomical joints; custom: the imported regressor")
        ->check(CLI::IsMember({"mapped", "custom"}));
}

}  // namespace gonio
