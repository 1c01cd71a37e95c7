#include "core/people/assignment.h"

#include <algorithm>
#include <limits>

namespace gonio {

namespace {

/// State of the method for a square problem; row and column 0 are dummies.
struct Matching {
    explicit Matching(int size)
        : rowPotential(size + 1, 0), columnPotential(size + 1, 0), rowOf(size + 1, 0) {}

    std::vector<double> rowPotential, columnPotential;
    std::vector<int> rowOf;  ///< row matched to each column, 0 = none
};

/// Grows the matching by one row along the shortest augmenting path.
void addRow(const Eigen::MatrixXd& costs, int row, Matching& matching) {
    const int size = static_cast<int>(costs.rows());
    std::vector<double> slack(size + 1, std::numeric_limits<double>::infinity());
    std::vector<int> previous(size + 1, 0);
    std::vector<bool> visited(size + 1, false);
    matching.rowOf[0] = row;
    int column = 0;
    do {
        visited[column] = true;
        const int current = matching.rowOf[column];
        int next = 0;
        double least = std::numeric_limits<double>::infinity();
        for (int j = 1; j <= size; ++j) {
            if (visited[j]) {
                continue;
            }
            const double reduced = costs(current - 1, j - 1) - matching.rowPotential[current] -
                                   matching.columnPotential[j];
            if (reduced < slack[j]) {
                slack[j] = reduced;
                previous[j] = column;
            }
            if (slack[j] < least) {
                least = slack[j];
                next = j;
            }
        }
        for (int j = 0; j <= size; ++j) {
            if (visited[j]) {
                matching.rowPotential[matching.rowOf[j]] += least;
                matching.columnPotential[j] -= least;
            } else {
                slack[j] -= least;
            }
        }
        column = next;
    } while (matching.rowOf[column] != 0);
    for (; column != 0; column = previous[column]) {
        matching.rowOf[column] = matching.rowOf[previous[column]];
    }
}

}  // namespace

std::vector<int> assign(const Eigen::MatrixXd& costs) {
    const int size = static_cast<int>(std::max(costs.rows(), costs.cols()));
    Eigen::MatrixXd square = Eigen::MatrixXd::Constant(size, size, kNoMatch);
    square.topLeftCorner(costs.rows(), costs.cols()) = costs.cwiseMin(kNoMatch);
    Matching matching(size);
    for (int row = 1; row <= size; ++row) {
        addRow(square, row, matching);
    }
    std::vector<int> columns(static_cast<std::size_t>(costs.rows()), -1);
    for (int column = 1; column <= costs.cols(); ++column) {
        const int row = matching.rowOf[column];
        if (row >= 1 && row <= costs.rows() && costs(row - 1, column - 1) < kNoMatch) {
            columns[row - 1] = column - 1;
        }
    }
    return columns;
}

}  // namespace gonio
