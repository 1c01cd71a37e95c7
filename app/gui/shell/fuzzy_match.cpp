#include "app/gui/shell/fuzzy_match.h"

namespace gonio {
namespace {

// Lower case without accents, so that "oeffnen" users may type what the keyboard offers.
QString folded(const QString& text) {
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (!c.isMark()) plain += c.toLower();
    }
    return plain;
}

bool startsWord(const QString& text, int at) {
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

}  // namespace

std::optional<int> fuzzyScore(const QString& typed, const QString& text) {
    const QString wanted = folded(typed).simplified();
    const QString offered = folded(text);
    if (const auto whole = offered.indexOf(wanted); whole >= 0) {
        return 1000 - int(whole) + (startsWord(offered, int(whole)) ? 500 : 0);
    }
    int score = 0, at = -1;
    for (const QChar c : wanted) {
        if (c.isSpace()) continue;
        const int next = int(offered.indexOf(c, at + 1));
        if (next < 0) return std::nullopt;
        if (next == at + 1) score += 8;
        if (startsWord(offered, next)) score += 12;
        score -= next - at;
        at = next;
    }
    return score;
}

}  // namespace gonio
