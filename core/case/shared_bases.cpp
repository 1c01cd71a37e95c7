#include "core/case/shared_bases.h"

#include <algorithm>

namespace gonio {

namespace {

struct BaseRecord {
    std::optional<RecordBytes>* bytes = nullptr;
    BasePart part = BasePart::Meta;
    int chunk = 0;
};

using PersonKey = std::pair<int, int>;  ///< trial, person

std::map<PersonKey, std::vector<BaseRecord>> encodedBases(
    Edit& edit, std::optional<RecordBytes> RecordChange::*side) {
    std::map<PersonKey, std::vector<BaseRecord>> people;
    for (RecordChange& change : edit.changes) {
        auto& bytes = change.*side;
        const auto key = RecordKey::parse(change.key);
        const auto part = key ? basePartOf(key->kind) : std::nullopt;
        if (!part || !bytes || bytes->base()) continue;
        people[{key->trial, key->person}].push_back({&bytes, *part, key->item});
    }
    return people;
}

bool isSame(const BaseParts& parts, const std::shared_ptr<const BaseAnalysis>& base) {
    const BaseParts whole(base);
    // The first record is the one that says the most.
    return std::ranges::equal(parts.records(), whole.records());
}

}  // namespace

void KnownBases::add(const std::shared_ptr<const BaseAnalysis>& base) {
    if (!base) return;
    std::erase_if(m_bases, [](const auto& known) { return known.expired(); });
    const bool there =
        std::ranges::any_of(m_bases, [&base](const auto& known) { return known.lock() == base; });
    if (!there) m_bases.push_back(base);
}

void KnownBases::add(const Case& value) {
    for (const auto& [trialId, trial] : value.trials()) {
        for (const auto& [personId, person] : trial.people) add(person.base);
    }
}

void KnownBases::add(const Edit& edit) {
    const BaseAnalysis* last = nullptr;
    for (const RecordChange& change : edit.changes) {
        for (const auto* side : {&change.before, &change.after}) {
            if (!*side || !(*side)->base() || (*side)->base().get() == last) continue;
            last = (*side)->base().get();
            add((*side)->base());
        }
    }
}

std::shared_ptr<const BaseAnalysis> KnownBases::find(const BaseParts& parts) {
    for (const auto& known : m_bases) {
        const auto base = known.lock();
        if (base && isSame(parts, base)) return base;
    }
    return nullptr;
}

void shareBases(Edit& edit, KnownBases& known) {
    for (const auto side : {&RecordChange::before, &RecordChange::after}) {
        for (auto& [person, records] : encodedBases(edit, side)) {
            BaseParts parts;
            for (const BaseRecord& record : records) {
                parts.put(record.part, record.chunk, **record.bytes);
            }
            auto base = known.find(parts);
            if (!base) base = parts.assemble().value_or(nullptr);
            if (!base) continue;
            known.add(base);
            for (const BaseRecord& record : records) {
                *record.bytes = RecordBytes(base, record.part, record.chunk);
            }
        }
    }
}

}  // namespace gonio
