#include "core/people/network_description.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/people/description_fields.h"

namespace gonio {

namespace {

constexpr std::size_t kMaxDescription_bytes = 1 << 20;
constexpr int kMaxSide_px = 4096;
constexpr int kMaxColumns = 64;
constexpr int kMaxPoints = 1000;

constexpr std::string_view kExample =
    R"({"name": "My pose network", "kind": "keypoints", )"
    R"("input": {"width": 192, "height": 256, "channels": "RGB", )"
    R"("mean": [123.675, 116.28, 103.53], "std": [58.395, 57.12, 57.375]}, )"
    R"("crop": {"padding": 1.25}, "output": {"type": "heatmaps", "tensor": "output"}, )"
    R"("keypoints": ["nose", "left_hip", "right_hip"]})";

/// Collects the first error of nested objects.
struct Reader {
    std::optional<Error> error;

    void close(DescriptionFields& fields) {
        auto found = fields.finish();
        if (!error) {
            error = std::move(found);
        }
    }
};

std::array<double, 3> triple(const std::vector<double>& numbers) {
    return {numbers[0], numbers[1], numbers[2]};
}

NetworkInput readInput(const nlohmann::json& object, Reader& reader) {
    DescriptionFields fields(object, "input");
    NetworkInput input;
    input.width_px = fields.integer("width", 1, kMaxSide_px);
    input.height_px = fields.integer("height", 1, kMaxSide_px);
    input.bgr = fields.choice("channels", {"RGB", "BGR"}, -1) == 1;
    input.mean = triple(fields.numbersOr("mean", 3, -1e6, 1e6, {0, 0, 0}));
    input.std = triple(fields.numbersOr("std", 3, 1e-6, 1e6, {1, 1, 1}));
    input.letterbox = fields.choice("letterbox", {"centred", "top-left"}, 0) == 1
                          ? Letterbox::TopLeft
                          : Letterbox::Centred;
    input.fill = fields.numberOr("fill", 0, 255, 0);
    reader.close(fields);
    return input;
}

GridBoxes readGridBoxes(DescriptionFields& fields) {
    GridBoxes output;
    output.tensor = fields.text("tensor");
    output.strides_px = fields.integers("strides", 1, kMaxSide_px);
    output.personClass = fields.integerOr("personClass", 0, 100000, 0);
    output.minScore = fields.numberOr("minScore", 0, 1, output.minScore);
    output.maxOverlap = fields.numberOr("maxOverlap", 0, 1, output.maxOverlap);
    return output;
}

AnchorRegions readAnchorRegions(DescriptionFields& fields, Reader& reader) {
    AnchorRegions output;
    output.boxes = fields.text("boxes");
    output.scores = fields.text("scores");
    output.points = fields.integer("points", 2, kMaxPoints);
    output.centrePoint = fields.integer("centrePoint", 0, output.points - 1);
    output.topPoint = fields.integer("topPoint", 0, output.points - 1);
    output.scale = fields.numberOr("scale", 0.01, 100, output.scale);
    output.minScore = fields.numberOr("minScore", 0, 1, output.minScore);
    output.maxOverlap = fields.numberOr("maxOverlap", 0, 1, output.maxOverlap);
    const auto& grids = fields.array("anchors");
    if (grids.empty() || grids.size() > 16) {
        fields.complain("anchors", "must hold 1 to 16 grids");
        return output;
    }
    for (const auto& item : grids) {
        DescriptionFields grid(item, "output.anchors");
        output.grids.push_back({grid.integer("cells", 1, 512), grid.integer("perCell", 1, 64)});
        reader.close(grid);
    }
    return output;
}

Heatmaps readHeatmaps(DescriptionFields& fields) {
    Heatmaps output;
    output.tensor = fields.text("tensor");
    output.refinement = static_cast<PeakRefinement>(
        fields.choice("refinement", {"none", "quarter", "parabola", "log-parabola"},
                      static_cast<int>(output.refinement)));
    return output;
}

SimCC readSimCC(DescriptionFields& fields) {
    SimCC output;
    output.x = fields.text("x");
    output.y = fields.text("y");
    output.split = fields.numberOr("split", 0.1, 100, output.split);
    return output;
}

Coordinates readCoordinates(DescriptionFields& fields) {
    Coordinates output;
    output.tensor = fields.text("tensor");
    output.stride = fields.integer("stride", 2, kMaxColumns);
    output.x = fields.integer("x", 0, output.stride - 1);
    output.y = fields.integer("y", 0, output.stride - 1);
    output.visibility = fields.optionalInteger("visibility", 0, output.stride - 1);
    output.presence = fields.optionalInteger("presence", 0, output.stride - 1);
    output.score = fields.optionalInteger("score", 0, output.stride - 1);
    output.logits = fields.flagOr("logits", false);
    output.scale = fields.numberOr("scale", 1e-6, 1e6, 1);
    return output;
}

NetworkOutput readOutput(const nlohmann::json& object, NetworkKind kind, Reader& reader) {
    DescriptionFields fields(object, "output");
    NetworkOutput output;
    if (kind == NetworkKind::PersonBoxes) {
        (void)fields.choice("type", {"grid-boxes"}, -1);
        output = readGridBoxes(fields);
    } else if (kind == NetworkKind::Region) {
        (void)fields.choice("type", {"anchor-regions"}, -1);
        output = readAnchorRegions(fields, reader);
    } else {
        const int type = fields.choice("type", {"heatmaps", "simcc", "coordinates"}, -1);
        if (type == 0) {
            output = readHeatmaps(fields);
        } else if (type == 1) {
            output = readSimCC(fields);
        } else {
            output = readCoordinates(fields);
        }
    }
    reader.close(fields);
    return output;
}

CropRule readCrop(const nlohmann::json& object, Reader& reader) {
    DescriptionFields fields(object, "crop");
    CropRule rule;
    rule.padding = fields.numberOr("padding", 0.5, 10, rule.padding);
    if (fields.has("alignment")) {
        DescriptionFields points(fields.object("alignment"), "crop.alignment");
        Alignment alignment;
        alignment.centre = points.integer("centre", 0, kMaxPoints - 1);
        alignment.top = points.integer("top", 0, kMaxPoints - 1);
        alignment.scale = points.numberOr("scale", 0.01, 100, alignment.scale);
        if (alignment.centre == alignment.top) {
            points.complain("top", "must differ from 'centre'");
        }
        rule.alignment = alignment;
        reader.close(points);
    }
    reader.close(fields);
    return rule;
}

void readKeypointParts(DescriptionFields& fields, NetworkDescription& description, Reader& reader) {
    description.keypoints = fields.names("keypoints");
    if (fields.has("crop")) {
        description.crop = readCrop(fields.object("crop"), reader);
    }
    if (fields.has("world")) {
        DescriptionFields world(fields.object("world"), "world");
        description.world =
            WorldOutput{world.text("tensor"), world.integer("stride", 3, kMaxColumns)};
        reader.close(world);
    }
    if (fields.has("poseFlag")) {
        DescriptionFields flag(fields.object("poseFlag"), "poseFlag");
        description.poseFlag = PoseFlag{flag.text("tensor"), flag.numberOr("minimum", 0, 1, 0.5)};
        reader.close(flag);
    }
    const auto offset = fields.numbersOr("offset_px", 2, -100, 100, {0, 0});
    description.offset_px = {offset[0], offset[1]};
    if (description.crop.alignment && !std::holds_alternative<Coordinates>(description.output)) {
        fields.complain("crop.alignment", "needs an output of type coordinates");
    }
}

/// "right_knee" for "left_knee", "mouth_right" for "mouth_left"; unchanged without a side.
std::string otherSide(std::string name) {
    if (name.starts_with("left_")) {
        return name.replace(0, 4, "right");
    }
    if (name.starts_with("right_")) {
        return name.replace(0, 5, "left");
    }
    if (name.ends_with("_left")) {
        return name.replace(name.size() - 4, 4, "right");
    }
    if (name.ends_with("_right")) {
        return name.replace(name.size() - 5, 5, "left");
    }
    return name;
}

Result<std::string> readText(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return fail(ErrorCode::NotFound, "cannot open " + path.string());
    }
    std::string text(kMaxDescription_bytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

}  // namespace

Result<NetworkDescription> parseNetworkDescription(std::string_view text) {
    if (text.size() > kMaxDescription_bytes) {
        return fail(ErrorCode::MalformedFile, "a network description is smaller than 1 MB");
    }
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded()) {
        return fail(ErrorCode::MalformedFile, "the description is not JSON");
    }
    Reader reader;
    DescriptionFields fields(json, "");
    NetworkDescription description;
    description.name = fields.text("name");
    description.source = fields.textOr("source", "");
    description.licence = fields.textOr("licence", "");
    description.kind = static_cast<NetworkKind>(
        fields.choice("kind", {"person-boxes", "region", "keypoints"}, -1));
    if (fields.isClean()) {
        description.input = readInput(fields.object("input"), reader);
        description.output = readOutput(fields.object("output"), description.kind, reader);
        if (description.kind == NetworkKind::Keypoints) {
            readKeypointParts(fields, description, reader);
        }
    }
    reader.close(fields);
    if (reader.error) {
        return tl::unexpected<Error>(*std::move(reader.error));
    }
    return description;
}

std::filesystem::path networkDescriptionFile(const std::filesystem::path& network,
                                             const std::filesystem::path& resourceFolder) {
    std::filesystem::path beside = network;
    beside += ".json";
    std::error_code ignored;
    if (std::filesystem::exists(beside, ignored)) {
        return beside;
    }
    std::filesystem::path ours = resourceFolder / "detectors" / network.filename();
    ours += ".json";
    return ours;
}

Result<NetworkDescription> findNetworkDescription(const std::filesystem::path& network,
                                                  const std::filesystem::path& resourceFolder,
                                                  const std::filesystem::path& explicitPath) {
    std::error_code ignored;
    const std::filesystem::path path =
        explicitPath.empty() ? networkDescriptionFile(network, resourceFolder) : explicitPath;
    if (explicitPath.empty() && !std::filesystem::exists(path, ignored)) {
        return fail(ErrorCode::NotFound, "the network has no description; write one beside it as " +
                                             network.filename().string() + ".json" +
                                             ", for example: " + std::string(kExample) +
                                             "; the network is " + network.string());
    }
    auto text = readText(path);
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto description = parseNetworkDescription(*text);
    if (!description) {
        return passOn(description.error(), "reading the network description " + path.string());
    }
    return description;
}

std::vector<int> mirroredIndices(const std::vector<std::string>& names) {
    std::vector<int> mirrored(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        mirrored[i] = static_cast<int>(i);
        const std::string other = otherSide(names[i]);
        const auto found = std::find(names.begin(), names.end(), other);
        if (found != names.end()) {
            mirrored[i] = static_cast<int>(found - names.begin());
        }
    }
    return mirrored;
}

}  // namespace gonio
