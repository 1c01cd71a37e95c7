#include "app/gui/shell/program_start.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QSurfaceFormat>

#include "app/gui/shell/program_settings.h"
#include "app/gui/shell/shortcut_guard.h"
#include "app/gui/shell/widget_roles.h"
#include "app/gui/theme/theme.h"
#include "translations/translation.h"

namespace gonio {

void prepareApplication() {
    // VTK 9.1 loads OpenGL through GLX: under Wayland the views need XWayland.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "xcb");
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    format.setDepthBufferSize(24);
    format.setSamples(0);
    QSurfaceFormat::setDefaultFormat(format);
    QApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    nameProgram();
}

StartOptions parseStart(const QApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "Joint angles of a moving person from one video."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption language(
        "language",
        QApplication::translate("main", "Language of the window: en, de, fr, es, zh_CN."), "code");
    const QCommandLineOption demo("demo",
                                  QApplication::translate("main", "Open the demonstration."));
    QCommandLineOption measure("measure-start");
    QCommandLineOption pictures("screenshot", {}, "folder");
    for (QCommandLineOption* hidden : {&measure, &pictures}) {
        hidden->setFlags(QCommandLineOption::HiddenFromHelp);
    }
    parser.addOptions({language, demo, measure, pictures});
    parser.addPositionalArgument(
        "files", QApplication::translate("main", "A case (.gonio) or videos to open."),
        "[FILE...]");
    parser.process(application);
    StartOptions options;
    options.files = parser.positionalArguments();
    options.language = parser.value(language);
    options.demonstration = parser.isSet(demo);
    options.measureStart = parser.isSet(measure);
    options.screenshotFolder = parser.value(pictures);
    return options;
}

void dressApplication(QApplication& application, const StartOptions& options) {
    const ProgramSettings settings;
    useLanguage(options.language.isEmpty() ? settings.language() : options.language);
    Theme::instance().apply(application, settings.theme(), settings.textScale_percent());
    installWidgetRoles();
    application.installEventFilter(new ShortcutGuard(&application));
}

}  // namespace gonio
