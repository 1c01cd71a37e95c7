#include "app/gui/panels/job_panel.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/jobs/job_queue.h"
#include "app/gui/panels/calm_wheel.h"
#include "app/gui/panels/job_row.h"
#include "app/gui/words/failure_text.h"
#include "core/case/capture_rate.h"
#include "core/pipeline/program_files.h"
#include "inference/backends/network_backends.h"

namespace gonio {
namespace {

/// Data of the person list; from 1 on the tracker's numbers, which an analysis goes by.
constexpr int kLargest = 0, kEverybody = -1;

/// Whom an analysis can be asked for by the tracker's number. It is the number in the analysis the
/// person was found in: where two were found as the same number, in different analyses, it means
/// the later one.
std::map<int, const Person*> peopleByTrack(const Trial& trial) {
    std::map<int, const Person*> people;
    for (const auto& [id, person] : trial.people) {
        if (!person.info || person.info->track <= 0) continue;
        const Person*& known = people[person.info->track];
        if (known == nullptr || known->info->madeAtUtc < person.info->madeAtUtc) known = &person;
    }
    return people;
}

void choose(QComboBox& box, const std::string& value) {
    const int index = box.findData(QString::fromStdString(value));
    if (index >= 0) box.setCurrentIndex(index);
}

}  // namespace

JobPanel::JobPanel(CaseDocument& document, Review& review, JobQueue& queue, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_review(review),
      m_queue(queue),
      m_analyse(new QAction(tr("Analyse"), this)),
      m_cancel(new QAction(tr("Cancel the running analysis"), this)) {
    m_analyse->setShortcut(Qt::CTRL | Qt::Key_R);
    auto* inside = new QWidget;
    auto* layout = new QVBoxLayout(inside);
    m_form = new QFormLayout;
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    buildChoices(*m_form);
    m_about = new QLabel;
    m_about->setWordWrap(true);
    m_otherRate = new QLabel(
        tr("The results were made with another capture rate than the video has now: their times "
           "and angles are out of date. Analyse again."));
    m_otherRate->setObjectName(QStringLiteral("otherCaptureRate"));
    m_otherRate->setWordWrap(true);
    m_start = new QPushButton(m_analyse->text());
    m_start->setToolTip(tr("Analyse this video with what is chosen here (%1)")
                            .arg(m_analyse->shortcut().toString(QKeySequence::NativeText)));
    m_rows = new QVBoxLayout;
    layout->addLayout(m_form);
    layout->addWidget(m_about);
    layout->addWidget(m_otherRate);
    layout->addWidget(m_start);
    layout->addWidget(buildUnfinished());
    layout->addLayout(m_rows);
    layout->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(scroll);

    connect(m_start, &QPushButton::clicked, m_analyse, &QAction::trigger);
    connect(m_analyse, &QAction::triggered, this, &JobPanel::analyse);
    connect(m_cancel, &QAction::triggered, this, [this] {
        if (m_queue.running() != nullptr) m_queue.cancel(m_queue.running());
    });
    connect(m_backend, &QComboBox::currentIndexChanged, this, &JobPanel::showBackend);
    connect(m_captureRate, &QDoubleSpinBox::editingFinished, this, &JobPanel::takeCaptureRate);
    connect(&review, &Review::trialChanged, this, &JobPanel::showTrial);
    connect(&document, &CaseDocument::changed, this, [this](const CaseChange& what) {
        if (what.everything || what.caseInfo || what.analysis) showTrial();
        if (what.people || what.analysis) showPeople();
    });
    connect(&queue, &JobQueue::jobAdded, this, &JobPanel::addRow);
    connect(&queue, &JobQueue::jobRemoved, this, &JobPanel::removeRow);
    connect(&queue, &JobQueue::jobChanged, this, &JobPanel::updateActions);
    connect(&queue, &JobQueue::jobEnded, this, &JobPanel::updateActions);
    connect(&queue, &JobQueue::refused, this, &JobPanel::told);
    connect(&queue, &JobQueue::told, this, &JobPanel::told);
    connect(&queue, &JobQueue::unfinishedChanged, this, &JobPanel::showUnfinished);
    calmWheel(*this);
    for (AnalysisJob* job : queue.jobs()) addRow(job);
    refreshInstalled();
    showTrial();
}

void JobPanel::buildChoices(QFormLayout& form) {
    const auto add = [&form](const QString& label, QWidget* field, const QString& tip) {
        field->setAccessibleName(label);
        field->setToolTip(tip);
        form.addRow(label, field);
    };
    m_backend = new QComboBox;
    m_backend->setSizeAdjustPolicy(QComboBox::AdjustToContents);  // its texts come later
    add(tr("Backend"), m_backend, tr("The way from pictures to the body"));
    m_body = new QComboBox;
    add(tr("Body"), m_body, tr("Choose the one that is nearer to the person"));
    addFileRow(form, tr("Weights"), m_weights, tr("Weights (*.safetensors *.ckpt *.pth *.pt)"));
    addFileRow(form, tr("Keypoint network"), m_keypoints, tr("Networks (*.onnx)"));
    addFileRow(form, tr("Person detector"), m_detector, tr("Networks (*.onnx)"));
    addFileRow(form, tr("Recording"), m_recording, tr("Recorded keypoints (*.npz)"));
    m_device = new QComboBox;
    m_device->addItem(tr("The fastest there is"), QStringLiteral("auto"));
    m_device->addItem(tr("Processor (CPU)"), QStringLiteral("cpu"));
    m_device->addItem(tr("Graphics processor (CUDA)"), QStringLiteral("cuda:0"));
    add(tr("Device"), m_device, tr("Where the backend's network runs"));
    m_person = new QComboBox;
    add(tr("Person"), m_person, tr("Who is analysed"));
    const auto number = [](double least, double most, int decimals, const QString& unit,
                           const QString& none) {
        auto* box = new QDoubleSpinBox;
        box->setRange(least, most);
        box->setDecimals(decimals);
        box->setSuffix(unit);
        box->setSpecialValueText(none);  // shown for the least value
        return box;
    };
    // The least heights below 0.4 m would be no person's: the box goes from "not known" to 0.4.
    m_height = number(0.39, 2.6, 2, tr(" m"), tr("not known"));
    m_height->setSingleStep(0.01);
    add(tr("Height"), m_height, tr("Of the person; makes lengths and distances right"));
    m_captureRate = number(0, 2000, 2, tr(" Hz"), tr("as the file plays"));
    add(tr("Recorded at"), m_captureRate,
        tr("The rate at which slow motion was recorded; a property of the video"));
    m_cutoff = number(1, 60, 1, tr(" Hz"), {});
    m_cutoff->setValue(6);
    add(tr("Low-pass"), m_cutoff, tr("Cut-off of the filter of the angles; 6 Hz for walking"));
}

void JobPanel::addFileRow(QFormLayout& form, const QString& label, QLineEdit*& edit,
                          const QString& filter) {
    edit = new QLineEdit;
    edit->setPlaceholderText(tr("the installed one"));
    edit->setClearButtonEnabled(true);
    edit->setAccessibleName(label);
    edit->setToolTip(tr("Empty: the installed one"));
    auto* choose = new QPushButton(tr("Choose…"));
    choose->setAccessibleName(tr("Choose a file: %1").arg(label));
    choose->setToolTip(choose->accessibleName());
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(edit, 1);
    layout->addWidget(choose);
    form.addRow(label, row);
    connect(choose, &QPushButton::clicked, this, [this, edit = edit, label, filter] {
        const QString file = QFileDialog::getOpenFileName(this, label, edit->text(), filter);
        if (!file.isEmpty()) edit->setText(file);
    });
}

QWidget* JobPanel::buildUnfinished() {
    m_unfinished = new QWidget;
    m_unfinishedText = new QLabel;
    m_unfinishedText->setWordWrap(true);
    auto* goOn = new QPushButton(tr("Go on with it"));
    goOn->setToolTip(tr("Go on with the frames that are finished"));
    auto* forget = new QPushButton(tr("Discard it"));
    forget->setToolTip(tr("Throw the unfinished work away; results in the case stay"));
    auto* layout = new QVBoxLayout(m_unfinished);
    layout->setContentsMargins({});
    layout->addWidget(m_unfinishedText);
    layout->addWidget(goOn);
    layout->addWidget(forget);
    connect(goOn, &QPushButton::clicked, this, [this] { m_queue.goOn(m_review.trial()); });
    connect(forget, &QPushButton::clicked, this, [this] { m_queue.forget(m_review.trial()); });
    return m_unfinished;
}

void JobPanel::refreshInstalled() {
    const QSignalBlocker quiet(m_backend);
    const QVariant backend = m_backend->currentData(), body = m_body->currentData();
    m_backend->clear();
    for (const Backend& one : backends(&networkBackends())) {
        const QString title = QString::fromStdString(one.title);
        const QString text = one.name == "fit"                         ? tr("Trajectory fit")
                             : one.name == "replay"                    ? tr("Recorded keypoints")
                             : one.name == "default" && one.isIncluded ? tr("Built-in network")
                             : one.isIncluded                          ? title
                                              : tr("%1 (not installed)", "a backend").arg(title);
        m_backend->addItem(text, QString::fromStdString(one.name));
    }
    choose(*m_backend,
           backend.isValid() ? backend.toString().toStdString() : usualBackend(&networkBackends()));
    m_body->clear();
    for (const std::string& name : knownBodies()) {
        m_body->addItem(name == "open-female" ? tr("Open body, female")
                        : name == "open-male" ? tr("Open body, male")
                                              : QString::fromStdString(name),
                        QString::fromStdString(name));
    }
    choose(*m_body, body.isValid() ? body.toString().toStdString() : "open-female");
    showBackend();
}

bool JobPanel::usesNetwork() const {
    return isNetworkBackend(m_backend->currentData().toString().toStdString(), &networkBackends());
}

bool JobPanel::takesDetectors() const {
    return !QStringList{"replay", "default"}.contains(m_backend->currentData().toString());
}

void JobPanel::showBackend() {
    const bool replay = m_backend->currentData().toString() == "replay";
    const auto setRowVisible = [this](QLineEdit* edit, bool visible) {
        m_form->setRowVisible(edit->parentWidget(), visible);
    };
    setRowVisible(m_weights, usesNetwork());
    const bool isOwn = m_backend->currentData().toString() == "torchscript";
    m_weights->setPlaceholderText(isOwn ? tr("your own module (*.pt)") : tr("the installed one"));
    m_form->setRowVisible(m_device, usesNetwork());
    setRowVisible(m_recording, replay);
    setRowVisible(m_keypoints, takesDetectors());
    setRowVisible(m_detector, takesDetectors());
    m_recording->setPlaceholderText(tr("keypoints.npz or truth.npz"));
    updateActions();
}

void JobPanel::showTrial() {
    const Trial* trial = m_document.value().trial(m_review.trial());
    m_about->setText(trial == nullptr ? tr("There is no video yet. Open one first.")
                                      : tr("“%1”, %2 frames")
                                            .arg(QString::fromStdString(trial->name),
                                                 QLocale().toString(trial->video.frameCount)));
    m_captureRate->setEnabled(trial != nullptr);
    const QSignalBlocker quiet(m_captureRate);
    m_captureRate->setValue(trial != nullptr ? trial->video.captureRate_hz.value_or(0) : 0);
    const auto isOther = [trial](const auto& idAndPerson) {
        return hasOtherCaptureRate(*trial, idAndPerson.second);
    };
    m_otherRate->setVisible(trial != nullptr &&
                            std::any_of(trial->people.begin(), trial->people.end(), isOther));
    showPeople();
    showUnfinished();
    updateActions();
}

void JobPanel::showPeople() {
    const QVariant chosen = m_person->currentData();
    m_person->clear();
    m_person->addItem(tr("The largest in the picture"), kLargest);
    m_person->addItem(tr("Everybody"), kEverybody);
    if (const Trial* trial = m_document.value().trial(m_review.trial())) {
        for (const auto& [track, person] : peopleByTrack(*trial)) {
            m_person->addItem(
                person->name.empty()
                    ? tr("Person %1").arg(person->id)
                    : tr("Person %1, %2").arg(person->id).arg(QString::fromStdString(person->name)),
                track);
        }
    }
    m_person->setCurrentIndex(std::max(0, m_person->findData(chosen)));
}

void JobPanel::showUnfinished() {
    const auto all = m_queue.unfinished();
    const auto work = std::find_if(all.begin(), all.end(), [this](const auto& one) {
        return one.request.trial == m_review.trial();
    });
    m_unfinished->setVisible(work != all.end());
    if (work == all.end()) return;
    m_unfinishedText->setText(
        tr("An analysis of this video was not finished. Its frames up to %1 are kept.")
            .arg(QLocale().toString(work->lastSaved, QLocale::ShortFormat)));
}

AnalysisRequest JobPanel::request() const {
    AnalysisRequest request;
    request.trial = m_review.trial();
    request.parts.backend = m_backend->currentData().toString().toStdString();
    request.parts.body = m_body->currentData().toString().toStdString();
    if (usesNetwork()) {
        request.parts.device = m_device->currentData().toString().toStdString();
        request.parts.weights = m_weights->text().toStdString();
    }
    if (request.parts.backend == "replay") {
        request.parts.recording = m_recording->text().toStdString();
    } else if (takesDetectors()) {
        request.parts.keypoints = m_keypoints->text().toStdString();
        request.parts.personDetector = m_detector->text().toStdString();
    }
    const int person = m_person->currentData().toInt();
    request.person = person == kLargest     ? PersonChoice::Largest
                     : person == kEverybody ? PersonChoice::All
                                            : PersonChoice::ById;
    request.personId = std::max(0, person);
    if (m_height->value() > m_height->minimum()) request.height_m = m_height->value();
    if (const Trial* trial = m_document.value().trial(request.trial)) {
        request.captureRate_hz = trial->video.captureRate_hz;
    }
    request.cutoff_hz = m_cutoff->value();
    return request;
}

void JobPanel::setRequest(const AnalysisRequest& request) {
    choose(*m_backend, request.parts.backend);
    choose(*m_body, request.parts.body);
    m_keypoints->setText(QString::fromStdString(request.parts.keypoints.string()));
    m_detector->setText(QString::fromStdString(request.parts.personDetector.string()));
    m_recording->setText(QString::fromStdString(request.parts.recording.string()));
    m_weights->setText(QString::fromStdString(request.parts.weights.string()));
    choose(*m_device, request.parts.device);
    const int person = request.person == PersonChoice::Largest ? kLargest
                       : request.person == PersonChoice::All   ? kEverybody
                                                               : request.personId;
    m_person->setCurrentIndex(std::max(0, m_person->findData(person)));
    m_height->setValue(request.height_m.value_or(0));
    m_captureRate->setValue(request.captureRate_hz.value_or(0));
    takeCaptureRate();
    m_cutoff->setValue(request.cutoff_hz);
}

// The rate belongs to the video, not to one analysis of it: the trial keeps it.
void JobPanel::takeCaptureRate() {
    m_captureRate->interpretText();
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (trial == nullptr) return;
    const double rate_hz = m_captureRate->value();
    // The box has fewer decimals than the file: what was not touched stays as it is.
    const double known_hz = trial->video.captureRate_hz.value_or(0);
    if (std::abs(rate_hz - known_hz) < 0.5 * std::pow(10, -m_captureRate->decimals())) return;
    const auto set = m_document.apply(captureRateEdit(
        m_document.value(), trial->id, rate_hz > 0 ? std::optional(rate_hz) : std::nullopt));
    if (!set) {
        Q_EMIT told(failureSentences(tr("The rate could not be set."), set.error(), Attempt::Edit));
    }
}

void JobPanel::analyse() {
    takeCaptureRate();
    m_queue.enqueue(request());
    updateActions();
}

void JobPanel::addRow(AnalysisJob* job) {
    auto* row = new JobRow(*job);
    m_rowOf[job] = row;
    m_rows->addWidget(row);
    connect(job, &AnalysisJob::changed, row, &JobRow::refresh);
    connect(row, &JobRow::cancelWanted, this, [this, job] { m_queue.cancel(job); });
    connect(row, &JobRow::dismissWanted, this, [this, job] { m_queue.dismiss(job); });
    connect(row, &JobRow::goOnWanted, this, [this, job] {
        const int trial = job->request().trial;
        m_queue.dismiss(job);
        m_queue.goOn(trial);
    });
    updateActions();
    showUnfinished();
}

void JobPanel::removeRow(AnalysisJob* job) {
    const auto found = m_rowOf.find(job);
    if (found == m_rowOf.end()) return;
    found->second->hide();
    found->second->deleteLater();
    m_rowOf.erase(found);
}

void JobPanel::updateActions() {
    const bool free = m_document.value().trial(m_review.trial()) != nullptr &&
                      m_queue.activeJobOf(m_review.trial()) == nullptr;
    m_analyse->setEnabled(free);
    m_start->setEnabled(free);
    m_cancel->setEnabled(m_queue.running() != nullptr);
}

}  // namespace gonio
