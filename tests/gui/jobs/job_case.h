#pragma once

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/jobs/job_queue.h"
#include "core/io/file_hash.h"
#include "core/pipeline/synth_clip.h"

/// A case in memory with a generated walk as its only trial.
struct JobCase {
    QTemporaryDir folder;
    std::shared_ptr<const gonio::BodyModel> body;
    gonio::SynthClip clip;
    gonio::CaseDocument document;

    /// false where the open body has not been generated.
    bool make(double duration_s = 1) {
        auto loaded = gonio::loadBodyByName("open-female");
        if (!loaded) return false;
        body = loaded->model;
        gonio::SynthClipOptions options;
        options.duration_s = duration_s;
        options.view = {320, 240, 375, 150};
        auto planned = gonio::planClip(*body, options);
        if (!planned) return false;
        clip = *std::move(planned);
        if (!gonio::writeSynthClip(*body, clip, options, path(""))) return false;
        return addTrial("Walk");
    }

    bool addTrial(const std::string& name) {
        gonio::Trial trial;
        trial.name = name;
        trial.video.path = path("video.mp4").string();
        trial.video.sha256 = *gonio::sha256OfFile(path("video.mp4"));
        trial.video.frameCount = int(clip.truth.generated.motion.size());
        trial.video.width_px = 320;
        trial.video.height_px = 240;
        trial.video.nominalRate_hz = 30;
        return document
            .apply(gonio::EditBuilder(document.value(), gonio::EditKind::AddTrial, {name})
                       .putTrial(trial)
                       .build())
            .has_value();
    }

    std::filesystem::path path(const char* name) const {
        return std::filesystem::path(folder.path().toStdString()) / name;
    }

    gonio::WorkFolders workFolders() const {
        return gonio::WorkFolders(folder.filePath(QStringLiteral("work")));
    }

    gonio::AnalysisRequest request(double delay_s = 0, int trial = 1) const {
        gonio::AnalysisRequest request;
        request.trial = trial;
        request.parts.backend = "replay";
        request.parts.recording = path("truth.npz");
        request.parts.replayNoise_px = 0.5;
        request.parts.replayDelay_s = delay_s;
        return request;
    }
};

/// Measures how late a timer of 1 ms fires: how long the window's thread was busy with something
/// else.
class Heartbeat : public QObject {
public:
    Heartbeat() {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, this, [this] {
            largest_ms = std::max(largest_ms, double(m_since.nsecsElapsed()) / 1e6);
            m_since.start();
        });
        m_since.start();
        m_timer.start(1);
    }

    double largest_ms = 0;

private:
    QTimer m_timer;
    QElapsedTimer m_since;
};
