#include "app/gui/shell/workspace.h"

#include <QLabel>

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/shell/action_table.h"

namespace gonio {
namespace {

QWidget* placeholder(const QString& name, QWidget* parent) {
    auto* label = new QLabel(name, parent);
    label->setAlignment(Qt::AlignCenter);
    label->setAutoFillBackground(true);
    label->setBackgroundRole(QPalette::Base);
    return label;
}

}  // namespace

struct Workspace::Parts {
    CaseDocument document;
    Review review{document};
    PersonData data{document, review};
};

Workspace::Workspace(QObject* parent) : QObject(parent), m_parts(std::make_unique<Parts>()) {
    connect(&m_parts->data, &PersonData::changed, this, &Workspace::stateChanged);
    connect(&m_parts->data, &PersonData::failed, this, &Workspace::failed);
}

Workspace::~Workspace() = default;

CaseDocument& Workspace::document() {
    return m_parts->document;
}

Review& Workspace::review() {
    return m_parts->review;
}

PersonData& Workspace::data() {
    return m_parts->data;
}

ReviewParts Workspace::makeParts(QWidget* parent) {
    ReviewParts parts;
    parts.video = placeholder("video", parent);
    parts.scene = placeholder("scene", parent);
    parts.curves = placeholder("curves", parent);
    parts.transport = placeholder("transport", parent);
    parts.timeline = placeholder("timeline", parent);
    parts.angles = placeholder("angles", parent);
    parts.correct = placeholder("correct", parent);
    parts.job = placeholder("job", parent);
    parts.notes = placeholder("notes", parent);
    parts.history = placeholder("history", parent);
    parts.running = placeholder("running", parent);
    return parts;
}

void Workspace::addActions(ActionTable& actions) {
    static_cast<void>(actions);
}

bool Workspace::isRunning() const {
    return false;
}

ReviewState Workspace::state() const {
    ReviewState state;
    const CaseDocument& document = m_parts->document;
    const Trial* trial = document.value().trial(m_parts->review.trial());
    state.hasTrial = trial != nullptr;
    const Person* person =
        document.value().person(m_parts->review.trial(), m_parts->review.person());
    state.analysed = person != nullptr && person->base != nullptr;
    state.running = isRunning();
    if (const auto pending = m_parts->data.pendingWindows(); !pending.empty()) {
        state.pending = pending.front();
    }
    if (const auto values = m_parts->data.values()) state.worstLeft = int(values->worst.size());
    return state;
}

}  // namespace gonio
