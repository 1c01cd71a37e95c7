#pragma once

#include <functional>
#include <map>

#include "core/io/safetensors.h"
#include "tests/io/pickle_writer.h"

namespace gonio::testing {

/// The entries of an SMPL pickle; tests leave some out or put others in.
using PickleParts = std::map<std::string, std::function<void(PickleWriter&)>>;

namespace smpl_pickle {

inline std::vector<int> sizesOf(const Tensor& tensor) {
    return {tensor.shape.begin(), tensor.shape.end()};
}

/// A 64-bit NumPy array, row by row or column by column.
inline void writeArray(PickleWriter& writer, const Tensor& tensor, bool columnMajor = false) {
    const std::vector<double> values = tensor.toDoubles();
    if (!columnMajor) {
        writer.array("f8", sizesOf(tensor), values);
        return;
    }
    // Last index slowest.
    std::vector<double> turned(values.size());
    std::vector<std::size_t> index(tensor.shape.size(), 0);
    for (double& value : turned) {
        std::size_t at = 0;
        for (std::size_t d = 0; d < index.size(); ++d)
            at = at * static_cast<std::size_t>(tensor.shape[d]) + index[d];
        value = values[at];
        for (std::size_t d = 0; d < index.size(); ++d) {
            if (++index[d] < static_cast<std::size_t>(tensor.shape[d])) break;
            index[d] = 0;
        }
    }
    writer.array("f8", sizesOf(tensor),
                 std::string_view(reinterpret_cast<const char*>(turned.data()),
                                  turned.size() * sizeof(double)),
                 true);
}

inline std::vector<std::int32_t> integers(const Tensor& tensor) {
    const auto wide = tensor.toIntegers();
    return {wide.begin(), wide.end()};
}

/// A matrix of 24 rows that is stored as NAME.row, .col, .val, column by column.
inline void writeByColumn(PickleWriter& writer, const TensorMap& tensors, const std::string& name,
                          int cols) {
    const auto row = integers(tensors.at(name + ".row")), col = integers(tensors.at(name + ".col"));
    const auto value = tensors.at(name + ".val").toDoubles();
    std::vector<std::int32_t> indices, starts = {0};
    std::vector<double> values;
    for (int c = 0; c < cols; ++c) {
        for (std::size_t e = 0; e < col.size(); ++e) {
            if (col[e] != c) continue;
            indices.push_back(row[e]);
            values.push_back(value[e]);
        }
        starts.push_back(static_cast<std::int32_t>(indices.size()));
    }
    writer.byColumn(24, cols, indices, starts, values);
}

inline Tensor dense(const TensorMap& tensors, const std::string& name, int rows, int cols) {
    std::vector<double> values(static_cast<std::size_t>(rows) * cols, 0.0);
    const auto row = integers(tensors.at(name + ".row")), col = integers(tensors.at(name + ".col"));
    const auto value = tensors.at(name + ".val").toDoubles();
    for (std::size_t e = 0; e < value.size(); ++e)
        values[static_cast<std::size_t>(row[e]) * cols + col[e]] += value[e];
    return Tensor::fromDoubles(values, {rows, cols});
}

inline std::vector<std::uint32_t> unsignedIntegers(const Tensor& tensor) {
    const auto wide = tensor.toIntegers();  // the root's parent, -1, wraps around as in the files
    return {wide.begin(), wide.end()};
}

}  // namespace smpl_pickle

/// The official files' keys and kinds of objects for the tensors of a body (v_template, f,
/// shapedirs, posedirs, kintree_table, J_regressor.*, weights.*): chumpy arrays and selections,
/// column-major arrays, a CSC matrix, unsigned indices, and entries that nobody reads.
inline PickleParts officialSmplParts(const TensorMap& tensors) {
    using namespace smpl_pickle;
    const int v = static_cast<int>(tensors.at("v_template").shape[0]);
    const auto array = [&tensors](const char* key, bool columnMajor = false) {
        return [=, &tensors](PickleWriter& w) { writeArray(w, tensors.at(key), columnMajor); };
    };
    const auto indices = [&tensors](const char* key) {
        return [=, &tensors](PickleWriter& w) {
            w.array("u4", sizesOf(tensors.at(key)), unsignedIntegers(tensors.at(key)));
        };
    };
    const auto word = [](const char* text) { return [=](PickleWriter& w) { w.text(text); }; };
    return {{"v_template", array("v_template")},
            {"f", indices("f")},
            {"shapedirs", [=](PickleWriter& w) { w.chumpy(array("shapedirs")); }},
            {"posedirs", array("posedirs", true)},
            {"kintree_table", indices("kintree_table")},
            {"J_regressor",
             [=, &tensors](PickleWriter& w) { writeByColumn(w, tensors, "J_regressor", v); }},
            {"weights",
             [=, &tensors](PickleWriter& w) {
                 // Taken out of a larger array in another order: row r is the source's row v - r.
                 const Tensor table = dense(tensors, "weights", v, 24);
                 std::vector<double> source(24, 9.0);
                 const auto values = table.toDoubles();
                 for (int r = v - 1; r >= 0; --r)
                     source.insert(source.end(), values.begin() + 24 * r,
                                   values.begin() + 24 * (r + 1));
                 std::vector<std::int64_t> picked;
                 for (std::int64_t r = 0; r < v; ++r) {
                     for (int c = 0; c < 24; ++c) picked.push_back((v - r) * 24 + c);
                 }
                 w.chumpySelection(
                     [&](PickleWriter& inner) {
                         inner.array("f8", {v + 1, 24}, source);
                     },
                     picked, {v, 24});
             }},
            {"J",
             [](PickleWriter& w) {
                 w.chumpy([](PickleWriter& inner) {
                     inner.array("f8", {24, 3}, std::vector<double>(72, 0.5));
                 });
             }},
            {"bs_style", word("lbs")},
            {"bs_type", word("lrotmin")},
            {"remark", word("Gr\xfc\xdf"
                            "e")}};
}

inline std::string smplPickle(const PickleParts& parts,
                              PickleWriter writer = PickleWriter::python2()) {
    writer.raw("}(");
    for (const auto& [key, part] : parts) {
        writer.text(key);
        part(writer);
    }
    return writer.raw("u").finished();
}

}  // namespace gonio::testing
