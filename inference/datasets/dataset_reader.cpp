#include "inference/datasets/dataset_reader.h"

#include <algorithm>
#include <array>
#include <mutex>

#include "inference/datasets/npz_dataset.h"
#include "inference/datasets/tar_dataset.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

/// Several files one after the other.
class JoinedDataset : public DatasetReader {
public:
    explicit JoinedDataset(std::vector<std::unique_ptr<DatasetReader>> parts)
        : m_parts(std::move(parts)) {
        for (const auto& part : m_parts) m_ends.push_back(count() + part->count());
    }

    DatasetLayout layout() const override { return m_parts.front()->layout(); }

    std::int64_t count() const override { return m_ends.empty() ? 0 : m_ends.back(); }

    Result<DatasetRow> row(std::int64_t index) const override {
        const auto [part, local] = find(index);
        return m_parts[part]->row(local);
    }

    Result<std::vector<std::byte>> packedPicture(std::int64_t index) const override {
        const auto [part, local] = find(index);
        return m_parts[part]->packedPicture(local);
    }

private:
    std::pair<std::size_t, std::int64_t> find(std::int64_t index) const {
        const auto found = std::upper_bound(m_ends.begin(), m_ends.end(), index);
        const auto part = std::min<std::size_t>(static_cast<std::size_t>(found - m_ends.begin()),
                                                m_parts.size() - 1);
        return {part, part == 0 ? index : index - m_ends[part - 1]};
    }

    std::vector<std::unique_ptr<DatasetReader>> m_parts;
    std::vector<std::int64_t> m_ends;
};

/// Files of which only those that were used last are open. Any number of threads.
class OpenFiles {
public:
    Result<std::shared_ptr<const FileSource>> file(const fs::path& path) {
        const std::lock_guard lock(m_mutex);
        const auto found =
            std::find_if(m_files.begin(), m_files.end(),
                         [&path](const OpenFile& open) { return open.first == path; });
        if (found != m_files.end()) {
            std::rotate(m_files.begin(), found, found + 1);
            return m_files.front().second;
        }
        auto opened = FileSource::open(path);
        if (!opened) return tl::unexpected<Error>(opened.error());
        auto shared = std::make_shared<const FileSource>(*std::move(opened));
        if (m_files.size() == kMostOpen) m_files.pop_back();
        m_files.insert(m_files.begin(), OpenFile(path, shared));
        return shared;
    }

private:
    using OpenFile = std::pair<fs::path, std::shared_ptr<const FileSource>>;
    static constexpr std::size_t kMostOpen = 16;

    std::mutex m_mutex;
    std::vector<OpenFile> m_files;  ///< the last used first
};

/// One of many files, opened as it is used.
class ShardSource : public ByteSource {
public:
    ShardSource(std::shared_ptr<OpenFiles> files, fs::path path, std::uint64_t size)
        : m_files(std::move(files)), m_path(std::move(path)), m_size(size) {}

    std::uint64_t size() const override { return m_size; }

    Result<void> readAt(std::uint64_t offset, std::span<std::byte> target) const override {
        const auto file = m_files->file(m_path);
        if (!file) return tl::unexpected<Error>(file.error());
        return (*file)->readAt(offset, target);
    }

private:
    std::shared_ptr<OpenFiles> m_files;
    fs::path m_path;
    std::uint64_t m_size;
};

/// The .tar files of a folder by name.
Result<std::vector<fs::path>> shardsIn(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code problem;
    for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end;
         entry.increment(problem)) {
        if (entry->path().extension() == ".tar") files.push_back(entry->path());
    }
    if (problem) {
        return fail(ErrorCode::NotFound,
                    "the folder cannot be read: " + problem.message() + ": " + folder.string());
    }
    std::sort(files.begin(), files.end());
    if (files.empty()) {
        return fail(ErrorCode::NotFound, "the folder holds no .tar file: " + folder.string() +
                                             "; name an .npz, a .tar or a folder of .tar files");
    }
    return files;
}

Result<std::unique_ptr<DatasetReader>> openFolder(const fs::path& folder,
                                                  const DatasetOptions& options) {
    const auto files = shardsIn(folder);
    if (!files) return tl::unexpected<Error>(files.error());
    const auto open = std::make_shared<OpenFiles>();
    std::vector<std::unique_ptr<DatasetReader>> parts;
    for (const fs::path& path : *files) {
        const auto file = open->file(path);
        if (!file) return tl::unexpected<Error>(file.error());
        auto part = DatasetReader::open(
            std::make_shared<const ShardSource>(open, path, (*file)->size()), options);
        if (!part) return passOn(part.error(), "reading " + path.string());
        parts.push_back(*std::move(part));
    }
    return std::make_unique<JoinedDataset>(std::move(parts));
}

}  // namespace

std::string_view nameOf(DatasetLayout layout) {
    switch (layout) {
        case DatasetLayout::Hmr2Arrays:
            return "HMR2.0 arrays";
        case DatasetLayout::HmrSkel:
            return "HMR-SKEL";
        case DatasetLayout::Moyo:
            return "MOYO";
        case DatasetLayout::Hmr2Tar:
            return "HMR2.0 tar";
    }
    return "";
}

Result<std::vector<std::byte>> DatasetReader::packedPicture(std::int64_t /*index*/) const {
    return fail(ErrorCode::Unsupported,
                "the file names its pictures and does not hold them; they lie in the data set's "
                "own folder");
}

Result<std::unique_ptr<DatasetReader>> DatasetReader::open(const fs::path& path,
                                                           const DatasetOptions& options) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return openFolder(path, options);
    auto file = FileSource::open(path);
    if (!file) return tl::unexpected<Error>(file.error());
    auto reader = open(std::make_shared<const FileSource>(*std::move(file)), options);
    return reader ? std::move(reader) : passOn(reader.error(), "reading " + path.string());
}

Result<std::unique_ptr<DatasetReader>> DatasetReader::open(std::shared_ptr<const ByteSource> source,
                                                           const DatasetOptions& options) {
    std::array<std::byte, 2> start{};
    if (source->size() >= 2) {
        if (auto read = source->readAt(0, start); !read) return tl::unexpected<Error>(read.error());
    }
    const bool isZip = start[0] == std::byte{'P'} && start[1] == std::byte{'K'};
    return isZip ? openNpzDataset(std::move(source), options)
                 : openTarDataset(std::move(source), options);
}

}  // namespace gonio
