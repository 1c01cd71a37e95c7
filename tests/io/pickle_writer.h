#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gonio::testing {

/// Writes pickles instruction by instruction, so that tests can also write wrong ones.
class PickleWriter {
public:
    std::string code = "\x80\x03";
    bool isPython2 = false;

    /// As Python 2 writes: protocol 2, texts and bytes alike as strings of bytes.
    static PickleWriter python2() {
        PickleWriter writer;
        writer.code = "\x80\x02";
        writer.isPython2 = true;
        return writer;
    }

    PickleWriter& raw(std::string_view instructions) {
        code += instructions;
        return *this;
    }

    PickleWriter& text(std::string_view content) {
        if (isPython2 && content.size() < 256) {
            code += 'U';
            return number(static_cast<std::uint8_t>(content.size())).raw(content);
        }
        code += isPython2 ? 'T' : 'X';
        return number(static_cast<std::uint32_t>(content.size())).raw(content);
    }

    PickleWriter& bytes(std::string_view content) {
        if (isPython2) {
            return text(content);
        }
        code += 'B';
        return number(static_cast<std::uint32_t>(content.size())).raw(content);
    }

    PickleWriter& integer(std::int32_t value) {
        code += 'J';
        return number(value);
    }

    PickleWriter& global(std::string_view module, std::string_view name) {
        return raw("c").raw(module).raw("\n").raw(name).raw("\n");
    }

    PickleWriter& shape(const std::vector<int>& sizes) {
        raw("(");
        for (const int size : sizes) {
            integer(size);
        }
        return raw("t");
    }

    /// \param type  "f8": without byte order
    PickleWriter& elementType(std::string_view type, std::string_view order = "<") {
        global("numpy", "dtype").text(type).raw("\x89\x88\x87R(K\x03").text(order);
        return raw("NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK")
            .raw(std::string_view("\0", 1))
            .raw("tb");
    }

    PickleWriter& array(std::string_view type, const std::vector<int>& sizes, std::string_view data,
                        bool columnMajor = false, std::string_view order = "<") {
        global("numpy.core.multiarray", "_reconstruct").global("numpy", "ndarray");
        raw("K").raw(std::string_view("\0", 1)).raw("\x85").bytes("b").raw("\x87R(K\x01");
        return shape(sizes)
            .elementType(type, order)
            .raw(columnMajor ? "\x88" : "\x89")
            .bytes(data)
            .raw("tb");
    }

    template <class T>
    PickleWriter& array(std::string_view type, const std::vector<int>& sizes,
                        const std::vector<T>& values) {
        return array(type, sizes,
                     std::string_view(reinterpret_cast<const char*>(values.data()),
                                      values.size() * sizeof(T)));
    }

    /// A SciPy COO matrix as SciPy 1.8 to 1.12 writes it.
    PickleWriter& sparse(int rows, int cols, const std::vector<std::int32_t>& row,
                         const std::vector<std::int32_t>& col, const std::vector<double>& values,
                         std::string_view module = "scipy.sparse._coo") {
        const auto size = [](const auto& list) {
            return std::vector{static_cast<int>(list.size())};
        };
        global(module, "coo_matrix").raw(")\x81}(");
        text("_shape").shape({rows, cols}).text("row").array("i4", size(row), row);
        text("col").array("i4", size(col), col).text("data").array("f8", size(values), values);
        return raw("ub");
    }

    /// A SciPy CSC matrix as SciPy of Python 2's time writes it.
    PickleWriter& byColumn(int rows, int cols, const std::vector<std::int32_t>& indices,
                           const std::vector<std::int32_t>& starts,
                           const std::vector<double>& values,
                           std::string_view module = "scipy.sparse.csc") {
        const auto size = [](const auto& list) {
            return std::vector{static_cast<int>(list.size())};
        };
        global(module, "csc_matrix").raw(")\x81}(");
        text("_shape").shape({rows, cols}).text("indices").array("i4", size(indices), indices);
        text("indptr").array("i4", size(starts), starts).text("maxprint").integer(50);
        return text("data").array("f8", size(values), values).raw("ub");
    }

    /// A chumpy array, with the state that its optimiser leaves there; `array` writes its numbers.
    template <class Write>
    PickleWriter& chumpy(Write array) {
        global("chumpy.ch", "Ch").raw(")\x81}(").text("_dirty_vars");
        global("__builtin__", "set").raw("](").text("x").raw("e\x85R");
        text("_itr").raw("N").text("_make_dense").raw("\x89").text("_status").text("new");
        text("x");
        array(*this);
        return raw("ub");
    }

    /// What chumpy makes of a[...]: flat indices into a chumpy array.
    template <class Write>
    PickleWriter& chumpySelection(Write array, const std::vector<std::int64_t>& indices,
                                  const std::vector<int>& preferredShape) {
        global("chumpy.reordering", "Select").raw(")\x81}(").text("a").chumpy(array);
        text("idxs").array("i8", {static_cast<int>(indices.size())}, indices);
        return text("preferred_shape").shape(preferredShape).raw("ub");
    }

    std::string finished() const { return code + "."; }

private:
    template <class T>
    PickleWriter& number(T value) {
        char buffer[sizeof(T)];
        std::memcpy(buffer, &value, sizeof(T));
        return raw(std::string_view(buffer, sizeof(T)));
    }
};

inline std::span<const std::byte> bytesOf(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

}  // namespace gonio::testing
