#include "core/case/case.h"
#include "core/case/record_json.h"

namespace gonio {

namespace {

RecordKey keyOf(RecordKind kind, int trial, int item) {
    return {kind, trial, 0, item};
}

RecordKey keyOf(RecordKind kind, int trial, int person, int item) {
    return {kind, trial, person, item};
}

/// Records of two analyses are different without a look at their bytes.
bool surelyDifferent(const std::optional<RecordBytes>& a, const std::optional<RecordBytes>& b) {
    return a && b && a->base() && b->base() && a->base() != b->base();
}

}  // namespace

EditBuilder::EditBuilder(const Case& value, EditKind kind, std::vector<std::string> arguments)
    : m_case(value), m_kind(kind), m_arguments(std::move(arguments)) {}

void EditBuilder::set(const RecordKey& key, std::optional<RecordBytes> value) {
    m_after[key.text()] = std::move(value);
}

bool EditBuilder::exists(const RecordKey& key) const {
    const std::string text = key.text();
    const auto found = m_after.find(text);
    return found == m_after.end() ? m_case.record(text).has_value() : found->second.has_value();
}

RecordKey EditBuilder::numbered(RecordKey key, int RecordKey::*number, int next) {
    if (key.*number == 0) {
        key.*number = next;
        while (exists(key)) ++(key.*number);
    }
    m_lastId = key.*number;
    return key;
}

void EditBuilder::removeBelow(const RecordKey& parent) {
    const std::string prefix = parent.text() + "/";
    for (auto& [key, value] : m_after) {
        if (key.starts_with(prefix)) value.reset();
    }
    for (const std::string& key : m_case.keys()) {
        if (key.starts_with(prefix)) m_after[key].reset();
    }
    set(parent, std::nullopt);
}

EditBuilder& EditBuilder::renameCase(const std::string& name) {
    set({}, name.empty() ? std::nullopt : std::optional<RecordBytes>(encodeCaseHead(name)));
    return *this;
}

EditBuilder& EditBuilder::putTrial(const Trial& trial) {
    const RecordKey key{RecordKind::Trial, trial.id, 0, 0};
    set(numbered(key, &RecordKey::trial, nextId(m_case.trials())), encodeTrialHead(trial));
    return *this;
}

EditBuilder& EditBuilder::removeTrial(int trial) {
    removeBelow({RecordKind::Trial, trial, 0, 0});
    return *this;
}

EditBuilder& EditBuilder::putPerson(int trial, const Person& person) {
    const RecordKey key{RecordKind::Person, trial, person.id, 0};
    const Trial* in = m_case.trial(trial);
    const int next = in == nullptr ? 1 : nextId(in->people);
    set(numbered(key, &RecordKey::person, next), encodePersonHead(person));
    return *this;
}

EditBuilder& EditBuilder::removePerson(int trial, int person) {
    removeBelow({RecordKind::Person, trial, person, 0});
    return *this;
}

EditBuilder& EditBuilder::putAnalysis(int trial, int person, const AnalysisInfo& info,
                                      const BaseAnalysis& base) {
    return putAnalysis(trial, person, info, std::make_shared<const BaseAnalysis>(base));
}

EditBuilder& EditBuilder::putAnalysis(int trial, int person, const AnalysisInfo& info,
                                      std::shared_ptr<const BaseAnalysis> base) {
    const RecordKey owner{RecordKind::Person, trial, person, 0};
    if (!exists(owner)) {
        Person added;
        added.id = person;
        set(owner, encodePersonHead(added));
    }
    set({RecordKind::Info, trial, person, 0}, encode(info));
    const Person* old = m_case.person(trial, person);
    const bool sameBase =
        old != nullptr && old->base && !base->hash.empty() && old->base->hash == base->hash;
    if (sameBase) return *this;
    constexpr std::pair<BasePart, RecordKind> parts[] = {
        {BasePart::Meta, RecordKind::BaseMeta},
        {BasePart::Motion, RecordKind::BaseMotion},
        {BasePart::Keypoints, RecordKind::BaseKeypoints},
        {BasePart::Reprojection, RecordKind::BaseReprojection}};
    for (const auto& [part, kind] : parts) {
        const int kept = partCount(*base, part);
        const int before = old != nullptr && old->base ? partCount(*old->base, part) : 0;
        for (int chunk = 0; chunk < std::max(kept, before); ++chunk) {
            set({kind, trial, person, chunk},
                chunk < kept ? std::optional(RecordBytes(base, part, chunk)) : std::nullopt);
        }
    }
    if (old != nullptr) {
        for (const auto& [first, patch] : old->patches) removePatch(trial, person, first);
    }
    return *this;
}

EditBuilder& EditBuilder::put(int trial, int person, const Correction& correction) {
    const RecordKey key = keyOf(RecordKind::Correction, trial, person, correction.id);
    const Person* of = m_case.person(trial, person);
    const int next = of == nullptr ? 1 : nextId(of->corrections);
    set(numbered(key, &RecordKey::item, next), encode(correction));
    return *this;
}

EditBuilder& EditBuilder::removeCorrection(int trial, int person, int correction) {
    set(keyOf(RecordKind::Correction, trial, person, correction), std::nullopt);
    return *this;
}

EditBuilder& EditBuilder::put(int trial, int person, const MotionPatch& patch) {
    set(keyOf(RecordKind::Patch, trial, person, patch.frames.first), encode(patch));
    return *this;
}

EditBuilder& EditBuilder::removePatch(int trial, int person, int firstFrame) {
    set(keyOf(RecordKind::Patch, trial, person, firstFrame), std::nullopt);
    return *this;
}

EditBuilder& EditBuilder::put(int trial, int person, const FrameCheck& check) {
    const RecordKey key = keyOf(RecordKind::Check, trial, person, check.id);
    const Person* of = m_case.person(trial, person);
    const int next = of == nullptr ? 1 : nextId(of->checks);
    set(numbered(key, &RecordKey::item, next), encode(check));
    return *this;
}

EditBuilder& EditBuilder::removeCheck(int trial, int person, int id) {
    set(keyOf(RecordKind::Check, trial, person, id), std::nullopt);
    return *this;
}

EditBuilder& EditBuilder::put(int trial, const Event& event) {
    return putMark(RecordKind::Event, trial, event, &Trial::events);
}

EditBuilder& EditBuilder::put(int trial, const Phase& phase) {
    return putMark(RecordKind::Phase, trial, phase, &Trial::phases);
}

EditBuilder& EditBuilder::put(int trial, const Drawing& drawing) {
    return putMark(RecordKind::Drawing, trial, drawing, &Trial::drawings);
}

EditBuilder& EditBuilder::put(int trial, const KeyImage& image) {
    return putMark(RecordKind::KeyImage, trial, image, &Trial::keyImages);
}

template <class T>
EditBuilder& EditBuilder::putMark(RecordKind kind, int trial, const T& mark,
                                  std::map<int, T> Trial::*marks) {
    const Trial* in = m_case.trial(trial);
    const int next = in == nullptr ? 1 : nextId(in->*marks);
    set(numbered(keyOf(kind, trial, mark.id), &RecordKey::item, next), encode(mark));
    return *this;
}

EditBuilder& EditBuilder::removeEvent(int trial, int id) {
    set(keyOf(RecordKind::Event, trial, id), std::nullopt);
    return *this;
}

EditBuilder& EditBuilder::removePhase(int trial, int id) {
    set(keyOf(RecordKind::Phase, trial, id), std::nullopt);
    return *this;
}

EditBuilder& EditBuilder::removeDrawing(int trial, int id) {
    set(keyOf(RecordKind::Drawing, trial, id), std::nullopt);
    return *this;
}

EditBuilder& EditBuilder::removeKeyImage(int trial, int id) {
    set(keyOf(RecordKind::KeyImage, trial, id), std::nullopt);
    return *this;
}

Edit EditBuilder::build() {
    Edit edit{m_kind, m_arguments, {}};
    for (const auto& [key, after] : m_after) {
        auto before = m_case.record(key);
        if (surelyDifferent(before, after) || before != after) {
            edit.changes.push_back({key, std::move(before), after});
        }
    }
    orderChanges(edit.changes);
    return edit;
}

}  // namespace gonio
