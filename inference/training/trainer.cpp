#include "inference/training/trainer.h"

#include <ATen/ATen.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <fstream>
#include <span>
#include <thread>

#include "core/io/atomic_file.h"
#include "inference/nets/cpu_threads.h"
#include "inference/training/ordered_feeder.h"
#include "inference/training/orthogonal_step.h"
#include "inference/training/training_log.h"
#include "inference/training/training_step.h"

namespace gonio {
namespace {

using Clock = std::chrono::steady_clock;

/// A standard exception, because LibTorch's backward pass lets no other through.
struct Stopped : std::exception {};

double since_s(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// A seed of its own for each step (SplitMix64's finaliser).
std::uint64_t seedOfStep(std::uint64_t seed, std::int64_t step) {
    std::uint64_t z = seed + 0x9E3779B97F4A7C15U * (static_cast<std::uint64_t>(step) + 1);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

NamedTensors onDevice(const NamedTensors& tensors, at::Device device) {
    auto moved = tensors.all();
    for (auto& [name, tensor] : moved) tensor = tensor.to(device);
    return NamedTensors(std::move(moved));
}

/// The log of the steps that the training stands behind; what a run after them wrote goes.
Result<void> cutLog(const std::filesystem::path& file, std::int64_t step) {
    std::string text;
    if (step > 0 && std::filesystem::exists(file)) {
        const auto lines = readTrainingLog(file);
        if (!lines) return tl::unexpected<Error>(lines.error());
        for (const TrainingLogLine& line : *lines) {
            if (line.step <= step) text += textOfLogLine(line) + "\n";
        }
    }
    return writeFileAtomically(file, std::as_bytes(std::span(text)));
}

Result<TrainingState> begin(const TrainingProblem& problem, const TrainerOptions& options) {
    const auto newest = newestCheckpoint(options.folder);
    if (newest && !options.resume) {
        return fail(ErrorCode::Usage, "there is a training in " + options.folder.string() +
                                          " already: choose another folder, or go on with it "
                                          "(--resume)");
    }
    if (newest) {
        auto state = readCheckpoint(*newest, problem.start);
        if (!state) return state;
        if (state->configuration != options.configuration || state->seed != options.seed) {
            return fail(ErrorCode::Usage,
                        "the training in " + options.folder.string() +
                            " was begun with other settings: " + state->configuration +
                            " instead of " + options.configuration +
                            ", or with another seed than " + std::to_string(options.seed));
        }
        return state;
    }
    TrainingState state;
    state.seed = options.seed;
    state.configuration = options.configuration;
    state.weights = cloned(problem.start);
    state.average = cloned(problem.start);
    state.moments = startMoments(state.weights);
    return state;
}

void move(TrainingState& state, at::Device device) {
    state.weights = onDevice(state.weights, device);
    state.average = onDevice(state.average, device);
    for (auto* moments : {&state.moments.first, &state.moments.second}) {
        for (auto& [name, tensor] : *moments) tensor = tensor.to(device);
    }
}

/// work(0) .. work(count - 1), each by one of the threads.
template <class Work>
void onThreads(std::size_t count, int threads, const Work& work) {
    std::atomic<std::size_t> next = 0;
    const auto turn = [&] {
        for (std::size_t i = next++; i < count; i = next++) work(i);
    };
    std::vector<std::jthread> others;
    for (int i = 1; i < threads; ++i) others.emplace_back(turn);
    turn();
}

/// One run of train().
class Run {
public:
    Run(const TrainingProblem& problem, const TrainerOptions& options, const Job& job,
        TrainingState state)
        : m_problem(problem), m_options(options), m_job(job), m_state(std::move(state)) {
        move(m_state, options.device);
    }

    Result<TrainingOutcome> finish() {
        const auto logFile = m_options.folder / kTrainingLogName;
        if (auto cut = cutLog(logFile, m_state.step); !cut) {
            return tl::unexpected<Error>(cut.error());
        }
        m_log.open(logFile, std::ios::app);
        OrderedFeeder<NamedTensors> feeder(
            [this](std::int64_t step, const std::stop_token& stop) {
                return m_problem.batch(seedOfStep(m_state.seed, step), stop);
            },
            m_state.step, m_options.feederThreads, m_options.batchesAhead);
        const bool onCpu = m_options.device.is_cpu();
        const LibraryThreads libraries(onCpu ? 1 : m_options.threads);
        while (m_state.step < m_options.steps && !isLate()) {
            if (auto done = step(feeder); !done) return tl::unexpected<Error>(done.error());
        }
        return outcome();
    }

private:
    bool isLate() const {
        return m_options.minutes > 0 && since_s(m_begin) > m_options.minutes * 60;
    }

    void pulse() const {
        if (m_job.cancelled()) throw Stopped();
    }

    Result<void> step(OrderedFeeder<NamedTensors>& feeder) {
        const auto begin = Clock::now();
        NamedTensors drawn = feeder.take([this] { pulse(); });
        if (m_problem.memory) drawn = m_problem.memory->completed(drawn);
        const auto batch = onDevice(drawn, m_options.device);
        const std::uint64_t seed = seedOfStep(m_state.seed ^ 0x5bd1e995U, m_state.step);
        StepResult result = computeStep(m_problem, m_state.weights, batch, seed, m_options.parts,
                                        m_options.threads, [this] { pulse(); });
        const double norm = clipGradients(result.gradients, m_options.largestGradient);
        if (!std::isfinite(norm) || !std::isfinite(result.losses["total"])) {
            return fail(ErrorCode::SolverFailed,
                        "step " + std::to_string(m_state.step + 1) +
                            " gave a loss or a gradient that is no finite number; try a smaller "
                            "learning rate");
        }
        const double rate = learningRateAt(m_options.rate, m_state.step);
        ++m_state.step;
        moveWeights(result.gradients, rate);
        updateAverage(
            m_state.average, m_state.weights,
            averageDecayAt(m_options.averageDecay, m_options.averageTau_steps, m_state.step));
        m_losses = std::move(result.losses);
        if (m_problem.memory) {
            auto learned = m_problem.memory->learn(m_state.step, drawn,
                                                   onDevice(result.answers, at::kCPU), m_job);
            if (!learned) return learned;
        }
        const double rows = double(batch.all().begin()->second.size(0));
        return tell({m_state.step, m_losses, rate, norm, rows / since_s(begin)});
    }

    void moveWeights(TensorsByName& gradients, double rate) {
        std::vector<std::string> orthogonal;
        TensorsByName others;
        for (const auto& [name, gradient] : gradients) {
            if (m_problem.isOrthogonal && gradient.dim() > 1 && m_problem.isOrthogonal(name))
                orthogonal.push_back(name);
            else
                others[name] = gradient;
        }
        stepAdamW(m_options.optimiser, rate, m_state.step, others, m_state.weights,
                  m_state.moments);
        const auto move = [&](std::size_t i) {
            const std::string& name = orthogonal[i];
            stepOrthogonal(m_options.orthogonalMomentum, m_options.optimiser.weightDecay, rate,
                           gradients.at(name), m_state.weights[name],
                           m_state.moments.first.at(name));
        };
        onThreads(orthogonal.size(), m_options.threads, move);
    }

    Result<void> tell(const TrainingLogLine& line) {
        m_job.progress(static_cast<int>(m_state.step), static_cast<int>(m_options.steps));
        if (m_state.step % m_options.logEvery == 0) {
            m_log << textOfLogLine(line) << std::endl;
            if (!m_log) return fail(ErrorCode::WriteFailed, "the log could not be written");
        }
        if (since_s(m_lastCheckpoint) < m_options.checkpointEvery_s) return {};
        m_lastCheckpoint = Clock::now();
        return keep();
    }

    Result<void> keep() {
        if (m_problem.memory) m_state.memory = m_problem.memory->tensors();
        return writeCheckpoint(m_options.folder, m_state);
    }

    Result<TrainingOutcome> outcome() {
        if (auto written = keep(); !written) {
            return tl::unexpected<Error>(written.error());
        }
        move(m_state, at::kCPU);
        const bool isComplete = m_state.step >= m_options.steps;
        return TrainingOutcome{std::move(m_state), std::move(m_losses), isComplete};
    }

    const TrainingProblem& m_problem;
    const TrainerOptions& m_options;
    const Job& m_job;
    TrainingState m_state;
    std::map<std::string, double> m_losses;
    std::ofstream m_log;
    Clock::time_point m_begin = Clock::now(), m_lastCheckpoint = m_begin;
};

}  // namespace

Result<TrainingOutcome> train(const TrainingProblem& problem, const TrainerOptions& options,
                              const Job& job) {
    std::error_code problemOfFolder;
    std::filesystem::create_directories(options.folder, problemOfFolder);
    if (problemOfFolder) {
        return fail(ErrorCode::WriteFailed,
                    options.folder.string() + " could not be made: " + problemOfFolder.message());
    }
    auto state = begin(problem, options);
    if (!state) return tl::unexpected<Error>(state.error());
    if (problem.memory) {
        if (auto restored = problem.memory->restore(state->memory); !restored) {
            return tl::unexpected<Error>(restored.error());
        }
    }
    try {
        return Run(problem, options, job, *std::move(state)).finish();
    } catch (const Stopped&) {
        return fail(ErrorCode::Cancelled, "the training was stopped");
    } catch (const c10::Error& error) {
        return fail(ErrorCode::Internal, error.what_without_backtrace());
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, error.what());
    }
}

}  // namespace gonio
