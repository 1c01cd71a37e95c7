#pragma once

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>

class QLabel;

namespace gonio {

class CaseDocument;
class Review;

/// The bar at the bottom: device, model, body and its licence; how safe the work is; the standing
/// sentence. Texts wrap where the window is narrow or the letters are large.
class StatusLine : public QFrame {
    Q_OBJECT

public:
    StatusLine(const CaseDocument& document, const Review& review, QWidget* parent = nullptr);

    /// "saved 2 s ago" for a case saved so long ago.
    static QString savedSentence(qint64 ago_s);

    /// What goes on beside the user's work; empty: nothing.
    void showWork(const QString& sentence);

private:
    void showMadeBy();
    void showSaved();

    const CaseDocument& m_document;
    const Review& m_review;
    QLabel *m_madeBy, *m_work, *m_saved;
    QElapsedTimer m_sinceSaved;
    QTimer m_tick;
};

}  // namespace gonio
