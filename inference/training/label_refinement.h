#pragma once

#include "core/body/body_model.h"
#include "inference/training/trainer.h"
#include "inference/training/training_seams.h"

namespace gonio {

/// How far refining came, for the log.
struct RefinementCounts {
    std::int64_t tried = 0, accepted = 0;
};

/// HSMR's refinement in the loop: the network's answers of late are fitted to their keypoints;
/// where a fit meets them better than the sample's label (whose camera is solved for), it takes the
/// label's place from then on. Label sets of mirrored samples are their own. Published bugs are not
/// repeated: labels are kept from round to round, and both errors are in the same units.
class LabelRefinement : public TrainingMemory {
public:
    /// \param reference  whose shape numbers labels speak; with keypoints
    /// \param threads    that fit at once; the outcome does not depend on it
    LabelRefinement(std::shared_ptr<const BodyModel> reference, PoseRefiner refine,
                    const RefinementSchedule& schedule, int threads);
    ~LabelRefinement() override;

    /// Better labels take the places of poses and betas; both are known then.
    NamedTensors completed(const NamedTensors& batch) const override;
    Result<void> learn(std::int64_t step, const NamedTensors& batch, const NamedTensors& answers,
                       const Job& job) override;
    NamedTensors tensors() const override;
    Result<void> restore(const NamedTensors& tensors) override;

    RefinementCounts counts() const;

private:
    class Work;
    std::unique_ptr<Work> m_work;
};

}  // namespace gonio
