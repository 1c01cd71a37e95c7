#include <mutex>

#include "core/case/case.h"
#include "core/io/byte_reader.h"
#include "core/io/file_hash.h"

namespace gonio {

namespace {

std::string digestOf(const std::string& bytes) {
    return sha256Of(asBytes(bytes)).value_or("");
}

}  // namespace

/// Digests of large immutable values by their address, as long as these live.
class DigestCache {
public:
    template <class T, class Compute>
    std::string find(const std::shared_ptr<const T>& thing, Compute compute) {
        const std::lock_guard lock(m_mutex);
        auto& [owner, digest] = m_digests[thing.get()];
        if (owner.expired()) {
            digest = compute();
            owner = thing;
            std::erase_if(m_digests,
                          [](const auto& entry) { return entry.second.first.expired(); });
            return m_digests[thing.get()].second;
        }
        return digest;
    }

private:
    std::mutex m_mutex;
    std::map<const void*, std::pair<std::weak_ptr<const void>, std::string>> m_digests;
};

Case::Case() : m_digests(std::make_shared<DigestCache>()) {}

std::string Case::hash() const {
    std::string all;
    for (const std::string& text : keys()) {
        const RecordKey key = *RecordKey::parse(text);
        const Person* of = person(key.trial, key.person);
        const auto digestRecord = [&] { return digestOf(recordOf(key)->bytes()); };
        std::string digest;
        if (key.kind == RecordKind::BaseMeta && of->base) {
            digest = m_digests->find(of->base, [&] {
                std::string parts;
                const BaseParts whole(of->base);
                for (const auto& [part, record] : whole.records()) {
                    parts += digestOf(record.bytes());
                }
                return digestOf(parts);
            });
        } else if (key.kind == RecordKind::Patch) {
            digest = m_digests->find(of->patches.at(key.item), digestRecord);
        } else if (!recordOf(key)->base()) {
            digest = digestRecord();
        } else {
            continue;  // in the digest of the base's first record
        }
        all += text + " " + digest + "\n";
    }
    return digestOf(all);
}

}  // namespace gonio
