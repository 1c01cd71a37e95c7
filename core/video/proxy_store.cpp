#include "core/video/proxy_store.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <sstream>

#include "core/io/atomic_file.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHead = "goniograph-proxy 1";

bool isKey(const std::string& key) {
    const auto plain = [](unsigned char c) { return std::isalnum(c) != 0; };
    return !key.empty() && key.size() <= 128 && std::all_of(key.begin(), key.end(), plain);
}

// "goniograph-proxy 1 <frames> <lost frame> ..."; the count of lost frames guards against cut files
std::string notesText(int frameCount, const ProxyNotes& notes) {
    std::ostringstream text;
    text << kHead << '\n' << frameCount << ' ' << notes.lostFrames.size() << '\n';
    for (const int frame : notes.lostFrames) text << frame << '\n';
    return text.str();
}

bool parseNotes(const std::vector<std::byte>& bytes, StoredProxy& proxy) {
    const std::string all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    std::istringstream text(all);
    std::string head;
    std::size_t lost = 0;
    if (!std::getline(text, head) || head != kHead) return false;
    if (!(text >> proxy.frameCount >> lost) || lost > bytes.size()) return false;
    proxy.notes.lostFrames.resize(lost);
    for (int& frame : proxy.notes.lostFrames) {
        if (!(text >> frame)) return false;
    }
    return proxy.frameCount > 0;
}

struct Entry {
    fs::path file;
    fs::file_time_type used;
    std::int64_t bytes = 0;
};

/// Finished proxies, those not used for longest first; removes old leftovers on the way.
std::vector<Entry> entriesOf(const fs::path& folder) {
    std::vector<Entry> entries;
    std::error_code error;
    const auto now = fs::file_time_type::clock::now();
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        std::error_code ignored;
        const fs::path file = it->path();
        const auto used = it->last_write_time(ignored);
        const bool leftover = file.extension() == ".part" && now - used > std::chrono::hours(24);
        if (leftover) fs::remove(file, ignored);
        if (file.extension() != ".mp4") continue;
        const auto bytes = it->file_size(ignored);
        if (!ignored) entries.push_back({file, used, static_cast<std::int64_t>(bytes)});
    }
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.used < b.used; });
    return entries;
}

}  // namespace

ProxyStore::ProxyStore(fs::path folder, std::int64_t limit_bytes)
    : m_folder(std::move(folder)), m_limit_bytes(limit_bytes) {}

fs::path ProxyStore::fileOf(const std::string& key) const {
    return m_folder / (key + ".mp4");
}

fs::path ProxyStore::notesOf(const std::string& key) const {
    return m_folder / (key + ".txt");
}

std::optional<StoredProxy> ProxyStore::find(const std::string& key) const {
    if (!isKey(key)) return std::nullopt;
    StoredProxy proxy{fileOf(key), 0, {}};
    std::error_code error;
    if (!fs::is_regular_file(proxy.file, error)) return std::nullopt;
    const auto notes = readFile(notesOf(key));
    if (!notes || !parseNotes(*notes, proxy)) return std::nullopt;
    fs::last_write_time(proxy.file, fs::file_time_type::clock::now(), error);
    return proxy;
}

Result<StoredProxy> ProxyStore::make(const fs::path& video, const std::string& key,
                                     const Job& job) const {
    if (!isKey(key)) return fail(ErrorCode::Usage, "a proxy needs a key of letters and digits");
    std::error_code error;
    fs::create_directories(m_folder, error);
    if (error) {
        return fail(ErrorCode::WriteFailed,
                    "the folder for proxies cannot be made: " + error.message());
    }
    fs::remove(notesOf(key), error);  // the notes come last: with them the proxy is whole
    int frameCount = 0;
    const Job counting{job.cancelled, [&](int done, int total) {
                           frameCount = total;
                           job.progress(done, total);
                       }};
    auto notes = makeProxy(video, fileOf(key), counting);
    if (!notes) return passOn(notes.error(), "making a proxy for quick scrubbing");
    const std::string text = notesText(frameCount, *notes);
    auto written = writeFileAtomically(notesOf(key), std::as_bytes(std::span(text)));
    if (!written) return tl::unexpected(written.error());
    trim(key);
    return StoredProxy{fileOf(key), frameCount, std::move(*notes)};
}

void ProxyStore::trim(const std::string& keptKey) const {
    const auto entries = entriesOf(m_folder);
    std::int64_t total = 0;
    for (const Entry& entry : entries) total += entry.bytes;
    for (const Entry& entry : entries) {
        if (total <= m_limit_bytes) return;
        if (entry.file.stem() == keptKey) continue;
        std::error_code ignored;
        fs::remove(entry.file, ignored);
        fs::path notes = entry.file;
        fs::remove(notes.replace_extension(".txt"), ignored);
        total -= entry.bytes;
    }
}

}  // namespace gonio
