#include "app/cli/export_views.h"

#include <algorithm>
#include <cstdlib>

#include "core/biomech/text_numbers.h"
#include "core/correct/fit_keypoints.h"
#include "core/draw/overlay.h"
#include "core/draw/shapes.h"
#include "core/report/drawing_values.h"
#include "core/video/video_reader.h"
#include "render/chart/angle_charts.h"
#include "render/chart/angle_groups.h"
#include "render/scene/body_scene.h"
#include "render/scene/scene_picture.h"

namespace gonio {
namespace {

std::string valueText(const DrawingValue& value) {
    switch (value.unit) {
        case DrawingValue::Unit::None:
            return "";
        case DrawingValue::Unit::Degrees:
            return formatFixed(value.value, 1) + "\u00b0 in the picture plane";
        case DrawingValue::Unit::Pixels:
            return formatFixed(value.value, 0) + " px, not calibrated";
        case DrawingValue::Unit::Metres:
            return formatFixed(value.value, 3) + " m, in this plane only";
        case DrawingValue::Unit::Seconds:
            return formatFixed(value.value, 3) + " s";
    }
    return "";
}

/// A coach's drawing, in the software rasteriser's hand.
void drawDrawing(Image& image, const Drawing& drawing, const std::vector<double>& times_s,
                 int frame) {
    const int scale = std::max(1, std::min(image.width_px, image.height_px) / 360);
    const auto& points = drawing.points_px;
    if (points.empty()) return;
    for (const auto& [width, colour] :
         {std::pair{5.0, Colour{0, 0, 0}}, std::pair{2.4, Colour{255, 255, 255}}}) {
        for (std::size_t i = 1; i < points.size(); ++i) {
            drawLine(image, points[i - 1], points[i], width * scale, colour);
        }
    }
    const bool silent = drawing.kind == DrawingKind::Line;
    const std::string value = silent ? "" : valueText(valueOf(drawing, times_s, frame));
    const Eigen::Vector2d at =
        drawing.kind == DrawingKind::Angle && points.size() > 1 ? points[1] : points.back();
    int y = static_cast<int>(at.y()) + 6 * scale;
    for (const std::string& line : {drawing.text, value}) {
        if (line.empty()) continue;
        const int x = static_cast<int>(at.x()) + 6 * scale;
        fillRectangle(image, x - 2 * scale, y - 2 * scale, textWidth(line, scale) + 4 * scale,
                      11 * scale, {0, 0, 0}, 0.7);
        drawText(image, x, y, line, scale, {255, 255, 255});
        y += 11 * scale;
    }
}

class OverlayView : public ExportView {
public:
    OverlayView(const ExportSubject& subject, std::unique_ptr<VideoReader> video)
        : m_subject(subject),
          m_video(std::move(video)),
          m_keypoints(fitKeypoints(subject.trial, subject.person.id)),
          m_drawer(*subject.state.body, subject.state.motion) {}

    Result<Image> paint(int frame) override {
        auto shown = pictureOf(frame);
        if (!shown) return tl::unexpected<Error>(shown.error());
        const VideoInfo& info = m_video->info();
        Image image =
            shown->image ? *shown->image : filledImage(info.width_px, info.height_px, {90, 90, 90});
        const KeypointFrame keypoints = m_keypoints.at(frame);
        m_drawer.draw(image, static_cast<std::size_t>(frame), &keypoints);
        for (const auto& [id, drawing] : m_subject.trial.drawings) {
            if (!drawing.frames.contains(frame)) continue;
            drawDrawing(image, drawing, m_subject.state.motion.times_s, frame);
        }
        return image;
    }

private:
    Result<Frame> pictureOf(int frame) {
        if (frame != m_next) {
            if (auto done = m_video->rewind(frame); !done) {
                return tl::unexpected<Error>(done.error());
            }
        }
        auto next = m_video->next();
        if (!next) return tl::unexpected<Error>(next.error());
        if (!*next) {
            return fail(ErrorCode::MalformedFile,
                        "the video ends before frame " + std::to_string(frame));
        }
        m_next = frame + 1;
        return **next;
    }

