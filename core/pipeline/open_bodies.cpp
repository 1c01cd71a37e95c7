#include "core/pipeline/open_bodies.h"

#include "core/pipeline/program_files.h"

namespace gonio {

Result<std::shared_ptr<const BodyModel>> openBody(const std::string& nameOrFile) {
    const auto file = findBody(nameOrFile);
    if (!file) return tl::unexpected<Error>(file.error());
    return loadBodyModel(*file);
}

Result<std::vector<std::shared_ptr<const BodyModel>>> openBodies(
    const std::vector<std::string>& namesOrFiles) {
    std::vector<std::shared_ptr<const BodyModel>> bodies;
    for (const std::string& name : namesOrFiles) {
        auto body = openBody(name);
        if (!body) return tl::unexpected<Error>(body.error());
        bodies.push_back(*std::move(body));
    }
    return bodies;
}

}  // namespace gonio
