#include "core/case/base_records.h"
#include "core/case/binary_fields.h"
#include "core/case/json_fields.h"

namespace gonio {

namespace {

using nlohmann::json;

/// As many frames as a video can have; keeps sizes found in a file from growing without bound.
constexpr std::size_t kMostFrames = 100'000'000;

template <class T>
void write(BinaryWriter& writer, const std::vector<T>& values) {
    writer.list(values.data(), values.size(), sizeof(T));
}

std::string outcomesText(const std::vector<CorrectionOutcome>& outcomes) {
    json list = json::array();
    for (const CorrectionOutcome& outcome : outcomes) {
        json object = jsonOf(outcome.correction);
        object["id"] = outcome.correction.id;
        object["residual"] = outcome.residual;
        object["met"] = outcome.met;
        list.push_back(std::move(object));
    }
    return encodeObject({{"outcomes", list}});
}

Result<std::vector<CorrectionOutcome>> outcomesFrom(const std::string& text) {
    return decodeObject(text, [](const JsonFields& all) {
        std::vector<CorrectionOutcome> outcomes;
        for (const json& object : all.array("outcomes")) {
            const JsonFields fields(object);
            Correction correction = correctionFrom(fields);
            correction.id = fields.integer("id");
            outcomes.push_back(
                {std::move(correction), fields.number("residual"), fields.flag("met")});
        }
        return outcomes;
    });
}

bool sizesFit(const MotionPatch& patch) {
    const auto n = std::size_t(patch.frames.size());
    return patch.poses_rad.size() == n && patch.translations_m.size() == n &&
           patch.sources.size() == n && patch.confidences.size() == n &&
           patch.reprojection_px.size() == n;
}

}  // namespace

std::string encode(const MotionPatch& patch) {
    BinaryWriter writer;
    writer.number(std::uint32_t(patch.frames.first));
    writer.number(std::uint32_t(patch.frames.last));
    write(writer, patch.poses_rad);
    write(writer, patch.translations_m);
    writeSources(writer, patch.sources);
    write(writer, patch.confidences);
    write(writer, patch.reprojection_px);
    writer.text(outcomesText(patch.outcomes));
    writer.text(patch.signature);
    return writer.take();
}

Result<MotionPatch> decodePatch(const std::string& bytes) {
    BinaryFields fields(bytes);
    MotionPatch patch;
    const std::uint32_t first = fields.number();
    const std::uint32_t last = fields.number();
    fields.require(first < kMostFrames && last < kMostFrames);
    patch.frames = {int(first), int(last)};
    fields.list(patch.poses_rad, kMostFrames);
    fields.list(patch.translations_m, kMostFrames);
    readSources(fields, patch.sources);
    fields.list(patch.confidences, kMostFrames);
    fields.list(patch.reprojection_px, kMostFrames);
    const std::string outcomes = fields.text();
    patch.signature = fields.text();
    if (!fields.finished() || !sizesFit(patch)) {
        return fail(ErrorCode::MalformedFile, "the numbers do not fit the frames");
    }
    auto read = outcomesFrom(outcomes);
    if (!read) return tl::unexpected(read.error());
    patch.outcomes = std::move(*read);
    return patch;
}

}  // namespace gonio
