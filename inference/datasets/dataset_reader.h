#pragma once

#include <filesystem>
#include <memory>

#include "core/io/byte_source.h"
#include "core/result.h"
#include "inference/datasets/dataset_row.h"

namespace gonio {

/// The published ways to lay a data set out; docs/datasets.md has the tables.
enum class DatasetLayout {
    Hmr2Arrays,  ///< HMR2.0's and HSMR's evaluation: .npz, boxes in px
    HmrSkel,     ///< SKEL-CF's training, and what convert-dataset writes: .npz, boxes in 200 px
    Moyo,        ///< HSMR's MOYO labels: .npz with a dictionary of SMPL parameters
    Hmr2Tar,     ///< HMR2.0's training: .tar of pictures and pickled labels, boxes in 200 px
};
std::string_view nameOf(DatasetLayout layout);

struct DatasetOptions {
    std::optional<double> scaleUnit_px;  ///< of `scale`; none: the layout's
    std::string picturePrefix;           ///< see RowRules
};

/// A data set whose rows are read as they are wanted, in any order, by any number of threads. Of a
/// file no more is held than the list of its parts (a tar: names and places of its pictures; Python
/// objects in an .npz: all of them). See NpzColumns for compressed arrays.
class DatasetReader {
public:
    virtual ~DatasetReader() = default;

    /// Opens an .npz or a .tar, told by its contents, or a folder of .tar files, of which only some
    /// are open at a time.
    /// \return NotFound, MalformedFile (naming the array and its shape), Unsupported
    static Result<std::unique_ptr<DatasetReader>> open(const std::filesystem::path& path,
                                                       const DatasetOptions& options = {});
    static Result<std::unique_ptr<DatasetReader>> open(std::shared_ptr<const ByteSource> source,
                                                       const DatasetOptions& options = {});

    virtual DatasetLayout layout() const = 0;
    virtual std::int64_t count() const = 0;

    /// A row with a `refusal` is there but must not be used. \return Usage for no such row, and
    /// errors of the file
    virtual Result<DatasetRow> row(std::int64_t index) const = 0;

    /// The encoded picture of a row where the file holds it; Unsupported where it does not.
    virtual Result<std::vector<std::byte>> packedPicture(std::int64_t index) const;
};

}  // namespace gonio
