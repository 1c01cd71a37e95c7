#pragma once

#include <QAccessible>
#include <QCoreApplication>
#include <QWidget>

/// Puts a picture of the widget where GONIO_SCREENSHOTS says, to be looked at.
inline void keepPicture(QWidget& widget, const QString& name) {
    const QString folder = qEnvironmentVariable("GONIO_SCREENSHOTS");
    QCoreApplication::processEvents();  // new controls find their place
    if (!folder.isEmpty()) widget.grab().save(folder + "/" + name + ".png");
}

/// Every visible widget that takes the focus has a name for those who cannot see it.
inline QStringList namelessIn(const QWidget& panel) {
    QStringList nameless;
    for (const QWidget* widget : panel.findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith("qt_"))
            continue;
        if (widget->inherits("QComboBoxListView")) continue;  // speaks as its combo box
        const auto* interface = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        if (interface == nullptr || interface->text(QAccessible::Name).isEmpty()) {
            nameless << QString::fromLatin1(widget->metaObject()->className()) + " " +
                            widget->objectName();
        }
    }
    return nameless;
}
