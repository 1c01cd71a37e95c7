#include "app/gui/shell/case_panel.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <QtConcurrentRun>
#include <functional>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/shell/video_facts.h"
#include "app/gui/task/background_pool.h"

namespace gonio {
namespace {

constexpr int kIdRole = Qt::UserRole;

QLabel* heading(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

QListWidget* list(const QString& name, QWidget* parent) {
    auto* widget = new QListWidget(parent);
    widget->setAccessibleName(name);
    widget->setFrameShape(QFrame::NoFrame);
    widget->setWordWrap(true);
    widget->setTextElideMode(Qt::ElideNone);
    widget->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    widget->setResizeMode(QListView::Adjust);
    return widget;
}

/// Edits the name alone of an item that shows more.
class NameDelegate : public QStyledItemDelegate {
public:
    using Name = std::function<QString(int)>;
    using Rename = std::function<void(int, const QString&)>;

    NameDelegate(Name name, Rename rename, std::function<void(bool)> editing, QObject* parent)
        : QStyledItemDelegate(parent),
          m_name(std::move(name)),
          m_rename(std::move(rename)),
          m_editing(std::move(editing)) {}

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&,
                          const QModelIndex&) const override {
        auto* edit = new QLineEdit(parent);
        edit->setAccessibleName(CasePanel::tr("Name of the trial"));
        edit->setAutoFillBackground(true);
        m_editing(true);
        return edit;
    }

    void destroyEditor(QWidget* editor, const QModelIndex& index) const override {
        QStyledItemDelegate::destroyEditor(editor, index);
        m_editing(false);
    }

    void setEditorData(QWidget* editor, const QModelIndex& index) const override {
        static_cast<QLineEdit*>(editor)->setText(m_name(index.data(kIdRole).toInt()));
    }

    void setModelData(QWidget* editor, QAbstractItemModel*,
                      const QModelIndex& index) const override {
        m_rename(index.data(kIdRole).toInt(), static_cast<QLineEdit*>(editor)->text().trimmed());
    }

    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex&) const override {
        QRect line = option.rect;
        line.setHeight(std::min(line.height(), editor->sizeHint().height()));
        editor->setGeometry(line);
    }

private:
    Name m_name;
    Rename m_rename;
    std::function<void(bool)> m_editing;
};

}  // namespace

CasePanel::CasePanel(CaseDocument& document, Review& review, const QList<QWidget*>& below,
                     QWidget* parent)
    : QWidget(parent), m_document(document), m_review(review) {
    m_name = heading({}, this);
    m_trials = list(tr("Trials"), this);
    m_nameEdit = new QLineEdit(this);
    m_nameEdit->setAccessibleName(tr("Name of the case"));
    m_nameEdit->hide();
    m_trials->setIconSize(QSize(4, 3) * fontMetrics().height());
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_name);
    layout->addWidget(m_nameEdit);
    layout->addWidget(m_trials, 1);
    for (QWidget* panel : below) layout->addWidget(panel);
    connect(&document, &CaseDocument::changed, this, &CasePanel::update);
    connect(&review, &Review::trialChanged, this, &CasePanel::showTrials);
    connect(m_trials, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr && !m_filling) m_review.setTrial(item->data(kIdRole).toInt());
    });
    buildActions();
    editTrialNames();
    update({.everything = true});
}

void CasePanel::buildActions() {
    const auto add = [this](const QString& text, const QKeySequence& key, auto run) {
        auto* action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);  // F2 and Delete mean the list's own
        connect(action, &QAction::triggered, this, run);
        m_trials->addAction(action);
        return action;
    };
    m_renameTrial = add(tr("Rename the trial"), Qt::Key_F2, [this] {
        if (m_trials->currentItem() != nullptr) m_trials->editItem(m_trials->currentItem());
    });
    m_removeTrial =
        add(tr("Remove the trial from the case"), QKeySequence::Delete, [this] { removeTrial(); });
    m_renameCase = add(tr("Rename the case"), {}, [this] { beginCaseName(); });
    m_trials->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_trials->setAccessibleDescription(
        tr("F2 renames the trial, Delete removes it; undo brings it back."));
    m_name->addAction(m_renameCase);
    m_name->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_nameEdit, &QLineEdit::editingFinished, this, [this] { endCaseName(true); });
    auto* cancel = new QAction(m_nameEdit);
    cancel->setShortcut(Qt::Key_Escape);
    cancel->setShortcutContext(Qt::WidgetShortcut);
    connect(cancel, &QAction::triggered, this, [this] { endCaseName(false); });
    m_nameEdit->addAction(cancel);
}

