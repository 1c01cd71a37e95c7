#include "inference/weights/skel_network_shapes.h"

#include "inference/weights/shape_table.h"

namespace gonio {
namespace {

struct Output {
    const char* name;
    int size;
};

constexpr Output kOutputs[] = {
    {"poses", kContinuousPoseSize}, {"betas", kBetaCount}, {"cam", kCameraSize}};

}  // namespace

TensorShapes hsmrShapes(const HsmrConfig& config) {
    const std::int64_t width = config.head.width;
    ShapeTable table("head.");
    for (const Output& output : kOutputs) {
        const std::string name = output.name;
        const std::int64_t size = name == "poses" ? config.poseSize : output.size;
        table.tensor("init_" + name, {1, size});
        table.pair(name + "_decoder", {size, width});
    }
    table.tensor("transformer.pos_embedding", {1, 1, width});
    table.pair("transformer.to_token_embedding", {width, 1});
    table.add(poseTransformerShapes(config.head, "head.transformer.transformer."));
    table.add(vitShapes(config.backbone, "backbone."));
    return table.take();
}

Result<HsmrConfig> hsmrConfigOf(const TensorShapes& given, const HeadCounts& heads) {
    const auto backbone = vitConfigOf(given, "backbone.", heads.backbone);
    if (!backbone) return passOn(backbone.error(), "reading the backbone of HSMR");
    const auto head =
        poseTransformerConfigOf(given, "head.transformer.transformer.", heads.decoder);
    if (!head) return passOn(head.error(), "reading the head of HSMR");
    const auto poses = sideOf(given, "head.poses_decoder.weight", 0);
    if (!poses) return passOn(poses.error(), "reading the head of HSMR");
    const HsmrConfig config{*backbone, *head,
                            *poses == kAngleCount ? kAngleCount : kContinuousPoseSize};
    if (auto equal = demandEqual(hsmrShapes(config), given, "HSMR"); !equal) {
        return tl::unexpected<Error>(equal.error());
    }
    return config;
}

TensorShapes skelCfShapes(const SkelCfConfig& config) {
    const std::int64_t width = config.decoder.width, hidden = config.regressorHidden;
    constexpr int kBoxNumbers = 3;
    ShapeTable table("decoder.");
    for (const Output& output : kOutputs) {
        const std::string name = output.name;
        table.tensor("mean_" + name, {1, output.size});
        table.pair(name + "_decoder.0", {hidden, width});
        table.pair(name + "_decoder.2", {output.size, hidden});
        table.pair("to_" + (name == "poses" ? "pose" : name) + "_embedding",
                   {width, output.size + kBoxNumbers});
    }
    table.tensor("transformer.pos_embedding", {1, 1, width});
    table.add(poseTransformerShapes(config.decoder, "decoder.transformer."));
    table.add(vitShapes(config.backbone, "backbone."));
    return table.take();
}

namespace {

/// SKEL-CF's layers, or none where it was trained without refinement.
Result<PoseTransformerConfig> decoderOf(const TensorShapes& given, const VitConfig& backbone,
                                        const HeadCounts& heads) {
    const std::string prefix = "decoder.transformer.";
    if (countLayers(given, prefix + "layers.", ".1.fn.to_q.weight") > 0) {
        return poseTransformerConfigOf(given, prefix, heads.decoder);
    }
    PoseTransformerConfig none;
    none.depth = 0;
    none.width = none.contextWidth = backbone.width;
    return none;
}

}  // namespace

Result<SkelCfConfig> skelCfConfigOf(const TensorShapes& given, const HeadCounts& heads) {
    const auto backbone = vitConfigOf(given, "backbone.", heads.backbone);
    if (!backbone) return passOn(backbone.error(), "reading the backbone of SKEL-CF");
    const auto decoder = decoderOf(given, *backbone, heads);
    if (!decoder) return passOn(decoder.error(), "reading the decoder of SKEL-CF");
    const auto hidden = sideOf(given, "decoder.poses_decoder.0.weight", 0);
    if (!hidden) return passOn(hidden.error(), "reading the decoder of SKEL-CF");
    const SkelCfConfig config{*backbone, *decoder, *hidden};
    if (auto equal = demandEqual(skelCfShapes(config), given, "SKEL-CF"); !equal) {
        return tl::unexpected<Error>(equal.error());
    }
    return config;
}

}  // namespace gonio
