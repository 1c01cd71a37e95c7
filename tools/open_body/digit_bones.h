#pragma once

#include <optional>
#include <string_view>

#include "tools/open_body/joint_names.h"

namespace gonio::open_body {

/// Where a long bone of hand or foot lies along the skin of its digit: the generic fingers are
/// bent and the generic foot is narrower than the skin's.
struct DigitPlace {
    Part part;
    double from_t, to_t;    ///< along the axis of the digit
    bool own_base = false;  ///< metacarpals and metatarsals keep their generic base
};

/// The place of a primitive by its name in the measurements; none for bones without a digit.
std::optional<DigitPlace> digitPlaceOf(std::string_view name);

}  // namespace gonio::open_body
