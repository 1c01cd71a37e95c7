#pragma once

#include <ATen/core/Tensor.h>

#include <optional>
#include <string>
#include <vector>

#include "core/job.h"
#include "inference/nets/cpu_threads.h"
#include "inference/nets/vit.h"
#include "inference/plugin/network_base.h"

namespace gonio {

/// Multiplications and additions of a ViT for one picture, GFLOP.
double vitWork_gflop(const VitConfig& config);

/// Runs networks one after the other and notes what they take. A cancelled job throws Stopped.
class NetworkBench {
public:
    struct Stopped {};

    NetworkBench(Placement placement, const Job& job)
        : m_placement(std::move(placement)), m_job(job) {}

    const Placement& placement() const { return m_placement; }

    /// Pictures at once: 8 on the CPU, 64 elsewhere.
    std::int64_t batch() const { return m_placement.device.is_cpu() ? 8 : 64; }

    /// A network's rate against that of matrix products in the same type, measured right before and
    /// after each of `runs`; the middle share. \param work_gflop  of one picture
    void addShare(const std::string& name, int runs, double work_gflop, const PieceWork& forward);
    /// Time a picture and, on the CPU, memory.
    void addTime(const std::string& name, const PieceWork& forward);

    NetworkPulse pulse() const {
        return [this] {
            if (m_job.cancelled()) throw Stopped();
        };
    }

    std::vector<NetworkSpeed> take() { return std::move(m_figures); }

private:
    double seconds(const PieceWork& forward) const;
    double productRate_gflops() const;

    Placement m_placement;
    const Job& m_job;
    std::vector<NetworkSpeed> m_figures;
};

}  // namespace gonio
