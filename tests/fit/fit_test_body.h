#pragma once

#include <filesystem>

#include "core/body/body_model.h"
#include "core/synth/truth.h"

namespace gonio::test {

/// The open female body that stands in the repository; null where the file cannot be read.
inline std::shared_ptr<const BodyModel> openBody() {
    static const auto body = [] {
        auto model = loadBodyModel(std::filesystem::path(GONIO_SOURCE_DIR) / "resources" /
                                   "bodies" / "open_female.safetensors");
        return model ? *model : nullptr;
    }();
    return body;
}

/// Stature of 600 px in a picture wide enough for five seconds of walking across it.
inline ViewOptions wideView() {
    ViewOptions view;
    view.width_px = 2600;
    view.height_px = 720;
    return view;
}

}  // namespace gonio::test
