#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/people/decode.h"
#include "core/video/frame.h"

namespace gonio {

/// An ONNX network on the CPU. Not for use by two threads at once; the same input gives the same
/// output, bit for bit, as long as the number of threads stays the same.
class Network {
public:
    /// Reads `path` and runs it once on an empty picture, so that a network that cannot run is
    /// found here. MissingModel without the file, MalformedFile if it is damaged, has another input
    /// size or lacks one of `outputs`.
    static Result<Network> load(const std::filesystem::path& path, const NetworkInput& input,
                                std::vector<std::string> outputs);
    Network(Network&&) noexcept;
    Network& operator=(Network&&) noexcept;
    ~Network();

    /// `input`: (1, 3, height, width) floats, already normalised. One tensor for each of the
    /// outputs named at loading, in that order.
    Result<std::vector<NetworkTensor>> run(const std::vector<float>& input);

    /// SHA-256 of the file, hexadecimal.
    const std::string& hash() const;

private:
    struct Parts;
    explicit Network(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

/// Cuts `region` out of a picture as a network's input: (3, height, width) normalised floats in the
/// network's channel order. Where the crop is coarser than the picture, several samples a pixel are
/// averaged: plain bilinear sampling would let fine texture flicker between frames.
Result<std::vector<float>> cropTensor(const Image& image, const CropRegion& region,
                                      const NetworkInput& input);

/// The region of a whole picture that a network with this letterbox rule sees.
CropRegion letterboxRegion(int width_px, int height_px, const NetworkInput& input);

/// A picture has a size and 3 * width * height bytes; Internal otherwise.
Result<void> checkImage(const Image& image);

}  // namespace gonio
