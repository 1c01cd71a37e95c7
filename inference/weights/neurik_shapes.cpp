#include "inference/weights/neurik_shapes.h"

#include "inference/weights/mqhmr_shapes.h"
#include "inference/weights/shape_table.h"

namespace gonio {
namespace {

void addStage(ShapeTable& table, const std::string& name, std::int64_t from, std::int64_t to) {
    table.pair(name + ".in.conv", {to, from, 3});
    table.pair(name + ".in.norm", {to});
    table.pair(name + ".res.conv1", {to, to, 3});
    table.pair(name + ".res.conv2", {to, to, 3});
    table.pair(name + ".res.norm", {to});
}

int quarterOf(int markers) {
    const int half = (markers + 1) / 2;
    return (half + 1) / 2;
}

}  // namespace

TensorShapes neurIkShapes(const NeurIkConfig& config) {
    const std::int64_t conv = config.convWidth, width = config.width;
    ShapeTable table("");
    table.tensor("input.mean", {config.markers, 3});
    table.tensor("input.deviation", {config.markers, 3});
    table.tensor("output.scale_mean", {kOsimScales});
    table.tensor("output.scale_amplitude", {kOsimScales});
    table.tensor("output.coordinate_centre", {kOsimCoordinates});
    table.tensor("output.coordinate_half", {kOsimCoordinates});
    table.tensor("output.root", {6});
    addStage(table, "spatial.0", 4, conv);
    addStage(table, "spatial.1", conv, 2 * conv);
    addStage(table, "spatial.2", 2 * conv, 2 * conv);
    table.pair("join", {width, 2 * conv * quarterOf(config.markers)});
    table.pair("join_norm", {width});
    for (int i = 0; i < config.layers; ++i) {
        const std::string name = "temporal.layers." + std::to_string(i) + ".";
        table.pair(name + "qkv", {3 * width, width});
        table.pair(name + "out", {width, width});
        table.pair(name + "fc1", {config.hidden, width});
        table.pair(name + "fc2", {width, config.hidden});
        table.pair(name + "norm1", {width});
        table.pair(name + "norm2", {width});
    }
    table.pair("head.norm", {width});
    table.pair("head.fc1", {width, width});
    table.pair("head.fc2", {NeurIkConfig::kOutputs, width});
    return table.take();
}

Result<NeurIkConfig> neurIkConfigOf(const TensorShapes& given, const HeadCounts& heads) {
    const auto markers = sideOf(given, "input.mean", 0);
    const auto conv = sideOf(given, "spatial.0.in.conv.weight", 0);
    const auto width = sideOf(given, "join.weight", 0);
    const auto hidden = sideOf(given, "temporal.layers.0.fc1.weight", 0);
    for (const auto* side : {&markers, &conv, &width, &hidden}) {
        if (!*side) return passOn(side->error(), "reading NeurIK");
    }
    NeurIkConfig config{
        .markers = *markers, .convWidth = *conv, .width = *width, .hidden = *hidden};
    config.layers = countLayers(given, "temporal.layers.", ".norm1.weight");
    config.heads = heads.decoder > 0 ? heads.decoder : deformableHeadsOf(*width);
    if (config.width % config.heads != 0 || config.width % 2 != 0) {
        return fail(ErrorCode::Unsupported, "a NeurIK of width " + std::to_string(config.width) +
                                                " cannot have " + std::to_string(config.heads) +
                                                " heads of equal width");
    }
    if (auto equal = demandEqual(neurIkShapes(config), given, "NeurIK"); !equal) {
        return tl::unexpected<Error>(equal.error());
    }
    return config;
}

}  // namespace gonio
