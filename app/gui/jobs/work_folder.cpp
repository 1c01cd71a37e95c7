#include "app/gui/jobs/work_folder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include "core/case/case.h"

namespace gonio {
namespace {

constexpr const char* kRequestFile = "request.json";

QString standardRoot() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           "/goniograph/work";
}

}  // namespace

WorkFolders::WorkFolders(const QString& root) : m_root(root.isEmpty() ? standardRoot() : root) {}

QString WorkFolders::folderOf(int trial, const VideoRef& video) const {
    // The hash is not known for a video that is still being read: its path must do.
    const std::string& key = video.sha256.empty() ? video.path : video.sha256;
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(key), QCryptographicHash::Sha256);
    return QDir(m_root).filePath(QString::fromLatin1(hash.toHex().left(20)) + "_" +
                                 QString::number(trial));
}

Result<void> WorkFolders::begin(const QString& folder, const AnalysisRequest& request) const {
    QSaveFile file(QDir(folder).filePath(kRequestFile));
    const QByteArray text = toJson(request);
    if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly) ||
        file.write(text) != text.size() || !file.commit()) {
        return fail(ErrorCode::WriteFailed, "the folder for unfinished work cannot be written (" +
                                                file.errorString().toStdString() +
                                                "): " + folder.toStdString());
    }
    return {};
}

void WorkFolders::remove(const QString& folder) const {
    if (!QDir::cleanPath(folder).startsWith(QDir::cleanPath(m_root) + "/")) return;
    QDir(folder).removeRecursively();
}

std::optional<WorkFolders::Unfinished> WorkFolders::unfinished(int trial,
                                                               const VideoRef& video) const {
    const QDir folder(folderOf(trial, video));
    QFile file(folder.filePath(kRequestFile));
    const QFileInfo partial(folder.filePath(QString::fromUtf8(kPartialFile.data())));
    if (!partial.isFile() || !file.open(QIODevice::ReadOnly)) return std::nullopt;
    auto request = requestFromJson(file.readAll());
    if (!request || request->trial != trial) return std::nullopt;
    return Unfinished{*request, folder.path(), partial.lastModified()};
}

std::vector<WorkFolders::Unfinished> WorkFolders::unfinished(const Case& value) const {
    std::vector<Unfinished> all;
    for (const auto& [id, trial] : value.trials()) {
        if (auto work = unfinished(id, trial.video)) all.push_back(*std::move(work));
    }
    return all;
}

}  // namespace gonio
