#pragma once

#include <QFrame>

class QLabel;

namespace gonio {

class CaseDocument;

/// A bar above everything while changes of the case do not reach the disk: why, and the way out.
class SaveWarning : public QFrame {
    Q_OBJECT

public:
    explicit SaveWarning(const CaseDocument& document, QWidget* parent = nullptr);

Q_SIGNALS:
    void saveAsWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow();
    void colour();

    const CaseDocument& m_document;
    QLabel* m_reason;
};

}  // namespace gonio
