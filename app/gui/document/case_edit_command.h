#pragma once

#include <QUndoCommand>
#include <memory>

#include "app/gui/document/case_document.h"

namespace gonio {

/// A step on the undo stack. Its data may be in the file alone.
class CaseEditCommand : public QUndoCommand {
public:
    /// \param edit  already done; null: read from the file when it is needed
    CaseEditCommand(CaseDocument& document, EditKind kind,
                    const std::vector<std::string>& arguments, std::shared_ptr<const Edit> edit,
                    QString mergeKey = {});
    ~CaseEditCommand() override;

    const std::shared_ptr<const Edit>& edit() const { return m_edit; }

    /// Null lets go of the data.
    void setEdit(std::shared_ptr<const Edit> edit);

    std::size_t heldBytes() const { return m_heldBytes; }

    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }

    bool mergeWith(const QUndoCommand* other) override;
    void undo() override;
    void redo() override;

private:
    CaseDocument& m_document;
    std::shared_ptr<const Edit> m_edit;
    QString m_mergeKey;
    std::size_t m_heldBytes = 0;
};

}  // namespace gonio
