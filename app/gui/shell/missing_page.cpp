#include "app/gui/shell/missing_page.h"

#include <QFileDialog>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QtConcurrentRun>
#include <filesystem>

#include "app/gui/shell/program_settings.h"
#include "app/gui/task/background_pool.h"
#include "app/gui/words/failure_text.h"
#include "core/pipeline/program_files.h"
#include "inference/weights/import_weights.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

QLabel* wrapped(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel* heading(const QString& text, QWidget* parent) {
    QLabel* label = wrapped(text, parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

bool isInstalled(const ModelFact& fact) {
    const auto models = modelFolder();
    if (!models) return false;
    std::error_code ignored;
    for (const QString& name : fact.storedNames) {
        for (const char* extension : {".onnx", ".safetensors"}) {
            if (fs::exists(*models / (name.toStdString() + extension), ignored)) return true;
        }
    }
    return false;
}

Result<ImportReport> import(const std::vector<fs::path>& files) {
    auto models = modelFolder();
    if (!models) return tl::unexpected<Error>(models.error());
    auto resources = resourceFolder();
    if (!resources) return tl::unexpected<Error>(resources.error());
    return importModels(files, *models, *resources, &networkWeightsImporter());
}

QString joined(const std::vector<std::string>& texts, const QString& between) {
    QStringList list;
    for (const std::string& text : texts) list << QString::fromStdString(text);
    return list.join(between);
}

}  // namespace

MissingPage::MissingPage(QWidget* parent) : QWidget(parent) {
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_cardHolder = new QWidget(scroll);
    m_cards = new QVBoxLayout(m_cardHolder);
    scroll->setWidget(m_cardHolder);

    m_title = heading(tr("Files that do not come with the program"), this);
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    m_title->setFont(font);
    m_reason = wrapped({}, this);
    m_state = wrapped({}, this);
    m_state->setObjectName(QStringLiteral("importState"));
    m_back = new QPushButton(tr("Back to the views"), this);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    layout->addWidget(m_reason);
    layout->addWidget(m_state);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_back, 0, Qt::AlignLeft);
    connect(m_back, &QPushButton::clicked, this, &MissingPage::closed);
    connect(&m_import, &QFutureWatcherBase::finished, this, &MissingPage::finish);
}

MissingPage::~MissingPage() {
    m_import.waitForFinished();
}

void MissingPage::open(const QString& reason) {
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    if (!m_import.isRunning()) m_state->clear();
    buildCards();
}

void MissingPage::buildCards() {
    while (QLayoutItem* item = m_cards->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const ModelFact& fact : modelFacts()) addCard(fact, isInstalled(fact));
    m_cards->addStretch(1);
}

void MissingPage::addCard(const ModelFact& fact, bool installed) {
    auto* card = new QFrame(m_cardHolder);
    card->setFrameShape(QFrame::StyledPanel);
    auto* layout = new QVBoxLayout(card);
    const QString state = installed     ? tr("Installed")
                          : fact.needed ? tr("Missing, needed for analysing a new video")
                                        : tr("Not installed, optional");
    layout->addWidget(heading(fact.files.join(QStringLiteral(", ")), card));
    layout->addWidget(wrapped(state, card));
    layout->addWidget(wrapped(fact.what, card));
    if (!installed) {
        layout->addWidget(wrapped(fact.why, card));
        layout->addWidget(wrapped(fact.where, card));
    }
    layout->addWidget(wrapped(tr("Licence: %1").arg(fact.licence), card));
    if (!installed) {
        auto* button = new QPushButton(tr("Choose file…"), card);
        button->setAccessibleName(tr("Choose file for %1").arg(fact.files.first()));
        button->setAccessibleDescription(fact.what);
        button->setEnabled(!m_import.isRunning());
        connect(button, &QPushButton::clicked, this, [this, fact] { choose(fact); });
        layout->addWidget(button, 0, Qt::AlignLeft);
    }
    m_cards->addWidget(card);
}

void MissingPage::choose(const ModelFact& fact) {
    auto* dialog =
        new QFileDialog(this, tr("Choose files to import"), ProgramSettings().lastFolder(),
                        tr("Networks and bodies (*.onnx *.json *.pkl *.safetensors *.ckpt *.pth *.pt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setObjectName(fact.id);
    connect(dialog, &QFileDialog::filesSelected, this, &MissingPage::importFiles);
    dialog->open();
}

void MissingPage::importFiles(const QStringList& files) {
    if (files.isEmpty() || m_import.isRunning()) return;
    std::vector<fs::path> paths;
    for (const QString& file : files) paths.emplace_back(file.toStdString());
    m_state->setText(tr("Checking %n file(s)…", nullptr, int(files.size())));
    m_import.setFuture(
        QtConcurrent::run(&backgroundPool(), [paths = std::move(paths)] { return import(paths); }));
    buildCards();
}

void MissingPage::finish() {
    const Imported result = m_import.result();
    if (!result) {
        m_state->setText(
            failureSentences(tr("Nothing was imported."), result.error(), Attempt::Import));
        buildCards();
        return;
    }
    QString text = tr("Imported: %1.").arg(joined(result->stored, QStringLiteral(", ")));
    if (!result->warnings.empty()) {
        text += QStringLiteral("\n") + joined(result->warnings, QStringLiteral("\n"));
    }
    m_state->setText(text);
    buildCards();
    Q_EMIT imported();
}

}  // namespace gonio
