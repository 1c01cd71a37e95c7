#include <QCoreApplication>

#include "app/gui/document/case_document.h"
#include "app/gui/words/angle_words.h"
#include "app/gui/words/event_words.h"

namespace gonio {

namespace {

/// What a step is called, without and with its arguments.
struct EditSentence {
    EditKind kind;
    const char* plain;
    const char* detailed;  ///< %1, %2: the arguments; null: never has any
};

constexpr EditSentence kSentences[] = {
    {EditKind::NewCase, QT_TRANSLATE_NOOP("EditSentence", "New case"), nullptr},
    {EditKind::RenameCase, QT_TRANSLATE_NOOP("EditSentence", "Rename the case"),
     QT_TRANSLATE_NOOP("EditSentence", "Rename the case to “%1”")},
    {EditKind::AddTrial, QT_TRANSLATE_NOOP("EditSentence", "Add a trial"),
     QT_TRANSLATE_NOOP("EditSentence", "Add the trial “%1”")},
    {EditKind::RemoveTrial, QT_TRANSLATE_NOOP("EditSentence", "Remove a trial"),
     QT_TRANSLATE_NOOP("EditSentence", "Remove the trial “%1”")},
    {EditKind::RenameTrial, QT_TRANSLATE_NOOP("EditSentence", "Rename a trial"),
     QT_TRANSLATE_NOOP("EditSentence", "Rename the trial to “%1”")},
    {EditKind::MoveVideo, QT_TRANSLATE_NOOP("EditSentence", "Find the video elsewhere"),
     QT_TRANSLATE_NOOP("EditSentence", "Find the video elsewhere: %1")},
    {EditKind::EditNotes, QT_TRANSLATE_NOOP("EditSentence", "Edit the notes"), nullptr},
    {EditKind::Analyse, QT_TRANSLATE_NOOP("EditSentence", "Analyse"),
     QT_TRANSLATE_NOOP("EditSentence", "Analyse “%1”")},
    {EditKind::SetPerson, QT_TRANSLATE_NOOP("EditSentence", "Change a person"),
     QT_TRANSLATE_NOOP("EditSentence", "Change the person “%1”")},
    {EditKind::MoveKeypoint, QT_TRANSLATE_NOOP("EditSentence", "Move a keypoint"),
     QT_TRANSLATE_NOOP("EditSentence", "Move the keypoint “%1” in frame %2")},
    {EditKind::SetAngle, QT_TRANSLATE_NOOP("EditSentence", "Set a joint angle"),
     QT_TRANSLATE_NOOP("EditSentence", "Set the angle “%1” in frame %2")},
    {EditKind::DeleteCorrection, QT_TRANSLATE_NOOP("EditSentence", "Delete a correction"),
     QT_TRANSLATE_NOOP("EditSentence", "Delete the correction “%1” in frame %2")},
    {EditKind::MoveCorrection,
     QT_TRANSLATE_NOOP("EditSentence", "Move a correction to another frame"),
     QT_TRANSLATE_NOOP("EditSentence", "Move the correction “%1” to frame %2")},
    {EditKind::MarkBad, QT_TRANSLATE_NOOP("EditSentence", "Mark frames as bad"),
     QT_TRANSLATE_NOOP("EditSentence", "Mark frames %1–%2 as bad")},
    {EditKind::SwapSides, QT_TRANSLATE_NOOP("EditSentence", "Swap left and right"),
     QT_TRANSLATE_NOOP("EditSentence", "Swap left and right in frames %1–%2")},
    {EditKind::SwapPeople, QT_TRANSLATE_NOOP("EditSentence", "Swap two people"),
     QT_TRANSLATE_NOOP("EditSentence", "Swap two people in frames %1–%2")},
    {EditKind::Refine, QT_TRANSLATE_NOOP("EditSentence", "Refine"),
     QT_TRANSLATE_NOOP("EditSentence", "Refine frames %1–%2")},
    {EditKind::Smooth, QT_TRANSLATE_NOOP("EditSentence", "Smooth a curve"),
     QT_TRANSLATE_NOOP("EditSentence", "Smooth the angle “%1” near frame %2")},
    {EditKind::PutEvent, QT_TRANSLATE_NOOP("EditSentence", "Place an event"),
     QT_TRANSLATE_NOOP("EditSentence", "Place the event “%1” at frame %2")},
    {EditKind::DeleteEvent, QT_TRANSLATE_NOOP("EditSentence", "Delete an event"),
     QT_TRANSLATE_NOOP("EditSentence", "Delete the event “%1”")},
    {EditKind::PutPhase, QT_TRANSLATE_NOOP("EditSentence", "Place a phase"),
     QT_TRANSLATE_NOOP("EditSentence", "Place the phase “%1”")},
    {EditKind::DeletePhase, QT_TRANSLATE_NOOP("EditSentence", "Delete a phase"),
     QT_TRANSLATE_NOOP("EditSentence", "Delete the phase “%1”")},
    {EditKind::PutDrawing, QT_TRANSLATE_NOOP("EditSentence", "Draw on the video"),
     QT_TRANSLATE_NOOP("EditSentence", "Draw on the video: %1")},
    {EditKind::DeleteDrawing, QT_TRANSLATE_NOOP("EditSentence", "Delete a drawing"),
     QT_TRANSLATE_NOOP("EditSentence", "Delete a drawing: %1")},
    {EditKind::PutKeyImage, QT_TRANSLATE_NOOP("EditSentence", "Keep a key image"),
     QT_TRANSLATE_NOOP("EditSentence", "Keep frame %1 as a key image")},
    {EditKind::DeleteKeyImage, QT_TRANSLATE_NOOP("EditSentence", "Delete a key image"),
     QT_TRANSLATE_NOOP("EditSentence", "Delete the key image of frame %1")},
    {EditKind::ConfirmFrames, QT_TRANSLATE_NOOP("EditSentence", "Call frames right"),
     QT_TRANSLATE_NOOP("EditSentence", "Frames %1–%2 looked at: right")},
    {EditKind::DoubtFrames, QT_TRANSLATE_NOOP("EditSentence", "Call frames doubtful again"),
     QT_TRANSLATE_NOOP("EditSentence", "Frames %1–%2 doubtful again")},
    {EditKind::Several, QT_TRANSLATE_NOOP("EditSentence", "Several changes"), nullptr},
};
static_assert(std::size(kSentences) == std::size_t(EditKind::Several) + 1);

/// An argument as a reader knows it: a corrected angle by its title, a keypoint without
/// underscores; what the user has named stays as it is.
QString shown(EditKind kind, const std::string& argument) {
    switch (kind) {
        case EditKind::SetAngle:
        case EditKind::Smooth:
        case EditKind::DeleteCorrection:
        case EditKind::MoveCorrection:
            return isAngle(AngleConvention::OpenSim, argument)
                       ? angleTitleWithSide(AngleConvention::OpenSim, argument)
                       : keypointWords(argument);
        case EditKind::PutEvent:
        case EditKind::DeleteEvent:
            return eventTitle(keypointWords(argument), {});
        case EditKind::MoveKeypoint:
        case EditKind::PutDrawing:
        case EditKind::DeleteDrawing:
            return keypointWords(argument);
        default:
            return QString::fromStdString(argument);
    }
}

}  // namespace

QString describeEdit(EditKind kind, const std::vector<std::string>& arguments) {
    const EditSentence& sentence = kSentences[std::size_t(kind)];
    const auto translated = [](const char* text) {
        return QCoreApplication::translate("EditSentence", text);
    };
    if (sentence.detailed == nullptr) return translated(sentence.plain);
    const std::string_view text = sentence.detailed;
    const std::size_t wanted = text.find("%2") == std::string_view::npos ? 1 : 2;
    if (arguments.size() < wanted || arguments[0].empty()) return translated(sentence.plain);
    const QString detailed = translated(sentence.detailed);
    return wanted == 1
               ? detailed.arg(shown(kind, arguments[0]))
               : detailed.arg(shown(kind, arguments[0]), QString::fromStdString(arguments[1]));
}

}  // namespace gonio
