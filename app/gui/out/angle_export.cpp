#include "app/gui/out/angle_export.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QtConcurrent>

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/out/out_texts.h"
#include "app/gui/out/range_chooser.h"
#include "app/gui/out/text_lines_model.h"
#include "app/gui/task/background_pool.h"
#include "app/gui/words/angle_words.h"
#include "app/gui/words/failure_text.h"
#include "core/io/atomic_file.h"

namespace gonio {
namespace {

constexpr int kNameRole = Qt::UserRole;  ///< name of an angle in the file

QListView* textView(TextLinesModel* model, const QString& name) {
    auto* view = new QListView;
    view->setModel(model);
    view->setUniformItemSizes(true);
    view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    view->setAccessibleName(name);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    return view;
}

QComboBox* comboBox(const QString& name, const QString& tip) {
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    box->setToolTip(tip);
    return box;
}

QString reportFailure(const Error& error) {
    return failureSentences(AngleExport::tr("The angles cannot be written."), error,
                            Attempt::Export);
}

}  // namespace

AngleExport::AngleExport(CaseDocument& document, Review& review, PersonData& values,
                         QWidget* parent)
    : QWidget(parent), m_document(document), m_review(review), m_data(values) {
    // One above the other: a line of the file needs the whole width.
    auto* sides = new QSplitter(Qt::Vertical);
    sides->addWidget(buildChoices());
    sides->addWidget(buildPreview());
    sides->setStretchFactor(1, 1);
    sides->setChildrenCollapsible(false);
    auto* box = new QVBoxLayout(this);
    box->addWidget(sides);
    connect(&document, &CaseDocument::changed, this, &AngleExport::requestPreview);
    connect(&review, &Review::personChanged, this, &AngleExport::requestPreview);
    connect(&review, &Review::trialChanged, this, &AngleExport::requestPreview);
    connect(&values, &PersonData::changed, this, &AngleExport::requestPreview);
    connect(&values, &PersonData::staleChanged, this, &AngleExport::requestPreview);
    connect(m_range, &RangeChooser::changed, this, &AngleExport::requestPreview);
    connect(m_angles, &QListWidget::itemChanged, this, [this] {
        if (!m_filling) requestPreview();
    });
    connect(m_convention, &QComboBox::currentIndexChanged, this, [this] {
        m_review.setConvention(AngleConvention(m_convention->currentData().toInt()));
    });
    connect(&review, &Review::conventionChanged, this, &AngleExport::showConvention);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        if (kind() == AngleFileKind::Mot) setConvention(AngleConvention::OpenSim);
        requestPreview();
    });
    connect(&m_making, &QFutureWatcherBase::finished, this, &AngleExport::takePreview);
    connect(&m_writing, &QFutureWatcherBase::finished, this, [this] {
        const QString problem = m_writing.result();
        m_save->setEnabled(preview() != nullptr);
        if (problem.isEmpty()) {
            showStatus(tr("Saved as %1").arg(m_writtenFile));
            Q_EMIT saved(m_writtenFile);
        } else {
            showStatus(problem);
            Q_EMIT saveFailed(problem);
        }
    });
    showConvention();
}

AngleExport::~AngleExport() {
    m_making.waitForFinished();
    m_writing.waitForFinished();
}

QWidget* AngleExport::buildChoices() {
    m_range = new RangeChooser(m_document, m_review);
    m_convention = comboBox(tr("Convention of the angles"), tr("What the names and signs mean"));
    m_convention->addItem(tr("OpenSim convention"), int(AngleConvention::OpenSim));
    m_convention->addItem(tr("Clinical convention"), int(AngleConvention::Clinical));
    m_kind = comboBox(tr("Kind of file"), tr("What the file can be read with"));
    m_kind->addItem(tr("CSV table with raw values and confidence"), int(AngleFileKind::Csv));
    m_kind->addItem(tr("OpenSim motion (.mot)"), int(AngleFileKind::Mot));
    m_angles = new QListWidget;
    m_angles->setAccessibleName(tr("Angles to export"));
    m_angles->setToolTip(tr("Space checks the angle"));
    m_format = new QLabel;
    m_format->setWordWrap(true);
    m_save = new QPushButton(tr("Save angles…"));
    m_save->setAccessibleName(tr("Save the angles"));
    m_save->setToolTip(tr("Save the file as the preview shows it"));
    connect(m_save, &QPushButton::clicked, this, &AngleExport::chooseFileAndSave);
    auto* all = new QPushButton(tr("All"));
    all->setAccessibleName(tr("Check all angles"));
    all->setToolTip(all->accessibleName());
    auto* none = new QPushButton(tr("None"));
    none->setAccessibleName(tr("Uncheck all angles"));
    none->setToolTip(none->accessibleName());
    connect(all, &QPushButton::clicked, this, [this] { setAllChecked(true); });
    connect(none, &QPushButton::clicked, this, [this] { setAllChecked(false); });

    auto* choices = new QWidget;
    auto* box = new QVBoxLayout(choices);
    box->setContentsMargins(0, 0, 0, 0);
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("File"), m_kind);
    form->addRow(tr("Convention"), m_convention);
    form->addRow(tr("Frames"), m_range);
    box->addLayout(form);
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("Angles")), 1);
    row->addWidget(all);
    row->addWidget(none);
    box->addLayout(row);
    box->addWidget(m_angles, 1);
    box->addWidget(m_format);
    box->addWidget(m_save);
    return choices;
}

