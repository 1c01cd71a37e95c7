#pragma once

#include <cstdint>

namespace gonio {

/// How large a step is, over the steps of a training.
struct LearningRate {
    enum class Course {
        Constant,
        Cosine,       ///< half a wave down to `last` times `base` at step `total`
        Fall,         ///< a straight line down to the same
        Steps,        ///< times `factor` after every `every` steps
        Exponential,  ///< by the same factor each step, down to `last` times `base` at step `total`
    };

    Course course = Course::Constant;
    double base = 1e-3;
    std::int64_t warmUp = 0;  ///< steps of linear growth before the course begins
    std::int64_t total = 0;   ///< Cosine, Fall, Exponential: where it ends, warm-up included
    double last = 0;          ///< Exponential: above 0
    std::int64_t every = 1;
    double factor = 0.1;
};

/// \param step  from 0 on; the first step of a warm-up of n has base / n, the n-th base
double learningRateAt(const LearningRate& rate, std::int64_t step);

}  // namespace gonio
