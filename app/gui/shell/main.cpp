#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>
#include <cstdio>

#include "app/gui/shell/main_window.h"
#include "app/gui/shell/program_start.h"

int main(int argc, char** argv) {
    QElapsedTimer sinceStart;
    sinceStart.start();
    gonio::prepareApplication();
    QApplication application(argc, argv);
    const gonio::StartOptions options = gonio::parseStart(application);
    gonio::dressApplication(application, options);
    gonio::MainWindow window;
    window.show();
    if (options.demonstration) window.openDemonstration();
    for (const QString& file : options.files) window.openFile(file);
    if (options.measureStart) {
        // Usable: the first event loop turn after everything has been painted.
        QTimer::singleShot(0, &window, [&] {
            std::printf("usable after %lld ms\n", static_cast<long long>(sinceStart.elapsed()));
            QApplication::quit();
        });
    }
    return QApplication::exec();
}
