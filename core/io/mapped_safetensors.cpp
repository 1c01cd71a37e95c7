#include "core/io/mapped_safetensors.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace gonio {

namespace {

using Memory = std::shared_ptr<const std::span<const std::byte>>;

Result<Memory> mapFile(const std::filesystem::path& path) {
    const auto cannotRead = [&path](int systemError) {
        return fail(ErrorCode::NotFound,
                    "cannot map the file: " + std::generic_category().message(systemError) + ": " +
                        path.string());
    };
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return cannotRead(errno);
    }

    struct stat status {};

    const bool known = ::fstat(descriptor, &status) == 0;
    const auto size = static_cast<std::size_t>(known ? status.st_size : 0);
    // Writable, so that weights which are trained where they lie become private copies, page by
    // page; the file itself is never written.
    constexpr int access = PROT_READ | PROT_WRITE, kind = MAP_PRIVATE | MAP_NORESERVE;
    void* start = size > 0 && S_ISREG(status.st_mode)
                      ? ::mmap(nullptr, size, access, kind, descriptor, 0)
                      : MAP_FAILED;
    const int problem = S_ISDIR(status.st_mode) ? EISDIR : size == 0 ? EINVAL : errno;
    ::close(descriptor);
    if (start == MAP_FAILED) {
        return cannotRead(problem);
    }
    return Memory(new std::span<const std::byte>(static_cast<const std::byte*>(start), size),
                  [start, size](const std::span<const std::byte>* held) {
                      ::munmap(start, size);
                      delete held;
                  });
}

}  // namespace

Result<MappedSafetensors> MappedSafetensors::open(const std::filesystem::path& path) {
    auto memory = mapFile(path);
    if (!memory) {
        return tl::unexpected(memory.error());
    }
    auto header = readSafetensorsHeader(MemorySource(**memory));
    if (!header) {
        return passOn(header.error(), "reading " + path.string());
    }
    return MappedSafetensors(std::move(*header), std::move(*memory));
}

Result<TensorView> MappedSafetensors::view(std::string_view name) const {
    const auto found = m_header.tensors.find(name);
    if (found == m_header.tensors.end()) {
        return fail(ErrorCode::MalformedFile,
                    "there is no tensor '" + std::string(name) + "' in the file");
    }
    const TensorPlace& place = found->second;
    return TensorView{place.dtype, place.shape,
                      m_memory->subspan(static_cast<std::size_t>(m_header.dataOffset + place.begin),
                                        static_cast<std::size_t>(place.end - place.begin))};
}

}  // namespace gonio
