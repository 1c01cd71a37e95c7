#include "core/people/network.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

namespace gonio {

namespace {

constexpr std::uintmax_t kMaxNetwork_bytes = std::uintmax_t(1) << 31;
constexpr double kMaxRegion_px = 1e5;
constexpr int kMaxSamples = 6;  ///< along one side of a crop pixel

Result<std::vector<char>> readBytes(const std::filesystem::path& path) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error) {
        return fail(ErrorCode::MissingModel, "there is no network file " + path.string());
    }
    if (size == 0 || size > kMaxNetwork_bytes) {
        return fail(ErrorCode::MalformedFile,
                    "a network has between 1 byte and 2 GB: " + path.string());
    }
    std::vector<char> bytes(size);
    std::ifstream file(path, std::ios::binary);
    if (!file.read(bytes.data(), static_cast<std::streamsize>(size))) {
        return fail(ErrorCode::NotFound, "cannot read " + path.string());
    }
    return bytes;
}

std::string sha256(const std::vector<char>& bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
    std::string text;
    for (unsigned int i = 0; i < length; ++i) {
        constexpr const char* kDigits = "0123456789abcdef";
        text += {kDigits[digest[i] >> 4], kDigits[digest[i] & 15]};
    }
    return text;
}

NetworkTensor toTensor(const cv::Mat& mat) {
    NetworkTensor tensor;
    tensor.shape.assign(mat.size.p, mat.size.p + mat.dims);
    cv::Mat floats;
    mat.convertTo(floats, CV_32F);
    tensor.values.assign(floats.ptr<float>(), floats.ptr<float>() + floats.total());
    return tensor;
}

/// Samples along a side so that samples are at most about 1.25 picture pixels apart.
int samplesPerSide(const CropRegion& region, const NetworkInput& input) {
    const double step =
        std::max(region.size_px.x() / input.width_px, region.size_px.y() / input.height_px);
    return std::clamp(static_cast<int>(std::ceil(step - 0.25)), 1, kMaxSamples);
}

cv::Mat cutCrop(const Image& image, const CropRegion& region, const NetworkInput& input) {
    // OpenCV only reads through this header.
    const cv::Mat picture(image.height_px, image.width_px, CV_8UC3,
                          const_cast<std::uint8_t*>(image.rgb.data()));  // NOLINT
    const int samples = samplesPerSide(region, input);
    const cv::Size fine(input.width_px * samples, input.height_px * samples);
    const Eigen::Affine2d map = pictureFromCrop(region, {fine.width, fine.height});
    // OpenCV counts from the centre of the first pixel, we from its corner.
    const Eigen::Vector2d shift = map.linear() * Eigen::Vector2d::Constant(0.5) +
                                  map.translation() - Eigen::Vector2d::Constant(0.5);
    const cv::Matx23d matrix(map.linear()(0, 0), map.linear()(0, 1), shift.x(), map.linear()(1, 0),
                             map.linear()(1, 1), shift.y());
    cv::Mat crop;
    cv::warpAffine(picture, crop, matrix, fine, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_CONSTANT, cv::Scalar::all(input.fill));
    if (samples > 1) {
        cv::resize(crop, crop, cv::Size(input.width_px, input.height_px), 0, 0, cv::INTER_AREA);
    }
    return crop;
}

}  // namespace

struct Network::Parts {
    cv::dnn::Net net;
    std::array<int, 4> inputShape{};
    std::vector<cv::String> outputs;
    std::string hash;
};

