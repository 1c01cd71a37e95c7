#include "app/cli/case_access.h"
#include "app/cli/case_commands.h"
#include "core/case/record_json.h"
#include "core/io/atomic_file.h"

namespace gonio {
namespace {

using Json = nlohmann::ordered_json;

struct DrawingOptions : CaseChoice {
    std::string add, source;
    int remove = 0;
};

struct KeyImageOptions : CaseChoice {
    int frame = -1, remove = 0;
    std::string caption;
};

Result<void> checkFrames(const Trial& trial, FrameRange frames) {
    const int last = trial.video.frameCount - 1;
    if (!frames.empty() && frames.first >= 0 && frames.last <= last) return {};
    return fail(ErrorCode::Usage,
                "frames " + std::to_string(frames.first) + " to " + std::to_string(frames.last) +
                    " are not in the video, which has frames 0 to " + std::to_string(last));
}

/// A drawing as it was listed; what is not given is as a new one has it.
Result<Drawing> drawingFrom(const std::string& text, const Trial& trial) {
    auto given = nlohmann::json::parse(text, nullptr, false);
    if (!given.is_object()) {
        return fail(ErrorCode::Usage,
                    "a drawing is one JSON object: {\"kind\": \"line\", \"first\": 0, \"last\": 9, "
                    "\"points_px\": [[10, 20], [30, 40]]}");
    }
    const int id = given.value("drawing", 0);
    given.erase("drawing");
    given.erase("trial");
    given.erase("event");
    nlohmann::json whole = {{"text", ""}, {"metresPerPixel", 0.0}, {"startFrame", 0}};
    whole.update(given);
    auto drawing = decodeDrawing(whole.dump());
    if (!drawing) {
        return fail(ErrorCode::Usage, "the drawing is not understood: " + drawing.error().detail +
                                          "; 'gonio case drawing --json' lists what they are like");
    }
    drawing->id = id;
    for (const Eigen::Vector2d& point : drawing->points_px) {
        if (!point.allFinite()) return fail(ErrorCode::Usage, "a point of the drawing is missing");
    }
    if (id != 0 && !trial.drawings.contains(id)) {
        return fail(ErrorCode::Usage, "the trial has no drawing " + std::to_string(id));
    }
    if (auto known = checkFrames(trial, drawing->frames); !known) {
        return tl::unexpected<Error>(known.error());
    }
    return drawing;
}

Result<Edit> drawingEdit(const DrawingOptions& given, const OpenCase& opened) {
    auto trial = opened.trial(given.trial);
    if (!trial) return tl::unexpected<Error>(trial.error());
    if (given.remove != 0) {
        if (!(*trial)->drawings.contains(given.remove)) {
            return fail(ErrorCode::Usage,
                        "the trial has no drawing " + std::to_string(given.remove));
        }
        return EditBuilder(opened.value(), EditKind::DeleteDrawing)
            .removeDrawing(given.trial, given.remove)
            .build();
    }
    std::string text = given.add;
    if (!given.source.empty()) {
        auto bytes = readFile(given.source);
        if (!bytes) return tl::unexpected<Error>(bytes.error());
        text.assign(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    }
    auto drawing = drawingFrom(text, **trial);
    if (!drawing) return tl::unexpected<Error>(drawing.error());
    return EditBuilder(opened.value(), EditKind::PutDrawing).put(given.trial, *drawing).build();
}

int drawings(const DrawingOptions& given, CommandContext& context) {
    if (given.remove != 0 || !given.add.empty() || !given.source.empty()) {
        return editCase(given, context, "The drawing could not be changed",
                        [&](const OpenCase& opened) { return drawingEdit(given, opened); });
    }
    const char* action = "The drawings could not be shown";
    auto opened = OpenCase::open(given.file, CaseFile::Access::ReadOnly);
    if (!opened) return context.console.error(action, opened.error());
    auto trial = opened->trial(given.trial);
    if (!trial) return context.console.error(action, trial.error());
    for (const auto& [id, drawing] : (*trial)->drawings) {
        const std::string text = encode(drawing);
        Json fields = {{"trial", given.trial}, {"drawing", id}};
        fields.update(Json::parse(text));
        context.console.result(std::to_string(id) + "  " + text, fields);
    }
    return kDone;
}

Result<Edit> keyImageEdit(const KeyImageOptions& given, const OpenCase& opened) {
    auto trial = opened.trial(given.trial);
    if (!trial) return tl::unexpected<Error>(trial.error());
    if (given.remove != 0) {
        const auto found = (*trial)->keyImages.find(given.remove);
        if (found == (*trial)->keyImages.end()) {
            return fail(ErrorCode::Usage,
                        "the trial has no key image " + std::to_string(given.remove));
        }
        return EditBuilder(opened.value(), EditKind::DeleteKeyImage,
                           {std::to_string(found->second.frame)})
            .removeKeyImage(given.trial, given.remove)
            .build();
    }
    if (auto known = checkFrames(**trial, {given.frame, given.frame}); !known) {
        return tl::unexpected<Error>(known.error());
    }
    int id = 0;  // one a frame: a second one is a new caption
    for (const auto& [known, image] : (*trial)->keyImages) {
        if (image.frame == given.frame) id = known;
    }
    return EditBuilder(opened.value(), EditKind::PutKeyImage, {std::to_string(given.frame)})
        .put(given.trial, KeyImage{id, given.frame, given.caption})
        .build();
}

int keyImages(const KeyImageOptions& given, CommandContext& context) {
    if (given.remove != 0 || given.frame >= 0) {
        return editCase(given, context, "The key image could not be changed",
                        [&](const OpenCase& opened) { return keyImageEdit(given, opened); });
    }
    const char* action = "The key images could not be shown";
    auto opened = OpenCase::open(given.file, CaseFile::Access::ReadOnly);
    if (!opened) return context.console.error(action, opened.error());
    auto trial = opened->trial(given.trial);
    if (!trial) return context.console.error(action, trial.error());
    for (const auto& [id, image] : (*trial)->keyImages) {
        context.console.result(
            std::to_string(id) + "  frame " + std::to_string(image.frame) + "  " + image.caption,
            {{"trial", given.trial},
             {"key_image", id},
             {"frame", image.frame},
             {"caption", image.caption}});
    }
    return kDone;
}

}  // namespace

void addCaseDrawingCommands(CLI::App& group, CommandContext& context) {
    CLI::App& drawing = *group.add_subcommand(
        "drawing", "List the drawings on a trial's video; add, change or delete one");
    auto options = defineCommand<DrawingOptions>(drawing, context, drawings);
    addTrial(drawing, *options);
    auto* add = drawing.add_option(
        "--add", options->add, "JSON of a drawing as it is listed; with \"drawing\": N changes N");
    auto* file = drawing.add_option("--file", options->source, "The same from a file");
    auto* remove =
        drawing.add_option("--delete", options->remove, "Delete the drawing of this number");
    add->excludes(file)->excludes(remove);
    file->excludes(remove);

    CLI::App& image = *group.add_subcommand(
        "keyimage", "List a trial's key images; keep a frame as one, or delete one");
    auto keeping = defineCommand<KeyImageOptions>(image, context, keyImages);
    addTrial(image, *keeping);
    auto* frame = image.add_option("--frame", keeping->frame, "Keep this frame");
    image.add_option("--caption", keeping->caption, "What it shows")->needs(frame);
    image.add_option("--delete", keeping->remove, "Delete the key image of this number")
        ->excludes(frame);
}

}  // namespace gonio
