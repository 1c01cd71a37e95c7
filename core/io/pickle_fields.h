#pragma once

#include "core/io/pickle_value.h"

namespace gonio {

/// Takes tensors out of a pickled body model, key by key, and checks shape, index range and that
/// every number is finite. Stops at the first key that is missing or wrong: MalformedFile, naming
/// the key and ending with `advice`.
class PickleFields {
public:
    using Shape = std::vector<std::int64_t>;

    /// \param advice  what to do about a wrong file: "download the SKEL v1.1.1 files again"
    PickleFields(const PickleValue& model, std::string advice)
        : m_model(model), m_advice(std::move(advice)) {}

    /// The dense array `key` of this shape (-1: any size); null after a failure.
    const Tensor* array(const std::string& key, const Shape& shape);

    /// Each of these adds the tensor `name` made from the array `key`.
    void addFloats(const std::string& name, const std::string& key, const Shape& shape);
    /// The first `count` of the directions (rows x 3 x at least count): files hold up to 300.
    void addDirections(const std::string& name, const std::string& key, std::int64_t rows,
                       std::int64_t count);
    /// Triangles with indices into `vertexCount` vertices.
    void addFaces(const std::string& name, const std::string& key, std::int64_t vertexCount);
    /// Parents in row 0 (root: -1, however it is wrapped around), joints in row 1; each parent
    /// comes before its children.
    void addTree(const std::string& name, const std::string& key, std::int64_t jointCount);
    /// A matrix, sparse or dense in the file, as NAME.row, NAME.col I32 and NAME.val F32.
    void addMatrix(const std::string& name, const std::string& key, std::int64_t rows,
                   std::int64_t cols);
    /// The same for a matrix that is no entry of the model.
    void addMatrix(const std::string& name, const PickleValue& value, std::int64_t rows,
                   std::int64_t cols);

    /// All that was added, or the first failure.
    Result<TensorMap> finish() const;

private:
    const PickleValue* find(const std::string& key);
    void reject(const std::string& key, const std::string& what);

    const PickleValue& m_model;
    std::string m_advice;
    TensorMap m_tensors;
    Result<void> m_status;
};

}  // namespace gonio