Network::Network(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

const std::string& Network::hash() const {
    return m_parts->hash;
}

Result<Network> Network::load(const std::filesystem::path& path, const NetworkInput& input,
                              std::vector<std::string> outputs) {
    auto bytes = readBytes(path);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    auto parts = std::make_unique<Parts>();
    parts->hash = sha256(*bytes);
    parts->inputShape = {1, 3, input.height_px, input.width_px};
    parts->outputs.assign(outputs.begin(), outputs.end());
    try {
        parts->net = cv::dnn::readNetFromONNX(bytes->data(), bytes->size());
        const auto known = parts->net.getLayerNames();
        for (const std::string& name : outputs) {
            if (std::find(known.begin(), known.end(), name) == known.end()) {
                std::string ends;
                for (const auto& output : parts->net.getUnconnectedOutLayersNames()) {
                    ends += " '" + output + "'";
                }
                return fail(ErrorCode::MalformedFile, "the network has no output '" + name +
                                                          "', only" + ends + "; " + path.string());
            }
        }
    } catch (const std::exception& error) {
        return fail(ErrorCode::MalformedFile, "not an ONNX network that OpenCV can use: " +
                                                  path.string() + ": " + error.what());
    }
    Network network(std::move(parts));
    const std::size_t count = 3 * std::size_t(input.width_px) * std::size_t(input.height_px);
    if (auto trial = network.run(std::vector<float>(count)); !trial) {
        return passOn(trial.error(), "trying the network " + path.string());
    }
    return network;
}

Result<std::vector<NetworkTensor>> Network::run(const std::vector<float>& input) {
    try {
        // OpenCV only reads through this header.
        const cv::Mat blob(4, m_parts->inputShape.data(), CV_32F,
                           const_cast<float*>(input.data()));  // NOLINT
        if (blob.total() != input.size()) {
            return fail(ErrorCode::Internal, "a network's input has another size than described");
        }
        m_parts->net.setInput(blob);
        std::vector<cv::Mat> results;
        m_parts->net.forward(results, m_parts->outputs);
        std::vector<NetworkTensor> tensors;
        for (const cv::Mat& result : results) {
            tensors.push_back(toTensor(result));
        }
        return tensors;
    } catch (const std::exception& error) {
        return fail(
            ErrorCode::MalformedFile,
            std::string("the network does not run with the input size described: ") + error.what());
    }
}

Result<std::vector<float>> cropTensor(const Image& image, const CropRegion& region,
                                      const NetworkInput& input) {
    const bool usable = region.centre_px.allFinite() && std::isfinite(region.angle_rad) &&
                        region.size_px.allFinite() && region.size_px.minCoeff() > 0 &&
                        region.size_px.maxCoeff() < kMaxRegion_px &&
                        region.centre_px.cwiseAbs().maxCoeff() < kMaxRegion_px;
    if (!usable) {
        return fail(ErrorCode::Internal, "a crop without area or far outside the picture");
    }
    try {
        const cv::Mat crop = cutCrop(image, region, input);
        const std::size_t area = std::size_t(input.width_px) * std::size_t(input.height_px);
        std::vector<float> tensor(3 * area);
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const std::size_t source = input.bgr ? 2 - channel : channel;
            const auto mean = static_cast<float>(input.mean[channel]);
            const auto std = static_cast<float>(input.std[channel]);
            const std::uint8_t* pixel = crop.ptr<std::uint8_t>() + source;
            for (std::size_t i = 0; i < area; ++i) {
                tensor[channel * area + i] = (static_cast<float>(pixel[3 * i]) - mean) / std;
            }
        }
        return tensor;
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, std::string("cutting a crop: ") + error.what());
    }
}

CropRegion letterboxRegion(int width_px, int height_px, const NetworkInput& input) {
    const double scale =
        std::max(double(width_px) / input.width_px, double(height_px) / input.height_px);
    const Eigen::Vector2d size(scale * input.width_px, scale * input.height_px);
    const Eigen::Vector2d centre = input.letterbox == Letterbox::TopLeft
                                       ? Eigen::Vector2d(size / 2)
                                       : Eigen::Vector2d(width_px / 2.0, height_px / 2.0);
    return {centre, size, 0};
}

Result<void> checkImage(const Image& image) {
    const bool sized = image.width_px > 0 && image.height_px > 0;
    if (!sized ||
        image.rgb.size() != 3 * std::size_t(image.width_px) * std::size_t(image.height_px)) {
        return fail(ErrorCode::Internal, "a picture whose size does not fit its pixels");
    }
    return {};
}

}  // namespace gonio
