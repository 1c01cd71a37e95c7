#include "app/gui/document/person_data.h"

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_values.h"
#include "app/gui/document/review.h"
#include "app/gui/task/task.h"
#include "app/gui/words/failure_text.h"

namespace gonio {

struct PersonData::Worker {
    Task task;
    /// Whose values are shown, and with which patches; what a newer answer is compared with.
    int trial = 0, person = 0;
    std::vector<std::shared_ptr<const MotionPatch>> shown;
};

PersonData::PersonData(CaseDocument& document, Review& review, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_review(review),
      m_worker(std::make_unique<Worker>()) {
    connect(&review, &Review::trialChanged, this, &PersonData::request);
    connect(&review, &Review::personChanged, this, &PersonData::request);
    connect(&document, &CaseDocument::changed, this, [this](const CaseChange& what) {
        m_pending.reset();
        const bool ours =
            what.trial == 0 || (what.trial == m_review.trial() &&
                                (what.person == 0 || what.person == m_review.person()));
        if (what.everything || (ours && (what.analysis || what.patches || what.people))) request();
    });
    request();
}

PersonData::~PersonData() = default;

void PersonData::setStale(bool stale) {
    if (m_stale == stale) return;
    m_stale = stale;
    Q_EMIT staleChanged();
}

void PersonData::show(std::shared_ptr<const PersonValues> values, FrameRange touched) {
    const bool nothing = m_values == nullptr && values == nullptr;
    m_values = std::move(values);
    m_pending.reset();
    if (!nothing) Q_EMIT changed(touched);
}

void PersonData::request() {
    const int trial = m_review.trial(), id = m_review.person();
    const Person* person = m_document.value().person(trial, id);
    const bool analysed = person != nullptr && person->base != nullptr && person->info.has_value();
    const bool another = trial != m_worker->trial || id != m_worker->person;
    m_worker->trial = trial;
    m_worker->person = id;
    m_failure.clear();
    const auto earlier = m_values;
    if (!analysed || another) {  // never one person's values under another one's name
        m_worker->task.cancel();
        m_worker->shown.clear();
        show(nullptr, {});
    }
    setStale(analysed);
    if (!analysed) return;
    PersonInput input{*person->info, person->base, {}, earlier};
    for (const auto& [first, patch] : person->patches) input.patches.push_back(patch);
    m_worker->task.start(
        [input](const Job& job) { return computePersonValues(input, job); },
        [this, input](const Result<std::shared_ptr<const PersonValues>>& values) {
            setStale(false);
            if (!values) {
                m_failure = failureSentences(tr("The angles of this person cannot be computed."),
                                             values.error(), Attempt::Analysis);
                m_worker->shown.clear();
                show(nullptr, {});
                Q_EMIT failed(m_failure);
                return;
            }
            const bool sameBase = m_values != nullptr && m_values->base == input.base;
            const FrameRange touched =
                sameBase ? changedFrames(m_worker->shown, input.patches) : FrameRange{};
            const bool unchanged = sameBase && touched.empty();
            m_worker->shown = input.patches;
            if (!unchanged) show(*values, touched);
        });
}

std::vector<FrameRange> PersonData::pendingWindows() const {
    const Person* person = m_document.value().person(m_review.trial(), m_review.person());
    if (person == nullptr || m_values == nullptr || person->base != m_values->base) return {};
    if (!m_pending || m_pending->trial != m_review.trial() ||
        m_pending->person != m_review.person()) {
        const Trial& trial = *m_document.value().trial(m_review.trial());
        m_pending = {m_review.trial(), m_review.person(),
                     staleWindows(trial, *person, m_values->bodyHash)};
    }
    return m_pending->windows;
}

}  // namespace gonio
