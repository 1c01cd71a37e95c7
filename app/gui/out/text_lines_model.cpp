#include "app/gui/out/text_lines_model.h"

namespace gonio {
namespace {

// What fits on no screen need not be laid out.
constexpr std::size_t kLongestLine = 2000;

}  // namespace

std::shared_ptr<const LinedText> linesOf(std::string text) {
    auto lined = std::make_shared<LinedText>();
    lined->text = std::move(text);
    for (std::size_t at = 0; at < lined->text.size();) {
        lined->begins.push_back(at);
        const std::size_t end = lined->text.find('\n', at);
        if (end == std::string::npos) break;
        at = end + 1;
    }
    return lined;
}

void TextLinesModel::setText(std::shared_ptr<const LinedText> text) {
    beginResetModel();
    m_text = std::move(text);
    endResetModel();
}

int TextLinesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_text ? 0 : static_cast<int>(m_text->begins.size());
}

QVariant TextLinesModel::data(const QModelIndex& index, int role) const {
    if (!m_text || !index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    const auto row = static_cast<std::size_t>(index.row());
    const std::size_t begin = m_text->begins[row];
    std::size_t end =
        row + 1 < m_text->begins.size() ? m_text->begins[row + 1] : m_text->text.size();
    if (end > begin && m_text->text[end - 1] == '\n') --end;
    const std::size_t length = std::min(end - begin, kLongestLine);
    QString line = QString::fromUtf8(m_text->text.data() + begin, static_cast<qsizetype>(length));
    return length < end - begin ? line + QChar(0x2026) : line;
}

}  // namespace gonio
