#include "app/gui/shell/case_panel.h"

#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/shell/video_facts.h"

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

QString nameOf(const Person& person) {
    return person.name.empty() ? CasePanel::tr("Person %1").arg(person.id)
                               : QString::fromStdString(person.name);
}

}  // namespace

CasePanel::CasePanel(CaseDocument& document, Review& review, QWidget* parent)
    : QWidget(parent), m_document(document), m_review(review) {
    m_name = heading({}, this);
    m_trials = list(tr("Trials"), this);
    m_trials->setIconSize(QSize(4, 3) * fontMetrics().height());
    m_people = list(tr("People"), this);
    m_nobody = new QLabel(tr("Nobody has been found yet."), this);
    m_nobody->setWordWrap(true);
    m_nobody->setForegroundRole(QPalette::PlaceholderText);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_name);
    layout->addWidget(m_trials, 3);
    layout->addWidget(heading(tr("People"), this));
    layout->addWidget(m_nobody);
    layout->addWidget(m_people, 1);
    layout->addWidget(heading(tr("Layers"), this));
    addLayers(*layout);

    connect(&document, &CaseDocument::changed, this, &CasePanel::update);
    connect(&review, &Review::trialChanged, this, [this] {
        showTrials();
        showPeople();
    });
    connect(&review, &Review::personChanged, this, &CasePanel::showPeople);
    connect(&review, &Review::layersChanged, this, &CasePanel::showLayers);
    connect(m_trials, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr && !m_filling) m_review.setTrial(item->data(kIdRole).toInt());
    });
    connect(m_people, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr && !m_filling) m_review.setPerson(item->data(kIdRole).toInt());
    });
    connect(m_people, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        if (!m_filling) {
            setIgnored(item->data(kIdRole).toInt(), item->checkState() == Qt::Unchecked);
        }
    });
    update({.everything = true});
}

CasePanel::~CasePanel() = default;

void CasePanel::addLayers(QVBoxLayout& layout) {
    const std::pair<Layer, QString> layers[] = {
        {Layer::Skeleton, tr("Skeleton")}, {Layer::Surface, tr("Surface")},
        {Layer::Keypoints, tr("2D keypoints")}, {Layer::Trails, tr("Trails")},
        {Layer::Drawings, tr("Drawings")}, {Layer::Floor, tr("Floor")}};
    for (const auto& [layer, name] : layers) {
        auto* box = new QCheckBox(name, this);
        box->setToolTip(tr("Show or hide: %1").arg(name));
        box->setFocusPolicy(Qt::TabFocus);
        connect(box, &QCheckBox::toggled, this,
                [this, layer = layer](bool shown) { m_review.setLayer(layer, shown); });
        m_layers[int(layer)] = box;
        layout.addWidget(box);
    }
    showLayers();
}

void CasePanel::update(const CaseChange& what) {
    if (what.everything || what.caseInfo) showName();
    if (what.everything || what.caseInfo || what.analysis) showTrials();
    if (what.everything || what.people || what.analysis) showPeople();
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
    made->setFuture(QtConcurrent::run(
        [file = path.toStdString(), side_px] { return thumbnailOf(file, side_px); }));
}

void CasePanel::showPeople() {
    m_filling = true;
    m_people->clear();
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (trial != nullptr) {
        for (const auto& [id, person] : trial->people) {
            QString text = nameOf(person);
            if (person.ignored) {
                text = tr("%1 — ignored").arg(text);
            } else if (person.info) {
                text = tr("%1 — %2 of %3 frames")
                           .arg(text)
                           .arg(qRound(person.info->recoveredShare * trial->video.frameCount))
                           .arg(trial->video.frameCount);
            }
            auto* item = new QListWidgetItem(text, m_people);
            item->setData(kIdRole, id);
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
            item->setCheckState(person.ignored ? Qt::Unchecked : Qt::Checked);
            item->setToolTip(tr("Unchecked people are ignored."));
            if (id == m_review.person()) m_people->setCurrentItem(item);
        }
    }
    m_people->setVisible(m_people->count() > 0);
    m_nobody->setVisible(m_people->count() == 0);
    m_filling = false;
}

void CasePanel::setIgnored(int id, bool ignored) {
    const Person* person = m_document.value().person(m_review.trial(), id);
    if (person == nullptr || person->ignored == ignored) return;
    Person changed = *person;
    changed.ignored = ignored;
    m_document.apply(EditBuilder(m_document.value(), EditKind::SetPerson,
                                 {nameOf(*person).toStdString()})
                         .putPerson(m_review.trial(), changed)
                         .build());
}

void CasePanel::showLayers() {
    for (auto entry = m_layers.cbegin(); entry != m_layers.cend(); ++entry) {
        const QSignalBlocker quiet(entry.value());
        entry.value()->setChecked(m_review.shows(Layer(entry.key())));
    }
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
