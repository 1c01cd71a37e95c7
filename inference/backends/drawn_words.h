#pragma once

#include "core/io/tensor.h"
#include "inference/synthesis/crop_labels.h"

namespace gonio {

/// Rows of one array of many batches.
struct DrawnRows {
    std::vector<std::int64_t> shape;  ///< of one row
    std::vector<double> numbers;

    void add(const Tensor& tensor);
    Tensor take() const;
};

/// The words in which a network speaks of people: what it is asked beside patches, how its answers
/// and the labels become arrays that paperMetrics() compares.
class DrawnWords {
public:
    virtual ~DrawnWords() = default;

    /// One more person of the batch that comes.
    virtual void addTruth(const CropLabels& labels) = 0;
    /// The batch's inputs beside "patch", for the people since the last answers.
    virtual TensorMap takeInputs() = 0;
    /// \return MalformedFile: an array is missing or of another shape
    virtual Result<void> addAnswers(const TensorMap& answers, std::int64_t rows) = 0;

    virtual TensorMap truth() const = 0;
    virtual TensorMap estimate() const = 0;
};

/// \param network  "default", "hsmr", "torchscript", "skelcf" or "mqhmr"
/// \param bodies  the drawn ones; shape numbers are the first one's
/// \param showsKeypoints  mqhmr is shown where the keypoints are, for its refinement
/// \param knowsCamera  skelcf is told the square in the picture; else the crop's own camera
/// \return Usage: a network that says nothing of people in crops
Result<std::unique_ptr<DrawnWords>> drawnWordsOf(
    const std::string& network, std::vector<std::shared_ptr<const BodyModel>> bodies,
    bool showsKeypoints, bool knowsCamera);

}  // namespace gonio
