#include "app/gui/out/out_texts.h"

#include <QLocale>
#include <QStringList>

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

QString OutTexts::doubt(const std::vector<FrameRange>& pending, bool stale) {
    constexpr std::size_t kNamed = 4;
    QStringList sentences;
    if (stale) {
        sentences << tr("Newer values are being computed: what is shown may be the earlier ones.");
    }
    if (pending.size() > kNamed) {
        sentences << tr("Corrections wait for Refine in %n stretch(es) between frames %1 and %2: "
                        "body and angles there are not final.",
                        nullptr, int(pending.size()))
                         .arg(pending.front().first)
                         .arg(pending.back().last);
    } else if (!pending.empty()) {
        QStringList frames;
        for (const FrameRange& one : pending) {
            frames << tr("%1–%2", "first and last frame").arg(one.first).arg(one.last);
        }
        sentences << tr("Corrections wait for Refine in frames %1: body and angles there are not "
                        "final.")
                         .arg(QLocale().createSeparatedList(frames));
    }
    return sentences.join(u' ');
}

QString OutTexts::joined(const QString& first, const QString& second) {
    if (first.isEmpty()) return second;
    if (second.isEmpty()) return first;
    return tr("%1; %2", "two facts about an exported picture").arg(first, second);
}

}  // namespace gonio
