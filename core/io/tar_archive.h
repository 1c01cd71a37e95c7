#pragma once

#include <string>
#include <vector>

#include "core/io/byte_source.h"

namespace gonio {

/// One regular file inside a tar archive.
struct TarEntry {
    std::string name;
    std::uint64_t offset = 0, size = 0;  ///< of its bytes, inside the archive
};

/// The regular files of an uncompressed tar (ustar, GNU's long names, pax' paths and sizes), in
/// their order; folders and links are passed over. Reads the headers alone.
/// \return MalformedFile where a header's checksum is wrong or a file reaches beyond the archive;
///   Unsupported for sparse files and files over several archives
Result<std::vector<TarEntry>> listTar(const ByteSource& archive);

}  // namespace gonio
