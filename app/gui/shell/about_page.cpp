#include "app/gui/shell/about_page.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace gonio {
namespace {

struct Library {
    const char* name;
    const char* licence;
};

constexpr Library kLibraries[] = {
    {"Qt 6", "LGPL-3.0"},          {"VTK 9", "BSD-3-Clause"}, {"FFmpeg", "LGPL-2.1 / GPL-2.0"},
    {"OpenCV 4", "Apache-2.0"},    {"Eigen 3", "MPL-2.0"},    {"Ceres Solver", "BSD-3-Clause"},
    {"SQLite", "public domain"},   {"OpenSSL", "Apache-2.0"}, {"zlib", "zlib"},
    {"nlohmann/json", "MIT"},      {"tl::expected", "CC0"},
};

}  // namespace

QString standingSentence() {
    return QCoreApplication::translate("AboutPage",
                                       "For research and education, not a medical device");
}

AboutPage::AboutPage(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("About Goniograph"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* text = new QTextBrowser(this);
    text->setAccessibleName(tr("About Goniograph"));
    QString libraries;
    for (const Library& library : kLibraries) {
        libraries += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2</td></tr>")
                         .arg(QString(library.name).toHtmlEscaped(),
                              QString(library.licence).toHtmlEscaped());
    }
    text->setHtml(
        QStringLiteral("<h2>Goniograph %1</h2><p>%2</p><p><b>%3.</b> %4</p><p>%5</p><p>%6</p>"
                       "<p>%7</p><table>%8</table>")
            .arg(QCoreApplication::applicationVersion().toHtmlEscaped(),
                 tr("Turns a video of a moving person into a three-dimensional body and "
                    "joint-angle curves that can be looked at, corrected and reported."),
                 standingSentence(), tr("Do not diagnose or treat by its numbers alone."),
                 tr("It never uses the network: videos, results and corrections stay on this "
                    "computer."),
                 tr("Licence of the program and of its two bodies, open-female and open-male: "
                    "Apache-2.0. Imported bodies and networks keep the licence of their owners."),
                 tr("It stands on these libraries:"), libraries));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addWidget(buttons);
    const int unit = fontMetrics().height();
    resize(40 * unit, 34 * unit);
}

}  // namespace gonio
