#pragma once

#include "core/biomech/paper_metrics.h"

namespace gonio {

/// Parts of paperMetrics: each adds what it can compute to `metrics.values` and the rest, with the
/// reason, to `metrics.missing`.

void addJointErrors(const EvaluationFile& estimate, const EvaluationFile& truth,
                    const EvaluationProtocol& protocol, PaperMetrics& metrics);
void addAlignedVertexError(const EvaluationFile& estimate, const EvaluationFile& truth,
                           PaperMetrics& metrics);
void addVolumeError(const EvaluationFile& estimate, const EvaluationFile& truth,
                    PaperMetrics& metrics);
void addCorrectKeypoints(const EvaluationFile& estimate, const EvaluationFile& truth,
                         PaperMetrics& metrics);
void addLandmarkError(const EvaluationFile& estimate, const EvaluationFile& truth,
                      PaperMetrics& metrics);

/// A mean over frames; frames without a number count apart.
class FrameMean {
public:
    void add(double value);
    /// The metric, or into `missing` where no frame has a number.
    void report(PaperMetric metric, PaperMetrics& metrics) const;

private:
    double m_sum = 0;
    int m_frames = 0, m_leftOut = 0;
};

}  // namespace gonio
