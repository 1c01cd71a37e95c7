#pragma once

#include <QString>

#include "core/result.h"

namespace gonio {

/// A failure as the user reads it.
struct FailureText {
    QString what;     ///< what could not be done, a sentence
    QString why;      ///< in the user's words, a sentence
    QString advice;   ///< what to try, a sentence; may be empty
    QString details;  ///< for support, as the program has it, to copy

    /// All but the details, as one text.
    QString text() const;
};

/// \param what  what could not be done, a whole translated sentence
FailureText failureText(const QString& what, const Error& error);

}  // namespace gonio
