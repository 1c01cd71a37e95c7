#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "core/io/npy.h"
#include "core/io/pickle_value.h"

namespace gonio {

/// One array of an .npz; its rows (first index) are read from the file as they are wanted, by any
/// number of threads.
class NpzColumn {
public:
    const NpyHeader& header() const { return m_header; }

    /// Sizes of the first axis and of all others together.
    std::int64_t rows() const { return m_header.shape.front(); }

    std::int64_t valuesPerRow() const { return m_valuesPerRow; }

    bool isText() const { return m_header.type.kind == 'U' || m_header.type.kind == 'S'; }

    /// All numbers of a row, the last index fastest. Usage outside the rows or for texts.
    Result<std::vector<double>> numbers(std::int64_t row) const;
    /// The first text of a row as UTF-8. Usage for numbers, MalformedFile for what is no Unicode.
    Result<std::string> text(std::int64_t row) const;
    /// The row's bytes as they stand in the file.
    Result<std::vector<std::byte>> bytes(std::int64_t row) const;

private:
    friend class NpzColumns;
    NpyHeader m_header;
    std::int64_t m_valuesPerRow = 1;
    std::size_t m_rowBytes = 0;
    std::uint64_t m_offset = 0;
    std::shared_ptr<const ByteSource> m_source;
};

/// An .npz of which no more is held than what is asked for.
///
/// Rows of stored arrays (numpy.savez) come straight from the file, without the archive's checksum.
/// Compressed ones (numpy.savez_compressed) are unpacked once into a nameless temporary file, with
/// the checksum. Arrays of Python objects are pickles and have to be read as a whole.
class NpzColumns {
public:
    static Result<NpzColumns> open(const std::filesystem::path& path);
    static Result<NpzColumns> open(std::shared_ptr<const ByteSource> archive);

    bool has(std::string_view name) const;
    std::vector<std::string> names() const;

    /// Nothing where there is no such array. Forbidden for Python objects, Unsupported for an array
    /// of several axes that is stored column by column, MalformedFile.
    Result<std::optional<NpzColumn>> column(std::string_view name) const;

    /// Whether the array holds Python objects.
    Result<bool> isObject(std::string_view name) const;
    /// An array of Python objects as plain data (see parsePickle). An array of texts is a sequence.
    Result<PickleValue> object(std::string_view name) const;

private:
    const ZipEntry* find(std::string_view name) const;
    Result<void> place(const ZipEntry& entry, std::size_t headerSize, NpzColumn& column) const;

    std::shared_ptr<const ByteSource> m_archive;
    std::vector<ZipEntry> m_entries;
};

}  // namespace gonio
