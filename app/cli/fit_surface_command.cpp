#include "app/cli/commands.h"
#include "app/cli/surface_input.h"
#include "core/biomech/text_numbers.h"
#include "core/fit/surface_fit.h"
#include "core/io/npz.h"
#include "core/pipeline/program_files.h"

namespace gonio {
namespace {

struct Options {
    std::string model, smpl, input, output;
    bool clip = false;
};

/// SMPL's surfaces of the parameters.
Result<std::vector<VertexArray>> surfacesOf(const std::vector<SmplParameters>& parameters,
                                            const Options& given) {
    if (given.smpl.empty()) {
        return fail(ErrorCode::Usage,
                    given.input +
                        " holds SMPL parameters, so the SMPL body is needed, too: name it with "
                        "--smpl, such as --smpl smpl_neutral, after importing it with 'gonio "
                        "import SMPL_NEUTRAL.pkl'");
    }
    auto file = findBody(given.smpl);
    if (!file) return tl::unexpected<Error>(file.error());
    auto model = loadSmplModel(*file);
    if (!model) return tl::unexpected<Error>(model.error());
    std::vector<SmplBody> bodies;
    for (const SmplParameters& one : parameters) bodies.push_back(smplBody(one));
    std::vector<VertexArray> surfaces_m(bodies.size());
    poseSmpl(**model, bodies, surfaces_m);
    return surfaces_m;
}

TensorMap resultArrays(const std::vector<SurfaceFit>& fits) {
    std::vector<double> poses, betas, translations, largest, mean;
    std::vector<std::int32_t> accepted;
    for (const SurfaceFit& fit : fits) {
        const BodyParameters& body = fit.body;
        poses.insert(poses.end(), body.pose_rad.begin(), body.pose_rad.end());
        betas.insert(betas.end(), body.shape.begin(), body.shape.end());
        translations.insert(translations.end(), body.translation_m.begin(),
                            body.translation_m.end());
        largest.push_back(fit.maxDistance_m);
        mean.push_back(fit.meanDistance_m);
        accepted.push_back(fit.rejection.empty() ? 1 : 0);
    }
    const auto n = static_cast<std::int64_t>(fits.size());
    TensorMap arrays;
    arrays["poses"] = Tensor::fromDoubles(poses, {n, kDofCount});
    arrays["betas"] = Tensor::fromDoubles(betas, {n, kShapeCount});
    arrays["trans"] = Tensor::fromDoubles(translations, {n, 3});
    arrays["max_pve"] = Tensor::fromDoubles(largest, {n});
    arrays["mean_pve"] = Tensor::fromDoubles(mean, {n});
    arrays["accepted"] = Tensor::fromIntegers(accepted, {n});
    return arrays;
}

Result<std::vector<SurfaceFit>> fitAll(const Options& given, const Job& job) {
    auto file = findBody(given.model);
    if (!file) return tl::unexpected<Error>(file.error());
    auto model = loadBodyModel(*file);
    if (!model) return tl::unexpected<Error>(model.error());
    auto arrays = readNpz(given.input);
    if (!arrays) return tl::unexpected<Error>(arrays.error());
    auto input = readSurfaceInput(*arrays);
    if (!input) return passOn(input.error(), "reading " + given.input);
    SurfaceFitOptions options;
    options.oneClip = given.clip || input->oneShape;
    std::vector<VertexArray> surfaces_m = std::move(input->vertices_m);
    if (!input->smpl.empty()) {
        auto posed = surfacesOf(input->smpl, given);
        if (!posed) return tl::unexpected<Error>(posed.error());
        surfaces_m = *std::move(posed);
        for (const SmplParameters& one : input->smpl) options.startShapes.push_back(one.shape);
    }
    auto fits = fitSurfaces(**model, surfaces_m, options, job);
    if (!fits) return fits;
    if (auto written = writeNpz(given.output, resultArrays(*fits)); !written) {
        return tl::unexpected<Error>(written.error());
    }
    return fits;
}

/// Names the frames that are not to be used, the first ones with their reasons. \return how many
std::size_t warnOfRejected(const std::vector<SurfaceFit>& fits, Console& console) {
    constexpr std::size_t named = 10;
    std::size_t rejected = 0;
    for (std::size_t i = 0; i < fits.size(); ++i) {
        if (fits[i].rejection.empty()) continue;
        if (++rejected <= named)
            console.warning("Frame " + std::to_string(i) + " is discarded: " + fits[i].rejection +
                            ".");
    }
    if (rejected > named) {
        console.warning(std::to_string(rejected - named) +
                        " more frames are discarded; see 'accepted' in the output.");
    }
    return rejected;
}

int run(const Options& given, CommandContext& context) {
    auto fits = fitAll(given, context.job("Fitting surfaces"));
    if (!fits) return context.console.error("The surfaces could not be fitted", fits.error());
    const std::size_t rejected = warnOfRejected(*fits, context.console);
    double mean = 0, largest = 0;
    for (const SurfaceFit& fit : *fits) {
        mean += fit.meanDistance_m / static_cast<double>(fits->size());
        largest = std::max(largest, fit.maxDistance_m);
    }
    context.console.result(std::to_string(fits->size()) + " frames, mean vertex distance " +
                               formatFixed(1e3 * mean, 2) + " mm, largest " +
                               formatFixed(1e3 * largest, 1) + " mm, " + std::to_string(rejected) +
                               " discarded\nWritten to " + given.output,
                           {{"frames", fits->size()},
                            {"mean_pve_m", mean},
                            {"max_pve_m", largest},
                            {"discarded", rejected},
                            {"file", given.output}});
    return kDone;
}

}  // namespace

void addFitSurfaceCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command =
        *app.add_subcommand("fit-surface", "Fit the body to surfaces, such as SMPL bodies");
    auto options = defineCommand<Options>(command, context, run);
    command.add_option("--model", options->model, "Body: a name or a .safetensors file")
        ->required();
    command
        .add_option("--in", options->input,
                    "npz: vertices B x V x 3 (m), or SMPL's poses B x 72, betas, trans B x 3")
        ->required();
    command
        .add_option("-o,--out", options->output,
                    "npz: poses, betas, trans, max_pve and mean_pve (m), accepted")
        ->required();
    command.add_option("--smpl", options->smpl,
                       "SMPL body for SMPL parameters: a name or a .safetensors file");
    command.add_flag("--clip", options->clip,
                     "The frames follow each other and show one person: one shape for all (also "
                     "where betas has one row)");
    command.footer(
        "Vertices are matched by their index: only surfaces of the body's own mesh can be "
        "fitted.\nSMPL and SKEL share theirs. A frame whose largest distance is above 6 cm or "
        "with a shape\nnumber above 3 is discarded (accepted = 0), as HSMR's authors do.");
}

}  // namespace gonio
