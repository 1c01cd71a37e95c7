#include "app/gui/curves/flow_layout.h"

#include <QStyle>
#include <QWidget>
#include <algorithm>

namespace gonio {

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent) {
    setContentsMargins(4, 4, 4, 4);
    setSpacing(4);
}

FlowLayout::~FlowLayout() {
    qDeleteAll(m_items);
}

QLayoutItem* FlowLayout::takeAt(int index) {
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const {
    return place({0, 0, width, 0}, false);
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    place(rect, true);
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : m_items) size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

int FlowLayout::place(const QRect& rect, bool move) const {
    const QRect inside = rect.marginsRemoved(contentsMargins());
    const bool mirrored = parentWidget() != nullptr && parentWidget()->isRightToLeft();
    int x = inside.x(), y = inside.y(), lineHeight = 0;
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty()) continue;
        const int width = std::min(item->sizeHint().width(), inside.width());
        const int height =
            item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
        if (x > inside.x() && x + width > inside.right() + 1) {
            x = inside.x();
            y += lineHeight + spacing();
            lineHeight = 0;
        }
        const int left = mirrored ? inside.right() + 1 - (x - inside.x()) - width : x;
        if (move) item->setGeometry({left, y, width, height});
        x += width + spacing();
        lineHeight = std::max(lineHeight, height);
    }
    return y + lineHeight - rect.y() + contentsMargins().bottom();
}

}  // namespace gonio
