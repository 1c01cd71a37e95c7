#include "core/pipeline/overlay_pass.h"

#include <algorithm>
#include <cmath>

#include "core/biomech/text_numbers.h"
#include "core/draw/overlay.h"
#include "core/video/video_writer.h"

namespace gonio {
namespace {

constexpr Colour kLostFrame{90, 90, 90};

std::string angleText(const AngleTable& table, const char* name, std::size_t frame) {
    const AngleSeries* series = table.find(name);
    if (series == nullptr || !std::isfinite(series->filtered_deg[frame])) return "-";
    return formatFixed(series->filtered_deg[frame], 0);
}

std::vector<std::string> captions(const PersonOutcome& person, std::size_t frame) {
    const AngleTable& table = person.angles.openSim;
    const auto pair = [&](const char* label, const char* right, const char* left) {
        return std::string(label) + " R " + angleText(table, right, frame) + " L " +
               angleText(table, left, frame);
    };
    return {"frame " + std::to_string(table.frames[frame]) + "  " +
                formatFixed(table.times_s[frame], 2) + " s",
            pair("hip ", "hip_flexion_r", "hip_flexion_l"),
            pair("knee", "knee_angle_r", "knee_angle_l")};
}

}  // namespace

Result<void> drawOverlay(VideoReader& video, const std::filesystem::path& file,
                         const BodyModel& model, std::span<const PersonOutcome> persons,
                         const PipelineJob& job) {
    VideoWriterOptions options;
    options.width_px = video.info().width_px;
    options.height_px = video.info().height_px;
    options.rate_hz = video.info().nominalRate_hz > 0 ? video.info().nominalRate_hz : 30;
    auto writer = VideoWriter::create(file, options);
    if (!writer) return tl::unexpected<Error>(writer.error());
    std::vector<OverlayDrawer> drawers;
    for (const PersonOutcome& person : persons) drawers.emplace_back(model, person.fit.motion);
    if (auto rewound = video.rewind(0); !rewound) return rewound;
    const int total = video.info().frameCount;
    for (int done = 1;; ++done) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "drawing was cancelled");
        auto frame = video.next();
        if (!frame) return tl::unexpected<Error>(frame.error());
        if (!*frame) break;
        const auto index = static_cast<std::size_t>((*frame)->index);
        Image image = (*frame)->image
                          ? *(*frame)->image
                          : filledImage(options.width_px, options.height_px, kLostFrame);
        for (std::size_t p = 0; p < persons.size(); ++p) {
            const auto lines =
                persons.size() == 1 ? captions(persons[p], index) : std::vector<std::string>{};
            drawers[p].draw(image, index, &persons[p].keypoints.frames[index], lines);
        }
        if (auto written = (*writer)->write(image, (*frame)->time_s); !written) return written;
        job.progress(Stage::DrawOverlay, done, total);
    }
    return (*writer)->finish();
}

}  // namespace gonio