void CasePanel::editTrialNames() {
    const auto nameOf = [this](int id) {
        const Trial* trial = m_document.value().trial(id);
        return trial != nullptr ? QString::fromStdString(trial->name) : QString();
    };
    const auto setEditing = [this](bool editing) {
        m_editing = editing;
        // Not now: the list is still at work with the item.
        if (!editing) QMetaObject::invokeMethod(this, &CasePanel::showTrials, Qt::QueuedConnection);
    };
    m_trials->setItemDelegate(new NameDelegate(
        nameOf, [this](int id, const QString& name) { renameTrial(id, name); }, setEditing,
        m_trials));
    m_trials->setEditTriggers(QAbstractItemView::EditKeyPressed);
}

int CasePanel::chosenTrial() const {
    const QListWidgetItem* item = m_trials->currentItem();
    return item != nullptr ? item->data(kIdRole).toInt() : 0;
}

void CasePanel::renameTrial(int id, const QString& name) {
    const Trial* trial = m_document.value().trial(id);
    if (trial == nullptr || name.isEmpty()) return;
    Trial changed = *trial;
    changed.name = name.toStdString();
    (void)m_document.apply(EditBuilder(m_document.value(), EditKind::RenameTrial, {changed.name})
                               .putTrial(changed)
                               .build());
}

void CasePanel::removeTrial() {
    const Trial* trial = m_document.value().trial(chosenTrial());
    if (trial == nullptr) return;
    (void)m_document.apply(EditBuilder(m_document.value(), EditKind::RemoveTrial, {trial->name})
                               .removeTrial(trial->id)
                               .build());
}

void CasePanel::beginCaseName() {
    m_nameEdit->setText(QString::fromStdString(m_document.value().name()));
    m_name->hide();
    m_nameEdit->show();
    m_nameEdit->selectAll();
    m_nameEdit->setFocus();
}

void CasePanel::endCaseName(bool keep) {
    if (m_nameEdit->isHidden()) return;  // Escape takes the focus away too
    m_nameEdit->hide();
    m_name->show();
    if (m_trials->isVisible()) m_trials->setFocus();
    const std::string name = m_nameEdit->text().trimmed().toStdString();
    if (!keep || name == m_document.value().name()) return;
    (void)m_document.apply(
        EditBuilder(m_document.value(), EditKind::RenameCase, {name}).renameCase(name).build());
}

CasePanel::~CasePanel() = default;

void CasePanel::update(const CaseChange& what) {
    if (what.everything || what.caseInfo) showName();
    if (what.everything || what.caseInfo || what.analysis) showTrials();
}

void CasePanel::showName() {
    const QString name = QString::fromStdString(m_document.value().name());
    m_name->setText(name.isEmpty() ? tr("Case without a name") : name);
}

QString CasePanel::stateOf(int id) const {
    if (m_activities.contains(id)) return m_activities[id];
    const Trial* trial = m_document.value().trial(id);
    int analysed = 0;
    for (const auto& [personId, person] : trial->people) analysed += person.base ? 1 : 0;
    return analysed > 0 ? tr("analysed") : tr("not analysed");
}

void CasePanel::showTrials() {
    if (m_editing) return;  // it is shown anew when the name is finished
    m_filling = true;
    m_trials->clear();
    const QLocale locale;
    for (const auto& [id, trial] : m_document.value().trials()) {
        const VideoRef& video = trial.video;
        auto* item = new QListWidgetItem(
            tr("%1\n%2 fps · %3 · %4\n%5", "trial, rate, length, frames, state")
                .arg(QString::fromStdString(trial.name),
                     locale.toString(video.captureRate_hz.value_or(video.nominalRate_hz), 'g', 4),
                     clockText(video.duration_s), tr("%n frame(s)", nullptr, video.frameCount),
                     stateOf(id)),
            m_trials);
        item->setData(kIdRole, id);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        const QString path = QString::fromStdString(video.path);
        item->setToolTip(path);
        if (!m_thumbnails.contains(path)) loadThumbnail(path);
        item->setIcon(QPixmap::fromImage(m_thumbnails[path]));
        if (id == m_review.trial()) m_trials->setCurrentItem(item);
    }
    m_filling = false;
}

void CasePanel::loadThumbnail(const QString& path) {
    m_thumbnails[path] = {};
    const int side_px = int(4 * fontMetrics().height() * devicePixelRatioF());
    auto* made = new QFutureWatcher<QImage>(this);
    connect(made, &QFutureWatcherBase::finished, this, [this, made, path] {
        m_thumbnails[path] = made->result();
        if (!m_thumbnails[path].isNull()) showTrials();
        made->deleteLater();
    });
    made->setFuture(QtConcurrent::run(&backgroundPool(), [file = path.toStdString(), side_px] {
        return thumbnailOf(file, side_px);
    }));
}

void CasePanel::setActivity(int trial, const QString& sentence) {
    if (m_activities.value(trial) == sentence) return;
    if (sentence.isEmpty()) {
        m_activities.remove(trial);
    } else {
        m_activities[trial] = sentence;
    }
    showTrials();
}

}  // namespace gonio
