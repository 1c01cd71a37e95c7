#pragma once

#include "inference/datasets/dataset_reader.h"

namespace gonio {

/// One of the layouts in an .npz; the arrays tell which.
Result<std::unique_ptr<DatasetReader>> openNpzDataset(std::shared_ptr<const ByteSource> source,
                                                      const DatasetOptions& options);

/// The names under which files know a field, the usual one first, and how many numbers a row of it
/// has.
struct DatasetField {
    std::string_view name;
    std::vector<std::string_view> names;
    std::vector<std::int64_t> widths;  ///< betas: at least the one
};

const std::vector<DatasetField>& datasetFields();

/// Whether a row of a field may have so many numbers.
bool isWidthOf(const DatasetField& field, std::int64_t width);

/// One unit of `scale` in the layouts that count in 200 px.
inline constexpr double kScaleUnit_px = 200;

}  // namespace gonio
