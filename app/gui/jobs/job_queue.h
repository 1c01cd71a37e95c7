#pragma once

#include <QObject>
#include <QThreadPool>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "app/gui/jobs/analysis_job.h"
#include "app/gui/jobs/work_folder.h"

namespace gonio {

class CaseDocument;
struct AnalysedPeople;
struct AnalysisEdit;
struct AnalysisPlaces;
struct CaseChange;

/// Analyses of the open case, one after the other in a thread of their own. Results come into the
/// case as one undoable step for all people of a trial. A job that fails or is cancelled leaves the
/// case as it was; what it had finished stays in its work folder.
class JobQueue : public QObject {
    Q_OBJECT

public:
    explicit JobQueue(CaseDocument& document, WorkFolders folders = WorkFolders(),
                      QObject* parent = nullptr);
    ~JobQueue() override;

    /// Where a video is read from; as the case says where this is never called.
    void setVideoPlace(std::function<std::filesystem::path(const VideoRef&)> place) {
        m_videoPlace = std::move(place);
    }

    enum class Begin { Afresh, GoOn };  ///< with what is in the trial's work folder

    /// Puts an analysis at the end of the queue. Null where it cannot be run: missingModel() or
    /// refused() has told why.
    AnalysisJob* enqueue(const AnalysisRequest& request, Begin begin = Begin::Afresh);
    /// Stops it; one that waits is taken out at once. \return without waiting
    void cancel(AnalysisJob* job);
    void cancelAll();
    /// Takes a job that is over out of the list.
    void dismiss(AnalysisJob* job);

    const std::vector<AnalysisJob*>& jobs() const { return m_jobs; }

    AnalysisJob* running() const { return m_running; }  ///< null: none

    /// The job of a trial that is not over; null: none.
    AnalysisJob* activeJobOf(int trial) const;

    /// Unfinished work on trials of this case, of an earlier run of the program or a cancelled job.
    std::vector<WorkFolders::Unfinished> unfinished() const;
    /// Goes on with it. \return as enqueue
    AnalysisJob* goOn(int trial);
    /// Throws it away.
    void forget(int trial);

Q_SIGNALS:
    void jobAdded(gonio::AnalysisJob* job);
    void jobChanged(gonio::AnalysisJob* job);
    /// It is finished, failed or cancelled.
    void jobEnded(gonio::AnalysisJob* job);
    void jobRemoved(gonio::AnalysisJob* job);
    void previewed(int trial, const std::shared_ptr<const gonio::PreviewAngles>& preview);
    /// A file is needed that is not installed. \param reason  a whole sentence
    void missingModel(const QString& reason);
    /// A request that cannot be run. \param sentence  why
    void refused(const QString& sentence);
    /// Something about results that came in. \param sentence  what the user must know
    void told(const QString& sentence);
    /// Unfinished work was added or removed.
    void unfinishedChanged();

private:
    void startNext();
    void run(AnalysisJob* job, const Trial& trial);
    void work(AnalysisJob* job, const AnalysisPlaces& places);
    void showPreview(int job, const std::shared_ptr<const PreviewAngles>& preview);
    void finish(AnalysisJob* job, Result<AnalysedPeople> result);
    void store(AnalysisJob* job, std::shared_ptr<const AnalysedPeople> people);
    void take(AnalysisJob* job, const std::shared_ptr<const AnalysedPeople>& people,
              const Case& from, AnalysisEdit made);
    void failWith(AnalysisJob* job, const Error& error);
    void end(AnalysisJob* job, JobState state);
    void follow(const CaseChange& what);

    CaseDocument& m_document;
    WorkFolders m_folders;
    std::function<std::filesystem::path(const VideoRef&)> m_videoPlace = [](const VideoRef& video) {
        return std::filesystem::path(video.path);
    };
    std::vector<AnalysisJob*> m_jobs;
    AnalysisJob* m_running = nullptr;
    int m_lastNumber = 0;
    QThreadPool m_pool;
};

}  // namespace gonio
