#pragma once

#include <QLayout>

namespace gonio {

/// Lays its items side by side in lines, as words in a paragraph: long translations and large text
/// wrap where a row would be cut off.
class FlowLayout : public QLayout {
public:
    explicit FlowLayout(QWidget* parent);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override { m_items.append(item); }

    int count() const override { return int(m_items.size()); }

    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }

    QLayoutItem* takeAt(int index) override;

    bool hasHeightForWidth() const override { return true; }

    int heightForWidth(int width) const override;
    void setGeometry(const QRect& rect) override;

    QSize sizeHint() const override { return minimumSize(); }

    QSize minimumSize() const override;

private:
    int place(const QRect& rect, bool move) const;

    QList<QLayoutItem*> m_items;
};

}  // namespace gonio
