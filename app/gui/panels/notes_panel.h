#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QVBoxLayout;

namespace gonio {

class CaseDocument;
class Review;

/// Notes on the trial. They come into the case while one writes; what is typed in one go is one
/// step.
class NotesPanel : public QWidget {
    Q_OBJECT

public:
    NotesPanel(CaseDocument& document, Review& review, QWidget* parent = nullptr);
    ~NotesPanel() override;

    /// A place below the notes, for the list of key images.
    void addBelow(QWidget* widget);

    /// Takes over what is typed at once, not after a pause. Before another case comes into the
    /// document; afterwards it could not be told whose words they are.
    void commit();

private:
    void showTrial();

    CaseDocument& m_document;
    Review& m_review;
    QLabel* m_title;
    QPlainTextEdit* m_text;
    QVBoxLayout* m_layout;
    QTimer m_pause;
    int m_trial = 0;    ///< whose notes are shown
    int m_session = 0;  ///< one more each time the field gets the focus: what folds together
    bool m_showing = false;
};

}  // namespace gonio
