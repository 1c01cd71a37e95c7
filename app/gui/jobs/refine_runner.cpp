#include "app/gui/jobs/refine_runner.h"

#include <algorithm>
#include <atomic>

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/words/angle_words.h"
#include "app/gui/words/failure_text.h"
#include "core/case/refine_tasks.h"
#include "core/pipeline/load_parts.h"

namespace gonio {

/// What one refinement is a function of; nothing of the case itself.
struct RefineRunner::Work {
    /// One person's share.
    struct Part {
        RefineTask task;
        std::shared_ptr<const BodyModel> body;  ///< null: the person's own one is to be loaded
        std::string bodyName;
        std::shared_ptr<const BaseAnalysis> base;
        std::map<int, std::shared_ptr<const BaseAnalysis>> others;
        std::vector<Correction> corrections;
    };

    int trial = 0, person = 0;
    std::vector<Part> parts;  ///< the person's, then those of whom they were swapped with
};

struct RefineRunner::Answer {
    std::vector<std::vector<MotionPatch>> patches;  ///< by part
};

namespace {

std::vector<Correction> correctionsOf(const Person& person) {
    std::vector<Correction> corrections;
    for (const auto& [id, correction] : person.corrections) corrections.push_back(correction);
    return corrections;
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
    const Trial& trial = *m_document.value().trial(m_review.trial());
    auto work = std::make_shared<Work>();
    work->trial = trial.id;
    work->person = person->id;
    for (RefineTask& task : refineTasks(trial, person->id, values->bodyHash)) {
        const Person& whose = trial.people.at(task.person);
        const bool sameBody = task.bodyHash == values->bodyHash;
        Work::Part part{std::move(task),
                        sameBody ? values->body : nullptr,
                        whose.info->body,
                        whose.base,
                        {},
                        correctionsOf(whose)};
        for (const auto& [id, other] : trial.people) {
            if (id != whose.id && other.base) part.others[id] = other.base;
        }
        work->parts.push_back(std::move(part));
    }
    const bool nothing = std::all_of(work->parts.begin(), work->parts.end(),
                                     [](const Work::Part& part) { return part.task.empty(); });
    if (nothing) {
        Q_EMIT nothingToDo(tr("No correction waits: every one is part of the motion already."));
        return;
    }
    start(std::move(work));
}

void RefineRunner::start(std::shared_ptr<const Work> work) {
    m_frames = framesOf(*work);
    m_task.start([work](const Job& job) { return compute(*work, job); },
                 [this, work](const Result<Answer>& answer) { take(*work, answer); });
    Q_EMIT started(m_frames);  // isRunning() is true for whoever asks now
}

FrameRange RefineRunner::framesOf(const Work& work) {
    FrameRange hull;
    for (const Work::Part& part : work.parts) {
        const FrameRange& touched = part.task.touched;
        if (touched.empty()) continue;
        hull = hull.empty() ? touched
                            : FrameRange{std::min(hull.first, touched.first),
                                         std::max(hull.last, touched.last)};
    }
    return hull;
}

/// All windows of all people, side by side.
Result<RefineRunner::Answer> RefineRunner::compute(const Work& work, const Job& job) {
    struct Fit {
        std::size_t part;
        FrameRange window;
        Result<MotionPatch> patch;
    };

    std::vector<Fit> fits;
    std::vector<std::shared_ptr<const BodyModel>> bodies;
    std::vector<std::map<int, const BaseAnalysis*>> others(work.parts.size());
    for (std::size_t p = 0; p < work.parts.size(); ++p) {
        const Work::Part& part = work.parts[p];
        for (const FrameRange& window : part.task.windows) fits.push_back({p, window, {}});
        for (const auto& [id, base] : part.others) others[p][id] = base.get();
        bodies.push_back(part.body);
        if (part.body || part.task.windows.empty()) continue;
        auto body = loadBodyByName(part.bodyName);
        if (!body) return tl::unexpected<Error>(body.error());
        if (body->hash != part.task.bodyHash) {
            return fail(ErrorCode::MissingModel,
                        "the body '" + part.bodyName + "' of person " +
                            std::to_string(part.task.person) +
                            " is not the one of the analysis any more; analyse them again");
        }
        bodies.back() = body->model;
    }
    SharedProgress progress(job, fits.size());
    QThreadPool pool;
    pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
    for (std::size_t f = 0; f < fits.size(); ++f) {
        pool.start([&, f] {
            Fit& fit = fits[f];
            const Work::Part& part = work.parts[fit.part];
            fit.patch =
                refineWindow(*bodies[fit.part], part.task.bodyHash, *part.base, others[fit.part],
                             part.corrections, fit.window, {}, progress.part(f));
        });
    }
    pool.waitForDone();
    Answer answer{std::vector<std::vector<MotionPatch>>(work.parts.size())};
    for (Fit& fit : fits) {
        if (!fit.patch) return tl::unexpected<Error>(fit.patch.error());
        answer.patches[fit.part].push_back(*std::move(fit.patch));
    }
    return answer;
}

void RefineRunner::take(const Work& work, const Result<Answer>& answer) {
    const FrameRange frames = std::exchange(m_frames, {});
    if (!answer) {
        tellFailure(answer.error());
        return;
    }
    EditBuilder builder(m_document.value(), EditKind::Refine,
                        {std::to_string(frames.first), std::to_string(frames.last)});
    for (std::size_t p = 0; p < work.parts.size(); ++p) {
        const Work::Part& part = work.parts[p];
        const int id = part.task.person;
        const Person* person = m_document.value().person(work.trial, id);
        if (person == nullptr || person->base != part.base) {
            Q_EMIT cancelled();  // what was refined is gone
            return;
        }
        if (correctionsOf(*person) != part.corrections) {
            const bool same = m_review.trial() == work.trial && m_review.person() == work.person;
            same ? refine() : Q_EMIT cancelled();
            return;
        }
        for (const int first : part.task.leftovers) {
            if (person->patches.contains(first)) builder.removePatch(work.trial, id, first);
        }
        for (const MotionPatch& patch : answer->patches[p]) builder.put(work.trial, id, patch);
    }
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
    for (const auto& patches : answer.patches) {
        for (const MotionPatch& patch : patches) {
            for (const CorrectionOutcome& outcome : patch.outcomes) {
                if (!outcome.met) missed.push_back(outcome);
            }
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
