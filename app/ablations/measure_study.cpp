#include "app/ablations/measure_study.h"

#include <chrono>
#include <numeric>

#include "core/biomech/paper_metrics.h"
#include "inference/backends/drawn_people.h"
#include "inference/backends/neurik_evaluation.h"
#include "inference/backends/training_tools.h"
#include "inference/plugin/load_network_library.h"

namespace gonio::ablations {
namespace {

constexpr std::uint64_t kHeldOutPeople = 0x9E1D01170000;  ///< seed of the first crop
constexpr std::uint64_t kHeldOutBank = 0x9E1D;            ///< of motions and textures
constexpr int kEvaluationShare = 10;                      ///< of a row's progress, one in so many

using Bodies = std::vector<std::shared_ptr<const BodyModel>>;
using Values = std::map<std::string, double>;

class Measurement {
public:
    Measurement(const Workshop& workshop, const Budget& budget, const Study& study, const Job& job)
        : m_workshop(workshop), m_budget(budget), m_study(study), m_job(job) {}

    Result<RowResult> run() {
        if (auto prepared = prepare(); !prepared) return tl::unexpected<Error>(prepared.error());
        const auto begin = std::chrono::steady_clock::now();
        const auto report = m_library->train(m_options, trainingJob());
        if (!report) return passOn(report.error(), "training " + m_study.training);
        const std::chrono::duration<double> training = std::chrono::steady_clock::now() - begin;
        auto network = open(report->weights);
        if (!network) return passOn(network.error(), "opening " + report->weights.string());
        auto values = m_options.network == "neurik"
                          ? ofMotions(*std::move(network), report->weights)
                          : ofPeople(**network);
        if (!values) return passOn(values.error(), "evaluating " + m_study.key());
        return RowResult{*std::move(values), report->steps, training.count()};
    }

private:
    Result<void> prepare() {
        const auto library = loadNetworkLibrary();
        if (!library) return tl::unexpected<Error>(library.error());
        m_library = *library;
        m_files = m_workshop.bodies;
        if (m_study.options.network == "mqhmr" && !m_files.empty()) m_files.resize(1);
        for (const auto& file : m_files) {
            auto body = loadBodyModel(file);
            if (!body) return tl::unexpected<Error>(body.error());
            m_bodies.push_back(*std::move(body));
        }
        if (m_bodies.empty()) return fail(ErrorCode::Usage, "there is no body to draw");
        m_options = scaledTo(m_study.options, m_budget.steps);
        m_options.folder = m_workshop.folder / m_study.training;
        m_options.bodies = m_files;
        m_options.markers = m_workshop.markers;
        m_options.seed = m_budget.seed;
        m_options.resume = true;
        m_options.device = m_workshop.device;
        m_options.threads = m_workshop.threads;
        if (!m_options.skel.refinesLabels) return {};
        auto refine = skelifyRefiner(m_bodies.front());
        if (!refine) return tl::unexpected<Error>(refine.error());
        m_options.skel.refine = *std::move(refine);
        return {};
    }

    /// The training's progress is the first part of the row's.
    Job trainingJob() const {
        Job job;
        job.cancelled = m_job.cancelled;
        job.progress = [this](int done, int total) {
            m_job.progress(done, total + total / kEvaluationShare);
        };
        return job;
    }

    /// Asks whether to stop, and says nothing of its progress.
    Job quietJob() const {
        Job job;
        job.cancelled = m_job.cancelled;
        return job;
    }

    Result<std::shared_ptr<Network>> open(const std::filesystem::path& weights) const {
        NetworkOptions options;
        options.device = m_workshop.device;
        options.threads = m_workshop.threads;
        options.details = m_options.network == "neurik";
        if (m_study.refinementIterations >= 0) {
            options.smpl = m_files.front();
            options.refinementIterations = m_study.refinementIterations;
        }
        auto opened = m_library->open(m_options.network, weights, options);
        if (!opened) return tl::unexpected<Error>(opened.error());
        return std::shared_ptr<Network>(*std::move(opened));
    }

    Result<Values> ofMotions(std::shared_ptr<Network> network,
                             const std::filesystem::path& weights) const {
        const auto table = readMarkerTable(m_workshop.markers);
        if (!table) return tl::unexpected<Error>(table.error());
        const auto motions = heldOutMotions(m_bodies, *table);
        if (!motions) return tl::unexpected<Error>(motions.error());
        const auto find = findWithNeurIk(std::move(network), weights, *table, quietJob());
        if (!find) return tl::unexpected<Error>(find.error());
        NeurIkEvaluation evaluation;
        evaluation.clips = m_budget.clips;
        const auto score = evaluateKinematics(*motions, evaluation, *find);
        if (!score) return tl::unexpected<Error>(score.error());
        return Values{{kAngles, score->all_deg()},
                      {kBodies, score->bodyError_mm},
                      {kLandmarks, score->landmarkError_mm}};
    }

    Result<Values> ofPeople(Network& network) const {
        const auto synthesiser = foundPeople(m_bodies, kHeldOutBank);
        if (!synthesiser) return tl::unexpected<Error>(synthesiser.error());
        DrawnPeople people;
        people.network = m_options.network;
        people.count = m_budget.people;
        people.seed = kHeldOutPeople;
        people.showsKeypoints = m_study.refinementIterations >= 0;
        people.knowsCamera = m_options.skel.knowsCamera;
        const auto answers =
            answersOnDrawnPeople(network, **synthesiser, m_bodies, people, quietJob());
        if (!answers) return tl::unexpected<Error>(answers.error());
        const bool isSmpl = m_options.network == "mqhmr";
        const auto metrics =
            paperMetrics(answers->estimate, answers->truth, isSmpl ? "moyo" : "skel");
        if (!metrics) return tl::unexpected<Error>(metrics.error());
        Values values;
        for (const PaperMetric& metric : metrics->values) {
            for (const char* wanted : {kMpjpe, kPaMpjpe, kAngles}) {
                const std::string name(wanted);
                if (metric.name == name.substr(0, name.find(','))) values[name] = metric.value;
            }
        }
        if (const auto refined = answers->estimate.find("refined");
            refined != answers->estimate.end()) {
            const auto all = refined->second.toDoubles();
            values[kAccepted] =
                100 * std::accumulate(all.begin(), all.end(), 0.0) / double(all.size());
        }
        return values;
    }

    const Workshop& m_workshop;
    const Budget& m_budget;
    const Study& m_study;
    const Job& m_job;
    const NetworkLibrary* m_library = nullptr;
    std::vector<std::filesystem::path> m_files;
    Bodies m_bodies;
    TrainingOptions m_options;
};

}  // namespace

MeasureStudy measureByTraining(const Workshop& workshop, const Budget& budget) {
    return [workshop, budget](const Study& study, const Job& job) {
        return Measurement(workshop, budget, study, job).run();
    };
}

}  // namespace gonio::ablations
