#include "inference/weights/mqhmr_shapes.h"

#include <algorithm>

#include "inference/weights/shape_table.h"

namespace gonio {
namespace {

using std::to_string;

std::string layerName(int layer) {
    return "decoder.layers." + to_string(layer) + ".";
}

void addDecoderLayer(const MqHmrConfig& config, const std::string& name, ShapeTable& table) {
    const std::int64_t width = config.width, hidden = config.hidden;
    table.pair(name + "self_attn.in_proj", {3 * width, width});
    table.pair(name + "self_attn.out_proj", {width, width});
    table.add(deformableShapes(config.attention(), name + "cross_attn."));
    table.pair(name + "fc1", {hidden, width});
    table.pair(name + "fc2", {width, hidden});
    for (const char* norm : {"norm1", "norm2", "norm3"}) table.pair(name + norm, {width});
}

void addHead(const MqHmrConfig& config, ShapeTable& table) {
    const std::int64_t width = config.width, joints = MqHmrConfig::kJoints;
    const std::int64_t own = config.queries / joints * width;  // numbers of a joint's tokens
    table.pair("head.joint.norm", {own});
    table.pair("head.joint.fc1", {width, own});
    table.pair("head.joint.fc2", {6, width});
    table.tensor("head.pool", {width});
    table.pair("head.pool_norm", {width});
    table.pair("head.betas", {MqHmrConfig::kBetas, width});
    table.pair("head.camera", {kCameraSize, width});
    table.tensor("head.mean_pose", {joints, 6});
    table.tensor("head.mean_betas", {MqHmrConfig::kBetas});
    table.tensor("head.mean_camera", {kCameraSize});
}

tl::unexpected<Error> impossible(const std::string& what) {
    return fail(ErrorCode::Unsupported, "an MQ-HMR cannot have " + what);
}

/// Heads and points a level, out of the sides of the first layer's attention.
Result<void> readAttention(const TensorShapes& given, int heads, MqHmrConfig& config) {
    config.heads = heads > 0 ? heads : deformableHeadsOf(config.width);
    if (config.width % config.heads != 0) {
        return impossible(to_string(config.heads) + " heads of equal width over " +
                          to_string(config.width) + " numbers");
    }
    const auto places = sideOf(given, layerName(0) + "cross_attn.attention_weights.weight", 0);
    if (!places) return passOn(places.error(), "reading the decoder of MQ-HMR");
    const int perPoint = config.heads * MqHmrConfig::kLevels;
    if (*places % perPoint != 0) {
        return impossible(to_string(*places) + " places for " + to_string(config.heads) +
                          " heads on " + to_string(MqHmrConfig::kLevels) + " levels");
    }
    config.points = *places / perPoint;
    return {};
}

/// An HRNet where its first transition is there, else a ViT.
Result<void> readBackbone(const TensorShapes& given, int heads, MqHmrConfig& config) {
    const std::string transition = "backbone.transition1.0.0.weight";
    if (given.contains(transition)) {
        const auto branch = sideOf(given, transition, 0);
        if (!branch) return tl::unexpected<Error>(branch.error());
        config.hrnet = HrnetConfig{*branch};
        return {};
    }
    const auto vit = vitConfigOf(given, "backbone.", heads);
    if (!vit) return tl::unexpected<Error>(vit.error());
    config.vit = *vit;
    return {};
}

}  // namespace

TensorShapes deformableShapes(const DeformableConfig& config, const std::string& prefix) {
    const std::int64_t places = std::int64_t(config.heads) * config.levels * config.points;
    ShapeTable table(prefix);
    table.pair("sampling_offsets", {places * 2, config.width});
    table.pair("attention_weights", {places, config.width});
    table.pair("value_proj", {config.width, config.width});
    table.pair("output_proj", {config.width, config.width});
    return table.take();
}

TensorShapes upsamplingShapes(int vitWidth, const std::string& prefix) {
    ShapeTable table(prefix);
    const auto addDoubling = [&table](const std::string& name, int from, int to) {
        table.tensor(name + ".weight", {from, to, 2, 2});  // a transposed convolution's order
        table.tensor(name + ".bias", {to});
    };
    addDoubling("up4.0", vitWidth, vitWidth / 2);
    table.pair("up4.norm", {vitWidth / 2});
    addDoubling("up4.1", vitWidth / 2, vitWidth / 4);
    addDoubling("up8.0", vitWidth, vitWidth / 2);
    return table.take();
}

TensorShapes lateralShapes(const PyramidConfig& config, const std::string& prefix) {
    ShapeTable table(prefix);
    const std::int64_t width = config.width;
    for (std::size_t i = 0; i < config.channels.size(); ++i) {
        const std::string name = "level" + to_string(i);
        table.tensor(name + ".conv1.weight", {width, config.channels[i], 1, 1});
        table.pair(name + ".norm1", {width});
        table.tensor(name + ".conv3.weight", {width, width, 3, 3});
        table.pair(name + ".norm3", {width});
    }
    return table.take();
}

TensorShapes mqHmrShapes(const MqHmrConfig& config) {
    const std::int64_t width = config.width;
    ShapeTable table("");
    if (config.hrnet) {
        table.add(hrnetShapes(*config.hrnet, "backbone."));
    } else {
        table.add(vitShapes(config.vit, "backbone."));
        table.add(upsamplingShapes(config.vit.width, "pyramid."));
    }
    table.add(lateralShapes(config.pyramid(), "pyramid."));
    table.tensor("pyramid.level_embed", {MqHmrConfig::kLevels, width});
    table.tensor("query.content", {config.queries, width});
    table.tensor("query.position", {config.queries, width});
    table.pair("query.reference", {2, width});
    for (int i = 0; i < config.layers; ++i) addDecoderLayer(config, layerName(i), table);
    addHead(config, table);
    return table.take();
}

int deformableHeadsOf(int width) {
    return std::max(4, width / 32);
}

Result<MqHmrConfig> mqHmrConfigOf(const TensorShapes& given, const HeadCounts& heads) {
    MqHmrConfig config;
    if (auto read = readBackbone(given, heads.backbone, config); !read) {
        return passOn(read.error(), "reading the backbone of MQ-HMR");
    }
    const auto queries = sideOf(given, "query.content", 0);
    const auto width = sideOf(given, "query.content", 1);
    const auto hidden = sideOf(given, layerName(0) + "fc1.weight", 0);
    for (const auto* side : {&queries, &width, &hidden}) {
        if (!*side) return passOn(side->error(), "reading the decoder of MQ-HMR");
    }
    if (*queries % MqHmrConfig::kJoints != 0) {
        return impossible(to_string(*queries) + " queries: they are as many for each of " +
                          to_string(MqHmrConfig::kJoints) + " joints");
    }
    config.width = *width;
    config.queries = *queries;
    config.hidden = *hidden;
    config.layers = countLayers(given, "decoder.layers.", ".norm1.weight");
    if (auto read = readAttention(given, heads.decoder, config); !read) {
        return tl::unexpected<Error>(read.error());
    }
    if (auto equal = demandEqual(mqHmrShapes(config), given, "MQ-HMR"); !equal) {
        return tl::unexpected<Error>(equal.error());
    }
    return config;
}

}  // namespace gonio
