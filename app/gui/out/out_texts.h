#pragma once

#include <QCoreApplication>

#include "core/correct/corrections.h"
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

    /// What is not final in what is shown: corrections in these windows wait for Refine, or newer
    /// values are being computed. Empty: everything is.
    static QString doubt(const std::vector<FrameRange>& pending, bool stale);

    /// Two facts on one line; either may be empty.
    static QString joined(const QString& first, const QString& second);
};

}  // namespace gonio
