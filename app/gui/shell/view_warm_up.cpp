#include "app/gui/shell/view_warm_up.h"

#include <vtkRenderWindow.h>

#include "core/pipeline/load_parts.h"
#include "render/chart/angle_charts.h"
#include "render/scene/body_scene.h"

namespace gonio {
namespace {

std::shared_ptr<void> fillScene(vtkRenderWindow& window) {
    auto scene = std::make_shared<BodyScene>();
    scene->attach(window);
    scene->setWindowSize(window.GetSize()[0], window.GetSize()[1]);
    auto body = loadBodyByName("open-female");
    if (!body) return scene;
    auto motion = std::make_shared<Motion>();
    for (int f = 0; f < 3; ++f) {
        motion->times_s.push_back(f);
        motion->frameIndices.push_back(f);
        motion->poses_rad.push_back(PoseVector::Zero());
        motion->translations_m.emplace_back(0.1 * f, 0, 5);
        motion->sources.push_back(FrameSource::Measured);
        motion->confidences.emplace_back(Eigen::Matrix<double, kJointCount, 1>::Ones());
    }
    SceneSubject subject;
    subject.body = body->model;
    subject.motion = motion;
    subject.floorHeight_m = -1;
    scene->setSubject(subject);
    scene->setFrame(1);
    scene->setHandle(SceneHandle{"knee_angle_r", 10, 0, 130});
    const Image grey{2, 2, std::vector<std::uint8_t>(12, 128)};
    scene->setVideoPicture(&grey);
    return scene;
}

std::shared_ptr<void> fillCharts(vtkRenderWindow& window) {
    auto charts = std::make_shared<AngleCharts>();
    window.AddRenderer(charts->renderer());
    auto table = std::make_shared<AngleTable>();
    AngleSeries knee;
    knee.name = "knee_angle_r";
    ChartContent content;
    for (int f = 0; f < 20; ++f) {
        table->frames.push_back(f);
        table->times_s.push_back(0.1 * f);
        content.times_s.push_back(0.1 * f);
        table->sources.push_back(FrameSource::Measured);
        knee.confidence.push_back(1);
        knee.flags.emplace_back();
        knee.raw_deg.push_back(3 * f);
        knee.filtered_deg.push_back(3 * f);
    }
    table->series.push_back(knee);
    content.table = table;
    content.pending = {{2, 9}};
    content.marks = {{1, "knee_angle_r", 5, 20, false}};
    charts->setCharts({{"Knee flexion", "deg", {{"knee_angle_r", ChartSide::Right}}, {}}});
    charts->setSize(window.GetSize()[0] * 4, window.GetSize()[1] * 4, 1);
    charts->setContent(std::move(content));
    return charts;
}

}  // namespace

std::vector<GlWarmUp::Fill> viewsToWarmUp() {
    return {fillScene, fillCharts};
}

}  // namespace gonio
