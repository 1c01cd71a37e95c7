#include "app/gui/out/out_texts.h"

#include "app/gui/words/failure_text.h"

namespace gonio {

QString OutTexts::standingSentence() {
    return tr("For research and education, not a medical device.");
}

QString OutTexts::writeFailure(const Error& error) {
    return failureSentences(
        tr("The file could not be written; an older file of that name is as it was."), error,
        Attempt::Export);
}

QString OutTexts::joined(const QString& first, const QString& second) {
    if (first.isEmpty()) return second;
    if (second.isEmpty()) return first;
    return tr("%1; %2", "two facts about an exported picture").arg(first, second);
}

}  // namespace gonio
