#include "app/gui/video/transport_bar.h"

#include <QAction>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "app/gui/document/review.h"
#include "app/gui/video/play_clock.h"

namespace gonio {
namespace {

/// Shapes in a square of 16: a triangle per entry (x of its foot and of its tip), bars at x.
QPainterPath symbol(std::initializer_list<std::pair<double, double>> triangles,
                    std::initializer_list<double> bars) {
    QPainterPath path;
    for (const auto& [foot, tip] : triangles) {
        path.addPolygon(QPolygonF({{foot, 3}, {tip, 8}, {foot, 13}, {foot, 3}}));
    }
    for (const double x : bars) path.addRect(x, 3, 2.5, 10);
    return path;
}

QPainterPath loopSymbol() {
    QPainterPath path;
    path.arcMoveTo(3, 3, 10, 10, 60);
    path.arcTo(3, 3, 10, 10, 60, 290);
    QPainterPathStroker stroker;
    stroker.setWidth(2);
    QPainterPath ring = stroker.createStroke(path);
    ring.addPolygon(QPolygonF({{10, 0.5}, {14.5, 4.2}, {9.3, 7}, {10, 0.5}}));
    return ring;
}

QPainterPath symbolOf(const QString& command) {
    if (command == "goToFirst") return symbol({{13, 6}}, {3});
    if (command == "stepBack") return symbol({{10, 3}}, {11});
    if (command == "play") return symbol({{4, 13}}, {});
    if (command == "pause") return symbol({}, {4, 9.5});
    if (command == "stepForward") return symbol({{6, 13}}, {2.5});
    if (command == "goToLast") return symbol({{3, 10}}, {10.5});
    return loopSymbol();
}

QIcon drawn(const QPainterPath& path, const QPalette& palette) {
    QIcon icon;
    for (const auto mode : {QIcon::Normal, QIcon::Disabled}) {
        const auto group = mode == QIcon::Normal ? QPalette::Active : QPalette::Disabled;
        for (const int side : {16, 32, 48}) {
            QPixmap pixmap(side, side);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.scale(side / 16.0, side / 16.0);
            painter.fillPath(path, palette.color(group, QPalette::ButtonText));
            painter.end();
            icon.addPixmap(pixmap, mode);
        }
    }
    return icon;
}

QString withKey(const QString& text, const QKeySequence& key) {
    return TransportBar::tr("%1 (%2)", "what a button does (its key)")
        .arg(text, key.toString(QKeySequence::NativeText));
}

}  // namespace

QString timeText(double time_s) {
    const auto all_ms = std::llround(1e3 * std::abs(time_s));
    return QStringLiteral("%1%2:%3.%4")
        .arg(time_s < 0 && all_ms > 0 ? QString(QChar(0x2212)) : QString())
        .arg(all_ms / 60000)
        .arg(all_ms / 1000 % 60, 2, 10, QChar('0'))
        .arg(all_ms % 1000, 3, 10, QChar('0'));
}

TransportBar::TransportBar(Review& review, PlayClock& clock, QWidget* parent)
    : QWidget(parent), m_review(review), m_clock(clock) {
    makeCommands();
    makeWidgets();
    paintIcons();
    connect(&review, &Review::frameChanged, this, &TransportBar::updateTime);
    connect(&review, &Review::timesChanged, this, &TransportBar::updateRate);
    connect(&review, &Review::timesChanged, this, &TransportBar::updateTime);
    connect(&clock, &PlayClock::rateChanged, this, &TransportBar::updatePlay);
    updatePlay();
    updateTime();
    updateRate();
}

QAction* TransportBar::addCommand(const char* name, const QString& text, const QKeySequence& key) {
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setToolTip(withKey(text, key));
    addAction(action);
    return action;
}

void TransportBar::makeCommands() {
    const auto command = [&](const char* name, const QString& text, const QKeySequence& key,
                             auto done) {
        connect(addCommand(name, text, key), &QAction::triggered, this, done);
    };
    PlayClock& clock = m_clock;
    command("goToFirst", tr("Go to the first frame"), Qt::Key_Home, [&] { clock.goToFirst(); });
    command("stepBack10", tr("Ten frames back"), Qt::SHIFT | Qt::Key_Left,
            [&] { clock.step(-10); });
    command("stepBack", tr("One frame back"), Qt::Key_Left, [&] { clock.step(-1); });
    command("play", tr("Play"), Qt::Key_Space, [&] { clock.toggle(); });
    command("stepForward", tr("One frame on"), Qt::Key_Right, [&] { clock.step(1); });
    command("stepForward10", tr("Ten frames on"), Qt::SHIFT | Qt::Key_Right,
            [&] { clock.step(10); });
    command("goToLast", tr("Go to the last frame"), Qt::Key_End, [&] { clock.goToLast(); });
    command("shuttleBack", tr("Play backwards, again for faster"), Qt::Key_J,
            [&] { clock.shuttleBack(); });
    command("shuttlePause", tr("Pause"), Qt::Key_K, [&] { clock.pause(); });
    command("shuttleForward", tr("Play forwards, again for faster"), Qt::Key_L,
            [&] { clock.shuttleForward(); });
    command("setRangeStart", tr("Begin the range at this frame"), Qt::Key_I,
            [this] { setRangeEnd(true); });
    command("setRangeEnd", tr("End the range at this frame"), Qt::Key_O,
            [this] { setRangeEnd(false); });
    QAction* loop = addCommand("loop", tr("Repeat the range"), Qt::CTRL | Qt::Key_L);
    loop->setCheckable(true);
    connect(loop, &QAction::toggled, &clock, &PlayClock::setLooping);
    connect(&clock, &PlayClock::loopingChanged, loop, &QAction::setChecked);
}

/// The other end stays where it makes a range with the new one.
void TransportBar::setRangeEnd(bool start) {
    const int frame = m_review.frame();
    FrameRange range = m_review.selection();
    if (range.empty()) range = {0, std::max(m_review.frameCount(), 1) - 1};
    (start ? range.first : range.last) = frame;
    if (range.empty()) range = {frame, frame};
    m_review.setSelection(range);
}

QToolButton* TransportBar::makeButton(const char* command) {
    auto* button = new QToolButton(this);
    auto* action = findChild<QAction*>(command);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setObjectName(QString(command) + "Button");
    const auto name = [button, action] { button->setAccessibleName(action->text()); };
    connect(action, &QAction::changed, button, name);
    name();
    return button;
}

void TransportBar::makeWidgets() {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 8, 2);
    row->setSpacing(2);
    for (const char* command :
         {"goToFirst", "stepBack", "play", "stepForward", "goToLast", "loop"}) {
        row->addWidget(makeButton(command));
    }
    m_time = new QLabel(this);
    m_time->setObjectName("time");
    m_time->setAccessibleName(tr("Time of this frame"));
    QFont larger = m_time->font();
    larger.setPointSizeF(1.3 * larger.pointSizeF());
    larger.setBold(true);
    m_time->setFont(larger);
    m_frame = new QLabel(this);
    m_frame->setObjectName("frame");
    m_frame->setAccessibleName(tr("Number of this frame"));
    m_rate = new QLabel(this);
    m_rate->setObjectName("rate");
    m_rate->setAccessibleName(tr("Frame rate and direction of play"));
    m_speed = new QDoubleSpinBox(this);
    m_speed->setObjectName("speed");
    m_speed->setRange(PlayClock::slowest, PlayClock::fastest);
    m_speed->setSingleStep(0.1);
    m_speed->setDecimals(1);
    m_speed->setSuffix(tr("×", "times as fast as recorded"));
    m_speed->setKeyboardTracking(false);
    m_speed->setValue(m_clock.speed());
    m_speed->setAccessibleName(tr("Speed of play"));
    m_speed->setToolTip(tr("How fast Play runs: 1 is as recorded, 0.1 ten times slower"));
    connect(m_speed, &QDoubleSpinBox::valueChanged, &m_clock, &PlayClock::setSpeed);
    connect(&m_clock, &PlayClock::speedChanged, m_speed, &QDoubleSpinBox::setValue);
    row->addSpacing(12);
    row->addWidget(m_time);
    row->addSpacing(12);
    row->addWidget(m_frame);
    row->addSpacing(12);
    row->addWidget(m_speed);
    row->addSpacing(12);
    row->addWidget(m_rate);
    row->addStretch(1);
}

