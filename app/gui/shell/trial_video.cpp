#include "app/gui/shell/trial_video.h"

#include <QFileInfo>
#include <QtConcurrentRun>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/shell/program_settings.h"
#include "app/gui/shell/video_place.h"
#include "app/gui/task/background_pool.h"
#include "app/gui/video/frame_server.h"
#include "app/gui/words/failure_text.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

bool isThere(const fs::path& path) {
    std::error_code ignored;
    return path.is_absolute() && fs::is_regular_file(path, ignored);
}

bool isKnown(const std::string& sha256, const fs::path& path) {
    const auto seen = ProgramSettings().seenVideo(sha256);
    return seen && seen->isUnchanged() && fs::path(seen->path.toStdString()) == path;
}

}  // namespace

fs::path likelyPlace(const VideoRef& video) {
    if (!video.sha256.empty()) {
        const auto seen = ProgramSettings().seenVideo(video.sha256);
        if (seen && seen->isUnchanged()) return seen->path.toStdString();
    }
    return video.path;
}

TrialVideo::TrialVideo(CaseDocument& document, Review& review, FrameServer& server, QObject* parent)
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
    connect(&m_search, &QFutureWatcherBase::finished, this, [this] { take(*m_search.result()); });
    load();
}

TrialVideo::~TrialVideo() {
    stopSearch();
    m_search.waitForFinished();
}

void TrialVideo::follow(const CaseChange& what) {
    if (what.everything) m_trial = 0;
    if (what.everything || what.caseInfo || what.trial == m_trial) load();
}

void TrialVideo::setActive(bool active) {
    if (active == m_isActive) return;
    m_isActive = active;
    if (active) return load();
    stopSearch();
    m_trial = 0;
    m_open.clear();
    m_server.close();
}

void TrialVideo::load() {
    if (!m_isActive) return;
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (trial == nullptr) {
        stopSearch();
        m_trial = 0;
        m_open.clear();
        m_server.close();
        m_review.setTimes({});
        setFound(true);
        return;
    }
    const VideoRef& video = trial->video;
    const double rate_hz = video.captureRate_hz.value_or(0);
    if (m_trial == trial->id && m_path == video.path && m_sha256 == video.sha256 &&
        m_captureRate_hz == rate_hz) {
        return;
    }
    stopSearch();
    m_trial = trial->id;
    m_path = video.path;
    m_sha256 = video.sha256;
    m_captureRate_hz = rate_hz;
    const fs::path place = likelyPlace(video);
    if (isThere(place)) {
        open(place, *trial);
        if (video.sha256.empty() || isKnown(video.sha256, place)) return;
    } else {
        m_open.clear();
        m_server.close();
        useStoredTimes();
    }
    search(*trial, false, [video, folder = m_document.path().parent_path()](const Job& job) {
        return findVideo(video, folder, job);
    });
}

void TrialVideo::open(const fs::path& path, const Trial& trial) {
    m_open = path;
    setFound(true);
    // What the server keeps of a file must not go by the name of another one.
    const std::string& sha256 = trial.video.sha256;
    m_server.open(path, isKnown(sha256, path) ? sha256 : "", trial.video.captureRate_hz);
}

// Without the video its times are those of the analysis.
void TrialVideo::useStoredTimes() {
    const Person* person = m_document.value().person(m_review.trial(), m_review.person());
    if (person != nullptr && person->base) m_review.setTimes(person->base->motion.times_s);
}

void TrialVideo::stopSearch() {
    *m_stop = true;
    m_stop = std::make_shared<std::atomic<bool>>(false);
}

void TrialVideo::search(const Trial& trial, bool chosen, std::function<Place(const Job&)> work) {
    stopSearch();
    m_search.setFuture(
        QtConcurrent::run(&backgroundPool(), [work = std::move(work), stop = m_stop, chosen,
                                              id = trial.id, sha256 = trial.video.sha256] {
            const Job job{[stop] { return stop->load(); }, [](int, int) {}};
            return std::shared_ptr<const Found>(new Found{id, sha256, work(job), chosen});
        }));
}

void TrialVideo::take(const Found& found) {
    const Trial* trial = m_document.value().trial(m_trial);
    if (trial == nullptr || found.trial != m_trial || found.sha256 != trial->video.sha256) return;
    if (!found.place) return takeFailure(found);
    if (!found.sha256.empty()) {
        ProgramSettings().setSeenVideo(
            found.sha256, SeenVideo::of(QString::fromStdString(found.place->string())));
    }
    if (*found.place != m_open) open(*found.place, *trial);
}

void TrialVideo::takeFailure(const Found& found) {
    if (found.place.error().code == ErrorCode::Cancelled) return;
    const bool another = found.place.error().code == ErrorCode::Usage;
    // A wrong file that the user chose changes nothing of what is shown.
    if (!found.chosen) {
        m_open.clear();
        m_server.close();
        useStoredTimes();
        setFound(false, another);
    }
    if (another) Q_EMIT failed(anotherSentence());
    if (!found.chosen) return;
    if (!another) {
        Q_EMIT failed(failureSentences(tr("The video could not be read."), found.place.error(),
                                       Attempt::Video));
    }
    if (!m_isFound) return;
    m_trial = 0;  // what is shown may not have been recognised yet
    load();
}

void TrialVideo::takeFrom(const QString& file) {
    const Trial* trial = m_document.value().trial(m_trial);
    if (trial == nullptr) return;
    search(*trial, true,
           [video = trial->video, path = fs::path(file.toStdString())](const Job& job) -> Place {
               auto same = isSameVideo(video, path, job);
               if (!same) return tl::unexpected<Error>(same.error());
               if (!*same) return fail(ErrorCode::Usage, "another video: " + path.string());
               return path;
           });
}

QString TrialVideo::anotherSentence() {
    return tr(
        "This is another video than the one that was analysed. Choose the "
        "original file; its name does not matter.");
}

void TrialVideo::setFound(bool found, bool another) {
    if (m_isFound == found && m_isAnother == another) return;
    m_isFound = found;
    m_isAnother = another;
    Q_EMIT foundChanged();
}

}  // namespace gonio
