#include "app/gui/shell/offer_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace gonio {
namespace {

QString buttonOf(const Offer& offer) {
    switch (offer.kind) {
        case OfferKind::OpenVideo:
        case OfferKind::OwnVideo:
            return OfferStrip::tr("Open video…");
        case OfferKind::FindVideo:
            return OfferStrip::tr("Find the video…");
        case OfferKind::Analyse:
            return OfferStrip::tr("Analyse");
        case OfferKind::AnalyseAgain:
            return OfferStrip::tr("Analyse again");
        case OfferKind::Refine:
            return OfferStrip::tr("Refine frames %1–%2")
                .arg(offer.frames.first)
                .arg(offer.frames.last);
        case OfferKind::WorstFirst:
            return OfferStrip::tr("Worst frame first");
        case OfferKind::Export:
            return OfferStrip::tr("Export…");
        case OfferKind::None:
            break;
    }
    return {};
}

}  // namespace

QString OfferStrip::sentenceOf(const Offer& offer) {
    switch (offer.kind) {
        case OfferKind::OpenVideo:
            return tr("This case is empty. Open a video or drop one on the window.");
        case OfferKind::OwnVideo:
            return tr(
                "This is the demonstration, a generated walk. Drop a video of your own on "
                "the window to start with it.");
        case OfferKind::FindVideo:
            return tr(
                "The video is not where it was. It is recognised by its content wherever it "
                "is now.");
        case OfferKind::Analyse:
            return tr("This video has not been analysed yet.");
        case OfferKind::AnalyseAgain:
            return tr(
                "The capture rate of this video was changed after the analysis: times and angles "
                "are out of date.");
        case OfferKind::Refine:
            return tr("Your corrections wait to be taken into the motion around them.");
        case OfferKind::WorstFirst:
            return tr("%n place(s) deserve a look.", nullptr, offer.count);
        case OfferKind::Export:
            return tr("All doubtful places have been looked at.");
        case OfferKind::None:
            break;
    }
    return {};
}

OfferStrip::OfferStrip(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("offerStrip"));
    m_sentence = new QLabel(this);
    m_sentence->setWordWrap(true);
    m_do = new QPushButton(this);
    m_do->setObjectName(QStringLiteral("offerButton"));
    m_dismiss = new QPushButton(tr("Later"), this);
    m_dismiss->setFlat(true);
    m_dismiss->setToolTip(tr("Hide this proposal"));
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_do);
    layout->addWidget(m_dismiss);
    connect(m_do, &QPushButton::clicked, this, [this] { Q_EMIT accepted(m_offer); });
    connect(m_dismiss, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void OfferStrip::show(const Offer& offer) {
    if (offer == m_offer && offer.kind != OfferKind::None) return;
    m_offer = offer;
    m_sentence->setText(sentenceOf(offer));
    m_do->setText(buttonOf(offer));
    m_do->setAccessibleName(buttonOf(offer));
    m_do->setAccessibleDescription(sentenceOf(offer));
    setVisible(offer.kind != OfferKind::None);
}

}  // namespace gonio
