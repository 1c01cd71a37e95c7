#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <filesystem>
#include <memory>

#include "core/case/case.h"

namespace gonio {

class CaseWriter;

/// Which parts of the case a step touched.
struct CaseChange {
    bool everything = false;  ///< another case was opened
    bool caseInfo = false;    ///< name, list of trials
    int trial = 0;            ///< 0: none or several
    int person = 0;
    bool analysis = false, corrections = false, patches = false, marks = false, people = false;
};

/// How safe the work is.
enum class SaveState { Saved, Saving, Unsaved, Failed, ReadOnly };

/// The open case: the only owner of its value. Views read value() and are told by changed(); they
/// change it with apply() alone. Lives in the window's thread; the file is written in another one,
/// in order, a transaction a step.
class CaseDocument : public QObject {
    Q_OBJECT

public:
    explicit CaseDocument(QObject* parent = nullptr);
    ~CaseDocument() override;

    /// A case without a file: kept in the program's own folder until saveAs() gives it a place.
    Result<void> createUntitled();
    Result<void> open(const std::filesystem::path& path);
    Result<void> saveAs(const std::filesystem::path& path);
    /// Waits until everything is on the disk; false where that failed.
    bool flush(int timeout_ms);

    const Case& value() const { return m_value; }

    QUndoStack& undoStack() { return m_stack; }

    std::filesystem::path path() const;
    bool isUntitled() const;

    /// Does the step, puts it on the undo stack and on its way to the disk. An empty edit is
    /// nothing. \param mergeKey  steps with the same key that is not empty, following each other,
    /// become one (a drag)
    void apply(Edit edit, const QString& mergeKey = {});

    SaveState saveState() const { return m_saveState; }

    QString saveError() const { return m_saveError; }

Q_SIGNALS:
    void changed(const gonio::CaseChange& what);
    void saveStateChanged();

private:
    friend class CaseEditCommand;
    void takeAll(const Edit& edit);
    void rebuildHistory();

    Case m_value;
    QUndoStack m_stack;
    std::unique_ptr<CaseWriter> m_writer;
    SaveState m_saveState = SaveState::Saved;
    QString m_saveError;
    bool m_rebuilding = false;
};

/// The sentence of a step for the history and the undo menu, translated.
QString describeEdit(EditKind kind, const std::vector<std::string>& arguments);

}  // namespace gonio
