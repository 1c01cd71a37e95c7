#pragma once

#include <span>

#include "core/case/base_records.h"
#include "core/case/record_bytes.h"
#include "core/case/record_key.h"
#include "core/case/trial.h"

namespace gonio {

class FitKeypoints;

/// One record before and after an edit; nullopt: it is not there.
struct RecordChange {
    std::string key;
    std::optional<RecordBytes> before, after;
};

/// What an edit does, in the words of the history; the window has a sentence for each.
enum class EditKind {
    NewCase,
    RenameCase,
    AddTrial,
    RemoveTrial,
    RenameTrial,
    MoveVideo,  ///< the video was found elsewhere
    EditNotes,
    Analyse,       ///< results of an analysis came in
    SetPerson,     ///< name or role of a person
    MoveKeypoint,  ///< args: keypoint, frame
    SetAngle,      ///< args: angle, frame
    DeleteCorrection,
    MoveCorrection,  ///< to another frame
    MarkBad,
    SwapSides,
    SwapPeople,
    Refine,  ///< args: first frame, last frame
    Smooth,  ///< the brush in the graph editor
    PutEvent,
    DeleteEvent,
    PutPhase,
    DeletePhase,
    PutDrawing,
    DeleteDrawing,
    PutKeyImage,
    DeleteKeyImage,
    ConfirmFrames,  ///< looked at and right; args: first frame, last frame
    DoubtFrames,    ///< no longer; args: likewise
    Several,        ///< anything else that touches more than one thing
};

/// Name of a kind in the file: stays the same whatever is added between.
std::string_view nameOf(EditKind kind);
/// Several for a name of a newer program.
EditKind editKindOf(std::string_view name);

/// One undoable step: all that it changes, both ways.
struct Edit {
    EditKind kind = EditKind::Several;
    std::vector<std::string> arguments;  ///< for the sentence in the history
    std::vector<RecordChange> changes;

    bool empty() const { return changes.empty(); }
};

/// The opposite step.
Edit reversed(Edit edit);

/// Both steps as one; kind and arguments are those of the later one.
Edit combined(Edit first, const Edit& second);

/// Puts changes into an order in which they can be taken: what hangs below goes first and comes
/// last.
void orderChanges(std::vector<RecordChange>& changes);

class DigestCache;

/// Everything a case knows, in memory. It changes by records alone, so that whatever changes can be
/// undone, kept in the file and hashed. Copies are cheap: large values are shared and immutable.
class Case {
public:
    Case();

    const std::string& name() const { return m_name; }

    const std::map<int, Trial>& trials() const { return m_trials; }

    const Trial* trial(int id) const;
    const Person* person(int trial, int person) const;

    /// Takes over one record (`after` of a change); nullopt removes it. A person's base is there
    /// once all of its records are, in whatever order they came.
    /// \return MalformedFile, naming the record, for a key or a value that is not understood, for a
    ///         record whose trial or person is not there and for the removal of one that others
    ///         hang below; nothing changes then
    Result<void> take(const std::string& key, const std::optional<RecordBytes>& value);

    /// Takes over all changes or, after a failure, none. A base must not be left incomplete.
    Result<void> take(const Edit& edit);

    /// The record under `key` as it would be written now; nullopt where there is none.
    std::optional<RecordBytes> record(const std::string& key) const;
    std::vector<std::string> keys() const;

    /// SHA-256 over all records in order of their keys (over the keys and the records' own SHA-256;
    /// those of large values are remembered).
    std::string hash() const;

private:
    using PersonKey = std::pair<int, int>;  ///< trial, person

    Trial* findTrial(int id);
    Person* findPerson(const RecordKey& key);
    Result<void> takeOne(const std::string& text, const std::optional<RecordBytes>& value);
    Result<void> put(const RecordKey& key, const RecordBytes& value);
    Result<void> putInTrial(const RecordKey& key, const std::string& bytes);
    Result<void> putInPerson(Person& person, const RecordKey& key, const std::string& bytes);
    Result<void> remove(const RecordKey& key);
    Result<void> removeParent(const RecordKey& key);
    BaseParts& openBase(const RecordKey& key);
    Result<void> closeBase(PersonKey key);
    std::optional<RecordBytes> recordOf(const RecordKey& key) const;

