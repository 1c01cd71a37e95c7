#include "inference/weights/hmr2_shapes.h"

#include "inference/weights/shape_table.h"

namespace gonio {
namespace {

struct Output {
    const char* decoder;
    const char* start;  ///< the buffer that the decoder's output is added to
    int size;
};

/// 24 joints x 6, 10 shape numbers, scale and shift.
constexpr Output kOutputs[] = {
    {"decpose", "init_body_pose", 144}, {"decshape", "init_betas", 10}, {"deccam", "init_cam", 3}};
constexpr const char* kLayers = "smpl_head.transformer.transformer.";

}  // namespace

TensorShapes hmr2Shapes(const Hmr2Config& config) {
    const std::int64_t width = config.head.width;
    ShapeTable table("smpl_head.");
    for (const Output& output : kOutputs) {
        table.tensor(output.start, {1, output.size});
        table.pair(output.decoder, {output.size, width});
    }
    table.tensor("transformer.pos_embedding", {1, 1, width});
    table.pair("transformer.to_token_embedding", {width, 1});
    table.add(poseTransformerShapes(config.head, kLayers));
    table.add(vitShapes(config.backbone, "backbone."));
    return table.take();
}

Result<Hmr2Config> hmr2ConfigOf(const TensorShapes& given) {
    const auto backbone = vitConfigOf(given, "backbone.");
    if (!backbone) return passOn(backbone.error(), "reading the backbone of HMR2.0");
    const auto head = poseTransformerConfigOf(given, kLayers);
    if (!head) return passOn(head.error(), "reading the head of HMR2.0");
    const Hmr2Config config{*backbone, *head};
    if (auto equal = demandEqual(hmr2Shapes(config), given, "HMR2.0"); !equal) {
        return tl::unexpected<Error>(equal.error());
    }
    return config;
}

}  // namespace gonio
