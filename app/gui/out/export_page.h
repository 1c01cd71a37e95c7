#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QTabWidget;

namespace gonio {

class AngleExport;
class CaseDocument;
class PersonData;
class Review;
class ViewExport;

/// Everything that leaves the program: angles on one page, pictures and videos on the other. Not
/// modal; stands beside the views, which go on being used.
class ExportPage : public QWidget {
    Q_OBJECT

public:
    ExportPage(CaseDocument& document, Review& review, PersonData& values,
               QWidget* parent = nullptr);

    AngleExport& angles() { return *m_angles; }

    ViewExport& views() { return *m_views; }

    /// "export.angles", "export.views", "export.close"; the first two ask for the page to be shown.
    const QList<QAction*>& exportActions() const { return m_actions; }

public Q_SLOTS:
    void showAngles();
    void showViews();
    /// A key image is to be saved as a picture.
    void showViewsWithCaption(int frame, const QString& caption);

Q_SIGNALS:
    void shownWanted();
    void closeWanted();

private:
    AngleExport* m_angles;
    ViewExport* m_views;
    QTabWidget* m_tabs;
    QList<QAction*> m_actions;
};

}  // namespace gonio
