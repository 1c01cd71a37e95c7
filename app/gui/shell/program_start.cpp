#include "app/gui/shell/program_start.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>

#include "app/gui/shell/program_settings.h"
#include "app/gui/shell/shortcut_guard.h"
#include "app/gui/shell/widget_roles.h"
#include "app/gui/theme/theme.h"
#include "app/gui/vtk/vtk_widget.h"
#include "translations/translation.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace gonio {
namespace {

// Pictures come and go by the thousand, made and freed in different threads. Left to itself the C
// library keeps their memory (it raises the size above which memory is given back, and has a heap
// for every thread); a clip of 10 minutes then costs several hundred MB more.
void boundMemory() {
#ifdef __GLIBC__
    constexpr int kGivenBackFrom_bytes = 1 << 19, kHeaps = 3;
    mallopt(M_MMAP_THRESHOLD, kGivenBackFrom_bytes);
    mallopt(M_TRIM_THRESHOLD, kGivenBackFrom_bytes);
    mallopt(M_ARENA_MAX, kHeaps);
#endif
}

}  // namespace

void prepareApplication() {
    boundMemory();
    VtkWidget::prepareOpenGl();
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
