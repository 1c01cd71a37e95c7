#pragma once

#include <QWidget>

#include "core/correct/corrected_angles.h"

class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace gonio {

/// One angle to turn: its name, a slider within its limits and a box with tenths of a degree.
class AngleControl : public QWidget {
    Q_OBJECT

public:
    explicit AngleControl(const std::string& openSimAngle, QWidget* parent = nullptr);

    const std::string& angle() const { return m_angle; }

    /// Shows a value without telling it. NaN: there is none, the control is off.
    /// \param doubtful  greyed, and said in text
    void showValue(double value_deg, bool doubtful, bool corrected);
    /// The angle is not estimated: the body is drawn with this value, it can be set nevertheless.
    void showHeld(double value_deg);

    double value_deg() const { return m_value_deg; }

    bool isTurning() const { return m_turning; }

Q_SIGNALS:
    /// The slider was taken hold of: what follows is meant for the frame shown now.
    void turnBegan();
    /// While the slider is being dragged.
    void turning(double value_deg);
    /// The value is as the user wants it. \param typed  in the box, by keys or wheel: steps that
    /// follow each other belong together
    void turned(double value_deg, bool typed);

private:
    void fromSlider(int tenths);
    void fromBox(double value_deg);
    void show(double value_deg);

    std::string m_angle;
    double m_value_deg = 0;
    bool m_turning = false, m_showing = false;
    QLabel *m_title, *m_note;
    QSlider* m_slider;
    QDoubleSpinBox* m_box;
};

}  // namespace gonio
