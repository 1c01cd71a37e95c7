#include "core/io/torch_checkpoint.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <unordered_map>

#include "core/io/byte_reader.h"
#include "core/io/pickle_graph.h"
#include "core/io/zip_archive.h"

namespace gonio {

namespace {

using Entries = std::unordered_map<std::string_view, const ZipEntry*>;

constexpr std::string_view pickleName = "/data.pkl";
constexpr std::uint64_t maxPickle = 512ULL << 20U;
constexpr std::size_t piece = 4U << 20U;

tl::unexpected<Error> damaged(const std::string& what) {
    return fail(ErrorCode::MalformedFile, what + "; the checkpoint is damaged, download it again");
}

/// Entries are never unpacked to disk, but a name that would leave its folder has only one purpose.
bool isEvilPath(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
        name.find('\0') != std::string_view::npos || name.substr(1).starts_with(":")) {
        return true;
    }
    while (!name.empty()) {
        const std::size_t end = std::min(name.find('/'), name.size());
        if (name.substr(0, end) == "..") {
            return true;
        }
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return false;
}

/// The folder that everything is in: "hsmr" of "hsmr/data.pkl"; empty where there is none.
std::string_view rootOf(const std::vector<ZipEntry>& entries) {
    for (const ZipEntry& entry : entries) {
        const std::string_view name = entry.name;
        const bool found = name.ends_with(pickleName) && name.find('/') == name.rfind('/');
        if (found) {
            return name.substr(0, name.size() - pickleName.size());
        }
    }
    return {};
}

bool isTorchScript(const std::vector<ZipEntry>& entries, std::string_view root) {
    const std::string code = std::string(root) + "/code/";
    const std::string constants = std::string(root) + "/constants.pkl";
    return std::ranges::any_of(entries, [&](const ZipEntry& entry) {
        return entry.name.starts_with(code) || entry.name == constants;
    });
}

Result<std::vector<std::byte>> readStored(const ByteSource& file, const ZipEntry& entry) {
    if (entry.deflated) {
        return fail(ErrorCode::Unsupported,
                    "the entry '" + printable(entry.name) +
                        "' is compressed, which PyTorch never does; use the file as it was "
                        "published, or pack it again without compression (zip -0)");
    }
    auto bytes = file.bytesAt(entry.dataOffset, entry.size);
    if (bytes && ::crc32_z(::crc32(0, nullptr, 0), reinterpret_cast<const Bytef*>(bytes->data()),
                           bytes->size()) != entry.crc) {
        return damaged("the checksum of the entry '" + printable(entry.name) + "' is wrong");
    }
    return bytes;
}

Result<void> checkByteOrder(const ByteSource& file, const Entries& entries,
                            const std::string& root) {
    const auto found = entries.find(root + "/byteorder");
    if (found == entries.end() || found->second->size > 16) {
        return {};
    }
    const auto text = readStored(file, *found->second);
    if (!text) {
        return tl::unexpected(text.error());
    }
    return asText(*text) == "little"
               ? Result<void>{}
               : fail(ErrorCode::Unsupported,
                      "the checkpoint was written on a big-endian machine; save it again on an "
                      "ordinary one");
}

/// Looks up the storage's place and compares its size with what the pickle says.
Result<CheckpointTensor> place(const std::string& name, TorchTensor tensor, const Entries& entries,
                               const std::string& root) {
    CheckpointTensor placed{std::move(tensor), 0, 0};
    if (!placed.unreadable.empty()) {
        return placed;
    }
    const auto found = entries.find(root + "/data/" + placed.storage);
    if (found == entries.end()) {
        return damaged("the numbers of the tensor '" + printable(name) + "' (storage '" +
                       printable(placed.storage) + "') are missing");
    }
    const ZipEntry& entry = *found->second;
    if (entry.deflated) {
        placed.unreadable =
            "is compressed, which PyTorch never does; use the file as it was published, or pack "
            "it again without compression (zip -0)";
        return placed;
    }
    const std::uint64_t expected =
        static_cast<std::uint64_t>(placed.storageElements) * sizeOf(placed.dtype);
    if (entry.size != expected) {
        return damaged("the storage of the tensor '" + printable(name) + "' has " +
                       std::to_string(entry.size) + " bytes, expected " + std::to_string(expected));
    }
    placed.storageOffset_bytes = entry.dataOffset;
    placed.storageCrc = entry.crc;
    return placed;
}

Result<CheckpointTensors> placeAll(TorchCatalog catalog, const Entries& entries,
                                   const std::string& root) {
    CheckpointTensors tensors;
    for (auto& [name, tensor] : catalog) {
        auto placed = place(name, std::move(tensor), entries, root);
        if (!placed) {
            return tl::unexpected(placed.error());
        }
        tensors.emplace_hint(tensors.end(), name, std::move(*placed));
    }
    return tensors;
}

/// Before PyTorch 1.6 a file began with a pickle of this number.
bool isOldFormat(std::span<const std::byte> beginning) {
    constexpr std::string_view magic = "\x8a\x0al\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19";
    return asText(beginning).substr(0, 32).find(magic) != std::string_view::npos;
}

bool isZip(std::span<const std::byte> beginning) {
    return asText(beginning).starts_with("PK");
}

Result<std::vector<std::byte>> beginningOf(const ByteSource& file) {
    return file.bytesAt(0, std::min<std::uint64_t>(file.size(), 64));
}

Result<void> checkKind(const ByteSource& file) {
    const auto beginning = beginningOf(file);
    if (!beginning) {
        return tl::unexpected(beginning.error());
    }
    if (isOldFormat(*beginning)) {
        return fail(ErrorCode::Unsupported,
                    "the checkpoint has the format of PyTorch before 1.6; load and save it once "
                    "with a newer PyTorch");
    }
    if (asText(*beginning).starts_with("\x1f\x8b")) {
        return fail(ErrorCode::Unsupported,
                    "the file is a packed archive (gzip); unpack it first and choose the "
                    "checkpoint inside");
    }
    return isZip(*beginning)
               ? Result<void>{}
               : fail(ErrorCode::MalformedFile,
                      "this is no PyTorch checkpoint (no zip archive); choose the file as it was "
                      "downloaded");
}

Result<const ZipEntry*> pickleEntry(const std::vector<ZipEntry>& entries, std::string_view root) {
    for (const ZipEntry& entry : entries) {
        if (isEvilPath(entry.name)) {
            return fail(ErrorCode::Forbidden,
                        "the archive holds an entry that points outside of it ('" +
                            printable(entry.name) +
                            "'); nothing was unpacked. Use the file as its publisher offers it");
        }
    }
    if (root.empty()) {
        return fail(ErrorCode::MalformedFile,
                    "this zip archive is no PyTorch checkpoint: there is no data.pkl in it");
    }
    if (isTorchScript(entries, root)) {
        return fail(ErrorCode::Unsupported,
                    "this is a TorchScript network, not a checkpoint; it is used directly, with "
                    "--backend torchscript --weights FILE");
    }
    const std::string name = std::string(root) + std::string(pickleName);
    const auto found = std::ranges::find(entries, name, &ZipEntry::name);
    if (found->size > maxPickle) {
        return fail(ErrorCode::Unsupported, "the description of the tensors has " +
                                                std::to_string(found->size) +
                                                " bytes; this cannot be an ordinary checkpoint");
    }
    return &*found;
}

/// Copies elements in row-major order out of a storage in which they lie apart.
class Gatherer {
public:
    Gatherer(const TorchTensor& tensor, const std::vector<std::byte>& from, std::byte* to)
        : m_tensor(tensor), m_from(from), m_to(to), m_size(sizeOf(tensor.dtype)) {}

