#pragma once

#include <QTranslator>

namespace gonio {

/// A language that does not exist: every text of ours with accents and 40 % longer, in brackets, so
/// that a text without them was not translated and one without the closing bracket was cut off.
class PseudoTranslator : public QTranslator {
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }

    QString translate(const char* context, const char* source, const char* disambiguation,
                      int n) const override;
};

}  // namespace gonio
