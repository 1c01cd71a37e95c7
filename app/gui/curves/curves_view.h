#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "app/gui/curves/curve_editor.h"
#include "app/gui/document/person_data.h"
#include "core/biomech/angle_convention.h"

class QAbstractButton;
class QButtonGroup;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace gonio {

class CaseDocument;
class ChartWidget;
class Review;
struct NamedAngle;

/// The curves of the person under review: groups of charts, the cursor's values, the graph editor.
/// Shows what it is given and follows the review in the same call; edits go through the document.
class CurvesView : public QWidget {
    Q_OBJECT

public:
    CurvesView(CaseDocument& document, Review& review, QWidget* parent = nullptr);
    ~CurvesView() override;

    /// Connects everything that PersonData tells to the slots below.
    void follow(PersonData& source);

    ChartWidget& chart() { return *m_chart; }

    /// Name in the convention shown of the angle that keys and the value field act on; "" none.
    std::string activeAngle() const;

    /// Key of the group shown ("gait_sagittal"), "own" for the own choice.
    QString group() const { return m_group; }

    /// Keys of the angles of the own choice ("knee_flexion").
    QStringList ownChoice() const { return m_own; }

public Q_SLOTS:
    void setValues(std::shared_ptr<const gonio::PersonValues> values);
    /// The values belong to an earlier state of the case.
    void setStale(bool stale);
    void setPendingWindows(const std::vector<gonio::FrameRange>& windows);
    /// Curves of a running analysis of the person under review, shown as a preview until
    /// setValues() brings results, another trial or person is looked at, or clearPreview().
    void showPreview(std::shared_ptr<const gonio::AngleTable> openSim);
    /// The analysis ended, with results or without.
    void clearPreview();
    void setGroup(const QString& key);
    void setOwnChoice(const QStringList& angles);
    void setEditing(bool editing);

Q_SIGNALS:
    /// \param sentence  why a change could not be made
    void failed(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildBar();
    void buildEditBar();
    void colourChips();
    void connectChart();
    void connectReview();
    QAbstractButton* addChip(QButtonGroup& group, const QString& text, const QString& tip);
    std::vector<const NamedAngle*> shownAngles() const;

    void showCharts();
    void showContent();
    void showCorrections();
    void showFrame();
    void showEditState();
    void describe();

    void chooseChart(int chart);
    void insertAt(int chart, int frame, double value_deg);
    void insertAtCursor();
    void applyValue();
    void deleteSelected();
    void brush(int chart, FrameRange frames, double value_deg, bool done);
    void showConvention();
    std::string nearestAngle(int chart, int frame, double value_deg) const;
    AngleReading readingOf(const std::string& angle, int frame) const;
    std::shared_ptr<const AngleTable> table() const;

    CaseDocument& m_document;
    Review& m_review;
    CurveEditor m_editor;
    std::shared_ptr<const PersonValues> m_values;
    std::shared_ptr<const AngleTable> m_preview;
    std::vector<FrameRange> m_pending;
    bool m_stale = false, m_editing = false;
    QString m_group = QStringLiteral("gait_sagittal");
    QStringList m_own{QStringLiteral("knee_flexion")};

    ChartWidget* m_chart = nullptr;
    QWidget *m_bar = nullptr, *m_editBar = nullptr;
    QButtonGroup* m_groups = nullptr;
    QToolButton* m_choose = nullptr;
    QListWidget* m_chooseList = nullptr;
    QComboBox *m_conventions = nullptr, *m_side = nullptr;
    QPushButton *m_edit = nullptr, *m_brush = nullptr, *m_set = nullptr, *m_delete = nullptr;
    QDoubleSpinBox* m_value = nullptr;
    QLabel* m_hint = nullptr;
};

}  // namespace gonio
