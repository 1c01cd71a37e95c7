#include "app/gui/coach/key_image_panel.h"

#include <QAction>
#include <QBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/words/failure_text.h"

namespace gonio {
namespace {

constexpr int kIdRole = Qt::UserRole, kFrameRole = Qt::UserRole + 1;

QSize smallSize(const QWidget& widget) {
    const int height = 4 * widget.fontMetrics().height();
    return {height * 16 / 9, height};
}

}  // namespace

KeyImagePanel::KeyImagePanel(CaseDocument& document, Review& review, QWidget* parent)
    : QWidget(parent), m_document(document), m_review(review) {
    m_keep = new QAction(tr("Keep this frame as a key image"), this);
    m_keep->setObjectName("keyimage.keep");
    m_keep->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_M));
    m_delete = new QAction(tr("Delete the key image"), this);
    m_delete->setObjectName("keyimage.delete");
    m_list = new QListWidget;
    m_list->setAccessibleName(tr("Key images"));
    m_list->setAccessibleDescription(
        tr("Enter goes to the frame, F2 changes the caption of a key image."));
    m_list->setIconSize(smallSize(*this));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    m_export = new QPushButton(tr("Save picture…"));
    m_export->setAccessibleName(tr("Save the key image as a picture"));
    m_export->setToolTip(tr("Save this frame with what is drawn on it"));
    auto* buttons = new QHBoxLayout;
    for (QAction* action : {m_keep, m_delete}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(action->text());
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(key.isEmpty() ? action->text()
                                         : QStringLiteral("%1 (%2)").arg(action->text(), key));
        buttons->addWidget(button);
    }
    m_keep->setIconText(tr("Keep frame"));
    m_delete->setIconText(tr("Delete"));
    buttons->addWidget(m_export);
    buttons->addStretch(1);
    auto* box = new QVBoxLayout(this);
    box->addLayout(buttons);
    box->addWidget(m_list, 1);

    connect(m_keep, &QAction::triggered, this, &KeyImagePanel::keep);
    connect(m_delete, &QAction::triggered, this, &KeyImagePanel::removeCurrent);
    connect(m_list, &QListWidget::itemActivated, this, &KeyImagePanel::goTo);
    connect(m_list, &QListWidget::itemClicked, this, &KeyImagePanel::goTo);
    connect(m_list, &QListWidget::itemChanged, this, &KeyImagePanel::takeCaption);
    connect(m_list, &QListWidget::currentItemChanged, this, [this] {
        m_delete->setEnabled(currentId() != 0);
        m_export->setEnabled(currentId() != 0);
    });
    connect(m_export, &QPushButton::clicked, this, [this] {
        if (currentId() == 0) return;
        goTo(m_list->currentItem());
        Q_EMIT exportWanted(m_review.frame(), m_list->currentItem()->text());
    });
    connect(&document, &CaseDocument::changed, this, &KeyImagePanel::rebuild);
    connect(&review, &Review::trialChanged, this, &KeyImagePanel::rebuild);
    connect(&review, &Review::timesChanged, this, &KeyImagePanel::rebuild);
    rebuild();
}

void KeyImagePanel::setGrabber(std::function<QImage()> grabber) {
    m_grab = std::move(grabber);
}

int KeyImagePanel::currentId() const {
    const QListWidgetItem* item = m_list->currentItem();
    return item == nullptr ? 0 : item->data(kIdRole).toInt();
}

void KeyImagePanel::keep() {
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (trial == nullptr) return;
    KeyImage image;
    image.id = nextId(trial->keyImages);
    image.frame = m_review.frame();
    image.caption = tr("Frame %1").arg(image.frame).toStdString();
    EditBuilder builder(m_document.value(), EditKind::PutKeyImage, {std::to_string(image.frame)});
    builder.put(trial->id, image);
    frameShown(image.frame);
    apply(builder.build());
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(kIdRole).toInt() == image.id) m_list->setCurrentRow(row);
    }
    frameShown(image.frame);
}

void KeyImagePanel::apply(const Edit& edit) {
    const auto done = m_document.apply(edit);
    if (done) return;
    Q_EMIT failed(
        failureSentences(tr("The key image could not be changed."), done.error(), Attempt::Edit));
}

void KeyImagePanel::removeCurrent() {
    const int id = currentId();
    if (id == 0) return;
    EditBuilder builder(m_document.value(), EditKind::DeleteKeyImage);
    builder.removeKeyImage(m_review.trial(), id);
    apply(builder.build());
}

void KeyImagePanel::frameShown(int frame) {
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (!m_grab || trial == nullptr) return;
    const bool wanted =
        std::any_of(trial->keyImages.begin(), trial->keyImages.end(),
                    [frame](const auto& entry) { return entry.second.frame == frame; });
    if (!wanted) return;
    const QImage picture = m_grab();
    if (picture.isNull()) return;
    const QSize size = m_list->iconSize() * devicePixelRatioF();
    m_small[{trial->id, frame}] =
        picture.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    m_rebuilding = true;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        if (item->data(kFrameRole).toInt() != frame) continue;
        item->setIcon(QIcon(QPixmap::fromImage(m_small[{trial->id, frame}])));
    }
    m_rebuilding = false;
}

void KeyImagePanel::rebuild() {
    const int before = currentId();
    m_rebuilding = true;
    m_list->clear();
    const Trial* trial = m_document.value().trial(m_review.trial());
    std::vector<const KeyImage*> images;
    if (trial != nullptr) {
        for (const auto& [id, image] : trial->keyImages) images.push_back(&image);
    }
    std::stable_sort(images.begin(), images.end(),
                     [](const KeyImage* a, const KeyImage* b) { return a->frame < b->frame; });
    for (const KeyImage* image : images) {
        auto* item = new QListWidgetItem(QString::fromStdString(image->caption), m_list);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setData(kIdRole, image->id);
        item->setData(kFrameRole, image->frame);
        const auto& times = m_review.times_s();
        const auto at = static_cast<std::size_t>(image->frame);
        item->setToolTip(
            at < times.size()
                ? tr("Frame %1, %2 s").arg(image->frame).arg(QLocale().toString(times[at], 'f', 3))
                : tr("Frame %1").arg(image->frame));
        const auto small = m_small.find({trial->id, image->frame});
        if (small != m_small.end()) item->setIcon(QIcon(QPixmap::fromImage(small->second)));
        if (image->id == before) m_list->setCurrentItem(item);
    }
    m_rebuilding = false;
    m_keep->setEnabled(trial != nullptr);
    m_delete->setEnabled(currentId() != 0);
    m_export->setEnabled(currentId() != 0);
}

void KeyImagePanel::takeCaption(QListWidgetItem* item) {
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (m_rebuilding || trial == nullptr) return;
    const auto found = trial->keyImages.find(item->data(kIdRole).toInt());
    if (found == trial->keyImages.end()) return;
    KeyImage image = found->second;
    if (image.caption == item->text().toStdString()) return;
    image.caption = item->text().toStdString();
    EditBuilder builder(m_document.value(), EditKind::PutKeyImage, {std::to_string(image.frame)});
    builder.put(trial->id, image);
    // The list must not be rebuilt while its editor is closing.
    QMetaObject::invokeMethod(
        this, [this, edit = builder.build()] { apply(edit); }, Qt::QueuedConnection);
}

void KeyImagePanel::goTo(QListWidgetItem* item) {
    if (item != nullptr) m_review.setFrame(item->data(kFrameRole).toInt());
}

}  // namespace gonio
