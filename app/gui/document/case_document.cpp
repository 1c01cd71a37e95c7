#include "app/gui/document/case_document.h"

#include <QDateTime>
#include <QDir>
#include <QScopedValueRollback>
#include <QStandardPaths>
#include <algorithm>

#include "app/gui/document/case_edit_command.h"
#include "app/gui/document/case_writer.h"
#include "app/gui/words/failure_text.h"

namespace gonio {

namespace {

constexpr int kFlush_ms = 20'000;

std::filesystem::path untitledFolder() {
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/untitled";
    return folder.toStdString();
}

bool isUntitledPath(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::equivalent(path.parent_path(), untitledFolder(), error);
}

QString sentenceFor(const QString& reason) {
    return reason.isEmpty()
               ? CaseDocument::tr("The last changes are not saved yet: the disk is slow to answer.")
               : reason;
}

QString readOnlySentence(const std::string& details) {
    return CaseDocument::tr(
               "Changes are not saved: another window has this case open, or its file or folder "
               "may not be written to. Save the case under another name to keep them.") +
           u'\n' + detailsLine(QString::fromStdString(details));
}

void note(CaseChange& what, RecordKind kind) {
    switch (kind) {
        case RecordKind::Case:
        case RecordKind::Trial:
            what.caseInfo = true;
            break;
        case RecordKind::Person:
            what.people = true;
            break;
        case RecordKind::Correction:
        case RecordKind::Check:
            what.corrections = true;
            break;
        case RecordKind::Patch:
            what.patches = true;
            break;
        case RecordKind::Event:
        case RecordKind::Phase:
        case RecordKind::Drawing:
        case RecordKind::KeyImage:
            what.marks = true;
            break;
        default:
            what.analysis = true;
    }
}

/// So that the first steps back need not wait. A step that cannot
/// be read is left for the moment when it is needed.
void readNearSteps(OpenedCase& opened) {
    const int last = std::min(int(opened.journal.size()), opened.position + kNearSteps);
    for (int i = std::max(0, opened.position - kNearSteps); i < last; ++i) {
        if (mayBeLarge(opened.journal[std::size_t(i)].kind)) continue;
        if (auto edit = opened.file->edit(i)) {
            opened.nearSteps[i] = std::make_shared<const Edit>(std::move(*edit));
        }
    }
}

}  // namespace

CaseChange changeOf(const Edit& edit) {
    CaseChange what;
    bool severalTrials = false, severalPeople = false;
    for (const RecordChange& change : edit.changes) {
        const auto key = RecordKey::parse(change.key);
        if (!key) continue;
        note(what, key->kind);
        severalTrials = severalTrials || (what.trial != 0 && key->trial != what.trial);
        what.trial = key->trial;
        if (key->person == 0) continue;
        severalPeople = severalPeople || (what.person != 0 && key->person != what.person);
        what.person = key->person;
    }
    if (severalTrials) what.trial = 0;
    if (severalPeople || severalTrials) what.person = 0;
    return what;
}

OpenedCase::OpenedCase() = default;
OpenedCase::OpenedCase(OpenedCase&&) noexcept = default;
OpenedCase& OpenedCase::operator=(OpenedCase&&) noexcept = default;
OpenedCase::~OpenedCase() = default;

CaseDocument::CaseDocument(QObject* parent) : QObject(parent) {
    startWriter(nullptr);
}

CaseDocument::~CaseDocument() {
    stopWriter();
    m_stack.clear();
}

void CaseDocument::startWriter(std::unique_ptr<CaseFile> file) {
    m_path = file ? file->path() : std::filesystem::path();
    const std::string readOnly = file ? file->readOnlyReason() : std::string();
    m_saveState =
        !file ? SaveState::Unsaved : (readOnly.empty() ? SaveState::Saved : SaveState::ReadOnly);
    m_saveError = readOnly.empty() ? QString() : readOnlySentence(readOnly);
    m_savingAs = false;
    KnownBases known;
    known.add(m_value);
    m_writer = std::make_unique<CaseWriter>(std::move(file), std::move(known));
    connect(m_writer.get(), &CaseWriter::wrote, this, [this] {
        if (!m_writer->isIdle()) return;
        tendHistory();
        if (m_saveState != SaveState::ReadOnly) setSaveState(SaveState::Saved);
    });
    connect(m_writer.get(), &CaseWriter::failed, this, [this](const QString& reason) {
        if (m_saveState != SaveState::ReadOnly) {
            setSaveState(SaveState::Failed, sentenceFor(reason));
        }
    });
    connect(m_writer.get(), &CaseWriter::stepRead, this, &CaseDocument::takeRead);
    // The writer may be another one when it is told.
    connect(m_writer.get(), &CaseWriter::moved, this,
            [this, writer = m_writer.get()](const FileMoved& where) {
                if (m_writer.get() != writer || !m_savingAs) return;
                m_savingAs = false;
                if (where.done) {
                    becomeSavedAs(where.path);
                    Q_EMIT savedAs(where.path);
                } else {
                    Q_EMIT saveAsFailed(where.error);
                }
            });
}

void CaseDocument::stopWriter() {
    m_writer.reset();
    if (isUntitled() && m_stack.count() == 0) {
        std::error_code error;  // nothing was ever done in it
        std::filesystem::remove(m_path, error);
    }
}

Result<void> CaseDocument::createUntitled() {
    const auto folder = untitledFolder();
    QDir().mkpath(QString::fromStdString(folder.string()));
    const QString now = QDateTime::currentDateTimeUtc().toString("yyyyMMdd-hhmmss-zzz");
    auto path = folder / (now.toStdString() + ".gonio");
    for (int i = 2; std::filesystem::exists(path); ++i) {
        path = folder / (now.toStdString() + "-" + std::to_string(i) + ".gonio");
    }
    OpenedCase opened;
    auto file = CaseFile::create(path);
    if (!file) return tl::unexpected(file.error());
    opened.file = std::move(*file);
    return adopt(std::move(opened));
}

Result<OpenedCase> CaseDocument::read(const std::filesystem::path& path) {
    OpenedCase opened;
    auto file = CaseFile::open(path);
    if (!file) return tl::unexpected(file.error());
    opened.file = std::move(*file);
    auto journal = opened.file->journal();
    if (!journal) return tl::unexpected(journal.error());
    auto position = opened.file->position();
    if (!position) return tl::unexpected(position.error());
    auto value = opened.file->load();
    if (!value) return tl::unexpected(value.error());
    opened.journal = std::move(*journal);
    opened.position = *position;
    opened.value = std::move(*value);
    readNearSteps(opened);
    return opened;
}

Result<void> CaseDocument::open(const std::filesystem::path& path) {
    std::error_code error;
    if (!m_path.empty() && std::filesystem::equivalent(path, m_path, error)) return {};
    auto opened = read(path);
    return opened ? adopt(std::move(*opened)) : tl::unexpected(opened.error());
}

Result<void> CaseDocument::adopt(OpenedCase opened) {
    if (!m_path.empty() && !m_writer->isIdle() && !flush(kFlush_ms)) {
        return fail(ErrorCode::WriteFailed,
                    "the open case has changes that cannot be saved; save "
                    "it under another name first: " +
                        m_path.string());
    }
    stopWriter();
    m_stack.clear();
    m_value = std::move(opened.value);
    startWriter(std::move(opened.file));
    rebuildHistory(opened);
    setMoving(false);
    tendHistory();
    CaseChange all;
    all.everything = all.caseInfo = all.analysis = all.corrections = true;
    all.patches = all.marks = all.people = true;
    Q_EMIT changed(all);
    Q_EMIT saveStateChanged();
    return {};
}

void CaseDocument::discard() {
    stopWriter();
    m_stack.clear();
    m_value = Case();
    startWriter(nullptr);
    m_position = m_firstStep = 0;
    setMoving(false);
    CaseChange all;
    all.everything = true;
    Q_EMIT changed(all);
    Q_EMIT saveStateChanged();
}

Result<void> CaseDocument::saveAs(const std::filesystem::path& path) {
    std::error_code error;
    if (!m_path.empty() && std::filesystem::equivalent(path, m_path, error)) {
        return flush(kFlush_ms) ? Result<void>()
                                : fail(ErrorCode::WriteFailed,
                                       "the last changes are not on the disk: " + path.string());
    }
    if (auto moved = m_writer->moveTo(path); !moved) return moved;
    becomeSavedAs(path);
    return {};
}

void CaseDocument::startSaveAs(const std::filesystem::path& path) {
    std::error_code error;
    if (m_savingAs) {
        Q_EMIT saveAsFailed({ErrorCode::WriteFailed, "the case is being saved elsewhere", {}});
    } else if (!m_path.empty() && std::filesystem::equivalent(path, m_path, error)) {
        // Its steps are on their way there, and the save state tells how that goes.
        Q_EMIT savedAs(path);
    } else {
        m_savingAs = true;
        m_writer->startMove(path);
    }
}

void CaseDocument::becomeSavedAs(const std::filesystem::path& path) {
    std::error_code error;
    if (isUntitled()) std::filesystem::remove(m_path, error);
    m_path = path;
    setSaveState(m_writer->isIdle() ? SaveState::Saved : SaveState::Saving);
    tendHistory();
}

bool CaseDocument::flush(int timeout_ms) {
    const bool done = m_writer->flush(timeout_ms);
    if (done && m_saveState != SaveState::ReadOnly) setSaveState(SaveState::Saved);
    if (!done && m_saveState == SaveState::Saving) {
        setSaveState(SaveState::Failed, sentenceFor(m_writer->lastError()));
    }
    return done;
}

bool CaseDocument::isUntitled() const {
    return !m_path.empty() && isUntitledPath(m_path);
}

Result<void> CaseDocument::apply(Edit edit, const QString& mergeKey) {
    if (edit.empty()) return {};
    stayHere();
    if (auto taken = m_value.take(edit); !taken) {
        qWarning("a step does not fit the case: %s", describe(taken.error()).c_str());
        return taken;
    }
    const auto data = std::make_shared<const Edit>(std::move(edit));
    // A step that is merged into the one before tells the writer so itself, and no command is
    // added.
    const int before = m_stack.index();
    {
        const QScopedValueRollback replaying(m_replaying, true);
        m_stack.push(new CaseEditCommand(*this, data->kind, data->arguments, data, mergeKey));
    }
    if (m_stack.index() == before + 1) {
        m_writer->enqueue({FileStep::Kind::Append, data}, mayBeLarge(data->kind));
    }
    m_position += m_stack.index() - before;
    if (m_saveState == SaveState::Saved) setSaveState(SaveState::Saving);
    tendHistory();
    Q_EMIT changed(changeOf(*data));
    return {};
}

void CaseDocument::setSaveState(SaveState state, const QString& error) {
    if (state == m_saveState && error == m_saveError) return;
    m_saveState = state;
    m_saveError = error;
    Q_EMIT saveStateChanged();
}

std::vector<UntitledCase> CaseDocument::unsavedUntitled() {
    std::vector<UntitledCase> found;
    const QDir folder(QString::fromStdString(untitledFolder().string()));
    for (const QFileInfo& info : folder.entryInfoList({"*.gonio"}, QDir::Files, QDir::Time)) {
        const std::filesystem::path path = info.absoluteFilePath().toStdString();
        if (CaseFile::isInUse(path)) continue;
        auto file = CaseFile::open(path, CaseFile::Access::ReadOnly);
        if (!file) continue;
        const auto journal = (*file)->journal();
        if (!journal || journal->empty()) continue;
        UntitledCase untitled{
            path, {}, info.lastModified().toUTC().toString(Qt::ISODate), int(journal->size())};
        if (auto name = (*file)->name()) untitled.name = QString::fromStdString(*name);
        found.push_back(std::move(untitled));
    }
    return found;
}

}  // namespace gonio

#include "moc_case_document.cpp"  // alone, so that using this needs no other part of the library
