#include "app/gui/shell/workspace.h"

#include <QAction>
#include <algorithm>

#include "app/gui/coach/coach_palette.h"
#include "app/gui/coach/drawing_layer.h"
#include "app/gui/coach/key_image_panel.h"
#include "app/gui/curves/curves_view.h"
#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/jobs/job_queue.h"
#include "app/gui/jobs/refine_runner.h"
#include "app/gui/out/export_page.h"
#include "app/gui/out/view_export.h"
#include "app/gui/panels/angles_panel.h"
#include "app/gui/panels/correct_panel.h"
#include "app/gui/panels/correction_actions.h"
#include "app/gui/panels/history_panel.h"
#include "app/gui/panels/job_panel.h"
#include "app/gui/panels/layers_panel.h"
#include "app/gui/panels/notes_panel.h"
#include "app/gui/panels/people_panel.h"
#include "app/gui/scene/scene_view.h"
#include "app/gui/shell/action_table.h"
#include "app/gui/shell/compare_place.h"
#include "app/gui/shell/program_settings.h"
#include "app/gui/shell/running_card.h"
#include "app/gui/shell/shown_values.h"
#include "app/gui/shell/trial_video.h"
#include "app/gui/shell/view_warm_up.h"
#include "app/gui/timeline/timeline.h"
#include "app/gui/video/frame_server.h"
#include "app/gui/video/play_clock.h"
#include "app/gui/video/transport_bar.h"
#include "app/gui/video/video_view.h"
#include "core/case/capture_rate.h"
#include "core/correct/corrected_angles.h"
#include "core/pipeline/preview_fit.h"
#include "core/video/frame.h"

namespace gonio {
namespace {

AngleTools angleTools() {
    return {
        [](const PersonValues& values, int frame, const std::string& angle, double value_deg) {
            return poseWithAngle(*values.body, values.motion, frame, values.base->headingAngle_rad,
                                 angle, value_deg);
        },
        [](const PersonValues& values, int frame, const std::map<std::string, double>& angles_deg) {
            return poseWithAngles(*values.body, values.motion, frame, values.base->headingAngle_rad,
                                  angles_deg);
        },
        limitsOf};
}

FrameServerOptions serverOptions() {
    FrameServerOptions options;
    options.proxyFolder = defaultProxyFolder();
    return options;
}

}  // namespace

struct Workspace::Parts {
    // In this order: later ones borrow from earlier ones.
    CaseDocument document;
    Review review{document};
    PersonData data{document, review};
    FrameServer frames{serverOptions()};
    TrialVideo trialVideo{document, review, frames};
    PlayClock clock{review};
    JobQueue jobs{document};
    RefineRunner refiner{document, review, data};
    DrawingLayer drawings{document, review};

