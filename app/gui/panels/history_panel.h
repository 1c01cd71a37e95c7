#pragma once

#include <QWidget>

class QUndoView;

namespace gonio {

class CaseDocument;

/// All steps of the case, oldest first; choosing one goes back or forth to it.
class HistoryPanel : public QWidget {
    Q_OBJECT

public:
    explicit HistoryPanel(CaseDocument& document, QWidget* parent = nullptr);

private:
    QUndoView* m_view;
};

}  // namespace gonio
