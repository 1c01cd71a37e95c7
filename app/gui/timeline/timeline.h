#pragma once

#include <QKeySequence>
#include <QPixmap>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

#include "app/gui/document/person_data.h"
#include "app/gui/timeline/timeline_editor.h"
#include "render/chart/chart_geometry.h"

class QAction;
class QLineEdit;

namespace gonio {

struct CaseChange;
class CaseDocument;
class Review;

/// From here on a frame is painted as doubtful, and as very doubtful.
inline constexpr float kMediumDoubt = 0.25F, kHighDoubt = 0.5F;

/// The lanes under the views: quality, events, corrections, phases and key images over presentation
/// time. Clicks and drags set the frame; what lies in the lanes is edited in place.
class Timeline : public QWidget {
    Q_OBJECT

public:
    Timeline(CaseDocument& document, Review& review, QWidget* parent = nullptr);
    ~Timeline() override;

    /// Connects what PersonData tells to setValues().
    void follow(PersonData& source);

    /// , . N Shift+N E and new phase: for the whole window. objectName() is the name of the
    /// action ("correction.next").
    const QList<QAction*>& windowActions() const { return m_actions; }

    /// Doubtful places that nobody has corrected or found right yet, the worst first.
    std::vector<WorstFrame> worstLeft() const;

    /// What lies under a point; -1: nothing. Index into items().
    int itemAt(const QPointF& at) const;

    const std::vector<TimelineItem>& items() const { return m_items; }

    QRectF rectOf(const TimelineItem& item) const;
    double xOf(double time_s) const;
    double timeAt(double x) const;

    AxisRange timeRange() const { return m_range; }

    /// Index of the item that keys act on; -1: none.
    int chosenItem() const { return m_chosen; }

    /// The field in which a name is being typed; null: none.
    QLineEdit* nameField() const { return m_nameField; }

    /// How long the last whole painting took, lanes included.
    double lastPaint_ms() const { return m_lastPaint_ms; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    void setValues(std::shared_ptr<const gonio::PersonValues> values);
    void zoom(double factor, double at_s);
    void showWholeClip();
    void stepCorrection(int direction);
    void stepWorst(int direction);
    void addEvent();
    void addPhase();

Q_SIGNALS:
    void worstLeftChanged(int count);
    /// \param sentence  why a change could not be made
    void failed(const QString& sentence);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Grip { None, Scrub, Whole, First, Last };

    void buildActions();
    void addWindowAction(const QString& name, const QString& text, const QString& tip,
                         const QKeySequence& key, std::function<void()> run);
    void onDocument(const CaseChange& what);
    void rebuild();
    void repaintLanes();
    void showFrame();
    void updateTexts();

    double laneHeight() const;
    QRectF laneRect(Lane lane) const;
    QRectF axisRect() const;
    int frameAt(double x) const;
    int findItem(TimelineKind kind, int id) const;
    FrameRange chosenFrames() const;

    void paintLanes(QPainter& painter);
    void paintRuler(QPainter& painter);
    void paintQuality(QPainter& painter);
    void paintItems(QPainter& painter);
    void paintCheck(QPainter& painter, const QRectF& rect);
    void paintBar(QPainter& painter, const TimelineItem& item, const QRectF& rect);
    void paintFront(QPainter& painter);

    void choose(int item);
    void chooseInLane(int laneStep, int itemStep);
    void moveChosen(int frames);
    void dragTo(const QPointF& at);
    void askName(const QRectF& where, const QString& text, const QStringList& offers,
                 std::function<void(const QString&)> take);
    void renameItem(int item);
    QString doubtText(int frame) const;
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);

    CaseDocument& m_document;
    Review& m_review;
    TimelineEditor m_editor;
    std::shared_ptr<const PersonValues> m_values;
    std::vector<float> m_doubts;  ///< per frame, the worst reason's
    std::vector<TimelineItem> m_items;
    QList<QAction*> m_actions;
    AxisRange m_range{0, 1};
    double m_labelWidth = 0, m_textHeight = 12;
    QPixmap m_lanes;  ///< all but playhead and focus
    bool m_lanesDirty = true;
    double m_lastPaint_ms = 0;

    Lane m_lane = Lane::Quality;
    int m_chosen = -1;
    Grip m_grip = Grip::None;
    QPointF m_from;
    int m_grabFrame = 0;
    std::optional<TimelineItem> m_dragged;  ///< as it was when the drag began
    bool m_moved = false;
    int m_drag = 0;
    QLineEdit* m_nameField = nullptr;
};

}  // namespace gonio
