#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/body/body_model.h"

namespace gonio {

/// Reads tensors of one body file, remembering the first failure; after it everything is empty.
class ModelReader {
public:
    explicit ModelReader(const TensorFile& file) : m_file(file) {}

    bool has(const std::string& name) const { return m_file.tensors.contains(name); }

    const Tensor* tensor(const std::string& name, const std::vector<std::int64_t>& shape);
    /// Finite numbers, row-major.
    std::vector<float> floats(const std::string& name, const std::vector<std::int64_t>& shape);
    VertexArray vertices(const std::string& name);
    FaceArray faces(const std::string& name, std::int64_t vertexCount);
    /// NAME.row, NAME.col, NAME.val in any order; duplicate entries add up.
    SparseRows sparse(const std::string& name, std::int64_t rows, std::int64_t columns);
    /// (V x 3 x n) as stored -> (n x 3V), so that one direction lies in one piece.
    DirectionArray directions(const std::string& name, std::int64_t vertexCount, int count);

    void reject(std::string detail) {
        if (!m_error) m_error = Error{ErrorCode::MalformedFile, std::move(detail), {}};
    }

    const std::optional<Error>& error() const { return m_error; }

private:
    const TensorFile& m_file;
    std::optional<Error> m_error;
};

std::string metadataOr(const TensorFile& file, const std::string& key, std::string otherwise);

}  // namespace gonio
