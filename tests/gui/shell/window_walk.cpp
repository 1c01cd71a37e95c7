#include "tests/gui/shell/window_walk.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QSet>
#include <QTabBar>
#include <QToolButton>
#include <QWidget>

namespace gonio {
namespace {

QString shortened(QString text) {
    return '"' + text.replace('\n', ' ').left(60) + '"';
}

bool isScrolledAway(const QWidget& widget) {
    return widget.visibleRegion().isEmpty();
}

void addLabel(const QLabel& label, QStringList& found) {
    if (label.text().isEmpty()) return;
    const QSize place = label.contentsRect().size();
    // A label knows what it needs: at its width if it wraps, else in one piece.
    const bool fits = label.wordWrap() ? label.heightForWidth(label.width()) <= label.height() + 1
                                       : label.sizeHint().width() <= label.width() + 1 &&
                                             label.sizeHint().height() <= label.height() + 1;
    if (!fits) {
        found << pathOf(label) + ": " + shortened(label.text()) +
                     QStringLiteral(" in %1 x %2").arg(place.width()).arg(place.height());
    }
}

void addHinted(const QWidget& widget, const QString& text, QStringList& found) {
    if (text.isEmpty()) return;
    const QSize needs = widget.minimumSizeHint().expandedTo(QSize(0, 0));
    const int text_px = widget.fontMetrics().size(Qt::TextShowMnemonic, text).width();
    if (widget.width() + 1 < needs.width() || widget.height() + 1 < needs.height() ||
        widget.width() < text_px) {
        found << pathOf(widget) + ": " + shortened(text) +
                     QStringLiteral(" needs %1, has %2 x %3")
                         .arg(std::max(text_px, needs.width()))
                         .arg(widget.width())
                         .arg(widget.height());
    }
}

void addTabs(const QTabBar& bar, QStringList& found) {
    for (int i = 0; i < bar.count(); ++i) {
        const int text_px = bar.fontMetrics().size(Qt::TextShowMnemonic, bar.tabText(i)).width();
        if (bar.isTabVisible(i) && bar.tabRect(i).width() < text_px) {
            found << pathOf(bar) + ": tab " + shortened(bar.tabText(i));
        }
    }
}

void addHeader(const QHeaderView& header, QStringList& found) {
    if (header.orientation() != Qt::Horizontal || header.model() == nullptr) return;
    for (int i = 0; i < header.count(); ++i) {
        if (header.isSectionHidden(i)) continue;
        const QString text = header.model()->headerData(i, Qt::Horizontal).toString();
        if (header.sectionSize(i) < header.fontMetrics().horizontalAdvance(text)) {
            found << pathOf(header) + ": column " + shortened(text);
        }
    }
}

}  // namespace

QString pathOf(const QWidget& widget) {
    QString path;
    for (const QWidget* w = &widget; w != nullptr; w = w->parentWidget()) {
        const QString name = w->objectName();
        if (name.startsWith("qt_")) continue;
        const QString type = QString(w->metaObject()->className()).remove("gonio::");
        path = type + (name.isEmpty() ? "" : "#" + name) + (path.isEmpty() ? "" : "/" + path);
    }
    return path;
}

QStringList clippedTexts(QWidget& root) {
    QStringList found;
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisible() || isScrolledAway(*widget)) continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget)) addLabel(*label, found);
        const auto* tool = qobject_cast<const QToolButton*>(widget);
        // Signs alone; their words stand in the tip and the accessible name.
        const bool signAlone =
            tool && !tool->icon().isNull() && tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
        if (signAlone && tool->toolTip().isEmpty()) found << pathOf(*tool) + ": no tip";
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget);
            button && !signAlone) {
            addHinted(*button, button->text(), found);
        }
        if (const auto* box = qobject_cast<const QComboBox*>(widget)) {
            addHinted(*box, box->currentText(), found);
        }
        if (const auto* box = qobject_cast<const QGroupBox*>(widget)) {
            addHinted(*box, box->title(), found);
        }
        if (const auto* bar = qobject_cast<const QTabBar*>(widget)) addTabs(*bar, found);
        if (const auto* header = qobject_cast<const QHeaderView*>(widget)) {
            addHeader(*header, found);
        }
    }
    return found;
}

namespace {

void walk(QAccessibleInterface* item, const QString& path, QStringList& found,
          QSet<QObject*>& seen) {
    if (item == nullptr || !item->isValid()) return;
    if (item->object() != nullptr) {
        if (seen.contains(item->object())) return;
        seen.insert(item->object());
    }
    const QString here = path + "/" +
                         (item->object() ? item->object()->metaObject()->className() : "item") +
                         (item->object() ? "#" + item->object()->objectName() : QString());
    const QAccessible::State state = item->state();
    if (state.focusable && !state.invisible) {
        if (item->text(QAccessible::Name).trimmed().isEmpty()) found << here + ": no name";
        if (item->role() == QAccessible::NoRole || item->role() == QAccessible::Client) {
            found << here + ": no role";
        }
    }
    for (int i = 0; i < item->childCount(); ++i) walk(item->child(i), here, found, seen);
}

}  // namespace

QStringList namelessInterfaces(QWidget& root) {
    QStringList found;
    QSet<QObject*> seen;
    QAccessible::setActive(true);
    walk(QAccessible::queryAccessibleInterface(&root), {}, found, seen);
    return found;
}

}  // namespace gonio
