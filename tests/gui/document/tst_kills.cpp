#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QtTest>
#include <random>

#include "core/case/case_file.h"
#include "tests/case/sample_case.h"
#include "tests/gui/document/editing_child.h"

using namespace gonio;
using namespace gonio::testing;
namespace fs = std::filesystem;

namespace {

std::int64_t now_ns() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

/// What one killed process had done.
struct Killed {
    std::vector<AppliedEdit> applied;
    std::int64_t killed_ns = 0;
    int exitCode = 0;  ///< 0: it was killed, as it should be
};

/// Starts the editing process, kills it some time after its first step.
Killed runAndKill(const fs::path& path, const fs::path& other, std::int64_t number, int after_us) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    const std::string first = std::to_string(number);
    const pid_t process = ::fork();
    if (process == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        ::execl(EDITING_CHILD, EDITING_CHILD, path.c_str(), other.c_str(), first.c_str(), nullptr);
        ::_exit(9);
    }
    ::close(ends[1]);
    Killed killed;
    AppliedEdit edit;
    const auto readOne = [&] {
        const bool whole = ::read(ends[0], &edit, sizeof(edit)) == ssize_t(sizeof(edit));
        if (whole) killed.applied.push_back(edit);
        return whole;
    };
    if (readOne()) ::usleep(useconds_t(after_us));
    killed.killed_ns = now_ns();
    ::kill(process, SIGKILL);
    while (readOne()) {
    }
    int status = 0;
    ::waitpid(process, &status, 0);
    killed.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    ::close(ends[0]);
    return killed;
}

/// The number of the last step in a case; -1: it does not open or is damaged.
std::int64_t lastStepIn(const fs::path& path) {
    auto file = CaseFile::open(path);
    if (!file || (*file)->isReadOnly() || !(*file)->check()) return -1;
    // Killed between an undo and its redo: the step is not lost but undone.
    while ((*file)->redo()) {
    }
    const auto value = (*file)->load();
    if (!value || !(*file)->journal()) return -1;
    return value->name() == "Mr A" ? 0 : std::stoll(value->name());
}

}  // namespace

class KillsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    fs::path at(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }

private Q_SLOTS:

    /// Killed at any moment, also while the case goes on in another file: it opens again, and what
    /// was done more than 2 s before is there. 40 kills, or as many as GONIO_KILLS says.
    void losesNoMoreThan2Seconds() {
        bool given = false;
        const int wanted = qEnvironmentVariableIntValue("GONIO_KILLS", &given);
        const int kills = given ? wanted : 40;
        fs::path path = at("a.gonio"), other = at("b.gonio");
        {
            auto file = CaseFile::create(path);
            QVERIFY(file);
            const Case start = sampleCase(500, 17);
            Edit everything{EditKind::NewCase, {}, {}};
            for (const std::string& key : start.keys()) {
                everything.changes.push_back({key, std::nullopt, start.record(key)});
            }
            QVERIFY((*file)->append(everything));
        }
        std::mt19937 random(5);
        std::int64_t last = 0, written = 0, hot = 0, moving = 0;
        double worst_ms = 0;
        std::vector<double> losses_ms;
        for (int kill = 0; kill < kills; ++kill) {
            const auto killed = runAndKill(path, other, last + 1, int(random() % 250'000));
            QCOMPARE(killed.exitCode, 0);
            QVERIFY(!killed.applied.empty());
            hot +=
                fs::exists(path.string() + "-journal") || fs::exists(other.string() + "-journal");
            moving += leftovers();
            const std::int64_t here = lastStepIn(path);
            QVERIFY2(here >= 0, "the case does not open");
            const std::int64_t there = fs::exists(other) ? lastStepIn(other) : 0;
            QVERIFY2(there >= 0, "the other case does not open");
            if (there > here) std::swap(path, other);
            const std::int64_t found = std::max(here, there);
            QVERIFY(found >= last);
            double loss_ms = 0;  // age of the oldest step that is gone
            for (const AppliedEdit& edit : killed.applied) {
                if (edit.number <= found) continue;
                loss_ms = double(killed.killed_ns - edit.applied_ns) / 1e6;
                break;
            }
            QVERIFY2(loss_ms <= 2000, qPrintable(QString("lost %1 ms").arg(loss_ms)));
            losses_ms.push_back(loss_ms);
            worst_ms = std::max(worst_ms, loss_ms);
            written += found - last;
            last = found;
        }
        std::ranges::sort(losses_ms);
        qInfo().noquote() << kills << "kills," << written << "steps written," << hot
                          << "in the middle of a transaction," << moving
                          << "in the middle of a copy; largest loss"
                          << QString::number(worst_ms, 'f', 1) << "ms, median"
                          << QString::number(losses_ms[losses_ms.size() / 2], 'f', 1) << "ms";
        QVERIFY(written > kills);
    }

private:
    /// Files of copies that were not finished; they are removed.
    int leftovers() {
        int count = 0;
        for (const auto& entry : fs::directory_iterator(m_folder.path().toStdString())) {
            const std::string name = entry.path().filename().string();
            if (!name.starts_with(".gonio-case-")) continue;
            count += name.ends_with(".tmp") ? 1 : 0;
            fs::remove(entry.path());
        }
        return count;
    }
};

QTEST_GUILESS_MAIN(KillsTest)
#include "tst_kills.moc"
