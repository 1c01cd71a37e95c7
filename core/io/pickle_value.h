#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/io/tensor.h"

namespace gonio {

struct PickleValue;
struct PickleEntry;

/// An integer of more than 64 bits.
struct BigInteger {
    std::string decimal;
};

struct PickleBytes {
    std::vector<std::byte> bytes;
};

/// A tuple, list or set.
struct PickleSequence {
    std::vector<PickleValue> items;
};

/// A dictionary, in the file's order; of equal keys the last one counts.
struct PickleDict {
    std::vector<PickleEntry> entries;
};

/// A class that the file names, by its full dotted name. Never more than the name.
struct PickleClass {
    std::string name;
};

/// A NumPy element type: "<f8".
struct PickleElementType {
    std::string name;
};

/// A matrix of which most entries are zero; sorted by row, then column, no place twice.
struct SparseMatrix {
    std::int64_t rows = 0;
    std::int64_t cols = 0;
    std::vector<std::int32_t> row;
    std::vector<std::int32_t> col;
    std::vector<double> values;
};

/// What a pickle describes, as plain data: a tree without shared or circular parts, except that
/// arrays, which never change, may be shared.
struct PickleValue {
    using Array = std::shared_ptr<const Tensor>;
    using Sparse = std::shared_ptr<const SparseMatrix>;

    std::variant<std::monostate, bool, std::int64_t, BigInteger, double, std::string, PickleBytes,
                 PickleSequence, PickleDict, Array, Sparse, PickleClass, PickleElementType>
        content;

    /// The value, if it is of this kind; else null.
    template <class Kind>
    const Kind* as() const {
        return std::get_if<Kind>(&content);
    }

    bool isNone() const { return std::holds_alternative<std::monostate>(content); }

    const Tensor* array() const;
    const SparseMatrix* sparse() const;
    /// The entry of a dictionary under this text; null where there is none or this is no
    /// dictionary.
    const PickleValue* find(std::string_view key) const;
    /// "a dictionary", for messages.
    std::string_view kindText() const;
};

struct PickleEntry {
    PickleValue key;
    PickleValue value;
};

}  // namespace gonio
