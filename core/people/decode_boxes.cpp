#include <algorithm>
#include <cmath>

#include "core/people/decode.h"
#include "core/people/tensor_shape.h"

namespace gonio {

namespace {

constexpr int kBoxColumns = 5;  ///< dx, dy, log w, log h, objectness
constexpr double kMaxLogSize = 20;

PersonBox boxOfCell(const float* row, int column, int line, int stride_px, int personClass) {
    const double width_px = std::exp(std::min(double(row[2]), kMaxLogSize)) * stride_px;
    const double height_px = std::exp(std::min(double(row[3]), kMaxLogSize)) * stride_px;
    const double x_px = (double(row[0]) + column) * stride_px;
    const double y_px = (double(row[1]) + line) * stride_px;
    return {x_px - width_px / 2, y_px - height_px / 2, width_px, height_px,
            std::clamp(double(row[4]) * double(row[kBoxColumns + personClass]), 0.0, 1.0)};
}

std::vector<Eigen::Vector2d> anchorCentres(const AnchorRegions& rule, const NetworkInput& input) {
    std::vector<Eigen::Vector2d> centres;
    for (const AnchorGrid& grid : rule.grids) {
        for (int cell = 0; cell < grid.cells * grid.cells; ++cell) {
            const Eigen::Vector2d centre((cell % grid.cells + 0.5) / grid.cells * input.width_px,
                                         (cell / grid.cells + 0.5) / grid.cells * input.height_px);
            centres.insert(centres.end(), static_cast<std::size_t>(grid.perCell), centre);
        }
    }
    return centres;
}

/// One anchor's answer: the box, then the two alignment points, in pixels of the input.
struct AnchorAnswer {
    PersonBox box;
    Eigen::Vector2d centre, top;
};

AnchorAnswer averageOf(const std::vector<AnchorAnswer>& group) {
    AnchorAnswer mean{{}, Eigen::Vector2d::Zero(), Eigen::Vector2d::Zero()};
    double total = 0;
    for (const AnchorAnswer& answer : group) {
        total += answer.box.score;
    }
    for (const AnchorAnswer& answer : group) {
        const double weight = answer.box.score / total;
        mean.box.x_px += weight * answer.box.x_px;
        mean.box.y_px += weight * answer.box.y_px;
        mean.box.width_px += weight * answer.box.width_px;
        mean.box.height_px += weight * answer.box.height_px;
        mean.centre += weight * answer.centre;
        mean.top += weight * answer.top;
    }
    mean.box.score = group.front().box.score;
    return mean;
}

std::vector<AnchorAnswer> confidentAnswers(const NetworkTensor& boxes, const NetworkTensor& scores,
                                           const AnchorRegions& rule, const NetworkInput& input) {
    const auto centres = anchorCentres(rule, input);
    const std::size_t columns = 4 + 2 * static_cast<std::size_t>(rule.points);
    std::vector<AnchorAnswer> answers;
    for (std::size_t i = 0; i < centres.size(); ++i) {
        const double score = logistic(scores.values[i]);
        const float* row = boxes.values.data() + i * columns;
        const bool finite =
            std::all_of(row, row + columns, [](float x) { return std::isfinite(x); });
        if (!finite || !(score > rule.minScore)) {
            continue;
        }
        const Eigen::Vector2d middle = centres[i] + Eigen::Vector2d(row[0], row[1]);
        const float* centre = row + 4 + 2 * rule.centrePoint;
        const float* top = row + 4 + 2 * rule.topPoint;
        answers.push_back(
            {{middle.x() - row[2] / 2.0, middle.y() - row[3] / 2.0, row[2], row[3], score},
             centres[i] + Eigen::Vector2d(centre[0], centre[1]),
             centres[i] + Eigen::Vector2d(top[0], top[1])});
    }
    std::stable_sort(answers.begin(), answers.end(),
                     [](const auto& a, const auto& b) { return a.box.score > b.box.score; });
    return answers;
}

}  // namespace

std::vector<PersonBox> suppressOverlaps(std::vector<PersonBox> boxes, double maxOverlap) {
    std::stable_sort(boxes.begin(), boxes.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
    std::vector<PersonBox> kept;
    for (const PersonBox& box : boxes) {
        const bool isNew = std::none_of(kept.begin(), kept.end(), [&](const PersonBox& better) {
            return intersectionOverUnion(better, box) > maxOverlap;
        });
        if (isNew) {
            kept.push_back(box);
        }
    }
    return kept;
}

Result<std::vector<PersonBox>> decodeGridBoxes(const NetworkTensor& tensor, const GridBoxes& rule,
                                               const NetworkInput& input) {
    std::size_t cells = 0;
    for (const int stride : rule.strides_px) {
        cells += static_cast<std::size_t>(input.width_px / stride) * (input.height_px / stride);
    }
    const std::size_t columns = cells == 0 ? 0 : tensor.values.size() / cells;
    if (cells == 0 || tensor.values.size() != cells * columns ||
        columns <= static_cast<std::size_t>(kBoxColumns + rule.personClass)) {
        return wrongShape(rule.tensor, tensor,
                          std::string("1x") + std::to_string(cells) + "x(more than " +
                              std::to_string(kBoxColumns + rule.personClass) + ")");
    }
    std::vector<PersonBox> boxes;
    const float* row = tensor.values.data();
    for (const int stride : rule.strides_px) {
        for (int line = 0; line < input.height_px / stride; ++line) {
            for (int column = 0; column < input.width_px / stride; ++column, row += columns) {
                const auto box = boxOfCell(row, column, line, stride, rule.personClass);
                if (box.score > rule.minScore && isUsable(box)) {
                    boxes.push_back(box);
                }
            }
        }
    }
    return suppressOverlaps(std::move(boxes), rule.maxOverlap);
}

Result<std::vector<RegionCandidate>> decodeAnchorRegions(const NetworkTensor& boxes,
                                                         const NetworkTensor& scores,
                                                         const AnchorRegions& rule,
                                                         const NetworkInput& input) {
    std::size_t anchors = 0;
    for (const AnchorGrid& grid : rule.grids) {
        anchors += static_cast<std::size_t>(grid.cells) * grid.cells * grid.perCell;
    }
    const std::size_t columns = 4 + 2 * static_cast<std::size_t>(rule.points);
    if (boxes.values.size() != anchors * columns) {
        return wrongShape(
            rule.boxes, boxes,
            std::string("1x") + std::to_string(anchors) + "x" + std::to_string(columns));
    }
    if (scores.values.size() != anchors) {
        return wrongShape(rule.scores, scores, std::string("1x") + std::to_string(anchors) + "x1");
    }
    auto answers = confidentAnswers(boxes, scores, rule, input);
    std::vector<RegionCandidate> candidates;
    while (!answers.empty()) {
        std::vector<AnchorAnswer> group{answers.front()}, others;
        for (std::size_t i = 1; i < answers.size(); ++i) {
            const bool same =
                intersectionOverUnion(answers[0].box, answers[i].box) > rule.maxOverlap;
            (same ? group : others).push_back(answers[i]);
        }
        const AnchorAnswer mean = averageOf(group);
        candidates.push_back({mean.box, alignedRegion(mean.centre, mean.top, rule.scale)});
        answers = std::move(others);
    }
    return candidates;
}

}  // namespace gonio
