#include "app/gui/jobs/failure_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace gonio {
namespace {

/// The sentences; a class, so that they have a context for the translators.
class FailureWords {
    Q_DECLARE_TR_FUNCTIONS(FailureWords)

public:
    static QString whyOf(ErrorCode code);
    static QString adviceOf(ErrorCode code);
};

QString FailureWords::whyOf(ErrorCode code) {
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

QString FailureWords::adviceOf(ErrorCode code) {
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

}  // namespace

QString FailureText::text() const {
    QStringList sentences{what, why, advice};
    sentences.removeAll(QString());
    return sentences.join(QStringLiteral(" "));
}

FailureText failureText(const QString& what, const Error& error) {
    return {what, FailureWords::whyOf(error.code), FailureWords::adviceOf(error.code),
            QString::fromStdString(describe(error))};
}

}  // namespace gonio
