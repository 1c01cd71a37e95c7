#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <vector>

namespace gonio {

class MainWindow;

/// For those who develop the window: goes through its main states on the demonstration and keeps a
/// picture of each, then ends the program.
class StateTour : public QObject {
    Q_OBJECT

public:
    StateTour(MainWindow& window, const QString& folder);

    void start();

    /// The tour's demonstration and settings lie in its folder, not among the user's. Before any
    /// window.
    static void useOwnFolder(const QString& folder);

private:
    struct Step {
        QString picture;  ///< name of the file; empty: none
        std::function<void()> go;
        bool atWork = false;  ///< the picture is of something going on
    };

    void buildSteps();
    void analyseAgain();
    void trigger(const char* action);
    void next();
    void settle();
    bool isQuiet() const;

    MainWindow& m_window;
    QString m_folder;
    std::vector<Step> m_steps;
    std::size_t m_at = 0;
    int m_quiet = 0, m_waited = 0;
};

}  // namespace gonio
