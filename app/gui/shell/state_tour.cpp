#include "app/gui/shell/state_tour.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTimer>
#include <cstdio>

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/panels/job_panel.h"
#include "app/gui/shell/action_table.h"
#include "app/gui/shell/case_actions.h"
#include "app/gui/shell/find_action.h"
#include "app/gui/shell/main_window.h"
#include "core/io/npz.h"
#include "core/pipeline/keypoint_arrays.h"
#include "core/pipeline/program_files.h"

namespace gonio {
namespace {

constexpr int kLook_ms = 100;
constexpr int kQuietLooks = 10;  // so many looks in a row without work going on
constexpr int kMostLooks = 300;

}  // namespace

StateTour::StateTour(MainWindow& window, const QString& folder)
    : QObject(&window), m_window(window), m_folder(folder) {
    QDir().mkpath(folder);
    buildSteps();
}

void StateTour::useOwnFolder(const QString& folder) {
    // The user's own models are wanted all the same.
    if (const auto models = modelFolder()) {
        qputenv("GONIO_MODELS", QByteArray::fromStdString(models->string()));
    }
    qputenv("XDG_DATA_HOME", QDir(folder).absoluteFilePath("data").toUtf8());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
                       QDir(folder).absoluteFilePath("settings"));
}

void StateTour::trigger(const char* id) {
    QAction* action = m_window.actions().find(id);
    if (action == nullptr) {
        std::printf("there is no action %s\n", id);
        return;
    }
    m_window.actions().refresh();
    if (!action->isEnabled()) std::printf("the action %s is off\n", id);
    action->trigger();
}

void StateTour::buildSteps() {
    Workspace& workspace = m_window.workspace();
    m_steps = {
        {"start", [this] { m_window.showStartPage(); }},
        {"demonstration", [this] { m_window.cases().openDemonstration(true); }},
        {"worst", [this] { trigger("review.nextWorst"); }},
        {"correcting",
         [this, &workspace] {
             workspace.review().setJoint("knee_angle_r");
             const int frame = workspace.review().frame();
             CaseDocument& document = workspace.document();
             Correction correction{1, AngleCorrection{frame, "knee_angle_r", 20}};
             document.apply(
                 EditBuilder(document.value(), EditKind::SetAngle,
                             {"knee_angle_r", std::to_string(frame)})
                     .put(workspace.review().trial(), workspace.review().person(), correction)
                     .build());
             m_window.page().showTab(Tab::Correct);
         }},
        {"refined", [this] { trigger("correct.refine"); }},
        {"angles", [this] { m_window.page().showTab(Tab::Angles); }},
        {"job", [this] { m_window.page().showTab(Tab::Job); }},
        {"notes", [this] { m_window.page().showTab(Tab::Notes); }},
        {"find", [this] { trigger("help.find"); }},
        {"", [this] { m_window.findChild<FindAction*>()->hide(); }},
        {"missing", [this] { trigger("view.files"); }},
        {"compare", [this] { trigger("view.compare"); }},
        {"", [this] { m_window.page().setPlace(Place::Views); }},
        {"export", [this] { trigger("export.angles"); }},
        {"exportViews", [this] { trigger("export.views"); }},
        {"", [this] { trigger("export.close"); }},
        {"running", [this] { analyseAgain(); }, true},
        {"light", [this] { trigger("view.theme"); }},
        {"", [this] { trigger("view.theme"); }},
    };
}

// The same points again, slowly, as a network on a small machine would give them.
void StateTour::analyseAgain() {
    const auto values = m_window.workspace().data().values();
    const QString npz = QDir(m_folder).filePath("keypoints.npz");
    QFile json(QDir(m_folder).filePath("keypoints.json"));
    const auto written = writeNpz(npz.toStdString(), keypointArrays(values->base->keypoints));
    if (!written || !json.open(QIODevice::WriteOnly)) return;
    json.write(QByteArray::fromStdString(keypointsJson(values->base->keypoints)));
    json.close();
    JobPanel& panel = m_window.workspace().jobPanel();
    AnalysisRequest request = panel.request();
    request.parts.backend = "replay";
    request.parts.recording = npz.toStdString();
    request.parts.replayDelay_s = 0.1;
    panel.setRequest(request);
    m_window.page().showTab(Tab::Job);
    trigger("run.analyse");
}

void StateTour::start() {
    m_window.resize(1600, 1000);
    m_at = 0;
    next();
}

bool StateTour::isQuiet() const {
    return !m_window.workspace().data().isStale() && !m_window.workspace().isRunning();
}

void StateTour::next() {
    if (m_at == m_steps.size()) {
        QApplication::quit();
        return;
    }
    m_steps[m_at].go();
    m_quiet = m_waited = 0;
    settle();
}

void StateTour::settle() {
    m_quiet = isQuiet() ? m_quiet + 1 : 0;
    const int looks = m_steps[m_at].atWork ? kQuietLooks * 3 : 0;
    if (looks > 0 ? m_waited++ < looks : (m_quiet < kQuietLooks && ++m_waited < kMostLooks)) {
        QTimer::singleShot(kLook_ms, this, &StateTour::settle);
        return;
    }
    const QString& name = m_steps[m_at].picture;
    if (!name.isEmpty()) {
        const QString file = QDir(m_folder).filePath(name + ".png");
        const bool saved = m_window.grab().save(file);
        std::printf("%s %s\n", qPrintable(file), saved ? "" : "could not be written");
    }
    ++m_at;
    next();
}

}  // namespace gonio
