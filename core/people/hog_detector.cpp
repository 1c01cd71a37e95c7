#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>

#include "core/people/decode.h"
#include "core/people/network.h"
#include "core/people/person_detector.h"

namespace gonio {

namespace {

constexpr double kLongSide_px = 640;  ///< pictures are reduced to this
constexpr double kMaxInside = 0.5;    ///< share of the smaller box inside a better one
constexpr double kMinMargin = 0.3;    ///< of the classifier
/// The detector's window has a margin round the person: about a tenth of the width at each side and
/// 7 % of the height above (OpenCV's own sample people-detector program shrinks boxes alike).
constexpr double kMarginX = 0.1, kMarginTop = 0.07, kInnerWidth = 0.8, kInnerHeight = 0.8;

/// Drops boxes that lie mostly inside a better one, or around it: the detector takes legs and
/// shadows for small people. Best first, as the boxes given.
std::vector<PersonBox> withoutParts(const std::vector<PersonBox>& boxes) {
    std::vector<PersonBox> kept;
    for (const PersonBox& box : boxes) {
        const bool isPart = std::any_of(kept.begin(), kept.end(), [&](const PersonBox& better) {
            const double overlap = intersectionOverUnion(better, box);
            const double area = box.width_px * box.height_px;
            const double other = better.width_px * better.height_px;
            const double both_px2 = overlap / (1 + overlap) * (area + other);
            return both_px2 > kMaxInside * std::min(area, other);
        });
        if (!isPart) {
            kept.push_back(box);
        }
    }
    return kept;
}

class HogDetector : public PersonDetector {
public:
    HogDetector() { m_hog.setSVMDetector(cv::HOGDescriptor::getDefaultPeopleDetector()); }

    Result<std::vector<PersonBox>> detect(const Image& image) override {
        if (auto usable = checkImage(image); !usable) {
            return tl::unexpected(usable.error());
        }
        try {
            return search(image);
        } catch (const std::exception& error) {
            return fail(ErrorCode::Internal, std::string("the HOG detector: ") + error.what());
        }
    }

    std::string name() const override { return "OpenCV HOG people detector"; }

    std::string hash() const override { return "opencv-" CV_VERSION; }

private:
    std::vector<PersonBox> search(const Image& image) const {
        // OpenCV only reads through this header.
        const cv::Mat picture(image.height_px, image.width_px, CV_8UC3,
                              const_cast<std::uint8_t*>(image.rgb.data()));  // NOLINT
        const double scale =
            std::min(1.0, kLongSide_px / std::max(image.width_px, image.height_px));
        cv::Mat small;
        cv::resize(picture, small, {}, scale, scale, cv::INTER_AREA);
        cv::cvtColor(small, small, cv::COLOR_RGB2BGR);
        if (small.cols < m_hog.winSize.width || small.rows < m_hog.winSize.height) {
            return {};
        }
        std::vector<cv::Rect> windows;
        std::vector<double> margins;
        // No grouping by OpenCV (last argument): its order depends on the threads.
        m_hog.detectMultiScale(small, windows, margins, 0, cv::Size(8, 8), cv::Size(16, 16), 1.05,
                               0);
        std::vector<PersonBox> boxes;
        for (std::size_t i = 0; i < windows.size(); ++i) {
            if (margins[i] >= kMinMargin) {
                boxes.push_back(personIn(windows[i], margins[i], scale));
            }
        }
        std::sort(boxes.begin(), boxes.end(), [](const PersonBox& a, const PersonBox& b) {
            return std::tie(b.score, a.x_px, a.y_px, a.width_px) <
                   std::tie(a.score, b.x_px, b.y_px, b.width_px);
        });
        boxes = withoutParts(boxes);
        for (PersonBox& box : boxes) {
            box = clippedTo(box, image.width_px, image.height_px);
        }
        std::erase_if(boxes, [](const PersonBox& box) { return !isUsable(box); });
        return boxes;
    }

    static PersonBox personIn(const cv::Rect& window, double margin, double scale) {
        return {(window.x + kMarginX * window.width) / scale,
                (window.y + kMarginTop * window.height) / scale, kInnerWidth * window.width / scale,
                kInnerHeight * window.height / scale, 1 / (1 + std::exp(-margin))};
    }

    cv::HOGDescriptor m_hog;
};

}  // namespace

std::unique_ptr<PersonDetector> makeHogDetector() {
    return std::make_unique<HogDetector>();
}

}  // namespace gonio
