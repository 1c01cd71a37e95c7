#include "core/pipeline/keypoint_arrays.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/io/atomic_file.h"
#include "core/io/npz.h"

namespace gonio {
namespace {

using Values = std::vector<double>;

std::int64_t pointCount(const Keypoints2D& keypoints) {
    return static_cast<std::int64_t>(keypoints.names.size());
}

/// Writes (K x 3) rows at frame `f`; an absent matrix leaves what is there.
void place(const Eigen::MatrixX3d& rows, std::size_t f, std::int64_t count, Values& values) {
    if (rows.rows() != count) return;
    for (std::int64_t k = 0; k < count; ++k) {
        for (int c = 0; c < 3; ++c) {
            values[(f * static_cast<std::size_t>(count) + k) * 3 + c] = rows(k, c);
        }
    }
}

Eigen::MatrixX3d rowsAt(const Values& values, std::size_t f, std::int64_t count) {
    Eigen::MatrixX3d rows(count, 3);
    for (std::int64_t k = 0; k < count; ++k) {
        for (int c = 0; c < 3; ++c) {
            rows(k, c) = values[(f * static_cast<std::size_t>(count) + k) * 3 + c];
        }
    }
    return rows;
}

}  // namespace

TensorMap keypointArrays(const Keypoints2D& keypoints) {
    const std::int64_t k = pointCount(keypoints);
    const auto n = static_cast<std::int64_t>(keypoints.frames.size());
    const auto size = static_cast<std::size_t>(n * k * 3);
    Values points(size, 0.0);
    Values world(size, std::numeric_limits<double>::quiet_NaN());
    std::vector<std::int32_t> found(keypoints.frames.size(), 0);
    bool hasWorld = false;
    for (std::size_t f = 0; f < keypoints.frames.size(); ++f) {
        const KeypointFrame& frame = keypoints.frames[f];
        if (frame.empty()) continue;
        found[f] = 1;
        place(frame.image_px, f, k, points);
        hasWorld = hasWorld || frame.rootRelative_m.rows() == k;
        place(frame.rootRelative_m, f, k, world);
    }
    TensorMap arrays;
    arrays["points"] = Tensor::fromDoubles(points, {n, k, 3});
    arrays["found"] = Tensor::fromIntegers(found, {n});
    if (hasWorld) arrays["world3d"] = Tensor::fromDoubles(world, {n, k, 3});
    return arrays;
}

Result<std::vector<KeypointFrame>> keypointFrames(const TensorMap& arrays) {
    auto points = findTensor(arrays, "points", {-1, -1, 3});
    if (!points) return tl::unexpected<Error>(points.error());
    const std::int64_t n = (*points)->shape[0], k = (*points)->shape[1];
    const Values image = (*points)->toDoubles();
    auto found = findTensor(arrays, "found", {n});
    if (!found) return tl::unexpected<Error>(found.error());
    const auto flags = (*found)->toIntegers();
    Values world;
    if (arrays.contains("world3d")) {
        auto tensor = findTensor(arrays, "world3d", {n, k, 3});
        if (!tensor) return tl::unexpected<Error>(tensor.error());
        world = (*tensor)->toDoubles();
    }
    std::vector<KeypointFrame> frames(static_cast<std::size_t>(n));
    for (std::size_t f = 0; f < frames.size(); ++f) {
        if (flags[f] == 0) continue;
        frames[f].image_px = rowsAt(image, f, k);
        if (world.empty()) continue;
        Eigen::MatrixX3d rows = rowsAt(world, f, k);
        if (rows.array().isFinite().all()) frames[f].rootRelative_m = std::move(rows);
    }
    return frames;
}

std::string keypointsJson(const Keypoints2D& keypoints) {
    const nlohmann::ordered_json json = {
        {"detector", keypoints.detector},
        {"names", keypoints.names},
        {"misplacement", keypoints.misplacement},
        {"points", "frames x names x (x px, y px, confidence 0..1)"},
        {"world3d", "frames x names x (x right, y down, z away) m, origin between the hips"}};
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

Result<Keypoints2D> readKeypoints(const std::filesystem::path& npz) {
    auto arrays = readNpz(npz);
    if (!arrays) return tl::unexpected<Error>(arrays.error());
    std::filesystem::path side = npz;
    side.replace_extension(".json");
    auto text = readFile(side);
    if (!text) return passOn(text.error(), "the names of the keypoints stand beside their numbers");
    const auto* begin = reinterpret_cast<const char*>(text->data());
    const auto json = nlohmann::json::parse(begin, begin + text->size(), nullptr, false);
    const auto named = json.is_object() ? json.find("names") : json.end();
    if (!json.is_object() || named == json.end() || !named->is_array() ||
        !std::all_of(named->begin(), named->end(), [](const auto& n) { return n.is_string(); })) {
        return fail(ErrorCode::MalformedFile, "no list 'names' of texts in " + side.string());
    }
    auto frames = keypointFrames(*arrays);
    if (!frames) return tl::unexpected<Error>(frames.error());
    Keypoints2D keypoints{"a recording", named->get<std::vector<std::string>>(), {}};
    if (const auto name = json.find("detector"); name != json.end() && name->is_string()) {
        keypoints.detector = name->get<std::string>();
    }
    if (const auto off = json.find("misplacement"); off != json.end() && off->is_number()) {
        keypoints.misplacement = std::max(0.0, off->get<double>());
    }
    if (arrays->at("points").shape[1] != pointCount(keypoints)) {
        return fail(ErrorCode::MalformedFile,
                    "the file of names lists " + std::to_string(keypoints.names.size()) +
                        " keypoints, the arrays hold " +
                        std::to_string(arrays->at("points").shape[1]) + ": " + side.string());
    }
    keypoints.frames = *std::move(frames);
    return keypoints;
}

}  // namespace gonio
