#include "app/cli/bench_cases.h"
#include "inference/plugin/load_network_library.h"

namespace gonio::bench {

Result<std::vector<BenchResult>> benchNetworks(const MeasureOptions& options, const Job& job) {
    const auto library = loadNetworkLibrary();
    if (!library) return tl::unexpected<Error>(library.error());
    const auto figures = (*library)->measureSpeed(options, job);
    if (!figures) return tl::unexpected<Error>(figures.error());
    std::vector<BenchResult> results;
    for (const NetworkSpeed& figure : *figures) {
        const double ratio = figure.reference > 0 ? figure.value / figure.reference : 0;
        results.push_back({figure.name, figure.value, figure.unit, figure.reference,
                           figure.referenceUnit, ratio, figure.runs, figure.note});
    }
    return results;
}

}  // namespace gonio::bench
