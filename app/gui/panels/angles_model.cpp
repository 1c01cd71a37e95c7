#include "app/gui/panels/angles_model.h"

#include <QFont>
#include <QLocale>
#include <cmath>

#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/theme/theme.h"
#include "app/gui/words/angle_words.h"
#include "render/chart/angle_groups.h"

namespace gonio {

AnglesModel::AnglesModel(PersonData& data, Review& review, QObject* parent)
    : QAbstractTableModel(parent), m_data(data), m_review(review) {
    rebuild();
    connect(&data, &PersonData::changed, this, [this] {
        forgetRanges();
        tellValues();
    });
    connect(&data, &PersonData::staleChanged, this, &AnglesModel::tellValues);
    connect(&review, &Review::frameChanged, this, &AnglesModel::tellValues);
    connect(&review, &Review::conventionChanged, this, &AnglesModel::rebuild);
    connect(&review, &Review::selectionChanged, this, [this] {
        forgetRanges();
        tellValues();
    });
}

AngleConvention AnglesModel::convention() const {
    return m_review.convention();
}

void AnglesModel::rebuild() {
    beginResetModel();
    m_rows.clear();
    m_ranges.clear();
    for (const NamedAngle& named : namedAngles()) {
        const auto& curves =
            convention() == AngleConvention::OpenSim ? named.openSim : named.clinical;
        if (curves.empty()) continue;
        m_rows.push_back({angleTitle(convention(), curves.front().angle), curves.front().angle,
                          curves.size() > 1 ? curves.back().angle : ""});
    }
    endResetModel();
    Q_EMIT rowsChanged();
}

void AnglesModel::forgetRanges() {
    m_ranges.clear();
}

void AnglesModel::tellValues() {
    if (m_rows.empty()) return;
    Q_EMIT dataChanged(index(0, Right), index(rowCount() - 1, ColumnCount - 1));
}

bool AnglesModel::spansSides(int row) const {
    return m_rows[std::size_t(row)].left.empty();
}

std::string AnglesModel::angleAt(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    const Row& row = m_rows[std::size_t(index.row())];
    const bool left = index.column() == Left || index.column() == LeftRange;
    return left && !row.left.empty() ? row.left : row.right;
}

const AngleTable* AnglesModel::table() const {
    const auto values = m_data.values();
    if (values == nullptr) return nullptr;
    return convention() == AngleConvention::OpenSim ? &values->angles.openSim
                                                    : &values->angles.clinical;
}

const AngleSeries* AnglesModel::series(int row, int column) const {
    const AngleTable* all = table();
    if (all == nullptr) return nullptr;
    return all->find(angleAt(index(row, column)));
}

bool AnglesModel::isDoubtful(const AngleSeries& series, int at) const {
    const auto index = std::size_t(at);
    return index < series.confidence.size() && series.confidence[index] < kLowConfidence;
}

QString AnglesModel::valueText(const AngleSeries* series) const {
    const int at = table() != nullptr ? rowOfFrame(*table(), m_review.frame()) : -1;
    if (series == nullptr || at < 0) return QStringLiteral("–");
    return degreesWords(series->filtered_deg[std::size_t(at)]);
}

QString AnglesModel::rangeText(int row, int column) const {
    const AngleSeries* found = series(row, column);
    if (found == nullptr) return QStringLiteral("–");
    auto known = m_ranges.find(found->name);
    if (known == m_ranges.end()) {
        const auto range = rangeOfMotion(*table(), *found, m_review.selection());
        known = m_ranges.emplace(found->name, range).first;
    }
    return known->second.present > 0 ? degreesWords(known->second.range_deg) : QStringLiteral("–");
}

// Where a value comes from; of an angle that the fit holds, only what the user set is known.
QString AnglesModel::wordAt(const AngleSeries* series, int at) const {
    if (at < 0 || series == nullptr) return sourceWord(FrameSource::Missing);
    const AngleReading reading = readingAt(*table(), *series, at);
    const bool held = !series->isEstimated && reading.source == FrameSource::Missing;
    return held ? tr("not estimated") : sourceWord(reading.source);
}

QString AnglesModel::sourceText(int row) const {
    const AngleTable* all = table();
    if (all == nullptr) return tr("not analysed");
    if (m_data.isStale()) return tr("being computed anew");
    const int at = rowOfFrame(*all, m_review.frame());
    const AngleSeries* right = series(row, Right);
    const QString word = wordAt(right, at);
    if (at < 0 || right == nullptr || !std::isfinite(right->filtered_deg[std::size_t(at)])) {
        return word;
    }
    const AngleSeries* left = spansSides(row) ? nullptr : series(row, Left);
    const bool rightLow = isDoubtful(*right, at),
               leftLow = left != nullptr && isDoubtful(*left, at);
    if (rightLow && left == nullptr) return tr("%1, low confidence").arg(word);
    if (rightLow && leftLow) return tr("%1, low confidence on both sides").arg(word);
    if (rightLow) return tr("%1, low confidence on the right").arg(word);
    if (leftLow) return tr("%1, low confidence on the left").arg(word);
    return word;
}

bool AnglesModel::isDoubtful(int row, int at) const {
    const AngleSeries* right = series(row, Right);
    const AngleSeries* left = spansSides(row) ? nullptr : series(row, Left);
    return (right != nullptr && isDoubtful(*right, at)) ||
           (left != nullptr && isDoubtful(*left, at));
}

// Fits a narrow column; sourceText() stands in its tooltip.
QString AnglesModel::shortSourceText(int row) const {
    const AngleTable* all = table();
    if (all == nullptr) return sourceText(row);
    if (m_data.isStale()) return tr("out of date");
    const int at = rowOfFrame(*all, m_review.frame());
    const AngleSeries* right = series(row, Right);
    const QString word = wordAt(right, at);
    if (at < 0 || right == nullptr || !std::isfinite(right->filtered_deg[std::size_t(at)])) {
        return word;
    }
    return isDoubtful(row, at) ? tr("%1?", "a source in doubt: measured?").arg(word) : word;
}

QString AnglesModel::spoken(int row, int column) const {
    const QString title = column == Left || column == LeftRange || !spansSides(row)
                              ? angleTitleWithSide(convention(), angleAt(index(row, column)))
                              : m_rows[std::size_t(row)].title;
    switch (column) {
        case Right:
        case Left:
            return tr("%1: %2, %3").arg(title, valueText(series(row, column)), sourceText(row));
        case RightRange:
        case LeftRange:
            return tr("%1, range of motion: %2").arg(title, rangeText(row, column));
        default:
            return {};
    }
}

int AnglesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AnglesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant AnglesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const int row = index.row(), column = index.column();
    const bool isValue = column == Right || column == Left;
    const bool isRange = column == RightRange || column == LeftRange;
    switch (role) {
        case Qt::DisplayRole:
            if (column == Angle) return m_rows[std::size_t(row)].title;
            if (column == Source) return shortSourceText(row);
            return isValue ? valueText(series(row, column)) : rangeText(row, column);
        case Qt::AccessibleTextRole:
            if (column == Source) return sourceText(row);
            return isValue || isRange ? QVariant(spoken(row, column)) : QVariant();
        case Qt::TextAlignmentRole: {
            const auto across = !isValue && !isRange ? Qt::AlignLeft
                                : spansSides(row)    ? Qt::AlignHCenter
                                                     : Qt::AlignRight;
            return int(across | Qt::AlignVCenter);
        }
        case Qt::FontRole: {
            QFont font;
            font.setItalic(m_data.isStale() && column != Angle);
            return font;
        }
        case Qt::ForegroundRole: {
            const AngleSeries* found = isValue ? series(row, column) : nullptr;
            const int at = found != nullptr ? rowOfFrame(*table(), m_review.frame()) : -1;
            const bool quiet = m_data.isStale() || (at >= 0 && isDoubtful(*found, at));
            return quiet && column != Angle ? QVariant(Theme::instance().colours().quietText)
                                            : QVariant();
        }
        case Qt::ToolTipRole:
            if (column == Source) return sourceText(row);
            return isValue || isRange ? spoken(row, column) : m_rows[std::size_t(row)].title;
        default:
            return {};
    }
}

QVariant AnglesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= int(ColumnCount)) return {};
    if (role == Qt::ForegroundRole) {
        const auto& colours = Theme::instance().colours();
        if (section == Right || section == RightRange) return colours.right;
        if (section == Left || section == LeftRange) return colours.left;
        return {};
    }
    const bool whole = role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    if (role != Qt::DisplayRole && !whole) return {};
    switch (section) {
        case Angle:
            return tr("Angle");
        case Right:
            return whole ? tr("Right (°)") : tr("Right");
        case Left:
            return whole ? tr("Left (°)") : tr("Left");
        case RightRange:
            return whole ? tr("Range of motion, right (°)")
                         : tr("ROM R", "range of motion, right; short");
        case LeftRange:
            return whole ? tr("Range of motion, left (°)")
                         : tr("ROM L", "range of motion, left; short");
        default:
            return tr("Source");
    }
}

QString AnglesModel::filterText() const {
    const AngleTable* all = table();
    if (all == nullptr) return {};
    const double cutoff_hz = filterCutoff_hz(*all);
    if (cutoff_hz <= 0) return tr("not filtered");
    return tr("filtered %1 Hz").arg(QLocale().toString(cutoff_hz));
}

}  // namespace gonio
