#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>

#include "core/io/pickle_builders.h"

namespace gonio {

namespace {

using Value = Result<PickleValue>;

/// One stored number and its place.
struct Entries {
    std::vector<std::int64_t> row;
    std::vector<std::int64_t> col;
    std::vector<double> values;
};

struct Size {
    std::int64_t rows = 0;
    std::int64_t cols = 0;
};

tl::unexpected<Error> malformed(const std::string& what) {
    return fail(ErrorCode::MalformedFile, "a sparse matrix " + what + "; the file is damaged");
}

std::optional<Size> sizeFrom(const PickleValue& state) {
    const PickleValue* shape = state.find("_shape");
    const auto* sizes = shape != nullptr ? shape->as<PickleSequence>() : nullptr;
    if (sizes == nullptr || sizes->items.size() != 2) {
        return std::nullopt;
    }
    const auto* rows = sizes->items[0].as<std::int64_t>();
    const auto* cols = sizes->items[1].as<std::int64_t>();
    constexpr std::int64_t limit = std::numeric_limits<std::int32_t>::max();
    if (rows == nullptr || cols == nullptr || *rows < 0 || *cols < 0 || *rows > limit ||
        *cols > limit) {
        return std::nullopt;
    }
    return Size{*rows, *cols};
}

const Tensor* arrayFrom(const PickleValue& state, std::string_view key) {
    const PickleValue* value = state.find(key);
    return value != nullptr ? value->array() : nullptr;
}

/// Row and column lists; SciPy 1.13 moved them into one tuple `coords`.
std::optional<std::pair<const Tensor*, const Tensor*>> coordinatesFrom(const PickleValue& state) {
    const PickleValue* coords = state.find("coords");
    const auto* both = coords != nullptr ? coords->as<PickleSequence>() : nullptr;
    const bool isTuple = both != nullptr && both->items.size() == 2;
    const Tensor* row = isTuple ? both->items[0].array() : arrayFrom(state, "row");
    const Tensor* col = isTuple ? both->items[1].array() : arrayFrom(state, "col");
    return row != nullptr && col != nullptr ? std::optional(std::pair(row, col)) : std::nullopt;
}

bool isInside(const std::vector<std::int64_t>& indices, std::int64_t size) {
    return std::ranges::all_of(indices,
                               [size](std::int64_t index) { return index >= 0 && index < size; });
}

/// Sorts by row and column and sums what stands at the same place, as SciPy does on use.
Value makeMatrix(const Entries& entries, Size size) {
    if (entries.row.size() != entries.values.size() ||
        entries.col.size() != entries.values.size()) {
        return malformed("whose indices and values differ in number");
    }
    if (!isInside(entries.row, size.rows) || !isInside(entries.col, size.cols)) {
        return malformed("with an index outside its " + std::to_string(size.rows) + " x " +
                         std::to_string(size.cols) + " places");
    }
    std::vector<std::size_t> order(entries.values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto place = [&entries](std::size_t i) {
        return std::pair(entries.row[i], entries.col[i]);
    };
    std::ranges::stable_sort(order, {}, place);
    auto matrix = std::make_shared<SparseMatrix>();
    matrix->rows = size.rows;
    matrix->cols = size.cols;
    for (std::size_t k = 0; k < order.size(); ++k) {
        if (k > 0 && place(order[k]) == place(order[k - 1])) {
            matrix->values.back() += entries.values[order[k]];
            continue;
        }
        matrix->row.push_back(static_cast<std::int32_t>(entries.row[order[k]]));
        matrix->col.push_back(static_cast<std::int32_t>(entries.col[order[k]]));
        matrix->values.push_back(entries.values[order[k]]);
    }
    return PickleValue{PickleValue::Sparse(std::move(matrix))};
}

Value makeCoordinate(PickleObject object) {
    const auto size = sizeFrom(object.state);
    const auto coordinates = coordinatesFrom(object.state);
    const Tensor* values = arrayFrom(object.state, "data");
    if (!size || !coordinates || values == nullptr) {
        return malformed("(COO) without its shape, row, col or data");
    }
    return makeMatrix(
        {coordinates->first->toIntegers(), coordinates->second->toIntegers(), values->toDoubles()},
        *size);
}

/// The index of the row (CSR) or column (CSC) of each entry, from where each begins.
std::optional<std::vector<std::int64_t>> expanded(const std::vector<std::int64_t>& starts,
                                                  std::int64_t count, std::size_t entryCount) {
    const auto total = static_cast<std::int64_t>(entryCount);
    if (static_cast<std::int64_t>(starts.size()) != count + 1 || starts.front() != 0 ||
        starts.back() != total || !std::ranges::is_sorted(starts)) {
        return std::nullopt;
    }
    std::vector<std::int64_t> indices(entryCount);
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
        std::fill(indices.begin() + starts[i], indices.begin() + starts[i + 1],
                  static_cast<std::int64_t>(i));
    }
    return indices;
}

Value makeCompressed(PickleObject object, bool byColumn) {
    const auto size = sizeFrom(object.state);
    const Tensor* minor = arrayFrom(object.state, "indices");
    const Tensor* starts = arrayFrom(object.state, "indptr");
    const Tensor* values = arrayFrom(object.state, "data");
    if (!size || minor == nullptr || starts == nullptr || values == nullptr) {
        return malformed("(CSC or CSR) without its shape, indices, indptr or data");
    }
    std::vector<double> numbers = values->toDoubles();
    auto major = expanded(starts->toIntegers(), byColumn ? size->cols : size->rows, numbers.size());
    if (!major) {
        return malformed("whose indptr does not fit its shape and data");
    }
    Entries entries{std::move(*major), minor->toIntegers(), std::move(numbers)};
    if (byColumn) {
        std::swap(entries.row, entries.col);
    }
    return makeMatrix(entries, *size);
}

Value makeByColumn(PickleObject object) {
    return makeCompressed(std::move(object), true);
}

Value makeByRow(PickleObject object) {
    return makeCompressed(std::move(object), false);
}

}  // namespace

/// SciPy 1.8 renamed scipy.sparse.coo to scipy.sparse._coo; both name the same class.
PickleBuilder scipyPickleBuilder(std::string_view name) {
    constexpr std::string_view package = "scipy.sparse.";
    if (!name.starts_with(package)) {
        return nullptr;
    }
    name.remove_prefix(package.size());
    constexpr std::array<std::pair<std::string_view, PickleBuilder>, 3> formats = {
        {{"coo", makeCoordinate}, {"csc", makeByColumn}, {"csr", makeByRow}}};
    for (const auto& [format, builder] : formats) {
        for (const std::string_view kind : {"_matrix", "_array"}) {
            const std::string className = std::string(format) + std::string(kind);
            const std::string modulePath = std::string(format) + "." + className;
            if (name == className || name == modulePath || name == "_" + modulePath) {
                return builder;
            }
        }
    }
    return nullptr;
}

}  // namespace gonio
