#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>
#include <cstdio>
#include <fstream>
#include <set>
#include <string>

#include "app/gui/shell/main_window.h"
#include "app/gui/shell/program_start.h"
#include "app/gui/shell/state_tour.h"

namespace {

void printLibraries() {
    std::set<std::string> files;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        const auto at = line.find('/');
        if (at != std::string::npos && line.find(".so", at) != std::string::npos) {
            files.insert(line.substr(at));
        }
    }
    std::printf("libraries:\n");
    for (const std::string& file : files) std::printf("%s\n", file.c_str());
}

}  // namespace

int main(int argc, char** argv) {
    QElapsedTimer sinceStart;
    sinceStart.start();
    gonio::prepareApplication();
    QApplication application(argc, argv);
    const gonio::StartOptions options = gonio::parseStart(application);
    if (!options.screenshotFolder.isEmpty())
        gonio::StateTour::useOwnFolder(options.screenshotFolder);
    gonio::dressApplication(application, options);
    gonio::MainWindow window;
    window.show();
    if (options.demonstration) window.openDemonstration();
    for (const QString& file : options.files) window.openFile(file);
    if (options.measureStart) {
        // Usable: the first turn of the event loop in which nothing is left to paint.
        QTimer::singleShot(0, &window, [&] {
            std::printf("usable after %lld ms\n", static_cast<long long>(sinceStart.elapsed()));
            printLibraries();
            QApplication::quit();
        });
    }
    if (!options.screenshotFolder.isEmpty()) {
        auto* tour = new gonio::StateTour(window, options.screenshotFolder);
        tour->start();
    }
    return QApplication::exec();
}
