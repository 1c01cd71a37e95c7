#pragma once

#include <span>

#include "core/case/trial.h"

namespace gonio {

/// What a record of the case file holds.
using RecordBytes = std::string;

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
    Several,  ///< anything else that touches more than one thing
};

/// One undoable step: all that it changes, both ways.
struct Edit {
    EditKind kind = EditKind::Several;
    std::vector<std::string> arguments;  ///< for the sentence in the history
    std::vector<RecordChange> changes;

    bool empty() const { return changes.empty(); }
};

/// The opposite step.
Edit reversed(Edit edit);

/// Everything a case knows, in memory. It changes by records alone, so that whatever changes can be
/// undone, kept in the file and hashed. Copies are cheap: large values are shared and immutable.
class Case {
public:
    const std::string& name() const { return m_name; }

    const std::map<int, Trial>& trials() const { return m_trials; }

    const Trial* trial(int id) const;
    const Person* person(int trial, int person) const;

    /// Takes over one record (`after` of a change); nullopt removes it.
    /// \return MalformedFile for a key or a value that is not understood; nothing changes then
    Result<void> take(const std::string& key, const std::optional<RecordBytes>& value);

    /// The record under `key` as it would be written now; nullopt where there is none.
    std::optional<RecordBytes> record(const std::string& key) const;
    std::vector<std::string> keys() const;

    /// SHA-256 over all records in order of their keys.
    std::string hash() const;

private:
    std::string m_name;
    std::map<int, Trial> m_trials;
};

/// Makes an Edit of typed values: looks up what was there before.
class EditBuilder {
public:
    EditBuilder(const Case& value, EditKind kind, std::vector<std::string> arguments = {});

    EditBuilder& renameCase(const std::string& name);
    /// Name, video and notes of a trial, without what hangs below it. \p trial.id 0: a new one
    EditBuilder& putTrial(const Trial& trial);
    EditBuilder& removeTrial(int trial);                      ///< with all that hangs below it
    EditBuilder& putPerson(int trial, const Person& person);  ///< name and role
    /// A new analysis; corrections stay, patches of the old one go.
    EditBuilder& putAnalysis(int trial, int person, const AnalysisInfo& info,
                             const BaseAnalysis& base);
    EditBuilder& put(int trial, int person, const Correction& correction);
    EditBuilder& removeCorrection(int trial, int person, int correction);
    EditBuilder& put(int trial, int person, const MotionPatch& patch);
    EditBuilder& removePatch(int trial, int person, int firstFrame);
    EditBuilder& put(int trial, const Event& event);
    EditBuilder& put(int trial, const Phase& phase);
    EditBuilder& put(int trial, const Drawing& drawing);
    EditBuilder& put(int trial, const KeyImage& image);
    EditBuilder& removeEvent(int trial, int id);
    EditBuilder& removePhase(int trial, int id);
    EditBuilder& removeDrawing(int trial, int id);
    EditBuilder& removeKeyImage(int trial, int id);

    /// Changes that change nothing are left out.
    Edit build();

private:
    void set(const std::string& key, std::optional<RecordBytes> value);

    const Case& m_case;
    Edit m_edit;
};

/// First free id below a map of things by id (1 where empty).
template <class T>
int nextId(const std::map<int, T>& things) {
    return things.empty() ? 1 : things.rbegin()->first + 1;
}

/// The motion of an analysed person as every view shows it: base with patches.
Motion currentMotion(const Person& person);

/// Whether the corrections in the window say something else than the patches there were made of;
/// such windows wait for Refine.
std::vector<FrameRange> staleWindows(const Person& person, const std::string& bodyHash);

}  // namespace gonio
