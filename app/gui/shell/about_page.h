#pragma once

#include <QDialog>

namespace gonio {

/// The sentence that stands in the window, in About and in every export.
QString standingSentence();

/// What the program is, its licence and whose work it stands on. Not modal.
class AboutPage : public QDialog {
    Q_OBJECT

public:
    explicit AboutPage(QWidget* parent);
};

}  // namespace gonio
