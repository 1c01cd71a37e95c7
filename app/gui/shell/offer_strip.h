#pragma once

#include <QFrame>

#include "app/gui/shell/next_offer.h"

class QLabel;
class QPushButton;

namespace gonio {

/// One quiet line above the views: what could be done next, and the button that does it.
class OfferStrip : public QFrame {
    Q_OBJECT

public:
    explicit OfferStrip(QWidget* parent = nullptr);

    void show(const Offer& offer);

    const Offer& offer() const { return m_offer; }

    /// The sentence of an offer; also for the status line and tests.
    static QString sentenceOf(const Offer& offer);

Q_SIGNALS:
    void accepted(const gonio::Offer& offer);

private:
    Offer m_offer;
    QLabel* m_sentence;
    QPushButton* m_do;
    QPushButton* m_dismiss;
};

}  // namespace gonio
