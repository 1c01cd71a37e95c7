#pragma once

#include <QCoreApplication>

#include "core/result.h"

namespace gonio {

/// Words that several exports share.
struct OutTexts {
    Q_DECLARE_TR_FUNCTIONS(gonio::Out)

public:
    /// "For research and education, not a medical device."
    static QString standingSentence();

    /// What could not be written, why, and what to try.
    static QString writeFailure(const Error& error);

    /// Two facts on one line; either may be empty.
    static QString joined(const QString& first, const QString& second);
};

}  // namespace gonio
