#pragma once

#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <span>

#include "core/io/byte_source.h"
#include "core/job.h"
#include "core/result.h"
#include "inference/datasets/dataset_row.h"

namespace gonio {

/// A row of a data set that is being made, and how good its labels are.
struct LabelledRow {
    DatasetRow row;
    /// Between the vertices of SMPL's and SKEL's surface; NaN: not known.
    double maxDistance_m = std::numeric_limits<double>::quiet_NaN();
    double meanDistance_m = std::numeric_limits<double>::quiet_NaN();
    /// Mean distance of the body's keypoints from the row's in the picture, share of the box's
    /// longer side; NaN: not known.
    double keypointError = std::numeric_limits<double>::quiet_NaN();
    std::string reason;  ///< why the labels are not to be used; empty if they are
};

/// Rows on their way into a data set, appended to a file that survives being killed at any moment:
/// what is behind the last whole row is dropped on opening. One process at a time.
class RowJournal {
public:
    /// \param signature  of everything that decides the rows
    /// \param resume     go on with a journal of the same signature; else begin anew
    /// \return Usage where another run has it open, or where `resume` finds another signature
    static Result<RowJournal> open(const std::filesystem::path& file, const std::string& signature,
                                   bool resume);
    RowJournal(RowJournal&&) noexcept;
    RowJournal& operator=(RowJournal&&) = delete;
    RowJournal(const RowJournal&) = delete;
    RowJournal& operator=(const RowJournal&) = delete;
    ~RowJournal();

    std::int64_t count() const { return m_count; }

    /// All rows or none are there after a crash of the program. \return WriteFailed
    Result<void> append(std::span<const LabelledRow> rows);
    /// Forgets the rows from `count` on.
    Result<void> shorten(std::int64_t count);
    /// Tells of each row why its labels are not to be used, in order.
    Result<void> eachReason(const std::function<void(const std::string&)>& tell) const;

    /// Writes the rows in the HMR-SKEL layout (docs/datasets.md). Whole or not at all.
    /// \return WriteFailed, Cancelled
    Result<void> writeDataset(const std::filesystem::path& target, const Job& job = {}) const;

    /// Removes the file, when its rows are safe elsewhere.
    void discard();

private:
    RowJournal(std::filesystem::path file, int descriptor);
    Result<void> begin(const std::string& signature);
    Result<void> takeUp(const std::string& signature);

    std::filesystem::path m_file;
    int m_descriptor = -1;
    std::int64_t m_count = 0;
    std::uint64_t m_start = 0;  ///< of the first row in the file
};

/// The longest picture path that a row can be kept with, bytes.
inline constexpr std::size_t kLongestPicture = 512;

}  // namespace gonio
