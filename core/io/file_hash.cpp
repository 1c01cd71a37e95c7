#include "core/io/file_hash.h"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>
#include <vector>

namespace gonio {

namespace {

/// A running SHA-256; once a step has failed, so does the result.
class Sha256 {
public:
    Sha256() : m_context(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
        m_good = m_context && EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) == 1;
    }

    void add(const void* data, std::size_t size) {
        m_good = m_good && EVP_DigestUpdate(m_context.get(), data, size) == 1;
    }

    Result<std::string> hexadecimal() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned int size = 0;
        if (!m_good || EVP_DigestFinal_ex(m_context.get(), digest.data(), &size) != 1) {
            return fail(ErrorCode::Internal, "OpenSSL could not compute a SHA-256");
        }
        constexpr std::string_view digits = "0123456789abcdef";
        std::string text;
        for (unsigned int i = 0; i < size; ++i) {
            text += digits[digest[i] >> 4U];
            text += digits[digest[i] & 15U];
        }
        return text;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
    bool m_good = false;
};

}  // namespace

Result<std::string> sha256Of(std::span<const std::byte> bytes) {
    Sha256 hash;
    hash.add(bytes.data(), bytes.size());
    return hash.hexadecimal();
}

Result<std::string> sha256OfFile(const std::filesystem::path& path, const Job& job) {
    const auto cannotRead = [&path] {
        return fail(ErrorCode::NotFound, "cannot read the file: " + path.string());
    };
    std::error_code error;
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path, error)) {
        return cannotRead();
    }
    Sha256 hash;
    std::vector<char> buffer(1U << 20U);
    while (file) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "reading the file was cancelled");
        file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        hash.add(buffer.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) {
        return cannotRead();
    }
    return hash.hexadecimal();
}

}  // namespace gonio
