#pragma once

#include <filesystem>
#include <memory>

#include "app/cli/case_access.h"
#include "core/video/frame.h"

namespace gonio {

struct ExportViewOptions {
    std::string view = "overlay";
    int width_px = 1280, height_px = 720;  ///< of scene and curves; the overlay has the video's
    std::string preset = "side";
    std::string group = "gait_sagittal";
};

/// What is drawn; everything is borrowed.
struct ExportSubject {
    const Trial& trial;
    const Person& person;
    const PersonState& state;
    std::filesystem::path caseFile;
};

/// A view that is drawn without being shown.
class ExportView {
public:
    virtual ~ExportView() = default;
    virtual Result<Image> paint(int frame) = 0;
};

/// \return Unsupported for scene and curves where there is no screen, with what to do; Usage for an
///         unknown group; NotFound where the video has moved
Result<std::unique_ptr<ExportView>> makeExportView(const ExportSubject& subject,
                                                   const ExportViewOptions& options);

}  // namespace gonio
