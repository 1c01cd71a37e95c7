#include <QScopedValueRollback>
#include <algorithm>
#include <set>

#include "app/gui/document/case_document.h"
#include "app/gui/document/case_edit_command.h"
#include "app/gui/document/case_writer.h"
#include "app/gui/words/failure_text.h"

namespace gonio {

namespace {

/// Data of steps that is kept in memory, besides what the case holds itself: an analysis of 36,000
/// frames for a step back and one for a step forth, and then some.
constexpr std::size_t kMostHeldBytes = std::size_t{256} << 20U;

}  // namespace

void CaseDocument::takeStep(CaseEditCommand& command, bool forward) {
    if (m_replaying || m_historyLost || m_moving) return;
    if (command.edit()) {
        doStep(command, forward);
        return;
    }
    // The stack goes ahead, the value follows as soon as the data has been read.
    setMoving(true);
    QMetaObject::invokeMethod(
        this, [this] { catchUp(); }, Qt::QueuedConnection);
}

bool CaseDocument::doStep(CaseEditCommand& command, bool forward) {
    const Edit edit = forward ? *command.edit() : reversed(*command.edit());
    if (auto taken = m_value.take(edit); !taken) {
        loseHistory(taken.error());
        return false;
    }
    m_writer->enqueue({forward ? FileStep::Kind::Redo : FileStep::Kind::Undo, nullptr},
                      command.mayBeLarge());
    m_position += forward ? 1 : -1;
    if (m_saveState == SaveState::Saved) setSaveState(SaveState::Saving);
    tendHistory();
    Q_EMIT changed(changeOf(edit));
    return true;
}

void CaseDocument::catchUp() {
    while (m_moving && !m_historyLost && m_stack.index() != here()) {
        const bool forward = m_stack.index() > here();
        CaseEditCommand& command = commandAt(forward ? here() : here() - 1);
        if (!command.edit()) {
            if (command.readError() != nullptr) {
                loseHistory(*command.readError());
            } else {
                tendHistory();
            }
            return;
        }
        if (!doStep(command, forward)) return;
    }
    setMoving(false);
}

void CaseDocument::stayHere() {
    if (!m_moving) return;
    const QScopedValueRollback replaying(m_replaying, true);
    m_stack.setIndex(here());
    setMoving(false);
}

void CaseDocument::setMoving(bool moving) {
    if (moving == m_moving) return;
    m_moving = moving;
    Q_EMIT movingChanged(moving);
}

void CaseDocument::loseHistory(const Error& error) {
    // The stack is in the middle of moving; it is cleared when it has come to rest.
    m_historyLost = true;
    const QString sentence =
        failureSentences(tr("Nothing was undone or done again, and the history was emptied."),
                         error, Attempt::History);
    QMetaObject::invokeMethod(
        this,
        [this, sentence] {
            m_stack.clear();
            m_firstStep = m_position;
            m_historyLost = false;
            setMoving(false);
            Q_EMIT historyLost(sentence);
        },
        Qt::QueuedConnection);
}

void CaseDocument::rebuildHistory(const OpenedCase& opened) {
    const QScopedValueRollback replaying(m_replaying, true);
    for (std::size_t i = 0; i < opened.journal.size(); ++i) {
        const auto data = opened.nearSteps.find(int(i));
        const JournalEntry& entry = opened.journal[i];
        m_stack.push(new CaseEditCommand(*this, entry.kind, entry.arguments,
                                         data == opened.nearSteps.end() ? nullptr : data->second));
    }
    m_stack.setIndex(opened.position);
    m_position = opened.position;
    m_firstStep = 0;
}

CaseEditCommand& CaseDocument::commandAt(int index) {
    // The stack hands out its commands as const, but they are ours.
    return static_cast<CaseEditCommand&>(*const_cast<QUndoCommand*>(m_stack.command(index)));
}

/// Keeps the data of the steps around, has what is missing read, the nearest first, and lets go of
/// the rest.
void CaseDocument::tendHistory() {
    if (m_path.empty() || m_historyLost) return;
    const int count = m_stack.count(), at = here();
    const bool forwards = m_stack.index() > at;
    const bool mayForget = m_writer->isIdle();
    std::set<const BaseAnalysis*> counted;
    for (const auto& [trialId, trial] : m_value.trials()) {
        for (const auto& [personId, person] : trial.people) counted.insert(person.base.get());
    }
    std::size_t bytes = 0;
    std::vector<StepRequest> wanted;
    bool full = false;  // how much a large step needs is known once it has been read
    for (int k = 0; k < std::max(at, count - at); ++k) {
        for (const bool forward : {forwards, !forwards}) {
            const int index = forward ? at + k : at - 1 - k;
            if (index < 0 || index >= count) continue;
            CaseEditCommand& command = commandAt(index);
            if (k >= kNearSteps || bytes >= kMostHeldBytes) {
                if (mayForget && command.edit()) command.setEdit(nullptr);
            } else if (command.edit()) {
                bytes += command.bytesBeside(counted);
            } else if (!full && command.readError() == nullptr) {
                wanted.push_back({command.ticket(), m_firstStep + index});
                full = command.mayBeLarge();
            }
        }
    }
    m_readAhead = wanted.empty();
    m_writer->readAhead(wanted);
}

void CaseDocument::takeRead(const StepRead& step) {
    m_writer->acknowledge(step.ticket);
    const auto found = m_commands.find(step.ticket);
    if (found == m_commands.end()) return;
    CaseEditCommand& command = *found->second;
    if (!step.edit) {
        command.setReadError(step.error);
    } else if (!command.edit()) {
        command.setEdit(step.edit);
    }
    if (m_moving) catchUp();
    tendHistory();
}

}  // namespace gonio
