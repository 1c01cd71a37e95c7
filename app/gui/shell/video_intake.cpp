#include "app/gui/shell/video_intake.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include "app/gui/task/background_pool.h"
#include "app/gui/words/failure_text.h"

namespace gonio {
namespace {

constexpr double kCaptureRates_hz[] = {60, 120, 240, 480, 960};
constexpr double kPlayedLikeReal_hz = 100;  // nobody records in slow motion and plays so fast

Job jobStoppedBy(std::shared_ptr<std::atomic<bool>> stop) {
    return {[stop] { return stop->load(); }, [](int, int) {}};
}

}  // namespace

VideoIntake::VideoIntake(QWidget* parent)
    : QFrame(parent), m_stop(std::make_shared<std::atomic<bool>>(false)) {
    setObjectName(QStringLiteral("videoIntake"));
    m_facts = new QLabel(this);
    m_facts->setWordWrap(true);
    m_damage = new QLabel(this);
    m_damage->setWordWrap(true);
    m_question = new QLabel(tr("&Slow motion?"), this);
    m_rate = new QComboBox(this);
    m_rate->setAccessibleName(tr("Rate at which the video was recorded"));
    m_rate->setToolTip(
        tr("Slow-motion clips play slower than they were recorded; times and speeds "
           "are right only with the rate of the recording."));
    m_question->setBuddy(m_rate);
    m_close = new QPushButton(tr("Close"), this);
    m_close->setFlat(true);
    m_close->setToolTip(tr("Hide the facts of the video"));
    m_close->setAccessibleName(tr("Hide the facts of the video"));
    auto* texts = new QVBoxLayout;
    texts->addWidget(m_facts);
    texts->addWidget(m_damage);
    auto* layout = new QHBoxLayout(this);
    layout->addLayout(texts, 1);
    layout->addWidget(m_question);
    layout->addWidget(m_rate);
    layout->addWidget(m_close);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_rate, &QComboBox::activated, this,
            [this] { Q_EMIT captureRateChosen(m_rate->currentData().toDouble()); });
    connect(&m_read, &QFutureWatcherBase::finished, this, &VideoIntake::takeFacts);
    connect(&m_look, &QFutureWatcherBase::finished, this, &VideoIntake::showDamage);
    hide();
}

VideoIntake::~VideoIntake() {
    *m_stop = true;
    m_read.waitForFinished();
    m_look.waitForFinished();
}

void VideoIntake::take(const QString& path) {
    m_reading ? m_waiting.append(path) : start(path);
}

void VideoIntake::drop() {
    m_waiting.clear();
    *m_stop = true;
    hide();
}

void VideoIntake::start(const QString& path) {
    m_reading = true;
    *m_stop = true;  // what still runs for the video before
    m_stop = std::make_shared<std::atomic<bool>>(false);
    m_path = path;
    m_facts->setText(tr("Opening %1…").arg(QFileInfo(path).fileName()));
    m_damage->clear();
    m_question->hide();
    m_rate->hide();
    show();
    m_read.setFuture(
        QtConcurrent::run(&backgroundPool(), [file = path.toStdString(), stop = m_stop] {
            return readVideoFacts(file, jobStoppedBy(stop));
        }));
}

void VideoIntake::takeFacts() {
    m_reading = false;
    if (!*m_stop) showFacts(m_read.result());
    if (!m_reading && !m_waiting.isEmpty()) start(m_waiting.takeFirst());
}

void VideoIntake::showFacts(const Result<VideoFacts>& facts) {
    if (!facts) {
        hide();
        if (facts.error().code == ErrorCode::Cancelled) return;
        Q_EMIT failed(m_path, failureSentences(tr("The video cannot be opened."), facts.error(),
                                               Attempt::Video));
        return;
    }
    m_facts->setText(
        QStringLiteral("%1 — %2").arg(QFileInfo(m_path).fileName(), sentenceOf(facts->info)));
    m_damage->setText(tr("Looking for damage…"));
    ask(facts->info);
    m_look.setFuture(
        QtConcurrent::run(&backgroundPool(), [file = m_path.toStdString(), stop = m_stop] {
            return findDamage(file, jobStoppedBy(stop));
        }));
    Q_EMIT ready(*facts);
}

void VideoIntake::ask(const VideoInfo& info) {
    const bool sensible = info.fileRate_hz > 0 && info.fileRate_hz < kPlayedLikeReal_hz;
    m_question->setVisible(sensible);
    m_rate->setVisible(sensible);
    const QLocale locale;
    m_rate->clear();
    m_rate->addItem(
        tr("No, recorded at %1 as it plays").arg(locale.toString(info.fileRate_hz, 'g', 4)), 0.0);
    for (const double rate_hz : kCaptureRates_hz) {
        if (rate_hz < 1.5 * info.fileRate_hz) continue;
        m_rate->addItem(
            tr("Recorded at %1, plays at %2")
                .arg(locale.toString(rate_hz, 'g', 4), locale.toString(info.fileRate_hz, 'g', 4)),
            rate_hz);
    }
}

void VideoIntake::showDamage() {
    const Result<DamageReport> damage = m_look.result();
    if (!damage) {
        if (damage.error().code != ErrorCode::Cancelled) {
            m_damage->setText(failureSentences(tr("It cannot be read to its end."), damage.error(),
                                               Attempt::Video));
        }
        return;
    }
    m_damage->setText(sentenceOf(*damage));
    m_damage->setToolTip([&] {
        QStringList notes;
        for (const std::string& note : damage->notes) notes << QString::fromStdString(note);
        return notes.join('\n');
    }());
    Q_EMIT damageKnown(*damage);
}

}  // namespace gonio