void TransportBar::paintIcons() {
    for (QAction* action : findChildren<QAction*>(Qt::FindDirectChildrenOnly)) {
        const bool pause = action->objectName() == "play" && m_clock.isPlaying();
        const QString shape = pause ? QStringLiteral("pause") : action->objectName();
        const bool isButton = findChild<QToolButton*>(action->objectName() + "Button") != nullptr;
        if (isButton) action->setIcon(drawn(symbolOf(shape), palette()));
    }
}

void TransportBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_speed != nullptr) paintIcons();
}

void TransportBar::updatePlay() {
    auto* play = findChild<QAction*>("play");
    play->setText(m_clock.isPlaying() ? tr("Pause") : tr("Play"));
    play->setToolTip(withKey(play->text(), play->shortcut()));
    paintIcons();
    updateRate();
}

void TransportBar::updateTime() {
    m_time->setText(timeText(m_review.time_s()));
    m_frame->setText(m_review.frameCount() > 0
                         ? tr("frame %1 / %2").arg(m_review.frame()).arg(m_review.frameCount())
                         : tr("no video"));
    // the widest text decides, so that nothing jumps while the video plays
    const auto keepWidth = [](QLabel& label) {
        label.setMinimumWidth(std::max(label.minimumWidth(), label.sizeHint().width()));
    };
    keepWidth(*m_time);
    keepWidth(*m_frame);
}

void TransportBar::updateRate() {
    const auto& times_s = m_review.times_s();
    QStringList parts;
    if (times_s.size() > 1) {
        const double rate_hz = double(times_s.size() - 1) / (times_s.back() - times_s.front());
        const QString number = locale().toString(std::round(100 * rate_hz) / 100, 'g', 5);
        parts << tr("%1 frames/s").arg(number);
    }
    if (m_clock.isPlaying() && m_clock.rate() != m_clock.speed()) {
        const QString times = locale().toString(std::abs(m_clock.rate()), 'g', 2);
        parts << (m_clock.rate() < 0 ? tr("backwards %1×").arg(times)
                                     : tr("forwards %1×").arg(times));
    }
    m_rate->setText(parts.join(QStringLiteral(" · ")));
}

}  // namespace gonio
