#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/video/proxy.h"

namespace gonio {

/// A proxy on the disk.
struct StoredProxy {
    std::filesystem::path file;
    int frameCount = 0;
    ProxyNotes notes;
};

/// A folder of proxies, found by the SHA-256 of their videos. It holds at most so many bytes: those
/// not used for longest go first. It is a cache; nothing is lost with it. Several programs may use
/// one folder.
class ProxyStore {
public:
    static constexpr std::int64_t defaultLimit_bytes = std::int64_t{8} << 30;

    explicit ProxyStore(std::filesystem::path folder,
                        std::int64_t limit_bytes = defaultLimit_bytes);

    /// The proxy of a video, if there is a whole one; counts as a use.
    /// \param key  the video's SHA-256 or another name of letters and digits
    std::optional<StoredProxy> find(const std::string& key) const;

    /// Makes the proxy, whether there is one or not, then removes old ones above the limit (never
    /// the new one). Usage for an impossible key, else the errors of makeProxy.
    Result<StoredProxy> make(const std::filesystem::path& video, const std::string& key,
                             const Job& job = {}) const;

    /// Removes the proxies not used for longest until the folder is within its limit, and what
    /// programs that were killed left half written more than a day ago.
    void trim(const std::string& keptKey = {}) const;

    const std::filesystem::path& folder() const { return m_folder; }

private:
    std::filesystem::path fileOf(const std::string& key) const;
    std::filesystem::path notesOf(const std::string& key) const;

    std::filesystem::path m_folder;
    std::int64_t m_limit_bytes;
};

}  // namespace gonio
