#include "core/body/model_reader.h"

#include <algorithm>
#include <cmath>

namespace gonio {

const Tensor* ModelReader::tensor(const std::string& name, const std::vector<std::int64_t>& shape) {
    if (m_error) return nullptr;
    auto found = findTensor(m_file.tensors, name, shape);
    if (!found) {
        m_error = found.error();
        return nullptr;
    }
    return *found;
}

std::vector<float> ModelReader::floats(const std::string& name,
                                       const std::vector<std::int64_t>& shape) {
    const Tensor* t = tensor(name, shape);
    if (t == nullptr) return {};
    std::vector<float> values = t->toFloats();
    if (!std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); })) {
        reject("tensor '" + name + "' holds a value that is not a finite number");
    }
    return values;
}

VertexArray ModelReader::vertices(const std::string& name) {
    const std::vector<float> values = floats(name, {-1, 3});
    return Eigen::Map<const VertexArray>(values.data(),
                                         static_cast<Eigen::Index>(values.size() / 3), 3);
}

FaceArray ModelReader::faces(const std::string& name, std::int64_t vertexCount) {
    const Tensor* t = tensor(name, {-1, 3});
    if (t == nullptr) return {};
    const auto ids = t->toIntegers();
    FaceArray array(t->shape[0], 3);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i] < 0 || ids[i] >= vertexCount) {
            reject("tensor '" + name + "' refers to vertex " + std::to_string(ids[i]) + " of " +
                   std::to_string(vertexCount));
            return {};
        }
        array.data()[i] = static_cast<int>(ids[i]);
    }
    return array;
}

SparseRows ModelReader::sparse(const std::string& name, std::int64_t rows, std::int64_t columns) {
    const Tensor* r = tensor(name + ".row", {-1});
    const Tensor* c = r ? tensor(name + ".col", {r->shape[0]}) : nullptr;
    if (c == nullptr) return {};
    const std::vector<float> values = floats(name + ".val", {r->shape[0]});
    if (m_error) return {};
    const auto rowIds = r->toIntegers(), columnIds = c->toIntegers();
    std::vector<std::size_t> order(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
        if (rowIds[i] < 0 || rowIds[i] >= rows || columnIds[i] < 0 || columnIds[i] >= columns) {
            reject("sparse matrix '" + name + "' has an entry outside " + std::to_string(rows) +
                   " x " + std::to_string(columns));
            return {};
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(rowIds[a], columnIds[a]) < std::pair(rowIds[b], columnIds[b]);
    });
    SparseRows matrix;
    matrix.start.assign(static_cast<std::size_t>(rows) + 1, 0);
    std::int64_t lastRow = -1;
    for (const std::size_t i : order) {
        if (rowIds[i] == lastRow && matrix.column.back() == columnIds[i]) {
            matrix.value.back() += values[i];  // duplicate entries add up
            continue;
        }
        lastRow = rowIds[i];
        matrix.column.push_back(static_cast<int>(columnIds[i]));
        matrix.value.push_back(values[i]);
        ++matrix.start[static_cast<std::size_t>(lastRow) + 1];
    }
    for (std::size_t row = 0; row < static_cast<std::size_t>(rows); ++row) {
        matrix.start[row + 1] += matrix.start[row];
    }
    return matrix;
}

DirectionArray ModelReader::directions(const std::string& name, std::int64_t vertexCount,
                                       int count) {
    const std::vector<float> values = floats(name, {vertexCount, 3, count});
    const auto rows = static_cast<Eigen::Index>(values.size()) / count;
    return Eigen::Map<const DirectionArray>(values.data(), rows, count).transpose();
}

std::string metadataOr(const TensorFile& file, const std::string& key, std::string otherwise) {
    const auto found = file.metadata.find(key);
    return found == file.metadata.end() ? otherwise : found->second;
}

}  // namespace gonio
