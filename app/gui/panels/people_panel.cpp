#include "app/gui/panels/people_panel.h"

#include <QAction>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"

namespace gonio {

PeoplePanel::PeoplePanel(CaseDocument& document, Review& review, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_review(review),
      m_hint(new QLabel),
      m_list(new QListWidget),
      m_rename(new QAction(tr("Rename the person"), this)),
      m_swap(new QAction(tr("Swap people…"), this)) {
    m_hint->setWordWrap(true);
    m_list->setAccessibleName(tr("People in this video"));
    m_list->setToolTip(
        tr("Choose a person to see them everywhere; F2 names them; take the tick off "
           "those who do not matter"));
    m_list->setWordWrap(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_rename->setShortcut(Qt::Key_F2);
    m_rename->setShortcutContext(Qt::WidgetShortcut);
    auto* swap = new QPushButton(m_swap->text());
    swap->setToolTip(tr("Two people were taken for each other in some frames"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_hint);
    layout->addWidget(m_list, 1);
    layout->addWidget(swap);
    connect(m_rename, &QAction::triggered, this, [this] {
        if (m_list->currentItem() != nullptr) m_list->editItem(m_list->currentItem());
    });
    connect(m_swap, &QAction::triggered, this, &PeoplePanel::swapWanted);
    connect(m_swap, &QAction::changed, swap,
            [this, swap] { swap->setEnabled(m_swap->isEnabled()); });
    connect(swap, &QPushButton::clicked, m_swap, &QAction::trigger);
    connect(m_list, &QListWidget::itemChanged, this, &PeoplePanel::take);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (!m_showing && item != nullptr) m_review.setPerson(item->data(Qt::UserRole).toInt());
    });
    connect(&review, &Review::trialChanged, this, &PeoplePanel::rebuild);
    connect(&review, &Review::personChanged, this, &PeoplePanel::showChosen);
    connect(&document, &CaseDocument::changed, this, [this](const CaseChange& what) {
        if (what.everything || what.people || what.analysis) rebuild();
    });
    rebuild();
}

QString PeoplePanel::textOf(const Person& person) const {
    return person.name.empty() ? tr("Person %1").arg(person.id)
                               : QString::fromStdString(person.name);
}

QString PeoplePanel::detailsOf(const Person& person, int frames) const {
    if (!person.info) return tr("Found, not analysed");
    return tr("%1 of %2 frames, mean reprojection error %3 px")
        .arg(int(person.info->recoveredShare * frames + 0.5))
        .arg(frames)
        .arg(QLocale().toString(person.info->meanReprojection_px, 'f', 1));
}

void PeoplePanel::rebuild() {
    m_showing = true;
    m_list->clear();
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (trial != nullptr) {
        for (const auto& [id, person] : trial->people) {
            auto* item = new QListWidgetItem(textOf(person), m_list);
            item->setData(Qt::UserRole, id);
            item->setFlags(item->flags() | Qt::ItemIsEditable | Qt::ItemIsUserCheckable);
            item->setCheckState(person.ignored ? Qt::Unchecked : Qt::Checked);
            item->setToolTip(detailsOf(person, trial->video.frameCount));
            item->setData(Qt::AccessibleDescriptionRole, item->toolTip());
        }
    }
    m_swap->setEnabled(m_list->count() > 1);
    m_showing = false;
    showChosen();
}

void PeoplePanel::showChosen() {
    m_showing = true;
    m_hint->setText(m_list->count() == 0 ? tr("Nobody has been looked for yet: analyse the video.")
                                         : tr("Nobody is chosen."));
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toInt() == m_review.person()) {
            m_list->setCurrentRow(row);
            m_hint->setText(tr("%1: %2", "a person and what is known of them")
                                .arg(m_list->item(row)->text(), m_list->item(row)->toolTip()));
        }
    }
    m_showing = false;
}

void PeoplePanel::take(QListWidgetItem* item) {
    if (m_showing) return;
    const Person* person =
        m_document.value().person(m_review.trial(), item->data(Qt::UserRole).toInt());
    if (person == nullptr) return;
    Person edited;
    edited.id = person->id;
    edited.ignored = item->checkState() == Qt::Unchecked;
    edited.name =
        item->text() == textOf(*person) ? person->name : item->text().trimmed().toStdString();
    auto applied = m_document.apply(
        EditBuilder(m_document.value(), EditKind::SetPerson, {item->text().toStdString()})
            .putPerson(m_review.trial(), edited)
            .build());
    // Not at once: the list must not be cleared while it tells of this very item.
    QMetaObject::invokeMethod(this, &PeoplePanel::rebuild, Qt::QueuedConnection);
    if (!applied) return;
}

}  // namespace gonio
