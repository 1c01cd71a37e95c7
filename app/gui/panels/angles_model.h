#pragma once

#include <QAbstractTableModel>
#include <map>
#include <optional>

#include "core/biomech/angle_series.h"
#include "core/report/range_of_motion.h"

namespace gonio {

class PersonData;
class Review;

/// The angles of the reviewed person at this frame and their range in the selection: a row an
/// angle, right and left side by side. An angle without sides stands in the right column, which
/// then spans both (spansSides).
class AnglesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Angle, Right, Left, RightRange, LeftRange, Source, ColumnCount };

    AnglesModel(PersonData& data, Review& review, QObject* parent = nullptr);

    AngleConvention convention() const;

    bool spansSides(int row) const;
    /// Name of an angle of this convention under a cell; "" for none.
    std::string angleAt(const QModelIndex& index) const;

    /// "Filtered 6 Hz", for the line over the table; empty: nothing analysed.
    QString filterText() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Rows were replaced: spans have to be set anew.
    void rowsChanged();

private:
    struct Row {
        QString title;
        std::string right, left;  ///< names; left empty for angles without sides
    };

    const AngleTable* table() const;
    const AngleSeries* series(int row, int column) const;
    bool isDoubtful(const AngleSeries& series, int at) const;
    QString valueText(const AngleSeries* series) const;
    QString rangeText(int row, int column) const;
    QString wordAt(const AngleSeries* series, int at) const;
    QString sourceText(int row) const;
    QString shortSourceText(int row) const;
    bool isDoubtful(int row, int at) const;
    QString spoken(int row, int column) const;
    void rebuild();
    void tellValues();
    void forgetRanges();

    PersonData& m_data;
    Review& m_review;
    std::vector<Row> m_rows;
    mutable std::map<std::string, RangeOfMotion> m_ranges;  ///< those asked for so far
};

}  // namespace gonio
