#include "app/gui/shell/start_page.h"

#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/gui/shell/about_page.h"

namespace gonio {
namespace {

QLabel* headline(const QString& text, double scale, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setBold(true);
    label->setFont(font);
    return label;
}

// A button with what it does written below it.
QPushButton* choice(QVBoxLayout& layout, const QString& text, const QString& explanation,
                    QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setAccessibleDescription(explanation);
    button->setMinimumHeight(2 * button->fontMetrics().height());
    auto* label = new QLabel(explanation, parent);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    layout.addWidget(button);
    layout.addWidget(label);
    layout.addSpacing(parent->fontMetrics().height() / 2);
    return button;
}

void fill(QListWidget& list, const QList<StartPage::Entry>& entries) {
    list.clear();
    for (const auto& [path, name] : entries) {
        const QFileInfo file(path);
        auto* item = new QListWidgetItem(
            StartPage::tr("%1 — %2", "name of a case, when it was changed")
                .arg(name.isEmpty() ? StartPage::tr("Case without a name") : name,
                     QLocale().toString(file.lastModified(), QLocale::ShortFormat)),
            &list);
        item->setData(Qt::UserRole, path);
        item->setToolTip(path);
    }
}

}  // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent) {
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* column = new QWidget(scroll);
    column->setMaximumWidth(column->fontMetrics().averageCharWidth() * 92);
    auto* centred = new QWidget(scroll);
    auto* around = new QHBoxLayout(centred);
    around->addStretch(1);
    around->addWidget(column, 8);
    around->addStretch(1);
    scroll->setWidget(centred);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(scroll);

    auto* layout = new QVBoxLayout(column);
    layout->addStretch(1);
    layout->addWidget(headline(tr("Goniograph"), 1.8, column));
    auto* what = new QLabel(
        tr("Joint angles of a moving person from one video: analyse, look, correct, report."),
        column);
    what->setWordWrap(true);
    layout->addWidget(what);
    layout->addSpacing(fontMetrics().height());
    m_problem = new QLabel(column);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->hide();
    layout->addWidget(m_problem);
    auto* demo = choice(*layout, tr("Open the demonstration"),
                        tr("A generated walk that is analysed already: something to see in every "
                           "view, and nothing can be broken."),
                        column);
    auto* video = choice(*layout, tr("Open video…"),
                         tr("A recording of one person, best from the side with a camera that "
                            "stands still. Dropping it on the window does the same."),
                         column);
    auto* file = choice(*layout, tr("Open case…"),
                        tr("Videos, results and corrections that were saved before."), column);
    m_recovered = addList(*layout, tr("Not yet saved under a name"), m_recoveredHeading);
    m_discard = new QPushButton(tr("Throw the selected one away…"), column);
    layout->addWidget(m_discard, 0, Qt::AlignLeft);
    m_recent = addList(*layout, tr("Recent cases"), m_recentHeading);
    layout->addStretch(1);
    auto* standing = new QLabel(standingSentence(), column);
    standing->setWordWrap(true);
    standing->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(standing);

    connect(demo, &QPushButton::clicked, this, &StartPage::demonstrationWanted);
    connect(video, &QPushButton::clicked, this, &StartPage::videoWanted);
    connect(file, &QPushButton::clicked, this, &StartPage::caseWanted);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        if (const auto* item = m_recovered->currentItem()) {
            Q_EMIT recoveredDiscarded(item->data(Qt::UserRole).toString());
        }
    });
    setCases({}, {});
}

QListWidget* StartPage::addList(QVBoxLayout& layout, const QString& title, QLabel*& heading) {
    heading = headline(title, 1.0, layout.parentWidget());
    auto* list = new QListWidget(layout.parentWidget());
    list->setAccessibleName(title);
    list->setMaximumHeight(9 * fontMetrics().height());
    layout.addWidget(heading);
    layout.addWidget(list);
    connect(list, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
        Q_EMIT caseChosen(item->data(Qt::UserRole).toString());
    });
    return list;
}

void StartPage::setCases(const QStringList& recent, const QList<Entry>& recovered) {
    QList<Entry> named;
    for (const QString& path : recent) named << Entry{path, QFileInfo(path).completeBaseName()};
    fill(*m_recent, named);
    fill(*m_recovered, recovered);
    m_recent->setVisible(!recent.isEmpty());
    m_recentHeading->setVisible(!recent.isEmpty());
    for (QWidget* widget : {static_cast<QWidget*>(m_recovered),
                            static_cast<QWidget*>(m_recoveredHeading),
                            static_cast<QWidget*>(m_discard)}) {
        widget->setVisible(!recovered.isEmpty());
    }
}

void StartPage::setProblem(const QString& sentence) {
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

}  // namespace gonio
