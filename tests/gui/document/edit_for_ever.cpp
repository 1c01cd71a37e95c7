// Opens the case that is its first argument, edits it without end and reports every step on its
// standard output; now and then it goes on in another file (second argument) and back. It is there
// to be killed.

#include <unistd.h>
#include <QCoreApplication>
#include <QTimer>
#include <random>

#include "app/gui/document/case_document.h"
#include "tests/case/sample_case.h"
#include "tests/gui/document/editing_child.h"

using namespace gonio;
using namespace gonio::testing;

namespace {

std::int64_t now_ns() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

class Editor {
public:
    Editor(CaseDocument& document, std::int64_t number, std::filesystem::path other)
        : m_document(document),
          m_number(number),
          m_other(std::move(other)),
          m_random(unsigned(number)) {}

    /// One step: something random together with the number that the test looks for.
    void edit() {
        const Case& value = m_document.value();
        Edit step = combined(
            randomEdit(value, m_random),
            EditBuilder(value, EditKind::RenameCase).renameCase(std::to_string(m_number)).build());
        // Back and forth on the way: they are written like any other step.
        if (m_number % 7 == 0 && m_document.undoStack().canUndo()) {
            m_document.undoStack().undo();
            m_document.undoStack().redo();
        }
        if (m_document.isMoving()) return;
        if (!m_document.apply(std::move(step))) ::_exit(3);
        const AppliedEdit report{m_number++, now_ns()};
        if (::write(STDOUT_FILENO, &report, sizeof(report)) != ssize_t(sizeof(report))) ::_exit(4);
    }

    void goElsewhere() {
        if (m_document.isSavingAs()) return;
        const auto from = m_document.path();
        m_document.startSaveAs(m_other);
        m_other = from;
    }

private:
    CaseDocument& m_document;
    std::int64_t m_number;
    std::filesystem::path m_other;
    std::mt19937 m_random;
};

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc != 4) return 1;
    CaseDocument document;
    if (!document.open(argv[1]) || document.saveState() == SaveState::ReadOnly) return 2;
    Editor editor(document, std::atoll(argv[3]), argv[2]);
    QTimer edits, moves;
    QObject::connect(&edits, &QTimer::timeout, [&editor] { editor.edit(); });
    QObject::connect(&moves, &QTimer::timeout, [&editor] { editor.goElsewhere(); });
    QObject::connect(&document, &CaseDocument::saveAsFailed, [] { ::_exit(5); });
    edits.start(2);
    moves.start(40);
    return application.exec();
}
