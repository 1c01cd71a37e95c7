#pragma once

#include <cstddef>
#include <cstdint>

namespace gonio {

enum class ChannelOrder : int { Rgb, Bgr };

/// 8-bit pictures of three channels that somebody else owns: on the host, or on a device for the
/// kernels. Plain data.
struct PictureView {
    const std::uint8_t* data = nullptr;
    int width_px = 0;
    int height_px = 0;
    std::ptrdiff_t stride_bytes = 0;  ///< from one row to the next
    ChannelOrder order = ChannelOrder::Rgb;
};

}  // namespace gonio
