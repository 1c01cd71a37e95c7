#include "app/cli/train_kinds.h"

namespace gonio {
namespace {

TrainingKind defaultKind() {
    return {"The compact network: 2D keypoints and SKEL's parameters of drawn people", {}, nullptr};
}

}  // namespace

std::span<const TrainingKind> trainingKinds() {
    static const TrainingKind kinds[] = {defaultKind()};
    return kinds;
}

}  // namespace gonio
