#include "core/case/case.h"

#include <algorithm>

#include "core/case/record_json.h"

namespace gonio {

namespace {

tl::unexpected<Error> bad(std::string what) {
    return fail(ErrorCode::MalformedFile, std::move(what));
}

bool isBasePart(RecordKind kind) {
    return basePartOf(kind).has_value();
}

BasePart partOf(RecordKind kind) {
    return basePartOf(kind).value_or(BasePart::Meta);
}

RecordKind kindOf(BasePart part) {
    constexpr RecordKind kinds[] = {RecordKind::BaseMeta, RecordKind::BaseMotion,
                                    RecordKind::BaseKeypoints, RecordKind::BaseReprojection};
    return kinds[std::size_t(part)];
}

/// Puts a decoded thing under its id, or passes its error on.
template <class T>
Result<void> store(std::map<int, T>& things, int id, Result<T> thing) {
    if (!thing) return tl::unexpected(thing.error());
    thing->id = id;
    things.insert_or_assign(id, std::move(*thing));
    return {};
}

template <class T>
std::optional<RecordBytes> encoded(const std::map<int, T>& things, int id) {
    const auto found = things.find(id);
    return found == things.end() ? std::nullopt : std::optional<RecordBytes>(encode(found->second));
}

template <class T>
void list(std::vector<std::string>& keys, RecordKey key, RecordKind kind,
          const std::map<int, T>& things) {
    key.kind = kind;
    for (const auto& [id, thing] : things) {
        key.item = id;
        keys.push_back(key.text());
    }
}

void listBase(std::vector<std::string>& keys, RecordKey key, const BaseParts& parts) {
    for (const auto& [part, record] : parts.records()) {
        key.kind = kindOf(part.first);
        key.item = part.second;
        keys.push_back(key.text());
    }
}

}  // namespace

const Trial* Case::trial(int id) const {
    const auto found = m_trials.find(id);
    return found == m_trials.end() ? nullptr : &found->second;
}

const Person* Case::person(int trialId, int personId) const {
    const Trial* in = trial(trialId);
    if (in == nullptr) return nullptr;
    const auto found = in->people.find(personId);
    return found == in->people.end() ? nullptr : &found->second;
}

Trial* Case::findTrial(int id) {
    const auto found = m_trials.find(id);
    return found == m_trials.end() ? nullptr : &found->second;
}

Person* Case::findPerson(const RecordKey& key) {
    return const_cast<Person*>(std::as_const(*this).person(key.trial, key.person));
}

Result<void> Case::take(const std::string& key, const std::optional<RecordBytes>& value) {
    const auto parsed = RecordKey::parse(key);
    if (parsed && value && isBasePart(parsed->kind)) {
        if (auto good = checkBasePart(*value, partOf(parsed->kind)); !good) {
            return passOn(good.error(), "record " + key);
        }
    }
    if (auto taken = takeOne(key, value); !taken) return taken;
    // Not an error here: the records of another analysis may be on their way.
    if (isBasePart(parsed->kind)) (void)closeBase({parsed->trial, parsed->person});
    return {};
}

Result<void> Case::take(const Edit& edit) {
    std::vector<RecordChange> done;
    const auto takeBack = [&] {
        for (auto change = done.rbegin(); change != done.rend(); ++change) {
            (void)takeOne(change->key, change->before);
        }
    };
    std::vector<PersonKey> touched;
    Result<void> taken;
    for (const RecordChange& change : edit.changes) {
        const auto key = RecordKey::parse(change.key);
        RecordChange step{change.key, key ? recordOf(*key) : std::nullopt, {}};
        taken = takeOne(change.key, change.after);
        if (!taken) break;
        done.push_back(std::move(step));
        const PersonKey person(key->trial, key->person);
        if (isBasePart(key->kind) && (touched.empty() || touched.back() != person)) {
            touched.push_back(person);
        }
    }
    for (const PersonKey& person : touched) {
        auto closed = taken ? closeBase(person) : taken;
        if (!closed) taken = closed;
    }
    if (!taken) {
        takeBack();
        for (const PersonKey& person : touched) (void)closeBase(person);
    }
    return taken;
}

Result<void> Case::takeOne(const std::string& text, const std::optional<RecordBytes>& value) {
    const auto key = RecordKey::parse(text);
    if (!key) return fail(ErrorCode::MalformedFile, "unknown record '" + text + "'");
    auto taken = value ? put(*key, *value) : remove(*key);
    return taken ? taken : passOn(taken.error(), "record " + text);
}

Result<void> Case::put(const RecordKey& key, const RecordBytes& value) {
    if (isBasePart(key.kind)) {
        if (findPerson(key) == nullptr) return bad("its person is not in the case");
        openBase(key).put(partOf(key.kind), key.item, value);
        return {};
    }
    const std::string bytes = value.bytes();
    if (key.kind == RecordKind::Case) {
        auto name = decodeCaseHead(bytes);
        if (!name) return tl::unexpected(name.error());
        m_name = std::move(*name);
        return {};
    }
    if (key.kind == RecordKind::Trial) {
        auto head = decodeTrialHead(bytes);
        if (!head) return tl::unexpected(head.error());
        Trial& trial = m_trials[key.trial];
        trial.id = key.trial;
        trial.name = std::move(head->name);
        trial.notes = std::move(head->notes);
        trial.video = std::move(head->video);
        return {};
    }
    return putInTrial(key, bytes);
}

Result<void> Case::putInTrial(const RecordKey& key, const std::string& bytes) {
    Trial* trial = findTrial(key.trial);
    if (trial == nullptr) return bad("its trial is not in the case");
    switch (key.kind) {
        case RecordKind::Event:
            return store(trial->events, key.item, decodeEvent(bytes));
        case RecordKind::Phase:
            return store(trial->phases, key.item, decodePhase(bytes));
        case RecordKind::Drawing:
            return store(trial->drawings, key.item, decodeDrawing(bytes));
        case RecordKind::KeyImage:
            return store(trial->keyImages, key.item, decodeKeyImage(bytes));
        case RecordKind::Person: {
            auto head = decodePersonHead(bytes);
            if (!head) return tl::unexpected(head.error());
            Person& person = trial->people[key.person];
            person.id = key.person;
            person.name = std::move(head->name);
            person.ignored = head->ignored;
            return {};
        }
        default:
            break;
    }
    Person* person = findPerson(key);
    return person == nullptr ? Result<void>(bad("its person is not in the case"))
                             : putInPerson(*person, key, bytes);
}

Result<void> Case::putInPerson(Person& person, const RecordKey& key, const std::string& bytes) {
    if (key.kind == RecordKind::Correction) {
        return store(person.corrections, key.item, decodeCorrection(bytes));
    }
    if (key.kind == RecordKind::Check) return store(person.checks, key.item, decodeCheck(bytes));
    if (key.kind == RecordKind::Info) {
        auto info = decodeInfo(bytes);
        if (!info) return tl::unexpected(info.error());
        person.info = std::move(*info);
        return {};
    }
    auto patch = decodePatch(bytes);
    if (!patch) return tl::unexpected(patch.error());
    if (patch->frames.first != key.item) return bad("a patch of other frames");
    person.patches[key.item] = std::make_shared<const MotionPatch>(std::move(*patch));
    return {};
}

Result<void> Case::remove(const RecordKey& key) {
    if (key.kind == RecordKind::Case) {
        m_name.clear();
        return {};
    }
    Trial* trial = findTrial(key.trial);
    if (trial == nullptr) return {};
    Person* person = findPerson(key);
    if (isBasePart(key.kind)) {
        if (person != nullptr) openBase(key).remove(partOf(key.kind), key.item);
        return {};
    }
    switch (key.kind) {
        case RecordKind::Event:
            trial->events.erase(key.item);
            return {};
        case RecordKind::Phase:
            trial->phases.erase(key.item);
            return {};
        case RecordKind::Drawing:
            trial->drawings.erase(key.item);
            return {};
        case RecordKind::KeyImage:
            trial->keyImages.erase(key.item);
            return {};
        case RecordKind::Info:
            if (person != nullptr) person->info.reset();
            return {};
        case RecordKind::Correction:
            if (person != nullptr) person->corrections.erase(key.item);
            return {};
        case RecordKind::Patch:
            if (person != nullptr) person->patches.erase(key.item);
            return {};
        case RecordKind::Check:
            if (person != nullptr) person->checks.erase(key.item);
            return {};
        default:
            return removeParent(key);
    }
}

Result<void> Case::removeParent(const RecordKey& key) {
    Trial* trial = findTrial(key.trial);
    if (key.kind == RecordKind::Trial) {
        if (!trial->people.empty() || !trial->events.empty() || !trial->phases.empty() ||
            !trial->drawings.empty() || !trial->keyImages.empty()) {
            return bad("a trial that still holds something cannot be removed");
        }
        m_trials.erase(key.trial);
        return {};
    }
    const Person* person = findPerson(key);
    if (person == nullptr) return {};
    const auto open = m_openBases.find({key.trial, key.person});
    const bool hasBase = person->base || (open != m_openBases.end() && !open->second.empty());
    if (hasBase || person->info || !person->corrections.empty() || !person->patches.empty() ||
        !person->checks.empty()) {
        return bad("a person with results cannot be removed");
    }
    m_openBases.erase({key.trial, key.person});
    trial->people.erase(key.person);
    return {};
}

BaseParts& Case::openBase(const RecordKey& key) {
    const PersonKey owner(key.trial, key.person);
    const auto found = m_openBases.find(owner);
    if (found != m_openBases.end()) return found->second;
    Person& person = *findPerson(key);
    const auto base = std::exchange(person.base, nullptr);
    return m_openBases[owner] = base ? BaseParts(base) : BaseParts();
}

Result<void> Case::closeBase(PersonKey owner) {
    const auto open = m_openBases.find(owner);
    if (open == m_openBases.end()) return {};
    const RecordKey key{RecordKind::Person, owner.first, owner.second, 0};
    if (open->second.empty()) {
        m_openBases.erase(open);
        return {};
    }
    auto base = open->second.assemble();
    if (!base) return passOn(base.error(), "record " + key.text() + "/base");
    findPerson(key)->base = std::move(*base);
    m_openBases.erase(open);
    return {};
}

std::optional<RecordBytes> Case::record(const std::string& key) const {
    const auto parsed = RecordKey::parse(key);
    return parsed ? recordOf(*parsed) : std::nullopt;
}

std::optional<RecordBytes> Case::recordOf(const RecordKey& key) const {
    if (key.kind == RecordKind::Case) {
        return m_name.empty() ? std::nullopt : std::optional<RecordBytes>(encodeCaseHead(m_name));
    }
    const Trial* in = trial(key.trial);
    if (in == nullptr) return std::nullopt;
    if (key.kind == RecordKind::Trial) return encodeTrialHead(*in);
    if (key.kind == RecordKind::Event) return encoded(in->events, key.item);
    if (key.kind == RecordKind::Phase) return encoded(in->phases, key.item);
    if (key.kind == RecordKind::Drawing) return encoded(in->drawings, key.item);
    if (key.kind == RecordKind::KeyImage) return encoded(in->keyImages, key.item);
    const Person* of = person(key.trial, key.person);
    if (of == nullptr) return std::nullopt;
    if (key.kind == RecordKind::Person) return encodePersonHead(*of);
    if (key.kind == RecordKind::Info) {
        return of->info ? std::optional<RecordBytes>(encode(*of->info)) : std::nullopt;
    }
    if (key.kind == RecordKind::Correction) return encoded(of->corrections, key.item);
    if (key.kind == RecordKind::Check) return encoded(of->checks, key.item);
    if (key.kind == RecordKind::Patch) {
        const auto found = of->patches.find(key.item);
        return found == of->patches.end() ? std::nullopt
                                          : std::optional<RecordBytes>(encode(*found->second));
    }
    const BasePart part = partOf(key.kind);
    const auto open = m_openBases.find({key.trial, key.person});
    if (open != m_openBases.end()) {
        const RecordBytes* found = open->second.find(part, key.item);
        return found == nullptr ? std::nullopt : std::optional(*found);
    }
    const bool there = of->base && key.item < partCount(*of->base, part);
    return there ? std::optional(RecordBytes(of->base, part, key.item)) : std::nullopt;
}

std::vector<std::string> Case::keys() const {
    std::vector<std::string> keys;
    if (!m_name.empty()) keys.emplace_back("case");
    for (const auto& [trialId, trial] : m_trials) {
        RecordKey key{RecordKind::Trial, trialId, 0, 0};
        keys.push_back(key.text());
        list(keys, key, RecordKind::Event, trial.events);
        list(keys, key, RecordKind::Phase, trial.phases);
        list(keys, key, RecordKind::Drawing, trial.drawings);
        list(keys, key, RecordKind::KeyImage, trial.keyImages);
        for (const auto& [personId, person] : trial.people) {
            key = {RecordKind::Person, trialId, personId, 0};
            keys.push_back(key.text());
            if (person.info) keys.push_back(key.text() + "/info");
            if (person.base) listBase(keys, key, BaseParts(person.base));
            const auto open = m_openBases.find({trialId, personId});
            if (open != m_openBases.end()) listBase(keys, key, open->second);
            list(keys, key, RecordKind::Correction, person.corrections);
            list(keys, key, RecordKind::Patch, person.patches);
            list(keys, key, RecordKind::Check, person.checks);
        }
    }
    std::ranges::sort(keys);
    return keys;
}

}  // namespace gonio
