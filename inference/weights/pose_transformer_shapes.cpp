#include "inference/weights/pose_transformer_shapes.h"

#include "inference/weights/shape_table.h"
#include "inference/weights/vit_shapes.h"

namespace gonio {

TensorShapes poseTransformerShapes(const PoseTransformerConfig& config, const std::string& prefix) {
    const std::int64_t width = config.width, inner = config.inner();
    ShapeTable table(prefix);
    for (int i = 0; i < config.depth; ++i) {
        const std::string layer = "layers." + std::to_string(i);
        for (const char* part : {".0", ".1", ".2"}) table.pair(layer + part + ".norm", {width});
        table.tensor(layer + ".0.fn.to_qkv.weight", {3 * inner, width});
        table.pair(layer + ".0.fn.to_out.0", {width, inner});
        table.tensor(layer + ".1.fn.to_q.weight", {inner, width});
        table.tensor(layer + ".1.fn.to_kv.weight", {2 * inner, config.contextWidth});
        table.pair(layer + ".1.fn.to_out.0", {width, inner});
        table.pair(layer + ".2.fn.net.0", {config.hidden, width});
        table.pair(layer + ".2.fn.net.3", {width, config.hidden});
    }
    return table.take();
}

Result<PoseTransformerConfig> poseTransformerConfigOf(const TensorShapes& given,
                                                      const std::string& prefix, int heads) {
    const std::string layers = prefix + "layers.";
    const auto inner = sideOf(given, layers + "0.1.fn.to_q.weight", 0);
    const auto width = sideOf(given, layers + "0.1.fn.to_q.weight", 1);
    const auto context = sideOf(given, layers + "0.1.fn.to_kv.weight", 1);
    const auto hidden = sideOf(given, layers + "0.2.fn.net.0.weight", 0);
    for (const auto* side : {&inner, &width, &context, &hidden}) {
        if (!*side) return tl::unexpected<Error>(side->error());
    }
    PoseTransformerConfig config;
    config.width = *width;
    config.depth = countLayers(given, layers, ".1.fn.to_q.weight");
    config.heads = heads > 0 ? heads : headsOf(*inner);
    config.headWidth = *inner / config.heads;
    config.hidden = *hidden;
    config.contextWidth = *context;
    if (config.inner() != *inner) {
        return fail(ErrorCode::Unsupported,
                    "a decoder attention of width " + std::to_string(*inner) + " cannot have " +
                        std::to_string(config.heads) + " heads of equal width");
    }
    return config;
}

}  // namespace gonio
