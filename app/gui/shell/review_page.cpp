#include "app/gui/shell/review_page.h"

#include <QCursor>
#include <QDataStream>
#include <QIODevice>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include "app/gui/shell/missing_page.h"
#include "app/gui/shell/offer_strip.h"
#include "app/gui/shell/video_intake.h"

namespace gonio {
namespace {

QSplitter* splitter(Qt::Orientation orientation, QWidget* parent) {
    auto* made = new QSplitter(orientation, parent);
    made->setChildrenCollapsible(false);
    return made;
}

// Panels may be taller than the window at 200 %; they scroll then instead of being clipped.
QScrollArea* scrolling(QWidget* panel, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(panel);
    return area;
}

}  // namespace

ReviewPage::ReviewPage(const ReviewParts& parts, QWidget* parent)
    : QWidget(parent), m_parts(parts) {
    m_columns = splitter(Qt::Horizontal, this);
    if (m_parts.casePanel) m_columns->addWidget(scrolling(m_parts.casePanel, m_columns));
    m_columns->addWidget(buildCentre());
    m_columns->addWidget(buildRight());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_columns);
    setDefaultSizes();
}

QWidget* ReviewPage::buildCentre() {
    auto* centre = new QWidget(m_columns);
    m_offers = new OfferStrip(centre);
    m_intake = new VideoIntake(centre);
    m_rows = splitter(Qt::Vertical, centre);
    m_places = new QStackedWidget(m_rows);
    m_views = splitter(Qt::Horizontal, m_places);
    for (QWidget* view : {m_parts.video, m_parts.scene}) {
        if (view) m_views->addWidget(view);
    }
    m_missing = new MissingPage(m_places);
    m_places->addWidget(m_views);
    m_places->addWidget(m_missing);
    if (m_parts.compare) m_places->addWidget(m_parts.compare);
    m_rows->addWidget(m_places);
    if (m_parts.curves) m_rows->addWidget(m_parts.curves);
    m_bottom = new QWidget(centre);
    auto* bottom = new QVBoxLayout(m_bottom);
    bottom->setContentsMargins({});
    bottom->setSpacing(0);
    for (QWidget* part : {m_parts.transport, m_parts.timeline}) {
        if (part) bottom->addWidget(part);
    }
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_intake);
    layout->addWidget(m_offers);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_bottom);
    connect(m_missing, &MissingPage::closed, this, [this] { setPlace(Place::Views); });
    return centre;
}

QWidget* ReviewPage::buildRight() {
    auto* column = new QWidget(m_columns);
    m_right = new QStackedWidget(column);
    m_panels = splitter(Qt::Vertical, m_right);
    m_tabs = new QTabWidget(m_panels);
    m_tabs->setAccessibleName(tr("Panels"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Panels"));
    const std::pair<QWidget*, QString> tabs[] = {{m_parts.angles, tr("Angles")},
                                                 {m_parts.correct, tr("Correct")},
                                                 {m_parts.job, tr("Job")},
                                                 {m_parts.notes, tr("Notes")}};
    for (const auto& [panel, name] : tabs) {
        if (panel) m_tabs->addTab(scrolling(panel, m_tabs), name);
    }
    m_panels->addWidget(m_tabs);
    if (m_parts.history) m_panels->addWidget(m_parts.history);
    m_right->addWidget(m_panels);
    if (m_parts.exports) m_right->addWidget(m_parts.exports);
    // Below all of them, so that it stands whatever panel is open.
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_right, 1);
    if (m_parts.running) layout->addWidget(m_parts.running);
    return column;
}

void ReviewPage::setDefaultSizes() {
    const int unit = fontMetrics().averageCharWidth();
    m_columns->setSizes({32 * unit, 112 * unit, 80 * unit});
    m_columns->setStretchFactor(m_columns->indexOf(m_places->parentWidget()), 1);
    for (int i = 0; i < m_columns->count(); ++i) {
        m_columns->setStretchFactor(i, i == m_columns->count() - 2 ? 1 : 0);
    }
    m_views->setSizes({1000, 1000});
    m_rows->setSizes({600, 320});
    m_panels->setSizes({600, 150});
}

void ReviewPage::setPlace(Place place) {
    QWidget* page = place == Place::Missing                      ? m_missing
                    : place == Place::Compare && m_parts.compare ? m_parts.compare
                                                                 : static_cast<QWidget*>(m_views);
    m_places->setCurrentWidget(page);
}

Place ReviewPage::place() const {
    if (m_places->currentWidget() == m_missing) return Place::Missing;
    return m_places->currentWidget() == m_views ? Place::Views : Place::Compare;
}

void ReviewPage::showTab(Tab tab) {
    QWidget* panel =
        std::array{m_parts.angles, m_parts.correct, m_parts.job, m_parts.notes}[std::size_t(tab)];
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (panel && m_tabs->widget(i)->isAncestorOf(panel)) m_tabs->setCurrentIndex(i);
    }
}

void ReviewPage::showExports(bool shown) {
    if (!m_parts.exports) return;
    QWidget* page = shown ? m_parts.exports : static_cast<QWidget*>(m_panels);
    if (m_right->currentWidget() == page) return;
    m_right->setCurrentWidget(page);
    // The preview is the file: it gets the width of lines, the views keep the rest.
    if (shown) m_beforeExports = m_columns->sizes();
    QList<int> sizes = m_beforeExports;
    if (shown) {
        const int wanted = m_columns->width() * 8 / 15;
        sizes[sizes.size() - 2] -= wanted - sizes.last();
        sizes.last() = wanted;
    }
    m_columns->setSizes(sizes);
    if (shown) m_parts.exports->setFocus();
}

QWidget* ReviewPage::viewToFill() const {
    const QPoint mouse = QCursor::pos();
    for (QWidget* view : {m_parts.video, m_parts.scene, m_parts.curves}) {
        if (view && view->isVisible() && view->rect().contains(view->mapFromGlobal(mouse))) {
            return view;
        }
    }
    const QWidget* focus = window()->focusWidget();
    for (QWidget* view : {m_parts.video, m_parts.scene, m_parts.curves}) {
        if (view && focus && (view == focus || view->isAncestorOf(focus))) return view;
    }
    return m_parts.video;
}

void ReviewPage::toggleFill() {
    if (m_filled) {
        for (QWidget* widget : m_hidden) widget->show();
        m_hidden.clear();
        m_filled = nullptr;
        return;
    }
    m_filled = viewToFill();
    if (!m_filled) return;
    const auto hide = [this](QWidget* widget) {
        if (!widget || widget->isHidden() || widget == m_filled || widget->isAncestorOf(m_filled)) {
            return;
        }
        widget->hide();
        m_hidden.push_back(widget);
    };
    for (QSplitter* around : {m_columns, m_rows, m_views}) {
        for (int i = 0; i < around->count(); ++i) hide(around->widget(i));
    }
}

QByteArray ReviewPage::saveLayout() const {
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    for (const QSplitter* part : {m_columns, m_rows, m_views, m_panels})
        stream << part->saveState();
    return bytes;
}

bool ReviewPage::restoreLayout(const QByteArray& layout) {
    QDataStream stream(layout);
    for (QSplitter* part : {m_columns, m_rows, m_views, m_panels}) {
        QByteArray state;
        stream >> state;
        if (stream.status() != QDataStream::Ok || !part->restoreState(state)) return false;
        part->setChildrenCollapsible(false);
    }
    return true;
}

}  // namespace gonio
