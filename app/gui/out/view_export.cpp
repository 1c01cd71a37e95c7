#include "app/gui/out/view_export.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QtConcurrent>
#include <algorithm>

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/out/out_texts.h"
#include "app/gui/out/range_chooser.h"
#include "app/gui/task/background_pool.h"
#include "core/report/angle_report.h"

namespace gonio {
namespace {

QPushButton* button(const QString& text, const QString& name) {
    auto* made = new QPushButton(text);
    made->setAccessibleName(name);
    made->setToolTip(name);
    return made;
}

}  // namespace

ViewExport::ViewExport(CaseDocument& document, Review& review, const PersonData& values,
                       QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_review(review),
      m_values(values),
      m_video(new VideoExport(this)),
      m_range(new RangeChooser(document, review)) {
    buildWidgets();
    connectVideo();
    connect(&review, &Review::trialChanged, this, &ViewExport::sourceChanged);
    connect(&review, &Review::personChanged, this, &ViewExport::sourceChanged);
    connect(&document, &CaseDocument::changed, this, [this](const CaseChange& what) {
        if (what.everything || what.analysis || what.corrections || what.patches) sourceChanged();
    });
    connect(&m_writing, &QFutureWatcherBase::finished, this, [this] {
        const QString problem = m_writing.result();
        m_savePicture->setEnabled(true);
        if (problem.isEmpty()) {
            showStatus(tr("Saved as %1").arg(m_pictureFile));
            Q_EMIT saved(m_pictureFile);
        } else {
            showStatus(problem);
            Q_EMIT saveFailed(problem);
        }
    });
}

ViewExport::~ViewExport() {
    m_writing.waitForFinished();
}

void ViewExport::buildWidgets() {
    m_view = new QComboBox;
    m_view->setAccessibleName(tr("View to export"));
    m_view->setToolTip(m_view->accessibleName());
    m_scale = new QComboBox;
    m_scale->addItem(tr("As on the screen"), 1);
    m_scale->addItem(tr("Twice as large"), 2);
    m_scale->setAccessibleName(tr("Size of the picture"));
    m_scale->setToolTip(m_scale->accessibleName());
    m_caption = new QLineEdit;
    m_caption->setAccessibleName(tr("Caption"));
    m_caption->setToolTip(tr("Words that stand below the picture"));
    m_savePicture = button(tr("Save picture…"), tr("Save a picture of this frame"));
    m_saveVideo = button(tr("Save video…"), tr("Save a video of the chosen frames"));
    m_cancel = button(tr("Cancel"), tr("Cancel the video"));
    m_progress = new QProgressBar;
    m_progress->setAccessibleName(tr("Progress of the video"));
    m_progress->setFocusPolicy(Qt::NoFocus);
    m_status = new QLabel;
    m_status->setWordWrap(true);
    auto* sentence = new QLabel(tr("Below every picture stands where it comes from, and: %1")
                                    .arg(OutTexts::standingSentence()));
    sentence->setWordWrap(true);
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("View"), m_view);
    form->addRow(tr("Size"), m_scale);
    form->addRow(tr("Caption"), m_caption);
    form->addRow(QString(), m_savePicture);
    form->addRow(tr("Frames of the video"), m_range);
    form->addRow(QString(), m_saveVideo);
    auto* progress = new QHBoxLayout;
    progress->addWidget(m_progress, 1);
    progress->addWidget(m_cancel);
    auto* box = new QVBoxLayout(this);
    box->addLayout(form);
    box->addWidget(sentence);
    box->addLayout(progress);
    box->addWidget(m_status);
    box->addStretch(1);
    m_progress->hide();
    m_cancel->hide();
    connect(m_savePicture, &QPushButton::clicked, this, &ViewExport::chooseFileAndSavePicture);
    connect(m_saveVideo, &QPushButton::clicked, this, &ViewExport::chooseFileAndSaveVideo);
    connect(m_cancel, &QPushButton::clicked, this, &ViewExport::cancelVideo);
}

void ViewExport::connectVideo() {
    connect(m_video, &VideoExport::progressed, this, [this](int done, int total) {
        m_progress->setRange(0, total);
        m_progress->setValue(done);
        Q_EMIT progressed(done, total);
    });
    connect(m_video, &VideoExport::finished, this, [this] {
        endVideo(tr("Saved as %1").arg(m_videoFile));
        Q_EMIT saved(m_videoFile);
    });
    connect(m_video, &VideoExport::cancelled, this, [this] {
        if (const QString reason = std::exchange(m_stopReason, {}); !reason.isEmpty()) {
            endVideo(reason);
            Q_EMIT saveFailed(reason);
            return;
        }
        endVideo(tr("The video was cancelled; nothing was written."));
        Q_EMIT videoCancelled();
    });
    connect(m_video, &VideoExport::failed, this, [this](const QString& sentence) {
        endVideo(sentence);
        Q_EMIT saveFailed(sentence);
    });
}

void ViewExport::endVideo(const QString& sentence) {
    m_progress->hide();
    m_cancel->hide();
    m_saveVideo->setEnabled(true);
    if (m_review.trial() == m_trialBefore) m_review.setFrame(m_frameBefore);
    showStatus(sentence);
}

void ViewExport::addView(ExportableView view) {
    m_view->addItem(view.name, view.id);
    m_views.push_back(std::move(view));
}

void ViewExport::setView(const QString& id) {
    m_view->setCurrentIndex(m_view->findData(id));
}

void ViewExport::setScale(int scale) {
    m_scale->setCurrentIndex(m_scale->findData(scale));
}

void ViewExport::setCaption(const QString& caption) {
    m_caption->setText(caption);
}

const ExportableView* ViewExport::chosenView() const {
    const int index = m_view->currentIndex();
    return index < 0 ? nullptr : &m_views[std::size_t(index)];
}

PictureStamp ViewExport::stamp() const {
    PictureStamp stamp{m_caption->text(), {}, OutTexts::standingSentence()};
    if (const Trial* trial = m_document.value().trial(m_review.trial())) {
        const Person* person = m_document.value().person(m_review.trial(), m_review.person());
        stamp.source = QString::fromStdString(sourceLine(*trial, person));
    }
    stamp.doubt = OutTexts::doubt(m_values.pendingWindows(), m_values.isStale());
    return stamp;
}

void ViewExport::savePicture(const std::filesystem::path& file) {
    const ExportableView* view = chosenView();
    const QImage grabbed = view != nullptr && !m_writing.isRunning()
                               ? view->grab(m_scale->currentData().toInt())
                               : QImage();
    if (grabbed.isNull()) {
        Q_EMIT saveFailed(tr("The view shows no picture that could be saved."));
        return;
    }
    PictureStamp below = stamp();
    if (m_review.frameCount() > 0) {
        below.source =
            OutTexts::joined(below.source, frameLine(m_review.frame(), m_review.time_s()));
    }
    m_savePicture->setEnabled(false);
    m_pictureFile = QString::fromStdU16String(file.u16string());
    m_writing.setFuture(QtConcurrent::run(&backgroundPool(), [grabbed, below, file]() -> QString {
        const auto done = writePng(stamped(grabbed, below), below, file);
        return done ? QString() : OutTexts::writeFailure(done.error());
    }));
}

void ViewExport::saveVideo(const std::filesystem::path& file) {
    const ExportableView* view = chosenView();
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (view == nullptr || trial == nullptr || m_video->isRunning()) return;
    VideoExportPlan plan;
    plan.file = file;
    const FrameRange frames = m_range->frames();
    for (int frame = frames.first; frame <= frames.last; ++frame) {
        plan.frames.push_back(frame);
        plan.times_s.push_back(m_review.times_s()[std::size_t(frame)]);
    }
    const double span = plan.times_s.empty() ? 0 : plan.times_s.back() - plan.times_s.front();
    if (span > 0) plan.rate_hz = double(plan.times_s.size() - 1) / span;
    plan.scale = m_scale->currentData().toInt();
    plan.stamp = stamp();
    m_videoFile = QString::fromStdU16String(file.u16string());
    m_frameBefore = m_review.frame();
    m_trialBefore = m_review.trial();
    m_stopReason.clear();
    m_progress->setRange(0, int(plan.frames.size()));
    m_progress->setValue(0);
    m_progress->show();
    m_cancel->show();
    m_saveVideo->setEnabled(false);
    showStatus(tr("The video is being made; the views follow it and come back when it is done."));
    m_video->start(std::move(plan), *view);
}

void ViewExport::chooseFileAndSavePicture() {
    QString file = QFileDialog::getSaveFileName(
        this, tr("Save picture"), QStringLiteral("picture.png"), tr("PNG pictures (*.png)"));
    if (file.isEmpty()) return;
    if (!file.endsWith(".png", Qt::CaseInsensitive)) file += ".png";
    savePicture(std::filesystem::path(file.toStdU16String()));
}

void ViewExport::chooseFileAndSaveVideo() {
    QString file = QFileDialog::getSaveFileName(this, tr("Save video"), QStringLiteral("video.mp4"),
                                                tr("Videos (*.mp4 *.mov *.mkv *.avi)"));
    if (file.isEmpty()) return;
    if (QFileInfo(file).suffix().isEmpty()) file += ".mp4";
    saveVideo(std::filesystem::path(file.toStdU16String()));
}

void ViewExport::cancelVideo() {
    m_video->cancel();
}

void ViewExport::sourceChanged() {
    if (!m_video->isRunning() || !m_stopReason.isEmpty()) return;
    m_stopReason = tr(
        "The video was given up and nothing was written, because what the view shows has changed "
        "in the meantime. Save the video again; leave the trial, the person and the corrections "
        "alone until it is done.");
    m_video->cancel();
}

void ViewExport::showStatus(const QString& sentence) {
    m_status->setText(sentence);
}

}  // namespace gonio
