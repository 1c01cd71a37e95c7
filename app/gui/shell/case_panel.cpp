#include "app/gui/shell/case_panel.h"

#include <QLabel>
#include <QListWidget>
#include <QLocale>
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

}  // namespace

CasePanel::CasePanel(CaseDocument& document, Review& review, const QList<QWidget*>& below,
                     QWidget* parent)
    : QWidget(parent), m_document(document), m_review(review) {
    m_name = heading({}, this);
    m_trials = list(tr("Trials"), this);
    m_trials->setIconSize(QSize(4, 3) * fontMetrics().height());
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_name);
    layout->addWidget(m_trials, 1);
    for (QWidget* panel : below) layout->addWidget(panel);
    connect(&document, &CaseDocument::changed, this, &CasePanel::update);
    connect(&review, &Review::trialChanged, this, &CasePanel::showTrials);
    connect(m_trials, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr && !m_filling) m_review.setTrial(item->data(kIdRole).toInt());
    });
    update({.everything = true});
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
