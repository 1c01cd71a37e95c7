#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "core/result.h"

namespace gonio {

/// Bytes that can be read at any place: a piece of memory or a file, of which no more is held than
/// was asked for.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    virtual std::uint64_t size() const = 0;
    /// Fills `target` from `offset` on. MalformedFile where fewer bytes are there; NotFound where
    /// the file cannot be read any more.
    virtual Result<void> readAt(std::uint64_t offset, std::span<std::byte> target) const = 0;

    /// `count` bytes from `offset` on; checked before memory is taken for them.
    Result<std::vector<std::byte>> bytesAt(std::uint64_t offset, std::uint64_t count) const;
};

/// The bytes must outlive the source.
class MemorySource : public ByteSource {
public:
    explicit MemorySource(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    std::uint64_t size() const override { return m_bytes.size(); }

    Result<void> readAt(std::uint64_t offset, std::span<std::byte> target) const override;

private:
    std::span<const std::byte> m_bytes;
};

/// An open file; reads may come from several threads at once.
class FileSource : public ByteSource {
public:
    /// NotFound where it is missing, a folder or unreadable.
    static Result<FileSource> open(const std::filesystem::path& path);
    FileSource(FileSource&& other) noexcept;
    FileSource& operator=(FileSource&& other) noexcept;
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;
    ~FileSource() override;

    std::uint64_t size() const override { return m_size; }

    Result<void> readAt(std::uint64_t offset, std::span<std::byte> target) const override;

private:
    FileSource(int descriptor, std::uint64_t size) : m_descriptor(descriptor), m_size(size) {}

    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

}  // namespace gonio
