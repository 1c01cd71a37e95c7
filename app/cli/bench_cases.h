#pragma once

#include <string>
#include <vector>

#include "core/body/body_model.h"
#include "core/job.h"
#include "core/result.h"

namespace gonio {

/// One measured number.
struct BenchLine {
    std::string name;
    double value = 0;
    std::string unit, remark;
};

/// The machine's own peaks, to hold the others against: memory copying and multiply-adds.
Result<std::vector<BenchLine>> benchMachine(const BodyModel& model, const Job& job);
/// Body forward (one, batch of 64), kinematics with derivatives.
Result<std::vector<BenchLine>> benchBody(const BodyModel& model, const Job& job);
/// SKELify and trajectory fit, per frame.
Result<std::vector<BenchLine>> benchFit(const BodyModel& model, const Job& job);
/// Decoding of a generated clip.
Result<std::vector<BenchLine>> benchVideo(const BodyModel& model, const Job& job);

}  // namespace gonio
