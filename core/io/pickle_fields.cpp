#include "core/io/pickle_fields.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace gonio {

namespace {

bool isFinite(const std::vector<float>& values) {
    return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

constexpr const char* notFinite = "holds a value that is no finite number";

std::string textOf(const PickleFields::Shape& shape) {
    return Tensor{DType::F32, shape, {}}.shapeText();
}

/// The entries that are not zero of a matrix stored in full.
SparseMatrix sparseOf(const Tensor& dense) {
    SparseMatrix matrix{dense.shape[0], dense.shape[1], {}, {}, {}};
    const std::vector<double> values = dense.toDoubles();
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] != 0.0) {
            const auto place = std::lldiv(static_cast<std::int64_t>(i), matrix.cols);
            matrix.row.push_back(static_cast<std::int32_t>(place.quot));
            matrix.col.push_back(static_cast<std::int32_t>(place.rem));
            matrix.values.push_back(values[i]);
        }
    }
    return matrix;
}

}  // namespace

void PickleFields::reject(const std::string& key, const std::string& what) {
    if (m_status) {
        m_status = fail(ErrorCode::MalformedFile, "'" + key + "' " + what + "; " + m_advice);
    }
}

const PickleValue* PickleFields::find(const std::string& key) {
    const PickleValue* value = m_status ? m_model.find(key) : nullptr;
    if (value == nullptr) {
        reject(key, "is missing");
    }
    return value;
}

const Tensor* PickleFields::array(const std::string& key, const Shape& shape) {
    const PickleValue* value = find(key);
    if (value == nullptr) {
        return nullptr;
    }
    const Tensor* found = value->array();
    if (found == nullptr) {
        reject(key, "is " + std::string(value->kindText()) + ", expected an array");
        return nullptr;
    }
    const bool fits = std::ranges::equal(
        found->shape, shape,
        [](std::int64_t size, std::int64_t wanted) { return wanted < 0 || size == wanted; });
    if (!fits) {
        reject(key, "has the shape " + found->shapeText() + ", expected " + textOf(shape));
        return nullptr;
    }
    return found;
}

void PickleFields::addFloats(const std::string& name, const std::string& key, const Shape& shape) {
    const Tensor* found = array(key, shape);
    if (found == nullptr) {
        return;
    }
    const std::vector<float> values = found->toFloats();
    if (!isFinite(values)) {
        return reject(key, notFinite);
    }
    m_tensors[name] = Tensor::fromFloats(values, found->shape);
}

void PickleFields::addDirections(const std::string& name, const std::string& key, std::int64_t rows,
                                 std::int64_t count) {
    const Tensor* found = array(key, {rows, 3, -1});
    if (found == nullptr) {
        return;
    }
    const std::int64_t stored = found->shape[2];
    if (stored < count) {
        return reject(key, "has " + std::to_string(stored) + " directions, expected " +
                               std::to_string(count) + " or more");
    }
    const std::vector<float> all = found->toFloats();
    std::vector<float> first;
    first.reserve(static_cast<std::size_t>(rows * 3 * count));
    for (std::size_t start = 0; start < all.size(); start += static_cast<std::size_t>(stored)) {
        first.insert(first.end(), all.begin() + static_cast<std::ptrdiff_t>(start),
                     all.begin() + static_cast<std::ptrdiff_t>(start) + count);
    }
    if (!isFinite(first)) {
        return reject(key, notFinite);
    }
    m_tensors[name] = Tensor::fromFloats(first, {rows, 3, count});
}

void PickleFields::addFaces(const std::string& name, const std::string& key,
                            std::int64_t vertexCount) {
    const Tensor* found = array(key, {-1, 3});
    if (found == nullptr) {
        return;
    }
    std::vector<std::int32_t> indices;
    for (const std::int64_t index : found->toIntegers()) {
        if (index < 0 || index >= vertexCount) {
            return reject(key, "names the vertex " + std::to_string(index) + " of " +
                                   std::to_string(vertexCount));
        }
        indices.push_back(static_cast<std::int32_t>(index));
    }
    m_tensors[name] = Tensor::fromIntegers(indices, found->shape);
}

void PickleFields::addTree(const std::string& name, const std::string& key,
                           std::int64_t jointCount) {
    const Tensor* found = array(key, {2, jointCount});
    if (found == nullptr) {
        return;
    }
    const std::vector<std::int64_t> stored = found->toIntegers();
    std::vector<std::int32_t> table(stored.size());
    for (std::int64_t joint = 0; joint < jointCount; ++joint) {
        const auto at = static_cast<std::size_t>(joint);
        const std::int64_t parent = stored[at];
        if (stored[at + static_cast<std::size_t>(jointCount)] != joint) {
            return reject(key,
                          "does not count its joints from 0 to " + std::to_string(jointCount - 1));
        }
        // The root's parent may be -1 or -1 wrapped around; all that matters is that it is none.
        const bool isRoot = joint == 0;
        const bool isJoint = parent >= 0 && parent < jointCount;
        if (isRoot ? isJoint : !isJoint || parent >= joint) {
            return reject(key, "gives the joint " + std::to_string(joint) + " the parent " +
                                   std::to_string(parent));
        }
        table[at] = isRoot ? -1 : static_cast<std::int32_t>(parent);
        table[at + static_cast<std::size_t>(jointCount)] = static_cast<std::int32_t>(joint);
    }
    m_tensors[name] = Tensor::fromIntegers(table, {2, jointCount});
}

void PickleFields::addMatrix(const std::string& name, const std::string& key, std::int64_t rows,
                             std::int64_t cols) {
    if (const PickleValue* value = find(key)) {
        addMatrix(name, *value, rows, cols);
    }
}

void PickleFields::addMatrix(const std::string& name, const PickleValue& value, std::int64_t rows,
                             std::int64_t cols) {
    const Tensor* dense = value.array();
    if (value.sparse() == nullptr && dense == nullptr) {
        return reject(name, "is " + std::string(value.kindText()) + ", expected a matrix");
    }
    const Shape shape =
        dense != nullptr ? dense->shape : Shape{value.sparse()->rows, value.sparse()->cols};
    if (shape != Shape{rows, cols}) {
        return reject(name,
                      "has the shape " + textOf(shape) + ", expected " + textOf({rows, cols}));
    }
    const SparseMatrix matrix = dense != nullptr ? sparseOf(*dense) : *value.sparse();
    const std::vector<float> values(matrix.values.begin(), matrix.values.end());
    if (!isFinite(values)) {
        return reject(name, notFinite);
    }
    const Shape length = {static_cast<std::int64_t>(values.size())};
    m_tensors[name + ".row"] = Tensor::fromIntegers(matrix.row, length);
    m_tensors[name + ".col"] = Tensor::fromIntegers(matrix.col, length);
    m_tensors[name + ".val"] = Tensor::fromFloats(values, length);
}

Result<TensorMap> PickleFields::finish() const {
    return m_status ? Result<TensorMap>(m_tensors) : tl::unexpected(m_status.error());
}

}  // namespace gonio
