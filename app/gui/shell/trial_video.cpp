#include "app/gui/shell/trial_video.h"

#include <QFileInfo>
#include <QtConcurrentRun>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/shell/video_place.h"
#include "app/gui/video/frame_server.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

bool isThere(const fs::path& path) {
    std::error_code ignored;
    return path.is_absolute() && fs::is_regular_file(path, ignored);
}

}  // namespace

TrialVideo::TrialVideo(CaseDocument& document, Review& review, FrameServer& server,
                       QObject* parent)
    : QObject(parent),
      m_document(document),
      m_review(review),
      m_server(server),
      m_stop(std::make_shared<std::atomic<bool>>(false)) {
    connect(&review, &Review::trialChanged, this, &TrialVideo::load);
    connect(&document, &CaseDocument::changed, this, &TrialVideo::follow);
    connect(&server, &FrameServer::opened, this, [this] {
        m_review.setTimes(m_server.times_s());
        m_server.request(m_review.frame());
    });
    connect(&server, &FrameServer::failed, this, [this](const QString& sentence) {
        useStoredTimes();
        Q_EMIT failed(sentence);
    });
    connect(&m_search, &QFutureWatcherBase::finished, this,
            [this] { takePlace(m_search.result()); });
    load();
}

TrialVideo::~TrialVideo() {
    *m_stop = true;
    m_search.waitForFinished();
}

void TrialVideo::follow(const CaseChange& what) {
    if (what.everything) m_trial = 0;
    if (what.everything || what.caseInfo || what.trial == m_trial) load();
}

void TrialVideo::load() {
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (trial == nullptr) {
        m_trial = 0;
        m_server.close();
        m_review.setTimes({});
        setFound(true);
        return;
    }
    const VideoRef& video = trial->video;
    const double rate_hz = video.captureRate_hz.value_or(0);
    if (m_trial == trial->id && m_path == video.path && m_captureRate_hz == rate_hz) return;
    m_trial = trial->id;
    m_path = video.path;
    m_captureRate_hz = rate_hz;
    *m_stop = true;
    if (isThere(video.path)) {
        open(video.path);
        return;
    }
    m_server.close();
    useStoredTimes();
    m_stop = std::make_shared<std::atomic<bool>>(false);
    search([video, folder = m_document.path().parent_path(), stop = m_stop] {
        return findVideo(video, folder, {[stop] { return stop->load(); }, [](int, int) {}});
    });
}

void TrialVideo::open(const fs::path& path) {
    const Trial* trial = m_document.value().trial(m_trial);
    setFound(true);
    m_server.open(path, trial->video.sha256, trial->video.captureRate_hz);
}

// Without the video its times are those of the analysis.
void TrialVideo::useStoredTimes() {
    const Person* person = m_document.value().person(m_review.trial(), m_review.person());
    if (person != nullptr && person->base) m_review.setTimes(person->base->motion.times_s);
}

void TrialVideo::search(std::function<Place()> work) {
    m_search.setFuture(QtConcurrent::run(std::move(work)));
}

void TrialVideo::takePlace(const Place& place) {
    if (!place) {
        if (place.error().code == ErrorCode::Cancelled) return;
        setFound(false);
        if (place.error().code != ErrorCode::NotFound) {
            Q_EMIT failed(tr("This is another video than the one that was analysed. Choose the "
                             "original file; its name does not matter."));
        }
        return;
    }
    moveVideo(*place);
}

void TrialVideo::moveVideo(const fs::path& path) {
    const Trial* trial = m_document.value().trial(m_trial);
    if (trial == nullptr) return;
    Trial moved = *trial;
    moved.video.path = path.string();
    // The change comes back as a signal, and load() opens it.
    m_document.apply(EditBuilder(m_document.value(), EditKind::MoveVideo, {path.filename()})
                         .putTrial(moved)
                         .build());
}

void TrialVideo::takeFrom(const QString& file) {
    const Trial* trial = m_document.value().trial(m_trial);
    if (trial == nullptr) return;
    search([video = trial->video, path = fs::path(file.toStdString())]() -> Place {
        auto same = isSameVideo(video, path);
        if (!same) return tl::unexpected<Error>(same.error());
        if (!*same) return fail(ErrorCode::Usage, "another video: " + path.string());
        return path;
    });
}

void TrialVideo::setFound(bool found) {
    if (m_isFound == found) return;
    m_isFound = found;
    Q_EMIT foundChanged();
}

}  // namespace gonio
