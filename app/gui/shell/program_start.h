#pragma once

#include <QStringList>

class QApplication;

namespace gonio {

/// What the command line asks for.
struct StartOptions {
    QStringList files;         ///< cases and videos to open
    QString language;          ///< empty: as remembered, else the desktop's
    QString screenshotFolder;  ///< hidden: pictures of every main state, then the end
    bool measureStart = false;  ///< hidden: print how long the start took, then end
    bool demonstration = false;
};

/// Before QApplication is made: the platform and the OpenGL format that the views need.
void prepareApplication();

/// Handles --help, --version and mistakes by itself (and ends the program).
StartOptions parseStart(const QApplication& application);

/// Names, settings, theme, texts, keys: everything that comes before the window.
void dressApplication(QApplication& application, const StartOptions& options);

}  // namespace gonio
