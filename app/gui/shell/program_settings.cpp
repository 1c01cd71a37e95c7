#include "app/gui/shell/program_settings.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <algorithm>

#include "core/pipeline/analyze.h"

namespace gonio {
namespace {

constexpr int kMostRecent = 12;

QSettings settings() {
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("goniograph"),
                     QStringLiteral("goniograph"));
}

}  // namespace

void nameProgram() {
    QCoreApplication::setApplicationName(QStringLiteral("goniograph"));
    QCoreApplication::setApplicationVersion(QString::fromStdString(programVersion()));
}

ThemeChoice ProgramSettings::theme() const {
    return settings().value("theme", "dark").toString() == "light" ? ThemeChoice::Light
                                                                   : ThemeChoice::Dark;
}

void ProgramSettings::setTheme(ThemeChoice choice) {
    settings().setValue("theme", choice == ThemeChoice::Light ? "light" : "dark");
}

int ProgramSettings::textScale_percent() const {
    return std::clamp(settings().value("textScale", 100).toInt(), 100, 200);
}

void ProgramSettings::setTextScale_percent(int percent) {
    settings().setValue("textScale", std::clamp(percent, 100, 200));
}

QString ProgramSettings::language() const {
    return settings().value("language").toString();
}

void ProgramSettings::setLanguage(const QString& language) {
    settings().setValue("language", language);
}

QStringList ProgramSettings::recentCases() const {
    QStringList paths = settings().value("recentCases").toStringList();
    paths.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
    return paths;
}

void ProgramSettings::addRecentCase(const QString& path) {
    QStringList paths = settings().value("recentCases").toStringList();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    settings().setValue("recentCases", QStringList(paths.mid(0, kMostRecent)));
}

void ProgramSettings::removeRecentCase(const QString& path) {
    QStringList paths = settings().value("recentCases").toStringList();
    paths.removeAll(path);
    settings().setValue("recentCases", paths);
}

QByteArray ProgramSettings::windowState(const QString& part) const {
    return settings().value("window/" + part).toByteArray();
}

void ProgramSettings::setWindowState(const QString& part, const QByteArray& state) {
    settings().setValue("window/" + part, state);
}

SeenVideo SeenVideo::of(const QString& path) {
    const QFileInfo file(path);
    if (!file.isFile()) return {path};
    return {path, file.size(), file.lastModified().toMSecsSinceEpoch()};
}

bool SeenVideo::isUnchanged() const {
    const SeenVideo now = of(path);
    return size_bytes > 0 && now.size_bytes == size_bytes && now.changed_ms == changed_ms;
}

std::optional<SeenVideo> ProgramSettings::seenVideo(const std::string& sha256) const {
    const QVariantList seen = settings().value("videos/" + QString::fromStdString(sha256)).toList();
    if (seen.size() != 3) return std::nullopt;
    return SeenVideo{seen[0].toString(), seen[1].toLongLong(), seen[2].toLongLong()};
}

void ProgramSettings::setSeenVideo(const std::string& sha256, const SeenVideo& seen) {
    settings().setValue("videos/" + QString::fromStdString(sha256),
                        QVariantList{seen.path, seen.size_bytes, seen.changed_ms});
}

std::optional<std::vector<int>> ProgramSettings::trailJoints() const {
    const QVariant stored = settings().value("trailJoints");
    if (!stored.isValid()) return std::nullopt;
    std::vector<int> joints;
    // As text: an empty list would not come back as one.
    const auto words = stored.toString().split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        bool ok = false;
        if (const int joint = word.toInt(&ok); ok) joints.push_back(joint);
    }
    return joints;
}

void ProgramSettings::setTrailJoints(const std::vector<int>& joints) {
    QStringList words;
    for (const int joint : joints) words << QString::number(joint);
    settings().setValue("trailJoints", words.join(u' '));
}

QString ProgramSettings::lastFolder() const {
    const QString folder = settings().value("lastFolder").toString();
    return QFileInfo(folder).isDir()
               ? folder
               : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void ProgramSettings::setLastFolder(const QString& folder) {
    settings().setValue("lastFolder", folder);
}

}  // namespace gonio
