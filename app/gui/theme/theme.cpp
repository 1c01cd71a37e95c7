#include "app/gui/theme/theme.h"

#include <QApplication>
#include <QFont>
#include <QPalette>
#include <QStyleFactory>

#include "core/draw/palette.h"

namespace gonio {
namespace {

QColor colour(Colour rgb) {
    return {rgb[0], rgb[1], rgb[2]};
}

ThemeColours coloursOf(ThemeChoice choice) {
    ThemeColours c;
    const bool dark = choice == ThemeChoice::Dark;
    c.plane = dark ? QColor(0x1d2129) : QColor(0xf3f4f6);
    c.raised = dark ? QColor(0x282d37) : QColor(0xffffff);
    c.sunken = dark ? QColor(0x14171c) : QColor(0xe4e7eb);
    c.line = dark ? QColor(0x3a414d) : QColor(0xc3c8d0);
    c.text = dark ? QColor(0xe6e9ee) : QColor(0x1b1f26);
    c.quietText = dark ? QColor(0xa0a8b4) : QColor(0x545c68);
    c.accent = dark ? QColor(0x2f7d6b) : QColor(0x1f6d5b);
    c.accentText = QColor(0xffffff);
    c.right = dark ? colour(kRightColour) : colour(kRightColour).darker(125);
    c.left = dark ? colour(kLeftColour) : colour(kLeftColour).darker(115);
    c.middle = dark ? colour(kMiddleColour) : QColor(0x3c434e);
    c.corrected = dark ? colour(kCorrectedColour) : colour(kCorrectedColour).darker(130);
    c.doubt = colour(kDoubtColour);
    c.sure = dark ? colour(kSureColour) : colour(kSureColour).darker(115);
    c.norm = colour(kNormColour);
    return c;
}

QPalette paletteOf(const ThemeColours& c) {
    QPalette p;
    p.setColor(QPalette::Window, c.plane);
    p.setColor(QPalette::Base, c.sunken);
    p.setColor(QPalette::AlternateBase, c.plane);
    p.setColor(QPalette::Button, c.raised);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        p.setColor(role, c.text);
        p.setColor(QPalette::Disabled, role, c.quietText);
    }
    p.setColor(QPalette::PlaceholderText, c.quietText);
    p.setColor(QPalette::Highlight, c.accent);
    p.setColor(QPalette::HighlightedText, c.accentText);
    p.setColor(QPalette::Link, c.right);
    p.setColor(QPalette::ToolTipBase, c.raised);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::Mid, c.line);
    p.setColor(QPalette::Midlight, c.line);
    p.setColor(QPalette::Light, c.raised.lighter(110));
    p.setColor(QPalette::Dark, c.sunken);
    return p;
}

}  // namespace

Theme& Theme::instance() {
    static Theme theme;
    return theme;
}

Theme::Theme() : m_colours(coloursOf(m_choice)) {}

void Theme::apply(QApplication& application, ThemeChoice choice, int textScale_percent) {
    m_choice = choice;
    m_colours = coloursOf(choice);
    if (m_plainText_pt <= 0) {
        application.setStyle(QStyleFactory::create("Fusion"));
        m_plainText_pt = application.font().pointSizeF();
    }
    QFont font = application.font();
    font.setPointSizeF(m_plainText_pt * textScale_percent / 100);
    if (font != application.font()) application.setFont(font);
    application.setPalette(paletteOf(m_colours));
    Q_EMIT changed();
}

}  // namespace gonio
