#pragma once

#include <QFrame>
#include <QFutureWatcher>
#include <atomic>
#include <memory>

#include "app/gui/shell/video_facts.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace gonio {

/// Takes a video in: reads its facts in the background, shows them in a line above the views and
/// asks there, once, whether it is slow motion. Nothing waits for an answer.
class VideoIntake : public QFrame {
    Q_OBJECT

public:
    explicit VideoIntake(QWidget* parent = nullptr);
    ~VideoIntake() override;

    /// One after the other; one that comes while another is being read waits.
    void take(const QString& path);
    /// Forgets what waits and what is being read, and hides: another case is open.
    void drop();

    bool isBusy() const { return m_read.isRunning() || !m_waiting.isEmpty(); }

Q_SIGNALS:
    /// The video can be used; add it to the case.
    void ready(const gonio::VideoFacts& facts);
    void failed(const QString& path, const QString& sentence);
    /// The user says at which rate the last video was recorded; 0: as it plays.
    void captureRateChosen(double rate_hz);
    /// The damage of the last video is known.
    void damageKnown(const gonio::DamageReport& damage);

private:
    void start(const QString& path);
    void takeFacts();
    void showFacts(const Result<VideoFacts>& facts);
    void showDamage();
    void ask(const VideoInfo& info);

    QLabel *m_facts, *m_damage, *m_question;
    QComboBox* m_rate;
    QPushButton* m_close;
    QString m_path;
    QStringList m_waiting;
    bool m_reading = false;
    QFutureWatcher<Result<VideoFacts>> m_read;
    QFutureWatcher<Result<DamageReport>> m_look;
    std::shared_ptr<std::atomic<bool>> m_stop;
};

}  // namespace gonio
