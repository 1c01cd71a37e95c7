#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/result.h"
#include "core/video/frame.h"
#include "inference/synthesis/background_source.h"

namespace gonio {

struct PictureFolderSettings {
    int most = 16;  ///< of a fuller folder, this many, spread over the sorted names
    int longestSide_px = 1920;
};

/// The user's own pictures as backgrounds; all in memory.
class PictureFolder : public BackgroundSource {
public:
    struct Skipped {
        std::filesystem::path file;
        Error why;
    };

    /// Pictures that cannot be read are left out, see skipped().
    /// \return NotFound where there is no such folder, Usage where it holds no picture that can
    ///         be read
    static Result<std::shared_ptr<const PictureFolder>> open(
        const std::filesystem::path& folder, const PictureFolderSettings& settings = {});

    int count() const override { return static_cast<int>(m_pictures.size()); }

    PictureView picture(int index) const override;

    const std::vector<Skipped>& skipped() const { return m_skipped; }

private:
    std::vector<Image> m_pictures;
    std::vector<Skipped> m_skipped;
};

}  // namespace gonio
