#include "inference/weights/compact_shapes.h"

#include "core/body/skeleton.h"
#include "inference/weights/shape_table.h"

namespace gonio {
namespace {

using std::to_string;

struct Output {
    const char* name;
    int size;
};

constexpr Output kOutputs[] = {
    {"poses", kContinuousPoseSize}, {"betas", kBetaCount}, {"cam", kCameraSize}};

/// A convolution with its normalisation: conv.weight and norm.*, or folded conv.weight and
/// conv.bias.
void addUnit(ShapeTable& table, bool isFolded, const std::string& name, int from, int to,
             int side) {
    if (isFolded) {
        table.pair(name + ".conv", {to, from, side, side});
        return;
    }
    table.tensor(name + ".conv.weight", {to, from, side, side});
    table.pair(name + ".norm", {to});
    table.tensor(name + ".norm.running_mean", {to});
    table.tensor(name + ".norm.running_var", {to});
}

void addBackbone(ShapeTable& table, const CompactConfig& config) {
    const bool isFolded = config.isFolded;
    addUnit(table, isFolded, "backbone.stem", 3, config.stem, 3);
    int from = config.stem;
    for (std::size_t s = 0; s < config.stages.size(); ++s) {
        const auto [width, blocks] = config.stages[s];
        const std::string stage = "backbone.stages." + to_string(s);
        addUnit(table, isFolded, stage + ".down", from, width, 3);
        for (int b = 0; b < blocks; ++b) {
            const std::string block = stage + ".blocks." + to_string(b);
            addUnit(table, isFolded, block + ".first", width, width, 3);
            addUnit(table, isFolded, block + ".second", width, width, 3);
        }
        from = width;
    }
}

/// Blocks of a stage, counted by their names.
int blocksOf(const TensorShapes& given, std::size_t stage) {
    int count = 0;
    while (given.contains("backbone.stages." + to_string(stage) + ".blocks." + to_string(count) +
                          ".first.conv.weight")) {
        ++count;
    }
    return count;
}

Result<CompactConfig> readConfig(const TensorShapes& given) {
    CompactConfig config;
    Result<void> done;
    const auto read = [&](int& out, const std::string& name, std::size_t side = 0) {
        const auto found = sideOf(given, name, side);
        if (found)
            out = *found;
        else if (done)
            done = tl::unexpected<Error>(found.error());
    };
    read(config.stem, "backbone.stem.conv.weight");
    for (std::size_t s = 0; s < config.stages.size(); ++s) {
        read(config.stages[s].width, "backbone.stages." + to_string(s) + ".down.conv.weight");
        config.stages[s].blocks = blocksOf(given, s);
    }
    read(config.neck, "neck.fine.conv.weight");
    read(config.placeHidden, "simcc.hidden.weight");
    read(config.summary, "body.summary.conv.weight");
    read(config.bodyHidden, "body.hidden.0.weight");
    config.isFolded = given.contains("backbone.stem.conv.bias");
    if (!done) return tl::unexpected<Error>(done.error());
    return config;
}

}  // namespace

TensorShapes compactShapes(const CompactConfig& config) {
    ShapeTable table("");
    const bool isFolded = config.isFolded;
    addBackbone(table, config);
    const int fine = config.stages[2].width, coarse = config.stages[3].width;
    addUnit(table, isFolded, "neck.fine", fine, config.neck, 1);
    addUnit(table, isFolded, "neck.coarse", coarse, config.neck, 1);
    addUnit(table, isFolded, "neck.joined", config.neck, config.neck, 3);
    table.pair("mask", {1, config.neck, 1, 1});
    table.pair("simcc.maps", {kKeypointCount, config.neck, 1, 1});
    table.pair("simcc.hidden",
               {config.placeHidden, CompactConfig::kMapRows * CompactConfig::kMapColumns});
    table.pair("simcc.x", {CompactConfig::kColumns, config.placeHidden});
    table.pair("simcc.y", {CompactConfig::kRows, config.placeHidden});
    table.pair("simcc.seen", {1, config.placeHidden});
    addUnit(table, isFolded, "body.summary", coarse, config.summary, 1);
    table.pair("body.picture", {config.bodyHidden, config.summary * CompactConfig::kCoarsePlaces});
    table.pair("body.places", {config.bodyHidden, 3 * kKeypointCount});
    for (const char* layer : {"body.hidden.0", "body.hidden.1"}) {
        table.pair(layer, {config.bodyHidden, config.bodyHidden});
    }
    for (const Output& output : kOutputs) {
        table.tensor(std::string("body.init_") + output.name, {1, output.size});
        table.pair(std::string("body.") + output.name, {output.size, config.bodyHidden});
    }
    return table.take();
}

Result<CompactConfig> compactConfigOf(const TensorShapes& given) {
    const auto config = readConfig(given);
    if (!config) return passOn(config.error(), "reading the compact network");
    if (auto equal = demandEqual(compactShapes(*config), given, "the compact network"); !equal) {
        return tl::unexpected<Error>(equal.error());
    }
    return config;
}

}  // namespace gonio
