#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QActionGroup;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace gonio {

class CaseDocument;
class DrawingLayer;
class Review;

/// Tools for drawing on the video, and what can be said about the selected drawing.
class CoachPalette : public QWidget {
    Q_OBJECT

public:
    CoachPalette(CaseDocument& document, Review& review, DrawingLayer& layer,
                 QWidget* parent = nullptr);

    /// One a tool, checkable, then those that work on the selected drawing; for menus and keys.
    /// Object names are their ids: "annotate.angle", ...
    const QList<QAction*>& toolActions() const { return m_tools; }

    const QList<QAction*>& editActions() const { return m_edits; }

private:
    void buildTools();
    void buildEdits();
    void buildFields();
    QAction* addEdit(const QString& id, const QString& text, const QKeySequence& key,
                     const std::function<void()>& run);
    void addMoves();
    void refresh();
    void showDrawing();

    CaseDocument& m_document;
    Review& m_review;
    DrawingLayer& m_layer;
    QActionGroup* m_group;
    QList<QAction*> m_tools, m_edits;
    QLabel* m_title;
    QLabel* m_value;
    QLineEdit* m_text;
    QSpinBox *m_first, *m_last;
    QDoubleSpinBox* m_known;
    QPushButton *m_calibrate, *m_start;
    QWidget *m_fields, *m_rulerRow;
    bool m_refreshing = false;
};

}  // namespace gonio
