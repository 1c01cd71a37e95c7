#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

#include "app/gui/theme/theme.h"

namespace gonio {

/// A file whose content was read and recognised. One of another size or time is no longer known.
struct SeenVideo {
    QString path;
    qint64 size_bytes = 0;
    qint64 changed_ms = 0;  ///< since 1970

    /// Of the file as it is now; size and time are 0 where there is none.
    static SeenVideo of(const QString& path);
    /// Whether the file is there and as it was when it was read.
    bool isUnchanged() const;
};

/// What the program remembers between runs, in the user's configuration folder.
class ProgramSettings {
public:
    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);

    /// Size of all text, 100 .. 200 % of the desktop's.
    int textScale_percent() const;
    void setTextScale_percent(int percent);

    /// "de", "zh_CN", ...; empty: as the desktop.
    QString language() const;
    void setLanguage(const QString& language);

    /// Newest first; cases that are gone are left out.
    QStringList recentCases() const;
    void addRecentCase(const QString& path);
    void removeRecentCase(const QString& path);

    QByteArray windowState(const QString& part) const;
    void setWindowState(const QString& part, const QByteArray& state);

    /// Where the video of this content was seen last; none where it never was.
    std::optional<SeenVideo> seenVideo(const std::string& sha256) const;
    void setSeenVideo(const std::string& sha256, const SeenVideo& seen);

    /// Folder of the file dialogs.
    /// Joints whose trails are drawn; none where the user has not chosen any yet.
    std::optional<std::vector<int>> trailJoints() const;
    void setTrailJoints(const std::vector<int>& joints);

    QString lastFolder() const;
    void setLastFolder(const QString& folder);
};

/// Name of the organisation and of the program for QSettings and QStandardPaths.
void nameProgram();

}  // namespace gonio
