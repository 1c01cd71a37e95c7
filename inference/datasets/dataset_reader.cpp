#include "inference/datasets/dataset_reader.h"

#include <algorithm>
#include <array>

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

Result<std::unique_ptr<DatasetReader>> openFolder(const fs::path& folder,
                                                  const DatasetOptions& options) {
    std::vector<fs::path> files;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(folder, problem)) {
        if (entry.path().extension() == ".tar") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    if (files.empty()) {
        return fail(ErrorCode::NotFound, "the folder holds no .tar file: " + folder.string() +
                                             "; name an .npz, a .tar or a folder of .tar files");
    }
    std::vector<std::unique_ptr<DatasetReader>> parts;
    for (const fs::path& file : files) {
        auto part = DatasetReader::open(file, options);
        if (!part) return part;
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
