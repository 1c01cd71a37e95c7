#pragma once

#include <QWidget>

#include "core/correct/corrections.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace gonio {

/// Asks for a range of frames in place, without a dialog: hidden until ask().
class RangeBar : public QWidget {
    Q_OBJECT

public:
    explicit RangeBar(QWidget* parent = nullptr);

    /// \param what    the verb on the button: "Mark as bad"
    /// \param people  ids and names to choose one from; empty: none is needed
    void ask(const QString& what, FrameRange suggested, int frameCount,
             const std::vector<std::pair<int, QString>>& people = {});
    /// The same, and which limbs; those chosen last are suggested.
    void askLimbs(const QString& what, FrameRange suggested, int frameCount);

    FrameRange range() const;
    int person() const;  ///< 0: none
    Limbs limbs() const;

Q_SIGNALS:
    void accepted();
    void dismissed();
    /// While the ends are being set: what would be touched.
    void rangeChanged(gonio::FrameRange range);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLabel* m_title;
    QSpinBox *m_first, *m_last;
    QLabel* m_withWhom;
    QComboBox* m_people;
    QLabel* m_ofWhat;
    QComboBox* m_limbs;
    QPushButton *m_accept, *m_dismiss;
};

}  // namespace gonio