    VideoView* video = nullptr;
    SceneView* scene = nullptr;
    CurvesView* curves = nullptr;
    Timeline* timeline = nullptr;
    TransportBar* transport = nullptr;
    AnglesPanel* angles = nullptr;
    CorrectPanel* correct = nullptr;
    JobPanel* job = nullptr;
    PeoplePanel* people = nullptr;
    CoachPalette* palette = nullptr;
    NotesPanel* notes = nullptr;
    KeyImagePanel* keyImages = nullptr;
    ExportPage* exports = nullptr;
    std::unique_ptr<GlWarmUp> warmUp;
};

Workspace::Workspace(QObject* parent) : QObject(parent), m_parts(std::make_unique<Parts>()) {
    Parts& p = *m_parts;
    connect(&p.data, &PersonData::changed, this, &Workspace::stateChanged);
    connect(&p.data, &PersonData::staleChanged, this, &Workspace::stateChanged);
    connect(&p.data, &PersonData::failed, this, &Workspace::failed);
    connect(&p.document, &CaseDocument::historyLost, this, &Workspace::failed);
    connect(&p.clock, &PlayClock::rateChanged, &p.frames, &FrameServer::setPlayRate);
    if (const auto joints = ProgramSettings().trailJoints()) p.review.setTrailJoints(*joints);
    connect(&p.review, &Review::trailJointsChanged, this,
            [this] { ProgramSettings().setTrailJoints(review().trailJoints()); });
    p.jobs.setVideoPlace(likelyPlace);
    connect(&p.jobs, &JobQueue::missingModel, this, &Workspace::modelMissing);
    connect(&p.jobs, &JobQueue::refused, this, &Workspace::failed);
    for (const auto signal : {&JobQueue::jobAdded, &JobQueue::jobChanged}) {
        connect(&p.jobs, signal, this, [this](AnalysisJob* job) {
            Q_EMIT activityChanged(job->request().trial,
                                   job->isOver() ? QString() : job->stateText());
            Q_EMIT stateChanged();
        });
    }
    connect(&p.jobs, &JobQueue::jobEnded, this, [this](AnalysisJob* job) {
        Q_EMIT activityChanged(job->request().trial, {});
        if (job->state() == JobState::Failed) Q_EMIT failed(job->failure().text());
        Q_EMIT stateChanged();
    });
    connect(&p.refiner, &RefineRunner::failed, this, &Workspace::failed);
    connect(&p.refiner, &RefineRunner::notMet, this, &Workspace::told);
    connect(&p.refiner, &RefineRunner::nothingToDo, this, &Workspace::told);
    connect(&p.trialVideo, &TrialVideo::failed, this, &Workspace::failed);
    connect(&p.trialVideo, &TrialVideo::foundChanged, this, &Workspace::stateChanged);
    connect(this, &Workspace::videoMissing, this, &Workspace::findMovedVideo);
}

Workspace::~Workspace() = default;

CaseDocument& Workspace::document() {
    return m_parts->document;
}

Review& Workspace::review() {
    return m_parts->review;
}

PersonData& Workspace::data() {
    return m_parts->data;
}

ReviewParts Workspace::makeParts(QWidget* parent) {
    Parts& p = *m_parts;
    ReviewParts parts;
    parts.video = p.video = new VideoView(p.document, p.review, p.frames, parent);
    parts.scene = p.scene = new SceneView(p.review, angleTools(), parent);
    parts.curves = p.curves = new CurvesView(p.document, p.review, parent);
    parts.transport = p.transport = new TransportBar(p.review, p.clock, parent);
    parts.timeline = p.timeline = new Timeline(p.document, p.review, parent);
    parts.angles = p.angles = new AnglesPanel(p.data, p.review, parent);
    parts.correct = p.correct = new CorrectPanel(p.document, p.review, p.data, p.refiner, parent);
    p.palette = new CoachPalette(p.document, p.review, p.drawings, parent);
    p.keyImages = new KeyImagePanel(p.document, p.review, parent);
    auto* notes = p.notes = new NotesPanel(p.document, p.review, parent);
    notes->addBelow(p.palette);
    notes->addBelow(p.keyImages);
    parts.notes = notes;
    parts.job = p.job = new JobPanel(p.document, p.review, p.jobs, parent);
    parts.people = p.people = new PeoplePanel(p.document, p.review, parent);
    parts.layers = new LayersPanel(p.review, parent);
    parts.exports = p.exports = new ExportPage(p.document, p.review, p.data, parent);
    parts.history = new HistoryPanel(p.document, parent);
    parts.running = new RunningCard(p.jobs, parent);
    auto* compare = new ComparePlace(p.document, p.review, p.data, p.drawings, p.clock, parent);
    connect(compare, &ComparePlace::failed, this, &Workspace::failed);
    parts.compare = compare;
    connectVideo();
    connectProxy();
    connectViews();
    connectFailures();
    connectExports(*parent);
    p.warmUp = std::make_unique<GlWarmUp>(viewsToWarmUp());
    return parts;
}

void Workspace::connectVideo() {
    Parts& p = *m_parts;
    p.video->addLayer(p.drawings);
    connect(&p.drawings, &DrawingLayer::changed, p.video, qOverload<>(&QWidget::update));
    connect(p.video, &VideoView::findVideoWanted, this, &Workspace::findMovedVideo);
    tellMissingVideo(p.trialVideo, p.document, p.review, *p.video);
    p.keyImages->setGrabber([this] { return m_parts->video->grab().toImage(); });
    connect(p.video, &VideoView::shownFrameChanged, p.keyImages, &KeyImagePanel::frameShown);
}

void Workspace::connectViews() {
    Parts& p = *m_parts;
    showValuesIn(*p.video, p.document, p.review, p.data);
    showValuesIn(*p.scene, p.document, p.review, p.data);
    connect(p.correct, &CorrectPanel::posePreviewed, p.scene, &SceneView::previewPose);
    connect(p.video, &VideoView::pictureShown, this,
            [this](int, const QImage& picture) { showPictureInScene(picture); });
    p.curves->follow(p.data);
    p.timeline->follow(p.data);
    connect(&p.jobs, &JobQueue::previewed, this,
            [this](int trial, const std::shared_ptr<const PreviewAngles>& preview) {
                // Finished results are better than rough ones.
                const Person* person = document().value().person(trial, review().person());
                if (trial != review().trial() || (person && person->base)) return;
                m_parts->curves->showPreview({preview, &preview->openSim});
            });
    connect(&p.jobs, &JobQueue::jobEnded, p.curves, [this](AnalysisJob* job) {
        if (job->request().trial == review().trial()) m_parts->curves->clearPreview();
    });
    connect(p.timeline, &Timeline::worstLeftChanged, this, &Workspace::stateChanged);
    connect(p.scene, &SceneView::angleEdited, this,
            [this](const QString& angle, double value_deg, bool finished) {
                if (!finished) return;
                m_parts->correct->corrections().setAngle(angle.toStdString(), value_deg, false);
            });
    connect(p.scene, &SceneView::turnBegan, &p.clock, &PlayClock::pause);
    connect(p.correct, &CorrectPanel::turnBegan, &p.clock, &PlayClock::pause);
    connect(p.people, &PeoplePanel::swapWanted, p.correct->swapPeopleAction(), &QAction::trigger);
    connect(p.job, &JobPanel::told, this, &Workspace::told);
    connect(p.correct, &CorrectPanel::told, this, &Workspace::told);
    connect(p.correct, &CorrectPanel::pendingChanged, p.curves, &CurvesView::setPendingWindows);
    connect(p.correct, &CorrectPanel::pendingChanged, this, &Workspace::stateChanged);
}

// A small one does: the frustum's end is a few hundred pixels wide.
void Workspace::showPictureInScene(const QImage& picture) {
    if (picture.isNull()) return m_parts->scene->setVideoPicture(nullptr);
    constexpr int kWidth_px = 320;
    const QImage small = picture.scaledToWidth(kWidth_px).convertToFormat(QImage::Format_RGB888);
    Image image{small.width(), small.height(), {}};
    image.rgb.reserve(std::size_t(3 * small.width()) * std::size_t(small.height()));
    for (int y = 0; y < small.height(); ++y) {
        const uchar* line = small.constScanLine(y);
        image.rgb.insert(image.rgb.end(), line, line + std::ptrdiff_t{3} * small.width());
    }
    m_parts->scene->setVideoPicture(&image);
}

void Workspace::connectFailures() {
    Parts& p = *m_parts;
    connect(p.curves, &CurvesView::failed, this, &Workspace::failed);
    connect(p.timeline, &Timeline::failed, this, &Workspace::failed);
    connect(p.keyImages, &KeyImagePanel::failed, this, &Workspace::failed);
    connect(&p.drawings, &DrawingLayer::failed, this, &Workspace::failed);
    connect(p.video, &VideoView::failed, this, &Workspace::failed);
}

// The small copy of the video, for quick scrubbing.
void Workspace::connectProxy() {
    FrameServer& frames = m_parts->frames;
    connect(&frames, &FrameServer::proxyProgress, this, [this](int done, int total) {
        Q_EMIT workChanged(tr("Making scrubbing quick: %1 %").arg(100 * done / std::max(1, total)));
    });
    connect(&frames, &FrameServer::proxyReady, this, [this] { Q_EMIT workChanged({}); });
    connect(&frames, &FrameServer::opened, this, [this] { Q_EMIT workChanged({}); });
    connect(&frames, &FrameServer::proxyFailed, this, [this](const QString& reason) {
        Q_EMIT workChanged(tr("Scrubbing stays slow.") + u'\n' + reason);
    });
    connect(&review(), &Review::trialChanged, this, [this] { Q_EMIT workChanged({}); });
}

void Workspace::connectExports(QWidget& window) {
    Parts& p = *m_parts;
    const auto showsFrame = [this](int frame) {
        return m_parts->video->shownFrame() == frame && m_parts->video->showsFullPicture();
    };
    ViewExport& views = p.exports->views();
    connect(&p.data, &PersonData::changed, &views, &ViewExport::sourceChanged);
    views.addView(exportableWidget("video", tr("Video"), *p.video, p.review, showsFrame));
    views.addView(exportableWidget("scene", tr("Scene"), *p.scene, p.review));
    views.addView(exportableWidget("curves", tr("Curves"), *p.curves, p.review));
    views.addView(exportableWidget("window", tr("Whole window"), window, p.review, showsFrame));
    connect(p.keyImages, &KeyImagePanel::exportWanted, p.exports,
            &ExportPage::showViewsWithCaption);
    connect(p.exports, &ExportPage::shownWanted, this, [this] { Q_EMIT exportsWanted(true); });
    connect(p.exports, &ExportPage::closeWanted, this, [this] { Q_EMIT exportsWanted(false); });
}

void Workspace::addActions(ActionTable& actions) {
    Parts& p = *m_parts;
    actions.adopt("play", ActionGroup::Play, p.transport->actions());
    actions.adopt("view", ActionGroup::View, p.video->actions());
    actions.adopt("scene", ActionGroup::View, p.scene->viewActions());
    actions.adopt("timeline", ActionGroup::Review, p.timeline->windowActions());
    CorrectPanel& c = *p.correct;
    actions.adopt("correct.refine", ActionGroup::Correct, c.refineAction());
    actions.adopt("correct.bad", ActionGroup::Correct, c.markBadAction());
    actions.adopt("correct.swap_sides", ActionGroup::Correct, c.swapSidesAction());
    actions.adopt("correct.swap_people", ActionGroup::Correct, c.swapPeopleAction());
    actions.adopt("correct.right", ActionGroup::Review, c.rightAction());
    actions.adopt("correct.reset", ActionGroup::Correct, c.resetAction());
    actions.adopt("correct.next_joint", ActionGroup::Correct, c.nextJointAction());
    const QList<QAction*> turns{c.turnAction(1), c.turnAction(-1), c.turnAction(0.1),
                                c.turnAction(-0.1)};
    const char* turnIds[] = {"correct.more", "correct.less", "correct.more_fine",
                             "correct.less_fine"};
    for (int i = 0; i < turns.size(); ++i) {
        actions.adopt(turnIds[i], ActionGroup::Correct, turns[i]);
    }
    p.video->addActions(turns);
    actions.adopt("angles.convention", ActionGroup::View, p.angles->conventionAction());
    actions.adopt("annotate", ActionGroup::Annotate, p.palette->toolActions());
    actions.adopt("annotate", ActionGroup::Annotate, p.palette->editActions());
    actions.adopt("keyimage.keep", ActionGroup::Annotate, p.keyImages->keepAction());
    actions.adopt("keyimage.delete", ActionGroup::Annotate, p.keyImages->deleteAction());
    actions.adopt("export", ActionGroup::Export, p.exports->exportActions());
    actions.adopt("run.analyse", ActionGroup::Run, p.job->analyseAction());
    actions.adopt("run.cancel", ActionGroup::Run, p.job->cancelAction());
    actions.adopt("people.rename", ActionGroup::Correct, p.people->renameAction());
}

void Workspace::settle() {
    if (m_parts->notes) m_parts->notes->commit();
}

JobPanel& Workspace::jobPanel() {
    return *m_parts->job;
}

void Workspace::modelsChanged() {
    m_parts->job->refreshInstalled();
}

void Workspace::findMovedVideo() {
    chooseMovedVideo(m_parts->trialVideo, *m_parts->video->window());
}

bool Workspace::isRunning() const {
    return m_parts->jobs.running() != nullptr;
}

ReviewState Workspace::state() const {
    const Parts& p = *m_parts;
    ReviewState state;
    const Person* person = p.document.value().person(p.review.trial(), p.review.person());
    state.hasTrial = p.document.value().trial(p.review.trial()) != nullptr;
    state.videoFound = p.trialVideo.isFound();
    state.analysed = person != nullptr && person->base != nullptr;
    state.running = isRunning();
    state.otherRate =
        state.analysed && hasOtherCaptureRate(*p.document.value().trial(p.review.trial()), *person);
    if (const auto pending = p.data.pendingWindows(); !pending.empty()) {
        state.pending = pending.front();
    }
    if (p.timeline) state.worstLeft = int(p.timeline->worstLeft().size());
    return state;
}

}  // namespace gonio
