#include "app/gui/document/case_edit_command.h"

#include <set>

#include "app/gui/document/case_writer.h"

namespace gonio {

namespace {

std::size_t bytesHeldBy(const Edit& edit) {
    constexpr std::size_t perFrame = 700, perKeypoint = 48;
    std::size_t bytes = sizeof(Edit);
    std::set<const BaseAnalysis*> bases;
    for (const RecordChange& change : edit.changes) {
        bytes += sizeof(RecordChange) + change.key.size();
        for (const auto& value : {change.before, change.after}) {
            if (!value) continue;
            bytes += value->heldBytes();
            if (value->base() && bases.insert(value->base().get()).second) {
                bytes += value->base()->motion.size() *
                         (perFrame + perKeypoint * value->base()->keypoints.names.size());
            }
        }
    }
    return bytes;
}

}  // namespace

CaseEditCommand::CaseEditCommand(CaseDocument& document, EditKind kind,
                                 const std::vector<std::string>& arguments,
                                 std::shared_ptr<const Edit> edit, QString mergeKey)
    : QUndoCommand(describeEdit(kind, arguments)),
      m_document(document),
      m_mergeKey(std::move(mergeKey)) {
    setEdit(std::move(edit));
}

CaseEditCommand::~CaseEditCommand() {
    m_document.m_heldBytes -= m_heldBytes;
}

void CaseEditCommand::setEdit(std::shared_ptr<const Edit> edit) {
    m_edit = std::move(edit);
    m_document.m_heldBytes -= m_heldBytes;
    m_heldBytes = m_edit ? bytesHeldBy(*m_edit) : 0;
    m_document.m_heldBytes += m_heldBytes;
}

bool CaseEditCommand::mergeWith(const QUndoCommand* other) {
    const auto* later = static_cast<const CaseEditCommand*>(other);
    if (later->m_mergeKey != m_mergeKey || !m_edit || !later->m_edit) return false;
    auto both = std::make_shared<const Edit>(combined(*m_edit, *later->m_edit));
    setText(describeEdit(both->kind, both->arguments));
    m_document.m_writer->enqueue({FileStep::Kind::Extend, later->m_edit});
    if (both->empty()) {
        // Dragged back: there is nothing to undo, here and in the file.
        setObsolete(true);
        m_document.m_writer->enqueue({FileStep::Kind::Undo, nullptr});
        m_document.m_writer->enqueue({FileStep::Kind::Forget, nullptr});
    }
    setEdit(std::move(both));
    return true;
}

void CaseEditCommand::undo() {
    m_document.takeStep(*this, false);
}

void CaseEditCommand::redo() {
    m_document.takeStep(*this, true);
}

}  // namespace gonio
