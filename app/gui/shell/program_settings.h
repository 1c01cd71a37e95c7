#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "app/gui/theme/theme.h"

namespace gonio {

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

    /// Folder of the file dialogs.
    QString lastFolder() const;
    void setLastFolder(const QString& folder);
};

/// Name of the organisation and of the program for QSettings and QStandardPaths.
void nameProgram();

}  // namespace gonio
