#include "inference/plugin/trainers.h"

#include "inference/plugin/train_compact.h"

namespace gonio {

std::span<const Trainer> trainers() {
    static constexpr Trainer kTrainers[] = {{"default", trainCompact}};
    return kTrainers;
}

}  // namespace gonio
