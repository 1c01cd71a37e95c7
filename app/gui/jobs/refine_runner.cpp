#include "app/gui/jobs/refine_runner.h"

#include <algorithm>
#include <atomic>

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/words/angle_words.h"
#include "app/gui/words/failure_text.h"

namespace gonio {

/// What one refinement is a function of; nothing of the case itself.
struct RefineRunner::Work {
    int trial = 0, person = 0;
    std::shared_ptr<const BodyModel> body;
    std::string bodyHash;
    std::shared_ptr<const BaseAnalysis> base;
    std::map<int, std::shared_ptr<const BaseAnalysis>> others;
    std::vector<Correction> corrections;
    std::vector<FrameRange> windows;  ///< to be fitted
    std::vector<int> leftovers;       ///< first frames of patches that no correction asks for now
};

struct RefineRunner::Answer {
    std::vector<MotionPatch> patches;
};

namespace {

std::vector<Correction> correctionsOf(const Person& person) {
    std::vector<Correction> corrections;
    for (const auto& [id, correction] : person.corrections) corrections.push_back(correction);
    return corrections;
}

FrameRange hullOf(const std::vector<FrameRange>& windows) {
    if (windows.empty()) return {};
    FrameRange hull = windows.front();
    for (const FrameRange& window : windows) {
        hull.first = std::min(hull.first, window.first);
        hull.last = std::max(hull.last, window.last);
    }
    return hull;
}

/// Adds up the progress of windows that are fitted side by side.
class SharedProgress {
public:
    SharedProgress(const Job& job, std::size_t parts) : m_job(job), m_parts(parts) {}

    Job part(std::size_t index) {
        return {m_job.cancelled, [this, index](int done, int total) {
                    m_parts[index] = total > 0 ? kSteps * done / total : 0;
                    int sum = 0;
                    for (const auto& one : m_parts) sum += one;
                    m_job.progress(sum, kSteps * int(m_parts.size()));
                }};
    }

private:
    static constexpr int kSteps = 1000;
    const Job& m_job;
    std::vector<std::atomic<int>> m_parts;
};

}  // namespace

RefineRunner::RefineRunner(CaseDocument& document, Review& review, PersonData& data,
                           QObject* parent)
    : QObject(parent), m_document(document), m_review(review), m_data(data) {
    connect(&m_task, &Task::progressed, this, [this](int value) {
        Q_EMIT progressed(m_task.total() > 0 ? double(value) / m_task.total() : 0);
    });
    connect(&document, &CaseDocument::changed, this, [this](const CaseChange& what) {
        if (what.everything) cancel();
    });
}

RefineRunner::~RefineRunner() = default;

void RefineRunner::refine() {
    const Person* person = m_document.value().person(m_review.trial(), m_review.person());
    const auto values = m_data.values();
    if (person == nullptr || person->base == nullptr) {
        Q_EMIT nothingToDo(tr("There is no analysis of this person to refine."));
        return;
    }
    if (values == nullptr || values->base != person->base) {
        Q_EMIT nothingToDo(
            tr("The angles of this person are still being computed. Try again in "
               "a moment."));
        return;
    }
    auto work = std::make_shared<Work>();
    work->trial = m_review.trial();
    work->person = m_review.person();
    work->body = values->body;
    work->bodyHash = values->bodyHash;
    work->base = person->base;
    work->corrections = correctionsOf(*person);
    for (const auto& [id, other] : m_document.value().trial(work->trial)->people) {
        if (id != work->person && other.base) work->others[id] = other.base;
    }
    const auto others = otherAnalyses(*m_document.value().trial(work->trial), work->person);
    const auto windows = refineWindows(work->corrections, person->base->motion.times_s);
    for (const auto& [first, patch] : person->patches) {
        const bool wanted =
            std::find(windows.begin(), windows.end(), patch->frames) != windows.end();
        if (!wanted) work->leftovers.push_back(first);
    }
    for (const FrameRange& window : windows) {
        const auto patch = person->patches.find(window.first);
        const bool fresh =
            patch != person->patches.end() && patch->second->frames == window &&
            patch->second->signature ==
                patchSignature(*work->base, work->bodyHash, others, work->corrections, window);
        if (!fresh) work->windows.push_back(window);
    }
    if (work->windows.empty() && work->leftovers.empty()) {
        Q_EMIT nothingToDo(tr("No correction waits: every one is part of the motion already."));
        return;
    }
    start(std::move(work));
}

void RefineRunner::start(std::shared_ptr<const Work> work) {
    std::vector<FrameRange> touched = work->windows;
    const Person* person = m_document.value().person(work->trial, work->person);
    for (const int first : work->leftovers) touched.push_back(person->patches.at(first)->frames);
    m_frames = hullOf(touched);
    m_task.start(
        [work](const Job& job) -> Result<Answer> {
            std::map<int, const BaseAnalysis*> others;
            for (const auto& [id, base] : work->others) others[id] = base.get();
            std::vector<Result<MotionPatch>> results(work->windows.size());
            SharedProgress progress(job, work->windows.size());
            QThreadPool pool;
            pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
            for (std::size_t w = 0; w < work->windows.size(); ++w) {
                pool.start([&, w] {
                    results[w] =
                        refineWindow(*work->body, work->bodyHash, *work->base, others,
                                     work->corrections, work->windows[w], {}, progress.part(w));
                });
            }
            pool.waitForDone();
            Answer answer;
            for (auto& result : results) {
                if (!result) return tl::unexpected<Error>(result.error());
                answer.patches.push_back(*std::move(result));
            }
            return answer;
        },
        [this, work](const Result<Answer>& answer) { take(*work, answer); });
    Q_EMIT started(m_frames);  // isRunning() is true for whoever asks now
}

void RefineRunner::take(const Work& work, const Result<Answer>& answer) {
    const FrameRange frames = std::exchange(m_frames, {});
    if (!answer) {
        tellFailure(answer.error());
        return;
    }
    const Person* person = m_document.value().person(work.trial, work.person);
    if (person == nullptr || person->base != work.base) {
        Q_EMIT cancelled();  // what was refined is gone
        return;
    }
    if (correctionsOf(*person) != work.corrections) {
        const bool same = m_review.trial() == work.trial && m_review.person() == work.person;
        same ? refine() : Q_EMIT cancelled();
        return;
    }
    EditBuilder builder(m_document.value(), EditKind::Refine,
                        {std::to_string(frames.first), std::to_string(frames.last)});
    for (const int first : work.leftovers) {
        if (person->patches.contains(first)) builder.removePatch(work.trial, work.person, first);
    }
    for (const MotionPatch& patch : answer->patches) builder.put(work.trial, work.person, patch);
    if (auto applied = m_document.apply(builder.build()); !applied) {
        tellFailure(applied.error());
        return;
    }
    Q_EMIT finished(frames);
    tellNotMet(*answer);
}

void RefineRunner::tellFailure(const Error& error) {
    Q_EMIT failed(failureSentences(tr("The motion around the corrections could not be refined."),
                                   error, Attempt::Analysis));
}

void RefineRunner::tellNotMet(const Answer& answer) {
    std::vector<CorrectionOutcome> missed;
    for (const MotionPatch& patch : answer.patches) {
        for (const CorrectionOutcome& outcome : patch.outcomes) {
            if (!outcome.met) missed.push_back(outcome);
        }
    }
    if (!missed.empty()) Q_EMIT notMet(notMetWords(missed));
}

void RefineRunner::cancel() {
    if (!m_task.isRunning()) return;
    m_task.cancel();
    m_frames = {};
    Q_EMIT cancelled();
}

}  // namespace gonio
