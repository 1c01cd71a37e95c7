#pragma once

#include <QAbstractListModel>
#include <memory>
#include <string>
#include <vector>

namespace gonio {

/// A text and where its lines begin.
struct LinedText {
    std::string text;
    std::vector<std::size_t> begins;  ///< of each line
};

/// Finds the lines; may take long for long texts and runs in any thread.
std::shared_ptr<const LinedText> linesOf(std::string text);

/// A long text as a list of lines, made when they are looked at.
class TextLinesModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Null: nothing.
    void setText(std::shared_ptr<const LinedText> text);

    const std::shared_ptr<const LinedText>& text() const { return m_text; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::shared_ptr<const LinedText> m_text;
};

}  // namespace gonio
