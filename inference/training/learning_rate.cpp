#include "inference/training/learning_rate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gonio {

double learningRateAt(const LearningRate& rate, std::int64_t step) {
    if (step < rate.warmUp) return rate.base * double(step + 1) / double(rate.warmUp);
    const std::int64_t since = step - rate.warmUp;
    const double length = double(std::max<std::int64_t>(1, rate.total - rate.warmUp));
    const double share = std::min(1.0, double(since) / length);
    switch (rate.course) {
        case LearningRate::Course::Fall:
            return rate.base * (1 - (1 - rate.last) * share);
        case LearningRate::Course::Cosine: {
            const double wave = 0.5 * (1 + std::cos(std::numbers::pi * share));
            return rate.base * (rate.last + (1 - rate.last) * wave);
        }
        case LearningRate::Course::Steps:
            return rate.base *
                   std::pow(rate.factor, double(since / std::max<std::int64_t>(1, rate.every)));
        case LearningRate::Course::Exponential:
            return rate.base * std::pow(rate.last, share);
        case LearningRate::Course::Constant:
            break;
    }
    return rate.base;
}

}  // namespace gonio
