#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "tests/io/zip_writer.h"

namespace gonio::testing {

/// Small .npz files as NumPy writes them, with text, which writeNpz() does not.
class DatasetBuilder {
public:
    void text(const std::string& name, const std::vector<std::string>& rows) {
        constexpr std::size_t kLength = 16;
        std::string data;
        for (std::string row : rows) {
            row.resize(kLength, '\0');
            for (const char letter : row) data += std::string{letter, '\0', '\0', '\0'};
        }
        add(name, "<U16", "(" + std::to_string(rows.size()) + ",)", data);
    }

    void numbers(const std::string& name, const std::string& shape,
                 const std::vector<double>& values) {
        add(name, "<f8", shape,
            {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double)});
    }

    std::string file() {
        std::ostringstream out;
        ZipWriter zip(out);
        for (const auto& [name, content] : m_entries) zip.add(name, content);
        zip.finish();
        return out.str();
    }

private:
    void add(const std::string& name, const std::string& type, const std::string& shape,
             const std::string& data) {
        const std::string header =
            "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        std::string file = std::string("\x93NUMPY\x01") + '\0';
        file += static_cast<char>(header.size() & 0xFFU);
        file += static_cast<char>(header.size() >> 8U);
        m_entries.emplace_back(name + ".npy", file + header + data);
    }

    std::vector<std::pair<std::string, std::string>> m_entries;
};

}  // namespace gonio::testing
