#pragma once

#include <QDateTime>
#include <QString>
#include <vector>

#include "app/gui/jobs/analysis_request.h"

namespace gonio {

class Case;

/// Folders that keep the unfinished work of analyses: the request and the finished frames. One for
/// every trial of a case and video, in the program's own folder; they survive a crash.
class WorkFolders {
public:
    /// \param root  empty: in the program's data folder
    explicit WorkFolders(const QString& root = {});

    /// Where the work on a trial goes. \param video  with its hash
    QString folderOf(int trial, const VideoRef& video) const;

    /// Makes the folder and notes the request in it. WriteFailed
    Result<void> begin(const QString& folder, const AnalysisRequest& request) const;
    /// Removes the folder: the work is finished, or not wanted.
    void remove(const QString& folder) const;

    /// Work that was begun and not finished.
    struct Unfinished {
        AnalysisRequest request;
        QString folder;
        QDateTime lastSaved;
    };

    std::optional<Unfinished> unfinished(int trial, const VideoRef& video) const;
    /// Of all trials of a case.
    std::vector<Unfinished> unfinished(const Case& value) const;

private:
    QString m_root;
};

}  // namespace gonio
