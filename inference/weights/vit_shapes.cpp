#include "inference/weights/vit_shapes.h"

#include <algorithm>

#include "inference/weights/shape_table.h"

namespace gonio {

TensorShapes vitShapes(const VitConfig& config, const std::string& prefix) {
    const std::int64_t width = config.width, hidden = width * config.mlpRatio;
    ShapeTable table(prefix);
    table.tensor("pos_embed", {1, config.rows() * config.columns() + 1, width});
    table.pair("patch_embed.proj", {width, 3, VitConfig::kPatch_px, VitConfig::kPatch_px});
    for (int i = 0; i < config.depth; ++i) {
        const std::string block = "blocks." + std::to_string(i);
        table.pair(block + ".norm1", {width});
        table.pair(block + ".attn.qkv", {3 * width, width});
        table.pair(block + ".attn.proj", {width, width});
        table.pair(block + ".norm2", {width});
        table.pair(block + ".mlp.fc1", {hidden, width});
        table.pair(block + ".mlp.fc2", {width, hidden});
    }
    table.pair("last_norm", {width});
    return table.take();
}

int headsOf(std::int64_t width) {
    constexpr std::int64_t kHugeWidth = 1280, kUsual = 64, kFewest = 4;
    return width == kHugeWidth ? 16 : static_cast<int>(std::max(kFewest, width / kUsual));
}

Result<int> sideOf(const TensorShapes& given, const std::string& name, std::size_t side) {
    constexpr std::int64_t kLargest = 1 << 20;
    const auto found = given.find(name);
    if (found == given.end()) {
        return fail(ErrorCode::MalformedFile, "the tensor " + name + " is missing");
    }
    if (side >= found->second.size() || found->second[side] < 1 || found->second[side] > kLargest) {
        return fail(ErrorCode::MalformedFile, "the tensor " + name + " has an impossible shape");
    }
    return static_cast<int>(found->second[side]);
}

int countLayers(const TensorShapes& given, const std::string& prefix, const std::string& suffix) {
    int count = 0;
    while (given.contains(prefix + std::to_string(count) + suffix)) ++count;
    return count;
}

Result<VitConfig> vitConfigOf(const TensorShapes& given, const std::string& prefix, int heads) {
    const auto width = sideOf(given, prefix + "pos_embed", 2);
    if (!width) return tl::unexpected<Error>(width.error());
    VitConfig config;
    config.width = *width;
    config.depth = countLayers(given, prefix + "blocks.", ".norm1.weight");
    config.heads = heads > 0 ? heads : headsOf(*width);
    if (config.width % config.heads != 0) {
        return fail(ErrorCode::Unsupported,
                    "a vision transformer of width " + std::to_string(config.width) +
                        " cannot have " + std::to_string(config.heads) + " heads of equal width");
    }
    return config;
}

}  // namespace gonio
