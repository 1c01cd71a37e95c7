#pragma once

#include <array>
#include <string_view>

#include "inference/datasets/row_journal.h"

namespace gonio {

/// A column of a written data set, and where its values stand in a journal's record.
struct RecordColumn {
    std::string_view name;
    bool isWhole = false;             ///< 32-bit integers instead of floats
    std::vector<std::int64_t> shape;  ///< of one row
    std::size_t offset = 0, bytes = 0;
};

/// The columns of numbers, in the order of the file.
const std::vector<RecordColumn>& recordColumns();

inline constexpr std::size_t kPictureOffset = 0, kReasonOffset = kLongestPicture,
                             kReasonBytes = 192;
/// Size of a record, with its checksum in the last four bytes.
std::size_t recordSize();

/// A row as a record. Texts longer than their places are cut at a whole character.
std::vector<std::byte> recordOf(const LabelledRow& row);
bool isRecordWhole(std::span<const std::byte> record);
/// A text inside a record, up to its first zero.
std::string recordText(std::span<const std::byte> record, std::size_t offset, std::size_t bytes);

}  // namespace gonio
