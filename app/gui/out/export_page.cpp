#include "app/gui/out/export_page.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

#include "app/gui/document/review.h"
#include "app/gui/out/angle_export.h"
#include "app/gui/out/view_export.h"

namespace gonio {

ExportPage::ExportPage(CaseDocument& document, Review& review, PersonData& values, QWidget* parent)
    : QWidget(parent),
      m_angles(new AngleExport(document, review, values)),
      m_views(new ViewExport(document, review, values)),
      m_tabs(new QTabWidget) {
    m_tabs->addTab(m_angles, tr("Angles"));
    m_tabs->addTab(m_views, tr("Pictures and videos"));
    m_tabs->tabBar()->setAccessibleName(tr("Kinds of export"));
    auto* angles = new QAction(tr("Export angles…"), this);
    angles->setObjectName("export.angles");
    angles->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    auto* views = new QAction(tr("Export a picture or a video…"), this);
    views->setObjectName("export.views");
    views->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    auto* close = new QAction(tr("Back to the review"), this);
    close->setObjectName("export.close");
    m_actions = {angles, views, close};
    connect(angles, &QAction::triggered, this, &ExportPage::showAngles);
    connect(views, &QAction::triggered, this, &ExportPage::showViews);
    connect(close, &QAction::triggered, this, &ExportPage::closeWanted);
    auto* back = new QToolButton;
    back->setDefaultAction(close);
    back->setAccessibleName(close->text());
    back->setFocusPolicy(Qt::StrongFocus);
    auto* title = new QLabel(tr("Export"));
    QFont font = title->font();
    font.setBold(true);
    title->setFont(font);
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(back);
    auto* box = new QVBoxLayout(this);
    box->addLayout(head);
    box->addWidget(m_tabs, 1);
}

void ExportPage::showAngles() {
    m_tabs->setCurrentWidget(m_angles);
    Q_EMIT shownWanted();
}

void ExportPage::showViews() {
    m_tabs->setCurrentWidget(m_views);
    Q_EMIT shownWanted();
}

void ExportPage::showViewsWithCaption(int, const QString& caption) {
    m_views->setCaption(caption);
    showViews();
}

}  // namespace gonio
