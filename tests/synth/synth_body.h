#pragma once

#include <filesystem>

#include "core/body/body_model.h"

/// The open female body, or null where it has not been generated yet.
inline std::shared_ptr<const gonio::BodyModel> openBody() {
    const auto path = std::filesystem::path(GONIO_SOURCE_DIR) / "resources" / "bodies" /
                      "open_female.safetensors";
    auto model = gonio::loadBodyModel(path);
    return model ? *model : nullptr;
}
