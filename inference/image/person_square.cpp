#include "inference/image/person_square.h"

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

constexpr float kFarthest_px = 1e6F;

bool isNear(float value_px) {
    return std::abs(value_px) <= kFarthest_px;  // false for NaN
}

bool isUsable(const DetectedBox& box) {
    return isNear(box.left_px) && isNear(box.top_px) && isNear(box.right_px) &&
           isNear(box.bottom_px) && box.right_px > box.left_px && box.bottom_px > box.top_px;
}

PersonSquare longerSideSquare(const DetectedBox& box) {
    return {(box.left_px + box.right_px) / 2, (box.top_px + box.bottom_px) / 2,
            std::max(box.right_px - box.left_px, box.bottom_px - box.top_px)};
}

}  // namespace

DetectedBox grownTo3By4(const DetectedBox& box) {
    const float centreX = (box.left_px + box.right_px) / 2;
    const float centreY = (box.top_px + box.bottom_px) / 2;
    float width = box.right_px - box.left_px, height = box.bottom_px - box.top_px;
    if (height / width < 256.F / 192.F) {
        height = width * 256 / 192;
    } else {
        width = height * 192 / 256;
    }
    return {centreX - width / 2, centreY - height / 2, centreX + width / 2, centreY + height / 2};
}

Result<PersonSquare> squareAround(const DetectedBox& box, BoxRule rule) {
    if (!isUsable(box)) {
        return fail(ErrorCode::Usage,
                    "a person's box needs finite corners within a million pixels, the right one "
                    "right of the left and the lower below the upper; leave such a box out");
    }
    return longerSideSquare(rule == BoxRule::GrownTo3By4 ? grownTo3By4(box) : box);
}

}  // namespace gonio