    const ExportSubject& m_subject;
    std::unique_ptr<VideoReader> m_video;
    FitKeypoints m_keypoints;
    OverlayDrawer m_drawer;
    int m_next = 0;
};

class SceneExport : public ExportView {
public:
    SceneExport(const ExportSubject& subject, const ExportViewOptions& options)
        : m_painter(m_scene, options.width_px, options.height_px) {
        SceneSubject shown;
        shown.body = subject.state.body;
        shown.motion = std::make_shared<const Motion>(subject.state.motion);
        shown.heading_rad = subject.person.base->headingAngle_rad;
        m_scene.setWindowSize(options.width_px, options.height_px);
        m_scene.setSubject(std::move(shown));
        const std::pair<const char*, ViewPreset> presets[] = {{"camera", ViewPreset::Camera},
                                                              {"side", ViewPreset::Side},
                                                              {"front", ViewPreset::Front},
                                                              {"top", ViewPreset::Top}};
        for (const auto& [name, preset] : presets) {
            if (options.preset == name) m_scene.setPreset(preset);
        }
    }

    Result<Image> paint(int frame) override {
        m_scene.setFrame(frame);
        return m_painter.paint();
    }

private:
    BodyScene m_scene;
    ScenePainter m_painter;
};

class CurvesExport : public ExportView {
public:
    CurvesExport(const ExportSubject& subject, const ExportViewOptions& options,
                 const AngleGroup& group)
        : m_options(options) {
        const AngleTable& table = subject.state.angles.openSim;
        std::vector<AngleChart> charts;
        for (const std::string_view key : group.angles) {
            const auto& all = namedAngles();
            const auto found = std::find_if(all.begin(), all.end(),
                                            [&](const auto& angle) { return angle.key == key; });
            if (found == all.end() || found->openSim.empty()) continue;
            charts.push_back(
                englishChart(*found, AngleConvention::OpenSim, filterCutoff_hz(table)));
        }
        ChartContent content;
        content.table = std::make_shared<const AngleTable>(table);
        content.times_s = subject.state.motion.times_s;
        content.pending =
            staleWindows(subject.trial, subject.person, subject.person.info->bodyHash);
        for (const auto& [id, correction] : subject.person.corrections) {
            if (const auto* angle = std::get_if<AngleCorrection>(&correction.value)) {
                content.marks.push_back({id, angle->angle, angle->frame, angle->value_deg});
            } else if (const auto* bad = std::get_if<BadInterval>(&correction.value)) {
                content.bad.push_back(bad->frames);
            } else {
                content.otherCorrections.push_back(framesOf(correction).first);
            }
        }
        std::sort(content.otherCorrections.begin(), content.otherCorrections.end());
        std::sort(content.bad.begin(), content.bad.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        m_charts.setSize(options.width_px, options.height_px);
        m_charts.setCharts(std::move(charts));
        m_charts.setContent(std::move(content));
    }

    Result<Image> paint(int frame) override {
        m_charts.setFrame(frame);
        return m_charts.picture(m_options.width_px, m_options.height_px);
    }

private:
    ExportViewOptions m_options;
    AngleCharts m_charts;
};

Result<std::unique_ptr<ExportView>> makeOverlay(const ExportSubject& subject) {
    auto file = findVideo(subject.trial.video, subject.caseFile);
    if (!file) return tl::unexpected<Error>(file.error());
    VideoOptions reading;
    reading.captureRate_hz = subject.trial.video.captureRate_hz;
    auto video = VideoReader::open(*file, reading);
    if (!video) return passOn(video.error(), "opening " + file->string());
    return std::make_unique<OverlayView>(subject, *std::move(video));
}

// VTK ends the program where it finds no screen, so it is not even asked.
bool hasScreen() {
    const char* display = std::getenv("DISPLAY");
    return display != nullptr && *display != '\0';
}

}  // namespace

Result<std::unique_ptr<ExportView>> makeExportView(const ExportSubject& subject,
                                                   const ExportViewOptions& options) {
    if (options.view == "overlay") return makeOverlay(subject);
    if (!hasScreen()) {
        return fail(ErrorCode::Unsupported,
                    "scene and curves are drawn with OpenGL, which needs a screen, and there is "
                    "none here. Put 'xvfb-run -a' before the command (package xvfb), or use "
                    "--view overlay, which needs none");
    }
    if (options.view == "scene") return std::make_unique<SceneExport>(subject, options);
    std::string known;
    for (const AngleGroup& group : angleGroups()) {
        if (group.key == options.group) {
            return std::make_unique<CurvesExport>(subject, options, group);
        }
        appendTo(known, known.empty() ? "" : ", ", group.key);
    }
    return fail(ErrorCode::Usage,
                "there is no group '" + options.group + "' of angles; there are: " + known);
}

}  // namespace gonio
