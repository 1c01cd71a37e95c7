#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/body/body_model.h"

namespace gonio {

/// A body by what the user calls it. \return errors of findBody() and loadBodyModel()
Result<std::shared_ptr<const BodyModel>> openBody(const std::string& nameOrFile);

/// Several, in this order.
Result<std::vector<std::shared_ptr<const BodyModel>>> openBodies(
    const std::vector<std::string>& namesOrFiles);

}  // namespace gonio
