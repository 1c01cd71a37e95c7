#pragma once

#include <QUndoCommand>
#include <memory>
#include <set>

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

    /// Its name for who reads its data; no two have the same.
    quint64 ticket() const { return m_ticket; }

    /// Whether the data may be more than a few kB.
    bool mayBeLarge() const { return m_mayBeLarge; }

    const std::shared_ptr<const Edit>& edit() const { return m_edit; }

    /// Null lets go of the data.
    void setEdit(std::shared_ptr<const Edit> edit);

    /// Why the data could not be read; null: nothing is wrong.
    const Error* readError() const { return m_readError.get(); }

    void setReadError(const Error& error) { m_readError = std::make_unique<Error>(error); }

    /// Bytes that the data needs besides the analyses in `counted`; its own are put there.
    std::size_t bytesBeside(std::set<const BaseAnalysis*>& counted) const;

    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }

    bool mergeWith(const QUndoCommand* other) override;
    void undo() override;
    void redo() override;

private:
    CaseDocument& m_document;
    quint64 m_ticket;
    bool m_mayBeLarge;
    std::shared_ptr<const Edit> m_edit;
    std::unique_ptr<Error> m_readError;
    QString m_mergeKey;
    std::size_t m_ownBytes = 0;
    std::map<const BaseAnalysis*, std::size_t> m_bases;  ///< with their bytes
};

/// Steps to either side whose data is kept or read ahead.
inline constexpr int kNearSteps = 200;

/// Whether steps of this kind may hold analyses.
bool mayBeLarge(EditKind kind);

}  // namespace gonio
