#pragma once

#include <functional>
#include <memory>
#include <stop_token>

#include "core/job.h"
#include "inference/nets/vit.h"
#include "inference/training/checkpoint.h"
#include "inference/training/learning_rate.h"

namespace gonio {

/// What a batch, or a part of it, comes to; means over its rows, so that parts of a batch can be
/// put together by their numbers of rows.
struct TrainingLosses {
    at::Tensor total;                         ///< one number, what is made smaller
    std::map<std::string, at::Tensor> parts;  ///< for the log
    NamedTensors answers = {};  ///< for the problem's memory, without gradients; the batch's rows
};

/// What a training learns beside weights, such as better labels; kept in its checkpoints. Every
/// call comes from train()'s own thread, in the order of the steps, so that nothing depends on how
/// far ahead batches were drawn.
class TrainingMemory {
public:
    virtual ~TrainingMemory() = default;

    /// Puts what is remembered into a batch, before its step.
    virtual NamedTensors completed(const NamedTensors& batch) const = 0;

    /// After a step. \param step  steps done  \param answers  TrainingLosses::answers of the batch
    virtual Result<void> learn(std::int64_t step, const NamedTensors& batch,
                               const NamedTensors& answers, const Job& job) = 0;

    /// All of it; restore() gives it back, and begins anew where there are none.
    virtual NamedTensors tensors() const = 0;
    virtual Result<void> restore(const NamedTensors& tensors) = 0;
};

/// A network and what it is to learn.
struct TrainingProblem {
    NamedTensors start;

    /// The batch of a step, tensors that have the batch's rows as first side. Called on several
    /// threads at once; must depend on `seed` alone, another one for each step. Where `stop` is
    /// requested it may return anything, but soon.
    std::function<NamedTensors(std::uint64_t seed, const std::stop_token& stop)> batch;

    /// Weights whose steps are made orthogonal (see stepOrthogonal()); none: all go by AdamW.
    std::function<bool(const std::string& name)> isOrthogonal = {};

    /// Called on several threads at once, each with weights of its own that require gradients;
    /// running statistics among them may be changed in place. `pulse` is to be called often, it
    /// throws to stop.
    std::function<TrainingLosses(const NamedTensors& weights, const NamedTensors& batch,
                                 std::uint64_t seed, const NetworkPulse& pulse)>
        losses;

    std::shared_ptr<TrainingMemory> memory = {};  ///< or null
};

struct TrainerOptions {
    AdamWOptions optimiser;
    double orthogonalMomentum = 0.95;
    LearningRate rate;
    double largestGradient = 1;  ///< norm that gradients are clipped to; 0: never
    double averageDecay = 0.9995, averageTau_steps = 2000;
    std::int64_t steps = 1000;
    double minutes = 0;  ///< stop after so long; 0: no limit
    std::uint64_t seed = 1;
    /// A batch is cut into so many parts; each is worked on by one thread, with batch normalisation
    /// over the part. Sums are taken in order: the result does not depend on `threads`.
    int parts = 1;
    int threads = 1;
    int feederThreads = 1;
    int batchesAhead = 4;
    at::Device device = at::kCPU;
    std::int64_t logEvery = 10;
    double checkpointEvery_s = 120;
    std::filesystem::path folder;  ///< for checkpoints and log.jsonl
    bool resume = false;           ///< go on from the newest checkpoint there, if there is one
    std::string configuration;     ///< see TrainingState
};

struct TrainingOutcome {
    TrainingState state;
    std::map<std::string, double> losses;  ///< of the last step
    bool isComplete = false;               ///< all steps done; else the time was over
};

/// The name of the log in a training's folder.
inline constexpr const char* kTrainingLogName = "log.jsonl";

/// Trains until `steps` or `minutes` are over; writes a checkpoint then and on the way. Steps and
/// what they do follow from the seed alone, so that a training that was stopped and goes on gives
/// the same bits as one that was not.
/// \param job  is asked whether to stop by several threads
/// \return Usage: the folder holds a training already, or another one than is to go on;
/// SolverFailed where a loss is no finite number; WriteFailed; Cancelled: the folder holds the last
/// checkpoint; Internal with LibTorch's reason
Result<TrainingOutcome> train(const TrainingProblem& problem, const TrainerOptions& options,
                              const Job& job);

}  // namespace gonio
