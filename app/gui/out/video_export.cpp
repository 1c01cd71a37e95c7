#include "app/gui/out/video_export.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QThreadPool>
#include <QTimer>
#include <atomic>
#include <mutex>

#include "app/gui/out/out_texts.h"
#include "core/video/video_writer.h"

namespace gonio {
namespace {

constexpr int kInFlight = 2;            ///< pictures waiting for the coder
constexpr int kAskAgain_ms = 4;         ///< while a view is not ready
constexpr qint64 kPatience_ms = 20000;  ///< for one picture

Image rgbOf(const QImage& picture) {
    const QImage rgb = picture.convertToFormat(QImage::Format_RGB888);
    Image image{rgb.width(), rgb.height(), {}};
    image.rgb.reserve(3 * std::size_t(image.width_px) * std::size_t(image.height_px));
    for (int y = 0; y < rgb.height(); ++y) {
        const uchar* row = rgb.constScanLine(y);
        image.rgb.insert(image.rgb.end(), row, row + 3 * rgb.width());
    }
    return image;
}

/// The picture within `size`: as it is where it fits, else made smaller; dark around it.
QImage fitted(const QImage& picture, QSize size) {
    if (picture.size() == size) return picture;
    QImage framed(size, QImage::Format_RGB32);
    framed.fill(QColor(18, 21, 26));
    QImage inside = picture;
    if (picture.width() > size.width() || picture.height() > size.height()) {
        inside = picture.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
    QPainter painter(&framed);
    painter.drawImage(0, 0, inside);
    return framed;
}

// Players want even sizes.
QSize evenSize(QSize size) {
    return {size.width() + size.width() % 2, size.height() + size.height() % 2};
}

}  // namespace

/// Everything the coder's thread may touch.
struct Coder {
    std::unique_ptr<VideoWriter> writer;
    VideoExportPlan plan;
    QSize size;
    std::atomic<bool> cancelled{false};
    std::atomic<int> waiting{0};
    std::mutex mutex;
    std::optional<Error> error;  ///< guarded

    bool hasFailed() {
        const std::lock_guard lock(mutex);
        return error.has_value();
    }

    template <class T>
    bool keep(const Result<T>& result) {
        if (result) return true;
        const std::lock_guard lock(mutex);
        if (!error) error = result.error();
        return false;
    }

    bool begin(QSize first) {
        size = evenSize(first);
        VideoWriterOptions options;
        options.width_px = size.width();
        options.height_px = size.height();
        options.rate_hz = plan.rate_hz;
        auto made = VideoWriter::create(plan.file, options);
        if (!keep(made)) return false;
        writer = *std::move(made);
        return true;
    }

    void add(const QImage& grabbed, std::size_t index) {
        if (cancelled || hasFailed()) return;
        const double time_s = plan.times_s[index] - plan.times_s.front();
        PictureStamp stamp = plan.stamp;
        stamp.source =
            OutTexts::joined(stamp.source, frameLine(plan.frames[index], plan.times_s[index]));
        const QImage picture = stamped(grabbed, stamp);
        if (!writer && !begin(picture.size())) return;
        keep(writer->write(rgbOf(fitted(picture, size)), time_s));
    }

    void finish() {
        if (!cancelled && !hasFailed() && writer) keep(writer->finish());
        writer.reset();  // an unfinished file goes
    }
};

struct VideoExport::Run {
    std::shared_ptr<Coder> coder = std::make_shared<Coder>();
    ExportableView view;
    QThreadPool pool;
    QElapsedTimer asked;
    std::size_t next = 0;
    bool wentThere = false, ending = false;
};

VideoExport::VideoExport(QObject* parent) : QObject(parent) {}

VideoExport::~VideoExport() {
    if (!m_run) return;
    m_run->coder->cancelled = true;
    m_run->pool.clear();
    m_run->pool.waitForDone();
}

void VideoExport::start(VideoExportPlan plan, ExportableView view) {
    if (m_run) return;
    if (plan.frames.empty() || plan.frames.size() != plan.times_s.size()) {
        Q_EMIT failed(tr("There are no frames to export; choose another range."));
        return;
    }
    m_run = std::make_unique<Run>();
    m_run->pool.setMaxThreadCount(1);  // in order
    m_run->coder->plan = std::move(plan);
    m_run->view = std::move(view);
    QTimer::singleShot(0, this, &VideoExport::step);
}

void VideoExport::cancel() {
    if (!m_run || m_run->ending) return;
    m_run->coder->cancelled = true;
    end();
}

void VideoExport::step() {
    if (!m_run || m_run->ending) return;
    Run& run = *m_run;
    if (run.next == run.coder->plan.frames.size() || run.coder->hasFailed()) return end();
    const int frame = run.coder->plan.frames[run.next];
    if (run.coder->waiting >= kInFlight) {
        QTimer::singleShot(kAskAgain_ms, this, &VideoExport::step);
        return;
    }
    // Also where the user has gone elsewhere in the meantime.
    if (!run.wentThere || !run.view.isReady(frame)) run.view.goTo(frame);
    if (!run.wentThere) run.asked.start();
    run.wentThere = true;
    if (run.view.isReady(frame)) {
        grabNow();
        QTimer::singleShot(0, this, &VideoExport::step);
    } else if (run.asked.elapsed() > kPatience_ms) {
        run.coder->keep(Result<void>(
            fail(ErrorCode::Internal, "the view did not show frame " + std::to_string(frame))));
        end();
    } else {
        QTimer::singleShot(kAskAgain_ms, this, &VideoExport::step);
    }
}

void VideoExport::grabNow() {
    Run& run = *m_run;
    const std::size_t index = run.next++;
    run.wentThere = false;
    const QImage picture = run.view.grab(run.coder->plan.scale);
    ++run.coder->waiting;
    run.pool.start([coder = run.coder, picture, index, this] {
        coder->add(picture, index);
        --coder->waiting;
        const int total = static_cast<int>(coder->plan.frames.size());
        QMetaObject::invokeMethod(
            this,
            [this, coder, done = static_cast<int>(index) + 1, total] {
                if (m_run && m_run->coder == coder && !coder->cancelled) {
                    Q_EMIT progressed(done, total);
                }
            },
            Qt::QueuedConnection);
    });
}

void VideoExport::end() {
    Run& run = *m_run;
    run.ending = true;
    run.pool.start([coder = run.coder, this] {
        coder->finish();
        QMetaObject::invokeMethod(
            this,
            [this, coder] {
                if (!m_run || m_run->coder != coder) return;
                m_run.reset();
                if (coder->cancelled) {
                    Q_EMIT cancelled();
                } else if (coder->error) {
                    Q_EMIT failed(OutTexts::writeFailure(*coder->error));
                } else {
                    Q_EMIT finished();
                }
            },
            Qt::QueuedConnection);
    });
}

QString frameLine(int frame, double time_s) {
    return OutTexts::tr("frame %1, %2 s").arg(frame).arg(QString::number(time_s, 'f', 3));
}

}  // namespace gonio
