#include "app/gui/shell/video_facts.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "core/io/file_hash.h"

namespace gonio {
namespace {

QString told(const char* text, int n = -1) {
    return QCoreApplication::translate("VideoFacts", text, nullptr, n);
}

}  // namespace

Result<VideoFacts> readVideoFacts(const std::filesystem::path& path, const Job& job) {
    auto reader = VideoReader::open(path);
    if (!reader) return passOn(reader.error(), "opening the video");
    if (job.cancelled()) return fail(ErrorCode::Cancelled, "reading a video was cancelled");
    auto hash = sha256OfFile(path, job);
    if (!hash) return passOn(hash.error(), "reading the video");
    VideoFacts facts;
    facts.info = (*reader)->info();
    facts.ref.path = path.string();
    facts.ref.sha256 = *hash;
    facts.ref.frameCount = facts.info.frameCount;
    facts.ref.width_px = facts.info.width_px;
    facts.ref.height_px = facts.info.height_px;
    facts.ref.nominalRate_hz = facts.info.nominalRate_hz;
    facts.ref.duration_s = facts.info.duration_s;
    return facts;
}

Result<DamageReport> findDamage(const std::filesystem::path& path, const Job& job) {
    VideoOptions options;
    options.convertThreads = 1;
    options.readAheadFrames = 2;
    auto reader = VideoReader::open(path, options);
    if (!reader) return tl::unexpected<Error>(reader.error());
    while (!job.cancelled()) {
        auto frame = (*reader)->next();
        if (!frame) return tl::unexpected<Error>(frame.error());
        if (!*frame) return (*reader)->damage();
    }
    return fail(ErrorCode::Cancelled, "looking for damage was cancelled");
}

QImage thumbnailOf(const std::filesystem::path& path, int side_px) {
    auto reader = VideoReader::open(path);
    if (!reader) return {};
    auto frame = (*reader)->next();
    if (!frame || !*frame || !(*frame)->image) return {};
    const Image& image = *(*frame)->image;
    return QImage(image.rgb.data(), image.width_px, image.height_px, 3 * image.width_px,
                  QImage::Format_RGB888)
        .scaled(side_px, side_px, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation)
        .copy();
}

QString clockText(double duration_s) {
    const int all = int(duration_s);
    const QString seconds = QString::number(all % 60).rightJustified(2, '0');
    if (all < 3600) return QStringLiteral("%1:%2").arg(all / 60).arg(seconds);
    return QStringLiteral("%1:%2:%3")
        .arg(all / 3600)
        .arg(all / 60 % 60, 2, 10, QChar('0'))
        .arg(seconds);
}

QString sentenceOf(const VideoInfo& info) {
    const QLocale locale;
    QStringList facts{
        told(QT_TRANSLATE_NOOP("VideoFacts", "%1 × %2 px")).arg(info.width_px).arg(info.height_px),
        (info.variableRate
             ? told(QT_TRANSLATE_NOOP("VideoFacts", "about %1 frames a second, varying"))
             : told(QT_TRANSLATE_NOOP("VideoFacts", "%1 frames a second")))
            .arg(locale.toString(info.nominalRate_hz, 'g', 4)),
        told(QT_TRANSLATE_NOOP("VideoFacts", "length %1")).arg(clockText(info.duration_s)),
        told(QT_TRANSLATE_N_NOOP("VideoFacts", "%n frame(s)"), info.frameCount)};
    if (info.rotation_deg != 0) {
        facts
            << told(QT_TRANSLATE_NOOP("VideoFacts", "shown turned by %1°")).arg(info.rotation_deg);
    }
    if (info.mirrored) facts << told(QT_TRANSLATE_NOOP("VideoFacts", "shown mirrored"));
    if (std::abs(info.pixelAspect - 1) > 0.01) {
        facts << told(QT_TRANSLATE_NOOP("VideoFacts", "pixels are not square"));
    }
    return facts.join(QStringLiteral(" · "));
}

QString sentenceOf(const DamageReport& damage) {
    if (damage.empty()) return told(QT_TRANSLATE_NOOP("VideoFacts", "No damage found."));
    QStringList sentences;
    if (!damage.lostFrames.empty()) {
        sentences << told(QT_TRANSLATE_N_NOOP("VideoFacts", "%n frame(s) cannot be decoded."),
                          int(damage.lostFrames.size()));
    }
    if (!damage.doubtfulFrames.empty()) {
        sentences << told(QT_TRANSLATE_N_NOOP(
                              "VideoFacts", "%n frame(s) depend on damaged ones and are left out."),
                          int(damage.doubtfulFrames.size()));
    }
    if (sentences.isEmpty()) {
        sentences << told(QT_TRANSLATE_NOOP("VideoFacts", "The file is not quite in order."));
    }
    return sentences.join(' ');
}

}  // namespace gonio
