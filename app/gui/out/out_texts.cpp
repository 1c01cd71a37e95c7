#include "app/gui/out/out_texts.h"

namespace gonio {

QString OutTexts::standingSentence() {
    return tr("For research and education, not a medical device.");
}

QString OutTexts::writeFailure(const Error& error) {
    const QString why = QString::fromStdString(describe(error));
    if (error.code == ErrorCode::WriteFailed) {
        return tr("The file could not be written; an older file of that name is as it was. Free "
                  "some space or choose another folder. Details: %1")
            .arg(why);
    }
    return tr("The export could not be made; an older file of that name is as it was. Details: %1")
        .arg(why);
}

QString OutTexts::joined(const QString& first, const QString& second) {
    if (first.isEmpty()) return second;
    if (second.isEmpty()) return first;
    return tr("%1; %2", "two facts about an exported picture").arg(first, second);
}

}  // namespace gonio
