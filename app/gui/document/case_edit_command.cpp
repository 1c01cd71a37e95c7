#include "app/gui/document/case_edit_command.h"

#include "app/gui/document/case_writer.h"

namespace gonio {

namespace {

std::size_t bytesOf(const BaseAnalysis& base) {
    constexpr std::size_t perFrame = 700, perKeypoint = 48;
    return base.motion.size() * (perFrame + perKeypoint * base.keypoints.names.size());
}

quint64 nextTicket() {
    static quint64 last = 0;  // commands are made in the window's thread alone
    return ++last;
}

}  // namespace

bool mayBeLarge(EditKind kind) {
    return kind == EditKind::NewCase || kind == EditKind::AddTrial ||
           kind == EditKind::RemoveTrial || kind == EditKind::Analyse || kind == EditKind::Several;
}

CaseEditCommand::CaseEditCommand(CaseDocument& document, EditKind kind,
                                 const std::vector<std::string>& arguments,
                                 std::shared_ptr<const Edit> edit, QString mergeKey)
    : QUndoCommand(describeEdit(kind, arguments)),
      m_document(document),
      m_ticket(nextTicket()),
      m_mayBeLarge(gonio::mayBeLarge(kind)),
      m_mergeKey(std::move(mergeKey)) {
    setEdit(std::move(edit));
    m_document.m_commands[m_ticket] = this;
}

CaseEditCommand::~CaseEditCommand() {
    m_document.m_commands.erase(m_ticket);
}

void CaseEditCommand::setEdit(std::shared_ptr<const Edit> edit) {
    m_edit = std::move(edit);
    m_ownBytes = 0;
    m_bases.clear();
    if (!m_edit) return;
    for (const RecordChange& change : m_edit->changes) {
        m_ownBytes += sizeof(RecordChange) + change.key.size();
        for (const auto* value : {&change.before, &change.after}) {
            if (!*value) continue;
            m_ownBytes += (*value)->heldBytes();
            const BaseAnalysis* base = (*value)->base().get();
            if (base != nullptr && !m_bases.contains(base)) m_bases[base] = bytesOf(*base);
        }
    }
}

std::size_t CaseEditCommand::bytesBeside(std::set<const BaseAnalysis*>& counted) const {
    std::size_t bytes = m_ownBytes;
    for (const auto& [base, size] : m_bases) bytes += counted.insert(base).second ? size : 0;
    return bytes;
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
    m_mayBeLarge = m_mayBeLarge || gonio::mayBeLarge(both->kind);
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
