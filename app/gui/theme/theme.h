#pragma once

#include <QColor>
#include <QObject>

class QApplication;

namespace gonio {

enum class ThemeChoice { Dark, Light };

/// Every colour of the window. Colours with a meaning are those of core/draw/palette.h.
struct ThemeColours {
    QColor plane, raised, sunken;  ///< the greys of panels, of what stands on them, of views
    QColor line, text, quietText;
    QColor accent, accentText;
    QColor right, left, middle;  ///< sides of the body
    QColor corrected, doubt, sure, norm;
};

/// One palette for the whole program, dark or light.
class Theme : public QObject {
    Q_OBJECT

public:
    static Theme& instance();

    const ThemeColours& colours() const { return m_colours; }

    ThemeChoice choice() const { return m_choice; }

    /// Fusion style, palette and font size of `application`.
    /// \param textScale_percent  of the desktop's text size
    void apply(QApplication& application, ThemeChoice choice, int textScale_percent = 100);

Q_SIGNALS:
    void changed();

private:
    Theme();
    ThemeChoice m_choice = ThemeChoice::Dark;
    ThemeColours m_colours;
    double m_plainText_pt = 0;  // the desktop's
};

}  // namespace gonio
