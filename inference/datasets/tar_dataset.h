#pragma once

#include "inference/datasets/dataset_reader.h"

namespace gonio {

/// HMR2.0's training data: for each picture KEY.jpg (or .jpeg, .png) and KEY.data.pyd, a pickled
/// list of one dictionary a person. Opening reads every pickle once to count the people.
Result<std::unique_ptr<DatasetReader>> openTarDataset(std::shared_ptr<const ByteSource> source,
                                                      const DatasetOptions& options);

}  // namespace gonio