    std::string m_name;
    std::map<int, Trial> m_trials;
    std::map<PersonKey, BaseParts> m_openBases;  ///< not complete
    std::shared_ptr<DigestCache> m_digests;      ///< shared by copies; guards itself
};

/// First id that is free in a map of things by id (1 where empty).
template <class T>
int nextId(const std::map<int, T>& things) {
    return things.empty() ? 1 : things.rbegin()->first + 1;
}

/// Makes an Edit of typed values: looks up what was there before. The case must outlive it. Things
/// with the id 0 are new and get a free one, see lastId().
class EditBuilder {
public:
    EditBuilder(const Case& value, EditKind kind, std::vector<std::string> arguments = {});

    EditBuilder& renameCase(const std::string& name);
    /// Name, video and notes of a trial, without what hangs below it.
    EditBuilder& putTrial(const Trial& trial);
    EditBuilder& removeTrial(int trial);                      ///< with all that hangs below it
    EditBuilder& putPerson(int trial, const Person& person);  ///< name and role
    EditBuilder& removePerson(int trial, int person);         ///< with all that hangs below it
    /// A new analysis; corrections stay, patches of the old one go.
    EditBuilder& putAnalysis(int trial, int person, const AnalysisInfo& info,
                             std::shared_ptr<const BaseAnalysis> base);
    EditBuilder& putAnalysis(int trial, int person, const AnalysisInfo& info,
                             const BaseAnalysis& base);
    EditBuilder& put(int trial, int person, const Correction& correction);
    EditBuilder& removeCorrection(int trial, int person, int correction);
    EditBuilder& put(int trial, int person, const MotionPatch& patch);
    EditBuilder& removePatch(int trial, int person, int firstFrame);
    EditBuilder& put(int trial, int person, const FrameCheck& check);
    EditBuilder& removeCheck(int trial, int person, int id);
    EditBuilder& put(int trial, const Event& event);
    EditBuilder& put(int trial, const Phase& phase);
    EditBuilder& put(int trial, const Drawing& drawing);
    EditBuilder& put(int trial, const KeyImage& image);
    EditBuilder& removeEvent(int trial, int id);
    EditBuilder& removePhase(int trial, int id);
    EditBuilder& removeDrawing(int trial, int id);
    EditBuilder& removeKeyImage(int trial, int id);

    /// Id of what was put last.
    int lastId() const { return m_lastId; }

    /// Changes that change nothing are left out.
    Edit build();

private:
    void set(const RecordKey& key, std::optional<RecordBytes> value);
    void removeBelow(const RecordKey& parent);
    /// Where the number is 0, it becomes the first free one from `next` on.
    RecordKey numbered(RecordKey key, int RecordKey::*number, int next);
    template <class T>
    EditBuilder& putMark(RecordKind kind, int trial, const T& mark, std::map<int, T> Trial::*marks);
    bool exists(const RecordKey& key) const;

    const Case& m_case;
    EditKind m_kind;
    std::vector<std::string> m_arguments;
    std::map<std::string, std::optional<RecordBytes>> m_after;
    int m_lastId = 0;
};

/// The motion of an analysed person as every view shows it: base with patches.
Motion currentMotion(const Person& person);

/// Analyses of everybody in the trial but `person`: whom a person swap can name.
std::map<int, const BaseAnalysis*> otherAnalyses(const Trial& trial, int person);

/// What the fit, and every view, takes as a person's keypoints. Borrows the trial's analyses; of a
/// person without one it is empty.
FitKeypoints fitKeypoints(const Trial& trial, int person);

/// Whether the corrections in the window say something else than the patches there were made of;
/// such windows wait for Refine.
std::vector<FrameRange> staleWindows(const Trial& trial, const Person& person,
                                     const std::string& bodyHash);

}  // namespace gonio
