#include "app/gui/words/failure_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace gonio {
namespace {

/// The sentences; a class, so that they have a context for the translators.
class FailureWords {
    Q_DECLARE_TR_FUNCTIONS(FailureWords)

public:
    static QString why(ErrorCode code, Attempt attempt);
    static QString advice(ErrorCode code, Attempt attempt);
    static QString details(const QString& details);

private:
    // Empty where the general words do.
    static QString specialWhy(ErrorCode code, Attempt attempt);
    static QString specialAdvice(ErrorCode code, Attempt attempt);
    static QString caseFileAdvice(ErrorCode code);
    static QString videoAdvice(ErrorCode code);
    static QString exportAdvice(ErrorCode code);
    static QString generalWhy(ErrorCode code);
    static QString generalAdvice(ErrorCode code);
};

QString FailureWords::generalWhy(ErrorCode code) {
    switch (code) {
        case ErrorCode::Internal:
            return tr("Goniograph made a mistake of its own.");
        case ErrorCode::Usage:
            return tr("The settings and the video do not go together.");
        case ErrorCode::NotFound:
            return tr("A file is not where it was.");
        case ErrorCode::MalformedFile:
            return tr("A file is damaged, or not what its name says.");
        case ErrorCode::Unsupported:
            return tr("A file is of a kind that this version cannot use.");
        case ErrorCode::Forbidden:
            return tr("A file asks for something that is never done, such as running a program.");
        case ErrorCode::MissingModel:
            return tr("A file that the analysis needs is not installed.");
        case ErrorCode::NoPerson:
            return tr("Nobody could be followed in the video.");
        case ErrorCode::WriteFailed:
            return tr("The disk is full, or the folder may not be written to.");
        case ErrorCode::Cancelled:
            return tr("It was cancelled.");
        case ErrorCode::SolverFailed:
            return tr("No posture of a body explains what was seen.");
    }
    return {};
}

QString FailureWords::generalAdvice(ErrorCode code) {
    switch (code) {
        case ErrorCode::Internal:
            return tr("Try again; if it happens again, copy the details and report them.");
        case ErrorCode::Usage:
            return tr("Look at the settings in the job panel and start anew.");
        case ErrorCode::NotFound:
            return tr("Find the file again, or put it back in its place.");
        case ErrorCode::MalformedFile:
            return tr("Copy the file from its source once more; for a video, play it to its end.");
        case ErrorCode::Unsupported:
            return tr("Convert the video to MP4 with H.264, or choose another file.");
        case ErrorCode::Forbidden:
            return tr("Use the file only if it comes from its official source.");
        case ErrorCode::MissingModel:
            return tr("Import the missing file, or choose another backend or body.");
        case ErrorCode::NoPerson:
            return tr(
                "The whole person should be in view, lit well, and at least a sixth of the "
                "picture high; another detector may see them.");
        case ErrorCode::WriteFailed:
            return tr("Make room on the disk; the finished frames are kept.");
        case ErrorCode::Cancelled:
            return tr("The finished frames are kept; start again to go on with them.");
        case ErrorCode::SolverFailed:
            return tr(
                "Look at the keypoints on the video; another detector may place them "
                "better.");
    }
    return {};
}

QString FailureWords::specialWhy(ErrorCode code, Attempt attempt) {
    switch (attempt) {
        case Attempt::Analysis:
            break;
        case Attempt::Edit:
            return tr("It does not fit the case as it is now.");
        case Attempt::History:
            return tr("A step of the history could not be read back.");
        case Attempt::CaseFile:
            if (code == ErrorCode::Usage) return tr("There is a file of that name already.");
            if (code == ErrorCode::NotFound) return tr("It may have been moved or renamed.");
            if (code == ErrorCode::MalformedFile) return tr("The file is damaged or not a case.");
            if (code == ErrorCode::Unsupported) {
                return tr("It was made by a newer version of the program.");
            }
            break;
        case Attempt::Video:
            if (code == ErrorCode::NotFound) return tr("It may have been moved or renamed.");
            if (code == ErrorCode::MalformedFile) {
                return tr("The file is damaged or not a video.");
            }
            if (code == ErrorCode::Unsupported) {
                return tr("It is a kind of video that this version cannot read.");
            }
            break;
        case Attempt::Export:
            if (code == ErrorCode::Usage) {
                return tr("What was chosen and the results do not go together.");
            }
            break;
        case Attempt::Import:
            if (code == ErrorCode::Usage) return tr("The files do not belong together.");
            if (code == ErrorCode::MissingModel) return tr("A file that belongs to it is missing.");
            break;
    }
    return {};
}

QString FailureWords::caseFileAdvice(ErrorCode code) {
    switch (code) {
        case ErrorCode::Usage:
            return tr("Choose another name.");
        case ErrorCode::NotFound:
            return tr("Look for it in its folder, or open another case.");
        case ErrorCode::MalformedFile:
            return tr("A copy made earlier may still open.");
        case ErrorCode::Unsupported:
            return tr("Update the program.");
        case ErrorCode::WriteFailed:
            return tr("Free some space, or choose another folder.");
        default:
            return {};
    }
}

QString FailureWords::videoAdvice(ErrorCode code) {
    switch (code) {
        case ErrorCode::MalformedFile:
            return tr(
                "Copy it from the camera once more; other players may repair it by saving it "
                "again as MP4.");
        case ErrorCode::Unsupported:
            return tr("Other players may save it again as MP4 with H.264.");
        case ErrorCode::WriteFailed:
            return tr("Free some space on the disk.");
        default:
            return {};
    }
}

QString FailureWords::exportAdvice(ErrorCode code) {
    switch (code) {
        case ErrorCode::Usage:
            return tr("Choose other angles or another range.");
        case ErrorCode::WriteFailed:
        case ErrorCode::NotFound:
            return tr("Free some space, or choose another folder.");
        default:
            return {};
    }
}

QString FailureWords::specialAdvice(ErrorCode code, Attempt attempt) {
    switch (attempt) {
        case Attempt::Analysis:
            break;
        case Attempt::Edit:
            return tr("Undo the last step and try again.");
        case Attempt::History:
            return tr("The case itself is unharmed: go on from here.");
        case Attempt::CaseFile:
            return caseFileAdvice(code);
        case Attempt::Video:
            return videoAdvice(code);
        case Attempt::Export:
            return exportAdvice(code);
        case Attempt::Import:
            if (code == ErrorCode::Usage || code == ErrorCode::MissingModel) {
                return tr("Choose all files of the network or body at once.");
            }
            if (code == ErrorCode::Unsupported) return tr("Choose another file.");
            if (code == ErrorCode::WriteFailed) return tr("Free some space on the disk.");
            break;
    }
    return {};
}

QString FailureWords::why(ErrorCode code, Attempt attempt) {
    const QString special = specialWhy(code, attempt);
    return special.isEmpty() ? generalWhy(code) : special;
}

QString FailureWords::advice(ErrorCode code, Attempt attempt) {
    const QString special = specialAdvice(code, attempt);
    // The general advice speaks of analyses, except for what is the same for everything.
    const bool general = attempt == Attempt::Analysis || code == ErrorCode::Internal ||
                         code == ErrorCode::NotFound || code == ErrorCode::MalformedFile ||
                         code == ErrorCode::Forbidden;
    return special.isEmpty() && general ? generalAdvice(code) : special;
}

QString FailureWords::details(const QString& details) {
    return tr("Details: %1", "for support, in English").arg(details);
}

}  // namespace

QString FailureText::text() const {
    QStringList sentences{what, why, advice};
    sentences.removeAll(QString());
    return sentences.join(QStringLiteral(" "));
}

QString FailureText::withDetails() const {
    return details.isEmpty() ? text() : text() + u'\n' + detailsLine(details);
}

FailureText failureText(const QString& what, const Error& error, Attempt attempt) {
    return {what, FailureWords::why(error.code, attempt), FailureWords::advice(error.code, attempt),
            QString::fromStdString(describe(error))};
}

QString failureSentences(const QString& what, const Error& error, Attempt attempt) {
    return failureText(what, error, attempt).withDetails();
}

QString detailsLine(const QString& details) {
    return FailureWords::details(details);
}

}  // namespace gonio
