#pragma once

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QTableView;

namespace gonio {

class AnglesModel;
class PersonData;
class Review;

/// All angles of the person at this frame, left and right, with source, confidence and the range of
/// motion in the selection. Activating a cell chooses that joint.
class AnglesPanel : public QWidget {
    Q_OBJECT

public:
    AnglesPanel(PersonData& personData, Review& review, QWidget* parent = nullptr);

    AnglesModel& model() { return *m_model; }

    QTableView& table() { return *m_table; }

    /// Goes over to the other convention; id "angles.convention".
    QAction* conventionAction() const { return m_switch; }

private:
    void showConvention();
    void span();
    void showFacts();
    void choose(const class QModelIndex& index);

    PersonData& m_data;
    Review& m_review;
    AnglesModel* m_model;
    QTableView* m_table;
    QComboBox* m_convention;
    QLabel *m_facts, *m_range;
    QAction* m_switch;
};

}  // namespace gonio
