#include "inference/plugin/trainers.h"

#include "inference/plugin/train_compact.h"
#include "inference/plugin/train_hsmr.h"
#include "inference/plugin/train_mqhmr.h"
#include "inference/plugin/train_neurik.h"
#include "inference/plugin/train_skelcf.h"

namespace gonio {

std::span<const Trainer> trainers() {
    static constexpr Trainer kTrainers[] = {{"default", trainCompact},
                                            {"hsmr", trainHsmr},
                                            {"skelcf", trainSkelCf},
                                            {"mqhmr", trainMqHmr},
                                            {"neurik", trainNeurIk}};
    return kTrainers;
}

}  // namespace gonio
