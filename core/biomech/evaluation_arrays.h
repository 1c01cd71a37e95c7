#pragma once

#include <functional>

#include "core/biomech/point_metrics.h"
#include "core/io/tensor.h"

namespace gonio {

/// One of the two files that are compared.
struct EvaluationFile {
    const TensorMap& arrays;
    std::string name;  ///< "the estimate" or "the truth", for messages
};

/// An array with a frame in each row. The tensor must outlive it.
class FrameRows {
public:
    explicit FrameRows(const Tensor& tensor);

    int count() const { return m_count; }

    int width() const { return m_width; }

    Eigen::VectorXd row(int frame) const;

private:
    const Tensor* m_tensor;
    std::vector<double> m_converted;  ///< of types other than 32- and 64-bit floats
    int m_count = 0, m_width = 0;
};

/// The array `name` with rows of the given shape, -1 for any size.
/// \return NotFound or MalformedFile, saying which file and what shape is needed
Result<FrameRows> frameRows(const EvaluationFile& file, const std::string& name,
                            const std::vector<std::int64_t>& rowShape);

/// The same array of both files, with the same number of frames and numbers.
struct RowPair {
    FrameRows estimate, truth;
};

Result<RowPair> rowPair(const EvaluationFile& estimate, const EvaluationFile& truth,
                        const std::string& name, const std::vector<std::int64_t>& rowShape);

/// Points by frame; what is not known is NaN.
struct PointSource {
    int frames = 0, points = 0;
    std::function<PointColumns(int frame)> at;
};

/// frames x points x 3 or x 4, where points with a fourth number (confidence) not above 0 are
/// unknown.
/// \param points  -1 for any number
Result<PointSource> pointArray(const EvaluationFile& file, const std::string& name, int points);

/// Sets of joints that the papers compare.
enum class JointSet {
    Keypoints44,  ///< `joints44`, or HMR2.0's labels body_keypoints_3d and extra_keypoints_3d
    Smpl24,       ///< `joints24`, or `J_regressor_smpl` times `skin_verts`
    Human17,      ///< `joints17` (Human3.6M), or `J_regressor_h36m` times `skin_verts`
    Skel24,       ///< `joints`: SKEL's anatomical joints
};

/// The joints of `file`; a regressor may lie in either file.
Result<PointSource> jointsOf(const EvaluationFile& file, const EvaluationFile& other, JointSet set);

}  // namespace gonio
