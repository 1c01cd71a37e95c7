#pragma once

#include <QWidget>
#include <vector>

class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace gonio {

class MissingPage;
class OfferStrip;
class VideoIntake;

/// The views and panels of the window; each can be made and tested alone.
struct ReviewParts {
    QWidget *casePanel = nullptr, *video = nullptr, *scene = nullptr, *compare = nullptr;
    QWidget *curves = nullptr, *transport = nullptr, *timeline = nullptr;
    QWidget *angles = nullptr, *correct = nullptr, *job = nullptr, *notes = nullptr;
    QWidget *people = nullptr, *layers = nullptr;
    QWidget *history = nullptr, *running = nullptr, *exports = nullptr;
};

enum class Tab { Angles, Correct, Job, Notes };

/// What stands in the middle, where the pictures are.
enum class Place { Views, Missing, Compare };

/// Lays the parts out: case at the left; video and scene in the middle, curves below, transport and
/// timeline at the bottom; panels, history and running jobs at the right.
class ReviewPage : public QWidget {
    Q_OBJECT

public:
    /// Takes the parts over; those that are null are left out.
    explicit ReviewPage(const ReviewParts& parts, QWidget* parent = nullptr);

    OfferStrip& offers() { return *m_offers; }

    VideoIntake& intake() { return *m_intake; }

    MissingPage& missing() { return *m_missing; }

    void setPlace(Place place);
    Place place() const;

    void showTab(Tab tab);

    /// The page of exports takes the place of the panels, beside the views.
    void showExports(bool shown);

    /// Gives all of the room to the view under the mouse (else the one with the focus), or gives it
    /// back.
    void toggleFill();

    bool isFilled() const { return m_filled != nullptr; }

    QByteArray saveLayout() const;
    bool restoreLayout(const QByteArray& layout);

private:
    QWidget* buildCentre();
    QWidget* buildRight();
    QWidget* viewToFill() const;
    void setDefaultSizes();

    ReviewParts m_parts;
    OfferStrip* m_offers;
    VideoIntake* m_intake;
    MissingPage* m_missing;
    QSplitter *m_columns, *m_rows, *m_views, *m_panels;
    QStackedWidget* m_places;
    QStackedWidget* m_right;
    QTabWidget* m_tabs;
    QWidget* m_bottom = nullptr;
    QWidget* m_filled = nullptr;
    std::vector<QWidget*> m_hidden;  // by filling
    QList<int> m_beforeExports;      // widths of the columns
};

}  // namespace gonio
