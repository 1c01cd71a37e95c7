#include <cstdlib>

#include "app/cli/case_access.h"
#include "app/cli/export_views.h"
#include "app/cli/interrupt.h"
#include "core/biomech/text_numbers.h"
#include "core/report/angle_report.h"
#include "core/report/picture_file.h"
#include "core/video/video_writer.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

struct Options : CaseChoice {
    ExportViewOptions view;
    std::string picture, video;
    int frame = 0, from = -1, to = -1;
};

std::vector<std::string> stripLines(const ExportSubject& subject, int frame) {
    const auto& times = subject.state.motion.times_s;
    const auto at = static_cast<std::size_t>(frame);
    std::vector<std::string> lines;
    if (auto pending = pendingLine(subject.trial, subject.person); !pending.empty()) {
        lines.push_back(std::move(pending));
    }
    lines.insert(lines.end(), {sourceLine(subject.trial, &subject.person),
                               "Frame " + std::to_string(frame) + ", " +
                                   (at < times.size() ? formatFixed(times[at], 3) : "") + " s",
                               std::string(kStandingSentence)});
    return lines;
}

Result<Image> paintFrame(ExportView& view, const ExportSubject& subject, int frame) {
    auto picture = view.paint(frame);
    if (!picture) return picture;
    return withStrip(*picture, stripLines(subject, frame));
}

Result<void> writeVideo(const Options& given, ExportView& view, const ExportSubject& subject,
                        const Job& job) {
    const auto& times = subject.state.motion.times_s;
    const int last = static_cast<int>(times.size()) - 1;
    const FrameRange frames{given.from < 0 ? 0 : given.from, given.to < 0 ? last : given.to};
    if (frames.empty() || frames.last > last) {
        return fail(ErrorCode::Usage,
                    "--from and --to must be frames of the trial, 0 to " + std::to_string(last));
    }
    std::unique_ptr<VideoWriter> writer;
    const auto timeOf = [&](int frame) { return times[static_cast<std::size_t>(frame)]; };
    for (int frame = frames.first; frame <= frames.last; ++frame) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "the export was cancelled");
        auto picture = paintFrame(view, subject, frame);
        if (!picture) return tl::unexpected<Error>(picture.error());
        if (!writer) {
            VideoWriterOptions options;
            options.width_px = picture->width_px;
            options.height_px = picture->height_px;
            const double span_s = timeOf(frames.last) - timeOf(frames.first);
            if (span_s > 0) options.rate_hz = (frames.size() - 1) / span_s;
            auto made = VideoWriter::create(given.video, options);
            if (!made) return tl::unexpected<Error>(made.error());
            writer = *std::move(made);
        }
        // The strip may need another line on some frame; the video keeps its size.
        if (auto done = writer->write(*picture, timeOf(frame) - timeOf(frames.first)); !done) {
            return done;
        }
        job.progress(frame - frames.first + 1, frames.size());
    }
    return writer->finish();
}

Result<void> writeOnePicture(const Options& given, ExportView& view, const ExportSubject& subject) {
    const int count = static_cast<int>(subject.state.motion.size());
    if (given.frame < 0 || given.frame >= count) {
        return fail(ErrorCode::Usage,
                    "--frame must be a frame of the trial, 0 to " + std::to_string(count - 1));
    }
    auto picture = paintFrame(view, subject, given.frame);
    if (!picture) return tl::unexpected<Error>(picture.error());
    return writePicture(*picture, given.picture);
}

Result<void> exportAs(const Options& given, CommandContext& context) {
    if (given.picture.empty() == given.video.empty()) {
        return fail(ErrorCode::Usage, "say either --picture FILE.png or --video FILE.mp4");
    }
    auto opened = OpenCase::open(given.file, CaseFile::Access::ReadOnly);
    if (!opened) return tl::unexpected<Error>(opened.error());
    auto person = opened->analysed(given.trial, given.person);
    if (!person) return tl::unexpected<Error>(person.error());
    auto state = presentState(**person, context.job("Computing angles"));
    if (!state) return tl::unexpected<Error>(state.error());
    const ExportSubject subject{**opened->trial(given.trial), **person, *state, given.file};
    auto view = makeExportView(subject, given.view);
    if (!view) return tl::unexpected<Error>(view.error());
    return given.video.empty() ? writeOnePicture(given, **view, subject)
                               : writeVideo(given, **view, subject, context.job("Drawing"));
}

int run(const Options& given, CommandContext& context) {
    const auto done = exportAs(given, context);
    if (!done) return context.console.error("The view could not be exported", done.error());
    const std::string& file = given.video.empty() ? given.picture : given.video;
    context.console.result("Written: " + file, {{"file", file}, {"view", given.view.view}});
    return kDone;
}

}  // namespace

void addExportCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command =
        *app.add_subcommand("export", "A picture or a video of a case: overlay, scene or curves");
    auto options = defineCommand<Options>(command, context, run);
    addPerson(command, *options);
    command.add_option("--view", options->view.view, "overlay, scene or curves")
        ->check(CLI::IsMember({"overlay", "scene", "curves"}));
    command.add_option("--picture", options->picture, "PNG file, of --frame");
    command.add_option("--frame", options->frame, "Frame of the picture");
    command.add_option("--video", options->video, ".mp4, .mov, .mkv or .avi");
    command.add_option("--from", options->from, "First frame of the video");
    command.add_option("--to", options->to, "Last frame of the video");
    command.add_option("--width", options->view.width_px, "Width of scene and curves, px")
        ->check(CLI::Range(64, 8192));
    command.add_option("--height", options->view.height_px, "Height of scene and curves, px")
        ->check(CLI::Range(64, 8192));
    command.add_option("--preset", options->view.preset, "Scene: camera, side, front or top")
        ->check(CLI::IsMember({"camera", "side", "front", "top"}));
    command.add_option("--group", options->view.group,
                       "Curves: group of angles, such as gait_sagittal");
}

}  // namespace gonio
