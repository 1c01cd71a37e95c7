#pragma once

#include <QString>

#include "core/result.h"

namespace gonio {

/// What was being tried when it failed; the same code of an error asks for other words by it.
enum class Attempt {
    Analysis,  ///< analysing, refining, computing angles
    Edit,      ///< a change of the open case
    CaseFile,  ///< opening, saving and copying cases
    History,   ///< reading earlier steps back
    Video,     ///< reading videos and making copies of them
    Export,    ///< writing reports, pictures and videos
    Import     ///< taking networks and bodies into the model folder
};

/// A failure as the user reads it.
struct FailureText {
    QString what;     ///< what could not be done, a sentence
    QString why;      ///< in the user's words, a sentence
    QString advice;   ///< what to try, a sentence; may be empty
    QString details;  ///< for support, as the program has it (English), to copy

    /// All but the details, as one text.
    QString text() const;

    /// The text, and the details on a line of their own that names them as such.
    QString withDetails() const;
};

/// The one place where an Error becomes a text of the window.
/// \param what  what could not be done, a whole translated sentence
FailureText failureText(const QString& what, const Error& error, Attempt attempt);

/// failureText().withDetails(), for what shows one text.
QString failureSentences(const QString& what, const Error& error, Attempt attempt);

/// "Details: …", the line that names what is not in the user's words.
QString detailsLine(const QString& details);

}  // namespace gonio