QWidget* AngleExport::buildPreview() {
    m_file = new TextLinesModel(this);
    m_marks = new TextLinesModel(this);
    m_fileView = textView(m_file, tr("Preview of the file"));
    m_marksView = textView(m_marks, tr("Preview of the file with the marks"));
    auto* tabs = new QTabWidget;
    tabs->addTab(m_fileView, tr("The file"));
    tabs->addTab(m_marksView, tr("Events and phases, a second file"));
    tabs->tabBar()->setAccessibleName(tr("Previews"));
    m_status = new QLabel;
    m_status->setWordWrap(true);
    auto* side = new QWidget;
    auto* box = new QVBoxLayout(side);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(tabs, 1);
    box->addWidget(m_status);
    return side;
}

void AngleExport::fillAngles() {
    m_filling = true;
    m_angles->clear();
    for (const AngleDefinition& angle : conventionTable(options().convention)) {
        const auto text = [](std::string_view words) {
            return QString::fromUtf8(words.data(), qsizetype(words.size()));
        };
        const QString name = text(angle.name);
        const QString title = angleTitleWithSide(options().convention, std::string(angle.name));
        auto* item = new QListWidgetItem(
            tr("%1 (%2)", "title of an angle, name of its column").arg(title, name), m_angles);
        item->setData(kNameRole, name);
        item->setCheckState(Qt::Checked);
        item->setToolTip(tr("Positive: %1. Zero: %2.").arg(text(angle.positive), text(angle.zero)));
    }
    m_filling = false;
    requestPreview();
}

void AngleExport::setAllChecked(bool checked) {
    m_filling = true;
    for (int row = 0; row < m_angles->count(); ++row) {
        m_angles->item(row)->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    }
    m_filling = false;
    requestPreview();
}

void AngleExport::setConvention(AngleConvention convention) {
    m_review.setConvention(convention);
}

void AngleExport::showConvention() {
    m_convention->setCurrentIndex(m_convention->findData(int(m_review.convention())));
    fillAngles();
}

void AngleExport::setKind(AngleFileKind kind) {
    m_kind->setCurrentIndex(m_kind->findData(int(kind)));
}

void AngleExport::setAngles(const QStringList& names) {
    m_filling = true;
    for (int row = 0; row < m_angles->count(); ++row) {
        QListWidgetItem* item = m_angles->item(row);
        const bool wanted = names.isEmpty() || names.contains(item->data(kNameRole).toString());
        item->setCheckState(wanted ? Qt::Checked : Qt::Unchecked);
    }
    m_filling = false;
    requestPreview();
}

AngleFileKind AngleExport::kind() const {
    return AngleFileKind(m_kind->currentData().toInt());
}

ReportOptions AngleExport::options() const {
    ReportOptions options;
    options.convention = m_review.convention();
    for (int row = 0; row < m_angles->count(); ++row) {
        const QListWidgetItem* item = m_angles->item(row);
        if (item->checkState() != Qt::Checked) continue;
        options.angles.push_back(item->data(kNameRole).toString().toStdString());
    }
    options.frames = m_range->frames();
    return options;
}

std::shared_ptr<const LinedText> AngleExport::preview() const {
    return m_wanted || m_isMaking ? nullptr : m_file->text();
}

std::shared_ptr<const LinedText> AngleExport::marksPreview() const {
    return m_wanted || m_isMaking ? nullptr : m_marks->text();
}

void AngleExport::requestPreview() {
    if (m_filling || m_wanted) return;
    m_wanted = true;
    m_save->setEnabled(false);
    QMetaObject::invokeMethod(this, &AngleExport::makePreview, Qt::QueuedConnection);
}

