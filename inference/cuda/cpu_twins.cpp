#include "inference/cuda/cpu_twins.h"

namespace gonio {

void sampleDeformable(const DeformableProblem& problem, float* out) {
    for (int entry = 0; entry < problem.batch; ++entry) {
        for (int query = 0; query < problem.queries; ++query) {
            for (int head = 0; head < problem.heads; ++head) {
                for (int channel = 0; channel < problem.channels; ++channel) {
                    *out++ = deformableValue(problem, entry, query, head, channel);
                }
            }
        }
    }
}

void poseSkins(const SkinProblem& problem, float* posed_m) {
    for (int body = 0; body < problem.bodies; ++body) {
        const float* const maps = problem.maps + std::int64_t(body) * kSkinJoints * kFloatsOfMap;
        const float* const feature = problem.features + std::int64_t(body) * kSkinFeatures;
        for (int vertex = 0; vertex < problem.vertices; ++vertex) {
            const SkinPoint posed = blendedVertex(problem, vertex, maps,
                                                  correctedVertex(problem, body, vertex, feature));
            *posed_m++ = posed.x;
            *posed_m++ = posed.y;
            *posed_m++ = posed.z;
        }
    }
}

}  // namespace gonio
