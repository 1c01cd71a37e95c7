#include "app/gui/panels/angles_panel.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/panels/angles_model.h"
#include "app/gui/words/angle_words.h"
#include "render/chart/angle_groups.h"

namespace gonio {

AnglesPanel::AnglesPanel(PersonData& personData, Review& review, QWidget* parent)
    : QWidget(parent),
      m_data(personData),
      m_review(review),
      m_model(new AnglesModel(personData, review, this)),
      m_table(new QTableView),
      m_convention(new QComboBox),
      m_facts(new QLabel),
      m_range(new QLabel),
      m_switch(new QAction(tr("Switch between OpenSim and clinical angles"), this)) {
    m_convention->addItems({tr("OpenSim convention"), tr("Clinical convention")});
    m_convention->setAccessibleName(tr("Convention of the angles"));
    m_convention->setToolTip(tr("What the angles are measured against, and their signs"));
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Angles at this frame"));
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    // Everything fits the width of the panel: long titles are shortened first, the tooltip has
    // them.
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(AnglesModel::Angle, QHeaderView::Stretch);
    m_table->horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 4);
    m_table->setWordWrap(false);
    for (QLabel* label : {m_facts, m_range}) label->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_convention);
    layout->addWidget(m_facts);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_range);

    connect(m_convention, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_review.setConvention(index == 0 ? AngleConvention::OpenSim : AngleConvention::Clinical);
    });
    connect(m_switch, &QAction::triggered, this,
            [this] { m_convention->setCurrentIndex(1 - m_convention->currentIndex()); });
    connect(&review, &Review::conventionChanged, this, &AnglesPanel::showConvention);
    connect(m_model, &AnglesModel::rowsChanged, this, &AnglesPanel::span);
    connect(m_table, &QTableView::activated, this, &AnglesPanel::choose);
    connect(m_table, &QTableView::clicked, this, &AnglesPanel::choose);
    connect(&personData, &PersonData::changed, this, &AnglesPanel::showFacts);
    connect(&personData, &PersonData::staleChanged, this, &AnglesPanel::showFacts);
    connect(&review, &Review::frameChanged, this, &AnglesPanel::showFacts);
    connect(&review, &Review::selectionChanged, this, &AnglesPanel::showFacts);
    span();
    showConvention();
}

void AnglesPanel::showConvention() {
    m_convention->setCurrentIndex(m_review.convention() == AngleConvention::OpenSim ? 0 : 1);
    showFacts();
}

void AnglesPanel::span() {
    m_table->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!m_model->spansSides(row)) continue;
        m_table->setSpan(row, AnglesModel::Right, 1, 2);
        m_table->setSpan(row, AnglesModel::RightRange, 1, 2);
    }
}

void AnglesPanel::showFacts() {
    if (m_data.values() == nullptr) {
        m_facts->setText(m_data.isStale() ? tr("The angles are being computed.")
                         : m_data.failure().isEmpty()
                             ? tr("There are no angles yet: this person has not been analysed.")
                             : m_data.failure());
        m_range->clear();
        return;
    }
    m_facts->setText(
        tr("Frame %1, %2 s, %3")
            .arg(m_review.frame())
            .arg(QLocale().toString(m_review.time_s(), 'f', 3), m_model->filterText()));
    const FrameRange selection = m_review.selection();
    m_range->setText(
        selection.empty()
            ? tr("Range: greatest minus least value of the whole trial.")
            : tr("Range: greatest minus least value in %1.").arg(framesWords(selection)));
}

// Corrections speak OpenSim: a clinical angle is chosen by the one with the same meaning.
void AnglesPanel::choose(const QModelIndex& index) {
    const std::string angle = m_model->angleAt(index);
    const NamedAngle* named = namedAngleOf(m_model->convention(), angle);
    if (named == nullptr) return;
    for (const ChartCurve& curve : named->openSim) {
        if (named->openSim.size() > 1 && curve.side != sideOf(angle)) continue;
        m_review.setJoint(QString::fromStdString(curve.angle));
        return;
    }
}

}  // namespace gonio