void AngleExport::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_wanted) QMetaObject::invokeMethod(this, &AngleExport::makePreview, Qt::QueuedConnection);
}

void AngleExport::makePreview() {
    if (!m_wanted && !m_again) return;
    if (!isVisible()) return;  // tens of megabytes: made when it is shown
    if (m_isMaking) {
        m_again = true;  // the newest wish is served when this one is done
        return;
    }
    m_wanted = false;
    m_format->setText(kind() == AngleFileKind::Csv
                          ? tr("Degrees with 4 decimals, times in seconds with 6; decimals have a "
                               "point in every language.")
                          : tr("Degrees with 8 decimals; only frames in which every chosen angle "
                               "is known."));
    const Trial* trial = m_document.value().trial(m_review.trial());
    const Person* person = m_document.value().person(m_review.trial(), m_review.person());
    const auto values = m_data.values();
    const ReportOptions wanted = options();
    QString problem;
    if (trial == nullptr || person == nullptr || !values) {
        problem = tr("There are no angles yet. Analyse this trial first.");
    } else if (m_data.isStale()) {
        problem = tr("The angles are being computed; the preview follows.");
    } else if (wanted.angles.empty()) {
        problem = tr("No angle is chosen. Check at least one.");
    } else if (wanted.frames.empty()) {
        problem = tr("There are no frames in this range. Choose another one.");
    }
    if (!problem.isEmpty()) {
        m_file->setText(nullptr);
        m_marks->setText(nullptr);
        showStatus(problem);
        Q_EMIT previewChanged();
        return;
    }
    m_isMaking = true;
    m_making.setFuture(
        QtConcurrent::run(&backgroundPool(), [caseName = m_document.value().name(), trial = *trial,
                                              id = person->id, values, wanted, kind = kind()] {
            Texts texts;
            const ReportSource source{caseName, trial, trial.people.at(id), values->angles};
            if (kind == AngleFileKind::Mot) {
                auto text = makeMotReport(source, wanted);
                if (text) {
                    texts.file = linesOf(*std::move(text));
                } else {
                    texts.problem = reportFailure(text.error());
                }
                return texts;
            }
            auto report = makeAngleReport(source, wanted);
            if (report) {
                texts.file = linesOf(std::move(report->angles));
                texts.marks = linesOf(std::move(report->marks));
            } else {
                texts.problem = reportFailure(report.error());
            }
            return texts;
        }));
}

void AngleExport::takePreview() {
    m_isMaking = false;
    if (m_again) {
        m_again = false;
        makePreview();
        return;
    }
    const Texts texts = m_making.result();
    m_file->setText(texts.file);
    m_marks->setText(texts.marks);
    m_save->setEnabled(texts.file != nullptr);
    if (texts.file) {
        showStatus(tr("The file has %n lines. The preview is the file.", nullptr,
                      int(texts.file->begins.size())));
    } else {
        showStatus(tr("The file cannot be made: %1").arg(texts.problem));
    }
    Q_EMIT previewChanged();
}

void AngleExport::showStatus(const QString& sentence) {
    m_status->setText(sentence);
}

void AngleExport::chooseFileAndSave() {
    if (!preview()) return;
    const bool csv = kind() == AngleFileKind::Csv;
    QString file = QFileDialog::getSaveFileName(
        this, tr("Save angles"), csv ? QStringLiteral("angles.csv") : QStringLiteral("angles.mot"),
        csv ? tr("CSV tables (*.csv)") : tr("OpenSim motions (*.mot)"));
    if (file.isEmpty()) return;
    if (QFileInfo(file).suffix().isEmpty()) file += csv ? ".csv" : ".mot";
    save(std::filesystem::path(file.toStdU16String()));
}

void AngleExport::save(const std::filesystem::path& file) {
    const auto text = preview();
    const auto marks = marksPreview();
    if (!text || m_writing.isRunning()) {
        Q_EMIT saveFailed(tr("The preview is not ready yet; wait for it and save again."));
        return;
    }
    m_save->setEnabled(false);
    m_writtenFile = QString::fromStdU16String(file.u16string());
    m_writing.setFuture(QtConcurrent::run(&backgroundPool(), [text, marks, file]() -> QString {
        const auto write = [](const std::filesystem::path& to, const std::string& bytes) {
            return writeFileAtomically(to, std::as_bytes(std::span(bytes)));
        };
        if (marks) {
            if (auto done = write(marksFileOf(file), marks->text); !done) {
                return OutTexts::writeFailure(done.error());
            }
        }
        const auto done = write(file, text->text);
        return done ? QString() : OutTexts::writeFailure(done.error());
    }));
}

}  // namespace gonio
