#include "core/correct/bells.h"

#include <Eigen/SparseCholesky>
#include <algorithm>
#include <cmath>

namespace gonio {

double wendland(double distance) {
    const double rest = 1 - std::abs(distance);
    if (rest <= 0) return 0;
    return rest * rest * rest * rest * (4 * std::abs(distance) + 1);
}

Bells::Bells(std::vector<double> times_s, std::span<const double> values, double halfWidth_s)
    : m_times_s(std::move(times_s)), m_halfWidth_s(halfWidth_s) {
    const auto n = static_cast<Eigen::Index>(m_times_s.size());
    if (n == 0) return;
    std::vector<Eigen::Triplet<double>> entries;
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index k = i; k < n; ++k) {
            const double value = wendland((m_times_s[k] - m_times_s[i]) / m_halfWidth_s);
            if (value == 0) break;
            entries.emplace_back(i, k, value);
            if (k != i) entries.emplace_back(k, i, value);
        }
    }
    Eigen::SparseMatrix<double> gram(n, n);
    gram.setFromTriplets(entries.begin(), entries.end());
    const Eigen::SimplicialLDLT<Eigen::SparseMatrix<double>> solver(gram);
    const Eigen::VectorXd weights =
        solver.solve(Eigen::Map<const Eigen::VectorXd>(values.data(), n));
    m_weights.assign(weights.begin(), weights.end());
}

double Bells::at(double time_s) const {
    auto i = static_cast<std::size_t>(
        std::lower_bound(m_times_s.begin(), m_times_s.end(), time_s - m_halfWidth_s) -
        m_times_s.begin());
    double sum = 0;
    for (; i < m_times_s.size() && m_times_s[i] < time_s + m_halfWidth_s; ++i)
        sum += m_weights[i] * wendland((time_s - m_times_s[i]) / m_halfWidth_s);
    return sum;
}

double Bells::share(double time_s) const {
    const auto after = std::lower_bound(m_times_s.begin(), m_times_s.end(), time_s);
    double share = 0;
    if (after != m_times_s.end()) share = wendland((*after - time_s) / m_halfWidth_s);
    if (after != m_times_s.begin())
        share = std::max(share, wendland((time_s - *(after - 1)) / m_halfWidth_s));
    return share;
}

}  // namespace gonio
