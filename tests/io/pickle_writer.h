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

    PickleWriter& raw(std::string_view instructions) {
        code += instructions;
        return *this;
    }

    PickleWriter& text(std::string_view content) {
        code += 'X';
        return number(static_cast<std::uint32_t>(content.size())).raw(content);
    }

    PickleWriter& bytes(std::string_view content) {
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
