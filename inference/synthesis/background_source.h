#pragma once

#include "inference/image/picture_view.h"

namespace gonio {

/// Pictures that stand behind people: the application decodes them, so that no codec is needed
/// here. Must give the same pictures from any thread as long as it lives.
class BackgroundSource {
public:
    virtual ~BackgroundSource() = default;
    virtual int count() const = 0;
    /// \param index  0 .. count() - 1; the view stays valid as long as the source
    virtual PictureView picture(int index) const = 0;
};

}  // namespace gonio
