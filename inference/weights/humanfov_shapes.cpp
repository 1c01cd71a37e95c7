#include "inference/weights/humanfov_shapes.h"

#include "inference/weights/shape_table.h"
#include "inference/weights/vit_shapes.h"

namespace gonio {
namespace {

using std::to_string;

/// A convolution without bias and the normalisation behind it.
void addConv(ShapeTable& table, const std::string& conv, const std::string& norm, int out, int in,
             int kernel) {
    table.tensor(conv + ".weight", {out, in, kernel, kernel});
    table.batchNorm(norm, out);
}

void addBottlenecks(ShapeTable& table) {
    constexpr int kInner = HrnetConfig::kStemWidth, kOut = HrnetConfig::kStemOut;
    for (int i = 0; i < HrnetConfig::kStemBlocks; ++i) {
        const std::string block = "layer1." + to_string(i);
        const int in = i == 0 ? kInner : kOut;
        addConv(table, block + ".conv1", block + ".bn1", kInner, in, 1);
        addConv(table, block + ".conv2", block + ".bn2", kInner, kInner, 3);
        addConv(table, block + ".conv3", block + ".bn3", kOut, kInner, 1);
        if (i > 0) continue;
        addConv(table, block + ".downsample.0", block + ".downsample.1", kOut, in, 1);
    }
}

/// What brings branch `from` to the size of branch `to`.
void addFusion(ShapeTable& table, const HrnetConfig& config, const std::string& name, int to,
               int from) {
    const int in = config.channels(from);
    if (from > to) addConv(table, name + ".0", name + ".1", config.channels(to), in, 1);
    for (int step = 0; step < to - from; ++step) {
        const std::string part = name + "." + to_string(step);
        const bool isLast = step == to - from - 1;
        addConv(table, part + ".0", part + ".1", isLast ? config.channels(to) : in, in, 3);
    }
}

void addModule(ShapeTable& table, const HrnetConfig& config, const std::string& name,
               int branches) {
    for (int b = 0; b < branches; ++b) {
        const int channels = config.channels(b);
        for (int i = 0; i < HrnetConfig::kBlocks; ++i) {
            const std::string block = name + ".branches." + to_string(b) + "." + to_string(i);
            addConv(table, block + ".conv1", block + ".bn1", channels, channels, 3);
            addConv(table, block + ".conv2", block + ".bn2", channels, channels, 3);
        }
        for (int from = 0; from < branches; ++from) {
            addFusion(table, config, name + ".fuse_layers." + to_string(b) + "." + to_string(from),
                      b, from);
        }
    }
}

}  // namespace

TensorShapes hrnetShapes(const HrnetConfig& config, const std::string& prefix) {
    constexpr int kStem = HrnetConfig::kStemWidth, kOut = HrnetConfig::kStemOut;
    ShapeTable table(prefix);
    addConv(table, "conv1", "bn1", kStem, 3, 3);
    addConv(table, "conv2", "bn2", kStem, kStem, 3);
    addBottlenecks(table);
    addConv(table, "transition1.0.0", "transition1.0.1", config.channels(0), kOut, 3);
    addConv(table, "transition1.1.0.0", "transition1.1.0.1", config.channels(1), kOut, 3);
    for (int stage = 2; stage <= HrnetConfig::kBranches; ++stage) {
        if (stage > 2) {
            const std::string name =
                "transition" + to_string(stage - 1) + "." + to_string(stage - 1) + ".0";
            addConv(table, name + ".0", name + ".1", config.channels(stage - 1),
                    config.channels(stage - 2), 3);
        }
        for (int m = 0; m < HrnetConfig::kModules[stage - 2]; ++m) {
            addModule(table, config, "stage" + to_string(stage) + "." + to_string(m), stage);
        }
    }
    return table.take();
}

TensorShapes humanFovShapes(const HumanFovConfig& config) {
    const HrnetConfig& backbone = config.backbone;
    ShapeTable table("");
    table.add(hrnetShapes(backbone, "backbone."));
    table.pair("backbone.final_layer", {config.keypointMaps, backbone.width, 1, 1});
    for (int branch = 0; branch + 1 < HrnetConfig::kBranches; ++branch) {
        const std::string name = "backbone.downsample_stage_" + to_string(branch + 1) + ".";
        const int channels = backbone.channels(branch);
        for (int step = 0; step + branch + 1 < HrnetConfig::kBranches; ++step) {
            // A rectifier without tensors takes the third place of each step.
            addConv(table, name + to_string(3 * step), name + to_string(3 * step + 1), channels,
                    channels, 3);
        }
    }
    table.pair("fc1", {config.hidden, config.pooled()});
    table.pair("fc2", {config.unused, config.unused});
    table.pair("fc3", {2, config.hidden});
    return table.take();
}

Result<HumanFovConfig> humanFovConfigOf(const TensorShapes& given) {
    const auto width = sideOf(given, "backbone.transition1.0.0.weight", 0);
    const auto hidden = sideOf(given, "fc1.weight", 0);
    const auto maps = sideOf(given, "backbone.final_layer.weight", 0);
    const auto unused = sideOf(given, "fc2.weight", 0);
    for (const auto* side : {&width, &hidden, &maps, &unused}) {
        if (!*side) return passOn(side->error(), "reading the field-of-view network");
    }
    const HumanFovConfig config{{*width}, *hidden, *maps, *unused};
    if (auto equal = demandEqual(humanFovShapes(config), given, "HumanFoV"); !equal) {
        return tl::unexpected<Error>(equal.error());
    }
    return config;
}

}  // namespace gonio
