#include "app/gui/out/picture_stamp.h"

#include <QBuffer>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
#include <algorithm>

#include "core/io/atomic_file.h"

namespace gonio {
namespace {

constexpr int kFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
const QColor kGround(18, 21, 26), kWords(226, 230, 236), kDoubt(255, 138, 128);

struct Line {
    QString text;
    QColor colour;
    QRect place = {};
};

struct Strip {
    QFont font;
    int margin = 0;
    std::vector<Line> lines;
    int height = 0;
};

Strip layOut(int width_px, int height_px, const PictureStamp& stamp) {
    Strip strip;
    strip.font = QGuiApplication::font();
    strip.font.setPixelSize(std::clamp(std::min(width_px, height_px) / 36, 10, 48));
    const QFontMetrics metrics(strip.font);
    strip.margin = metrics.height() / 2;
    int y = strip.margin;
    for (Line line : {Line{stamp.caption, kWords}, Line{stamp.doubt, kDoubt},
                      Line{stamp.source, kWords}, Line{stamp.sentence, kWords}}) {
        if (line.text.isEmpty()) continue;
        const QRect room(strip.margin, y, std::max(1, width_px - 2 * strip.margin), 100000);
        const QRect words = metrics.boundingRect(room, kFlags, line.text);
        line.place = QRect(room.left(), y, room.width(), words.height());
        strip.lines.push_back(line);
        y += words.height();
    }
    strip.height = strip.lines.empty() ? 0 : y + strip.margin;
    return strip;
}

}  // namespace

int stampHeight(int width_px, int height_px, const PictureStamp& stamp) {
    return layOut(width_px, height_px, stamp).height;
}

QImage stamped(const QImage& picture, const PictureStamp& stamp) {
    if (picture.isNull()) return {};
    const Strip strip = layOut(picture.width(), picture.height(), stamp);
    QImage whole(picture.width(), picture.height() + strip.height, QImage::Format_RGB32);
    whole.fill(kGround);
    QPainter painter(&whole);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    QImage plain = picture;
    plain.setDevicePixelRatio(1);
    painter.drawImage(0, 0, plain);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setFont(strip.font);
    for (const Line& line : strip.lines) {
        painter.setPen(line.colour);
        painter.drawText(line.place.translated(0, picture.height()), kFlags, line.text);
    }
    return whole;
}

Result<void> writePng(const QImage& picture, const PictureStamp& stamp,
                      const std::filesystem::path& file) {
    QImage image = picture;
    image.setText(QStringLiteral("Source"), stamp.source);
    image.setText(QStringLiteral("Disclaimer"), stamp.sentence);
    if (!stamp.doubt.isEmpty()) image.setText(QStringLiteral("Warning"), stamp.doubt);
    if (!stamp.caption.isEmpty()) image.setText(QStringLiteral("Description"), stamp.caption);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG")) {
        return fail(ErrorCode::Internal, "the picture could not be coded as PNG");
    }
    return writeFileAtomically(file, std::as_bytes(std::span(bytes.constData(), bytes.size())));
}

}  // namespace gonio
