#include "inference/image/affine_map.h"

#include <cmath>
#include <utility>

#include "inference/image/crop_pixel.h"

namespace gonio {
namespace {

constexpr int kUnknowns = 6;

struct Equation {
    std::array<double, kUnknowns> factor{};
    double value = 0;
};

using Equations = std::array<Equation, kUnknowns>;

struct PointPair {
    float fromX, fromY;
    double toX, toY;
};

Equations equationsOf(const std::array<PointPair, 3>& pairs) {
    Equations equations;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto& [x, y, toX, toY] = pairs[i];
        equations[2 * i] = {{double(x), double(y), 1, 0, 0, 0}, toX};
        equations[2 * i + 1] = {{0, 0, 0, double(x), double(y), 1}, toY};
    }
    return equations;
}

void bringLargestPivotTo(std::size_t row, Equations& equations) {
    std::size_t largest = row;
    for (std::size_t i = row + 1; i < kUnknowns; ++i) {
        if (std::abs(equations[i].factor[row]) > std::abs(equations[largest].factor[row])) {
            largest = i;
        }
    }
    std::swap(equations[row], equations[largest]);
}

std::array<double, kUnknowns> solve(Equations equations) {
    for (std::size_t i = 0; i < kUnknowns; ++i) {
        bringLargestPivotTo(i, equations);
        const Equation& pivot = equations[i];
        const double inverse = -1 / pivot.factor[i];
        for (std::size_t j = i + 1; j < kUnknowns; ++j) {
            const double share = equations[j].factor[i] * inverse;
            for (std::size_t k = i + 1; k < kUnknowns; ++k) {
                equations[j].factor[k] += share * pivot.factor[k];
            }
            equations[j].value += share * pivot.value;
        }
    }
    std::array<double, kUnknowns> solution{};
    for (std::size_t i = kUnknowns; i-- > 0;) {
        double rest = equations[i].value;
        for (std::size_t k = i + 1; k < kUnknowns; ++k) {
            rest -= equations[i].factor[k] * solution[k];
        }
        solution[i] = rest / equations[i].factor[i];
    }
    return solution;
}

}  // namespace

AffineMap patchFromPicture(const PersonSquare& square) {
    constexpr double kSide = kPatchSide_px, kMiddle = kSide / 2;
    const float x = square.centreX_px, y = square.centreY_px, reach = square.side_px / 2;
    const auto m = solve(equationsOf({{{x, y, kMiddle, kMiddle},
                                       {x, y + reach, kMiddle, kSide},
                                       {x + reach, y, kSide, kMiddle}}}));
    return {{{m[0], m[1], m[2]}, {m[3], m[4], m[5]}}};
}

AffineMap invertedMap(const AffineMap& map) {
    const auto& [first, second] = map;
    const double inverse = 1 / (first[0] * second[1] - first[1] * second[0]);
    AffineMap inverted{{{second[1] * inverse, -inverse * first[1], 0},
                        {-inverse * second[0], first[0] * inverse, 0}}};
    for (auto& row : inverted) row[2] = -row[0] * first[2] - row[1] * second[2];
    return inverted;
}

}  // namespace gonio
