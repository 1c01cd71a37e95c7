#include "inference/weights/finite_check.h"

#include <cstdint>
#include <cstring>

namespace gonio {
namespace {

/// A floating number is NaN or infinite where all bits of its exponent are set.
template <class Bits>
std::optional<std::size_t> firstWith(Bits exponent, std::span<const std::byte> bytes) {
    constexpr std::size_t kBlock = 4096;
    const std::size_t count = bytes.size() / sizeof(Bits);
    const auto bitsAt = [&bytes](std::size_t i) {
        Bits bits{};
        std::memcpy(&bits, bytes.data() + i * sizeof(Bits), sizeof(Bits));
        return bits;
    };
    for (std::size_t start = 0; start < count; start += kBlock) {
        const std::size_t end = std::min(count, start + kBlock);
        unsigned found = 0;  // no early way out, so that the loop can work on many at once
        for (std::size_t i = start; i < end; ++i) found |= (bitsAt(i) & exponent) == exponent;
        for (std::size_t i = start; found != 0 && i < end; ++i) {
            if ((bitsAt(i) & exponent) == exponent) return i;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::size_t> firstNotFinite(DType type, std::span<const std::byte> bytes) {
    switch (type) {
        case DType::F16:
            return firstWith<std::uint16_t>(0x7C00, bytes);
        case DType::BF16:
            return firstWith<std::uint16_t>(0x7F80, bytes);
        case DType::F32:
            return firstWith<std::uint32_t>(0x7F800000, bytes);
        case DType::F64:
            return firstWith<std::uint64_t>(0x7FF0000000000000, bytes);
        default:
            return std::nullopt;
    }
}

}  // namespace gonio
