#include "app/gui/panels/angle_control.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <cmath>

#include "app/gui/panels/calm_wheel.h"
#include "app/gui/theme/theme.h"
#include "app/gui/words/angle_words.h"

namespace gonio {
namespace {

constexpr double kSteps = 10;  ///< of the slider and the box in a degree

int tenthsOf(double value_deg) {
    return int(std::lround(value_deg * kSteps));
}

}  // namespace

AngleControl::AngleControl(const std::string& openSimAngle, QWidget* parent)
    : QWidget(parent),
      m_angle(openSimAngle),
      m_title(new QLabel(angleTitleWithSide(AngleConvention::OpenSim, openSimAngle))),
      m_note(new QLabel),
      m_slider(new QSlider(Qt::Horizontal)),
      m_box(new QDoubleSpinBox) {
    const AngleLimits limits = limitsOf(openSimAngle);
    m_slider->setRange(tenthsOf(limits.min_deg), tenthsOf(limits.max_deg));
    m_slider->setSingleStep(1);
    m_slider->setPageStep(int(kSteps));
    m_box->setRange(limits.min_deg, limits.max_deg);
    m_box->setDecimals(1);
    m_box->setSingleStep(1 / kSteps);
    m_box->setSuffix(QStringLiteral("°"));
    m_box->setKeyboardTracking(false);
    m_box->setCorrectionMode(QAbstractSpinBox::CorrectToNearestValue);
    const QString range = tr("From %1 to %2, OpenSim convention.")
                              .arg(degreesWords(limits.min_deg), degreesWords(limits.max_deg));
    for (QWidget* widget : {static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_box)}) {
        widget->setAccessibleName(m_title->text());
        widget->setAccessibleDescription(range);
        widget->setToolTip(range);
    }
    m_title->setBuddy(m_box);
    m_title->setWordWrap(true);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_title, 0, 0);
    layout->addWidget(m_note, 0, 1, Qt::AlignRight);
    layout->addWidget(m_box, 0, 2);
    layout->addWidget(m_slider, 1, 0, 1, 3);
    layout->setColumnStretch(0, 1);
    calmWheel(*this);

    connect(m_slider, &QSlider::sliderPressed, this, &AngleControl::turnBegan);
    connect(m_slider, &QSlider::valueChanged, this, &AngleControl::fromSlider);
    connect(m_slider, &QSlider::sliderReleased, this, [this] {
        m_turning = false;
        Q_EMIT turned(m_value_deg, false);
    });
    connect(m_box, &QDoubleSpinBox::valueChanged, this, &AngleControl::fromBox);
}

void AngleControl::fromSlider(int tenths) {
    if (m_showing) return;
    show(tenths / kSteps);
    if (m_slider->isSliderDown()) {
        m_turning = true;
        Q_EMIT turning(m_value_deg);
    } else {
        Q_EMIT turned(m_value_deg, true);  // by keys or the wheel
    }
}

void AngleControl::fromBox(double value_deg) {
    if (m_showing) return;
    show(value_deg);
    Q_EMIT turned(value_deg, true);
}

void AngleControl::show(double value_deg) {
    m_value_deg = value_deg;
    m_showing = true;
    if (!m_slider->isSliderDown()) m_slider->setValue(tenthsOf(value_deg));
    m_box->setValue(value_deg);
    m_showing = false;
}

void AngleControl::showValue(double value_deg, bool doubtful, bool corrected) {
    const bool known = std::isfinite(value_deg);
    m_slider->setEnabled(known);
    m_box->setEnabled(known);
    if (known && !m_turning) show(value_deg);
    m_note->setText(!known      ? tr("missing")
                    : corrected ? tr("set by you")
                    : doubtful  ? tr("low confidence")
                                : QString());
    QPalette quiet = palette();
    const auto& colours = Theme::instance().colours();
    quiet.setColor(QPalette::WindowText, doubtful || !known ? colours.quietText : colours.text);
    m_title->setPalette(quiet);
    m_note->setPalette(quiet);
}

void AngleControl::showHeld(double value_deg) {
    showValue(value_deg, true, false);
    m_note->setText(tr("not estimated"));
}

}  // namespace gonio
