#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/body/body_model.h"
#include "core/result.h"

namespace gonio::bench {

/// One measured figure.
struct BenchResult {
    std::string name;
    double value = 0;  ///< median over the runs; the best run for the machine's peaks
    std::string unit;
    /// What the figure is held against: the machine's peak, the published code, a target; 0 where
    /// there is nothing to compare with.
    double reference = 0;
    std::string referenceUnit;
    double ratio = 0;  ///< value / reference in one unit; 0 without reference
    int runs = 0;
    std::string note;
};

/// What the machine can do at best, measured.
struct MachinePeak {
    double singleThread_gflops = 0;  ///< 32-bit fused multiply-adds, counted as two
    double allThreads_gflops = 0;
    double read_gbs = 0;  ///< reading memory far larger than the caches, all threads
    int threads = 1;
};

/// Median time of `runs` runs after one that is not counted, s.
double medianTime_s(int runs, const std::function<void()>& work);

MachinePeak measureMachinePeak();
std::vector<BenchResult> describePeak(const MachinePeak& peak);

/// Posing of `model`: one body and batches of 64, and the derivatives of its 44 keypoints.
std::vector<BenchResult> benchBody(const BodyModel& model, const MachinePeak& peak);

/// SKELify on keypoints made from `model` itself; empty where the model has no keypoints.
std::vector<BenchResult> benchSkelify(const BodyModel& model);

/// Posing of bodies of SMPL's size, in batches of 64.
std::vector<BenchResult> benchSmpl(const MachinePeak& peak);

/// The fit of `model` to surfaces made from itself, and its share of the machine's arithmetic.
std::vector<BenchResult> benchSurfaceFit(const BodyModel& model, const MachinePeak& peak);

/// Crops of synthetic people with one thread and with all; against 300 a second, which training
/// wants of two cores.
Result<std::vector<BenchResult>> benchSynthesis(const std::shared_ptr<const BodyModel>& model,
                                                int crops = 96, int runs = 5);

}  // namespace gonio::bench
