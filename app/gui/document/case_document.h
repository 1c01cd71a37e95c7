#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <filesystem>
#include <memory>

#include "core/case/case.h"

namespace gonio {

class CaseEditCommand;
class CaseFile;
class CaseWriter;
struct JournalEntry;
struct StepRead;

/// Which parts of the case a step touched.
struct CaseChange {
    bool everything = false;  ///< another case was opened
    bool caseInfo = false;    ///< name, list of trials, their names, videos and notes
    int trial = 0;            ///< 0: none or several
    int person = 0;           ///< likewise
    bool analysis = false, patches = false;
    bool corrections = false;  ///< also frames found right
    bool marks = false;        ///< events, phases, drawings, key images
    bool people = false;       ///< who is there, names and roles
};

CaseChange changeOf(const Edit& edit);

/// How safe the work is.
enum class SaveState {
    Saved,
    Saving,
    Unsaved,  ///< there is no file yet
    Failed,   ///< saveError() says why; it is tried again every second
    ReadOnly  ///< saveError() says why; changes wait for saveAs()
};

/// A case that was never given a place and is still there, after a crash for example.
struct UntitledCase {
    std::filesystem::path path;
    QString name;        ///< of the case, or of its first trial; may be empty
    QString changedUtc;  ///< ISO 8601
    int steps = 0;
};

/// A case read from its file, on its way into a document; can be made in any thread.
struct OpenedCase {
    OpenedCase();
    OpenedCase(OpenedCase&&) noexcept;
    OpenedCase& operator=(OpenedCase&&) noexcept;
    ~OpenedCase();

    std::unique_ptr<CaseFile> file;
    Case value;
    std::vector<JournalEntry> journal;
    int position = 0;
    /// Data of the steps around the position, by index; not of those that may be large.
    std::map<int, std::shared_ptr<const Edit>> nearSteps;
};

/// The open case: the only owner of its value. Views read value() and are told by changed(); they
/// change it with apply() alone. Lives in the window's thread; the file is written in another one,
/// in order, a transaction a step or a few. Without a file (until createUntitled(), open() or
/// saveAs()) it lives in memory.
class CaseDocument : public QObject {
    Q_OBJECT

public:
    explicit CaseDocument(QObject* parent = nullptr);
    ~CaseDocument() override;

    /// A case without a place: kept in the program's own folder until saveAs() gives it one.
    Result<void> createUntitled();
    /// Another case in place of this one; WriteFailed where this one has steps that cannot be
    /// written: saveAs() or discard() first.
    Result<void> open(const std::filesystem::path& path);
    /// open() in two parts, for large cases: read() in a worker, adopt() here.
    static Result<OpenedCase> read(const std::filesystem::path& path);
    Result<void> adopt(OpenedCase opened);
    /// A complete copy, history too, and on from there; what could not be written before is written
    /// now. After a failure everything stays as it was.
    Result<void> saveAs(const std::filesystem::path& path);
    /// The same in the background: savedAs() or saveAsFailed() follows. Work goes on and is
    /// written to the old file meanwhile.
    void startSaveAs(const std::filesystem::path& path);

    bool isSavingAs() const { return m_savingAs; }

    /// Waits until everything is on the disk; false where that failed.
    bool flush(int timeout_ms);
    /// An empty case in memory; steps that are not on the disk are lost.
    void discard();

    const Case& value() const { return m_value; }

    QUndoStack& undoStack() { return m_stack; }

    const std::filesystem::path& path() const { return m_path; }  ///< empty: none

    bool isUntitled() const;
    /// Untitled cases that no program has open and in which something was done, newest first.
    static std::vector<UntitledCase> unsavedUntitled();

    /// Does the step, puts it on the undo stack and on its way to the disk. An empty edit is
    /// nothing. \param mergeKey  steps with the same key that is not empty, following each other,
    /// become one (a drag)
    /// \return MalformedFile for an edit that does not fit the case; nothing changes then
    Result<void> apply(Edit edit, const QString& mergeKey = {});

    /// Whether the value is still on its way to where the undo stack stands: data of steps is being
    /// read. It gets there without anybody waiting for it; an edit meanwhile ends it.
    bool isMoving() const { return m_moving; }

    /// Whether the data of the steps around is in memory, as far as it is to be.
    bool isReadAhead() const { return m_readAhead; }

    SaveState saveState() const { return m_saveState; }

    QString saveError() const { return m_saveError; }

Q_SIGNALS:
    void changed(const gonio::CaseChange& what);
    void saveStateChanged();
    void savedAs(const std::filesystem::path& path);
    void saveAsFailed(const gonio::Error& error);
    void movingChanged(bool moving);
    /// A step of the history could not be read back; the case is as before, the history is empty.
    void historyLost(const QString& sentence);

private:
    friend class CaseEditCommand;
    void takeStep(CaseEditCommand& command, bool forward);
    bool doStep(CaseEditCommand& command, bool forward);
    void catchUp();
    void stayHere();
    void setMoving(bool moving);
    void loseHistory(const Error& error);
    CaseEditCommand& commandAt(int index);
    void tendHistory();
    void takeRead(const StepRead& step);
    void becomeSavedAs(const std::filesystem::path& path);

    /// On the stack.
    int here() const { return m_position - m_firstStep; }

    void startWriter(std::unique_ptr<CaseFile> file);
    void stopWriter();
    void rebuildHistory(const OpenedCase& opened);
    void setSaveState(SaveState state, const QString& error = {});

    Case m_value;
    QUndoStack m_stack;
    std::unique_ptr<CaseWriter> m_writer;
    std::filesystem::path m_path;
    SaveState m_saveState = SaveState::Unsaved;
    QString m_saveError;
    int m_position = 0;        ///< done steps in the file, once all is written
    int m_firstStep = 0;       ///< the stack's first in the file
    bool m_replaying = false;  ///< the stack moves, the value does not
    bool m_moving = false;     ///< the value lags behind the stack
    bool m_readAhead = true;
    bool m_savingAs = false;
    bool m_historyLost = false;                      ///< until the stack has been cleared
    std::map<quint64, CaseEditCommand*> m_commands;  ///< on the stack, by ticket
};

/// The sentence of a step for the history and the undo menu, translated.
QString describeEdit(EditKind kind, const std::vector<std::string>& arguments);

}  // namespace gonio