    void run(std::size_t dimension, std::int64_t position) {
        if (dimension == m_tensor.shape.size()) {
            std::memcpy(m_to, m_from.data() + static_cast<std::size_t>(position) * m_size, m_size);
            m_to += m_size;
            return;
        }
        for (std::int64_t i = 0; i < m_tensor.shape[dimension]; ++i) {
            run(dimension + 1, position + i * m_tensor.strides[dimension]);
        }
    }

private:
    const TorchTensor& m_tensor;
    const std::vector<std::byte>& m_from;
    std::byte* m_to;
    std::size_t m_size;
};

std::uint64_t firstByte(const CheckpointTensor& tensor) {
    return tensor.storageOffset_bytes +
           static_cast<std::uint64_t>(tensor.offset) * sizeOf(tensor.dtype);
}

}  // namespace

Result<TorchFileKind> torchFileKind(const std::filesystem::path& path) {
    const auto file = FileSource::open(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    const auto beginning = beginningOf(*file);
    if (!beginning) {
        return tl::unexpected(beginning.error());
    }
    if (isOldFormat(*beginning)) {
        return TorchFileKind::OldFormat;
    }
    const auto entries = isZip(*beginning) ? listZip(*file) : Result<std::vector<ZipEntry>>();
    const std::string_view root = entries ? rootOf(*entries) : std::string_view();
    if (root.empty()) {
        return TorchFileKind::Other;
    }
    return isTorchScript(*entries, root) ? TorchFileKind::TorchScript : TorchFileKind::Checkpoint;
}

Result<TorchCheckpoint> TorchCheckpoint::open(const std::filesystem::path& path) {
    auto file = FileSource::open(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    return open(std::make_shared<FileSource>(std::move(*file)));
}

Result<TorchCheckpoint> TorchCheckpoint::open(std::shared_ptr<const ByteSource> file) {
    const auto kind = checkKind(*file);
    const auto entries = kind ? listZip(*file) : tl::unexpected(kind.error());
    if (!entries) {
        return tl::unexpected(entries.error());
    }
    const std::string root(rootOf(*entries));
    const auto pickle = pickleEntry(*entries, root);
    const auto bytes = pickle ? readStored(*file, **pickle) : tl::unexpected(pickle.error());
    auto catalog = bytes ? readTorchCatalog(*bytes) : tl::unexpected(bytes.error());
    if (!catalog) {
        return tl::unexpected(catalog.error());
    }
    Entries byName;
    for (const ZipEntry& entry : *entries) {
        byName.emplace(entry.name, &entry);
    }
    if (auto ordered = checkByteOrder(*file, byName, root); !ordered) {
        return tl::unexpected(ordered.error());
    }
    auto tensors = placeAll(std::move(*catalog), byName, root);
    if (!tensors) {
        return tl::unexpected(tensors.error());
    }
    TorchCheckpoint checkpoint(std::move(file));
    checkpoint.m_tensors = std::move(*tensors);
    return checkpoint;
}

Result<const CheckpointTensor*> TorchCheckpoint::find(std::string_view name) const {
    const auto found = m_tensors.find(name);
    if (found == m_tensors.end()) {
        return fail(ErrorCode::MalformedFile,
                    "there is no tensor '" + std::string(name) + "' in the checkpoint");
    }
    if (!found->second.unreadable.empty()) {
        return fail(ErrorCode::Unsupported,
                    "the tensor '" + printable(name) + "' " + found->second.unreadable);
    }
    return &found->second;
}

/// The checksum is that of the whole storage, so it is compared where the tensor is all of it.
Result<void> TorchCheckpoint::streamContiguous(const CheckpointTensor& tensor,
                                               const Sink& sink) const {
    std::uint64_t left = static_cast<std::uint64_t>(tensor.span()) * sizeOf(tensor.dtype);
    const bool isAll = tensor.span() == tensor.storageElements;
    std::uint64_t offset = firstByte(tensor);
    std::vector<std::byte> buffer(static_cast<std::size_t>(std::min<std::uint64_t>(left, piece)));
    uLong crc = ::crc32(0, nullptr, 0);
    while (left > 0) {
        const auto part =
            std::span(buffer).first(static_cast<std::size_t>(std::min<std::uint64_t>(left, piece)));
        auto status = m_file->readAt(offset, part);
        if (status) {
            crc = ::crc32_z(crc, reinterpret_cast<const Bytef*>(part.data()), part.size());
            status = sink(part);
        }
        if (!status) {
            return status;
        }
        offset += part.size();
        left -= part.size();
    }
    return !isAll || crc == tensor.storageCrc ? Result<void>{}
                                              : damaged("the checksum of its numbers is wrong");
}

Result<Tensor> TorchCheckpoint::gather(const CheckpointTensor& tensor) const {
    Tensor result{tensor.dtype, tensor.shape, {}};
    const auto count = static_cast<std::uint64_t>(tensor.span()) * sizeOf(tensor.dtype);
    const auto bytes = m_file->bytesAt(firstByte(tensor), count);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    try {
        result.data.resize(static_cast<std::size_t>(result.elementCount()) * sizeOf(tensor.dtype));
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::Unsupported, "it does not fit into memory");
    }
    Gatherer(tensor, *bytes, result.data.data()).run(0, 0);
    return result;
}

Result<void> TorchCheckpoint::stream(std::string_view name, const Sink& sink) const {
    const auto tensor = find(name);
    if (!tensor) {
        return tl::unexpected(tensor.error());
    }
    const auto status = [&]() -> Result<void> {
        if ((*tensor)->isContiguous()) {
            return streamContiguous(**tensor, sink);
        }
        const auto gathered = gather(**tensor);
        return gathered ? sink(gathered->data) : tl::unexpected(gathered.error());
    }();
    return status ? status : passOn(status.error(), "reading the tensor '" + printable(name) + "'");
}

Result<Tensor> TorchCheckpoint::read(std::string_view name) const {
    const auto found = find(name);
    if (!found) {
        return tl::unexpected(found.error());
    }
    Tensor tensor{(*found)->dtype, (*found)->shape, {}};
    const auto status = stream(name, [&tensor](std::span<const std::byte> part) -> Result<void> {
        try {
            tensor.data.insert(tensor.data.end(), part.begin(), part.end());
        } catch (const std::bad_alloc&) {
            return fail(ErrorCode::Unsupported, "it does not fit into memory");
        }
        return {};
    });
    return status ? Result<Tensor>(std::move(tensor)) : tl::unexpected(status.error());
}

}  // namespace gonio
