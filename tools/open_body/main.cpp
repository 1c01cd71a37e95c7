#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "tools/open_body/assemble_body.h"
#include "tools/open_body/body_checks.h"
#include "tools/open_body/body_model_file.h"
#include "tools/open_body/picture.h"

namespace gonio::open_body {
namespace {

Result<void> makeBodies(const std::filesystem::path& folder) {
    const auto measurements = readMeasurements(GONIO_BODY_MEASUREMENTS);
    if (!measurements) {
        return tl::unexpected(measurements.error());
    }
    const std::vector<GenericBone> bones = makeGenericBones(measurements->bones);
    std::error_code ignored;  // a folder that could not be made shows when the file is written
    std::filesystem::create_directories(folder, ignored);
    for (const BodyMeasurements* measured : {&measurements->female, &measurements->male}) {
        const OpenBody body = assembleBody(*measured, bones);
        const auto path = folder / ("open_" + measured->name + ".safetensors");
        if (auto written = writeBody(path, body); !written) {
            return written;
        }
        std::printf("%s: %zu skin vertices, %zu bone vertices\n", path.filename().c_str(),
                    body.skin.vertices.size(), body.bones.vertices.size());
    }
    return {};
}

Result<void> check(const std::filesystem::path& folder) {
    const auto measurements = readMeasurements(GONIO_BODY_MEASUREMENTS);
    if (!measurements) {
        return tl::unexpected(measurements.error());
    }
    const auto failures = checkBodies(folder, *measurements);
    if (!failures) {
        return tl::unexpected(failures.error());
    }
    if (*failures > 0) {
        return fail(ErrorCode::Internal, std::to_string(*failures) + " checks failed");
    }
    return {};
}

int report(const Result<void>& result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", describe(result.error()).c_str());
    }
    return result ? 0 : 1;
}

int run(const std::vector<std::string>& arguments) {
    if (arguments.size() == 2 && arguments[0] == "--out") {
        return report(makeBodies(arguments[1]));
    }
    if (arguments.size() == 3 && arguments[0] == "--picture") {
        return report(drawBodies(arguments[2], arguments[1]));
    }
    if (arguments.size() == 2 && arguments[0] == "--check") {
        return report(check(arguments[1]));
    }
    std::fprintf(stderr,
                 "usage: gonio_make_body --out FOLDER\n"
                 "       gonio_make_body --check FOLDER\n"
                 "       gonio_make_body --picture FILE.png FOLDER\n");
    return 2;
}

}  // namespace
}  // namespace gonio::open_body

int main(int argc, char** argv) {
    return gonio::open_body::run({argv + 1, argv + argc});
}
