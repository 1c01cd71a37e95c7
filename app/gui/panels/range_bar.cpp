#include "app/gui/panels/range_bar.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>

namespace gonio {

RangeBar::RangeBar(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel),
      m_first(new QSpinBox),
      m_last(new QSpinBox),
      m_withWhom(new QLabel(tr("With"))),
      m_people(new QComboBox),
      m_ofWhat(new QLabel(tr("Of"))),
      m_limbs(new QComboBox),
      m_accept(new QPushButton(tr("Apply"))),
      m_dismiss(new QPushButton(tr("Cancel"))) {
    m_first->setAccessibleName(tr("First frame"));
    m_last->setAccessibleName(tr("Last frame"));
    m_people->setAccessibleName(tr("Other person"));
    m_limbs->setAccessibleName(tr("Limbs"));
    m_limbs->setToolTip(tr("A detector often exchanges the legs alone, or the arms alone"));
    m_limbs->addItem(tr("the whole body"), int(Limbs::All));
    m_limbs->addItem(tr("the legs"), int(Limbs::Legs));
    m_limbs->addItem(tr("the arms"), int(Limbs::Arms));
    m_title->setWordWrap(true);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_title, 0, 0, 1, 4);
    layout->addWidget(new QLabel(tr("Frames")), 1, 0);
    layout->addWidget(m_first, 1, 1);
    layout->addWidget(new QLabel(tr("to", "frames 3 to 9")), 1, 2);
    layout->addWidget(m_last, 1, 3);
    layout->addWidget(m_withWhom, 2, 0);
    layout->addWidget(m_people, 2, 1, 1, 3);
    layout->addWidget(m_ofWhat, 3, 0);
    layout->addWidget(m_limbs, 3, 1, 1, 3);
    layout->addWidget(m_accept, 4, 0, 1, 3);
    layout->addWidget(m_dismiss, 4, 3);
    hide();
    for (QSpinBox* box : {m_first, m_last}) {
        connect(box, &QSpinBox::valueChanged, this, [this] { Q_EMIT rangeChanged(range()); });
    }
    connect(m_accept, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT accepted();
    });
    connect(m_dismiss, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
}

void RangeBar::ask(const QString& what, FrameRange suggested, int frameCount,
                   const std::vector<std::pair<int, QString>>& people) {
    m_title->setText(tr("%1: in which frames?").arg(what));
    m_accept->setText(what);
    for (QSpinBox* box : {m_first, m_last}) box->setRange(0, std::max(0, frameCount - 1));
    m_first->setValue(suggested.first);
    m_last->setValue(suggested.last);
    m_people->clear();
    for (const auto& [id, name] : people) m_people->addItem(name, id);
    m_people->setVisible(!people.empty());
    m_withWhom->setVisible(!people.empty());
    m_limbs->hide();
    m_ofWhat->hide();
    show();
    m_first->setFocus(Qt::OtherFocusReason);
    m_first->selectAll();
}

void RangeBar::askLimbs(const QString& what, FrameRange suggested, int frameCount) {
    ask(what, suggested, frameCount);
    m_limbs->show();
    m_ofWhat->show();
    m_limbs->setFocus(Qt::OtherFocusReason);
}

Limbs RangeBar::limbs() const {
    return Limbs(m_limbs->currentData().toInt());
}

FrameRange RangeBar::range() const {
    return {std::min(m_first->value(), m_last->value()),
            std::max(m_first->value(), m_last->value())};
}

int RangeBar::person() const {
    return m_people->currentData().toInt();
}

void RangeBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        m_dismiss->click();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        m_accept->click();
    } else {
        QWidget::keyPressEvent(event);
    }
}

}  // namespace gonio
