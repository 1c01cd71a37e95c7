#include "core/case/record_key.h"

#include <array>
#include <charconv>
#include <vector>

namespace gonio {

namespace {

enum class Level { Case, Trial, OfTrial, Person, OfPerson };

struct KindName {
    RecordKind kind;
    Level level;
    std::string_view name;  ///< after the parent's key
    int digits;             ///< of the item's number; 0: there is but one
};

constexpr std::array kKinds = {
    KindName{RecordKind::Case, Level::Case, "case", 0},
    KindName{RecordKind::Trial, Level::Trial, "", 0},
    KindName{RecordKind::Person, Level::Person, "", 0},
    KindName{RecordKind::Info, Level::OfPerson, "info", 0},
    KindName{RecordKind::BaseMeta, Level::OfPerson, "base", 0},
    KindName{RecordKind::BaseMotion, Level::OfPerson, "base/motion", 6},
    KindName{RecordKind::BaseKeypoints, Level::OfPerson, "base/keypoints", 6},
    KindName{RecordKind::BaseReprojection, Level::OfPerson, "base/reprojection", 6},
    KindName{RecordKind::Correction, Level::OfPerson, "correction", 5},
    KindName{RecordKind::Patch, Level::OfPerson, "patch", 6},
    KindName{RecordKind::Event, Level::OfTrial, "event", 5},
    KindName{RecordKind::Phase, Level::OfTrial, "phase", 5},
    KindName{RecordKind::Drawing, Level::OfTrial, "drawing", 5},
    KindName{RecordKind::KeyImage, Level::OfTrial, "keyimage", 5},
    KindName{RecordKind::Check, Level::OfPerson, "check", 5},
};

constexpr std::string_view kTrial = "trial/", kPerson = "/person/";

void appendNumber(std::string& text, int number, int digits) {
    const std::string plain = std::to_string(number);
    text.append(std::size_t(std::max(0, digits - int(plain.size()))), '0');
    text += plain;
}

/// Takes the number at the front off `text`.
bool takeNumber(std::string_view& text, int& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number < 0) {
        return false;
    }
    text.remove_prefix(std::size_t(end - text.data()));
    return true;
}

bool takePrefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) {
        return false;
    }
    text.remove_prefix(prefix.size());
    return true;
}

/// The part of a key after its trial or person.
bool takeItem(std::string_view rest, Level level, RecordKey& key) {
    for (const KindName& kind : kKinds) {
        std::string_view left = rest;
        if (kind.level != level || !takePrefix(left, kind.name)) continue;
        if (kind.digits > 0 && (!takePrefix(left, "/") || !takeNumber(left, key.item))) continue;
        if (!left.empty()) continue;
        key.kind = kind.kind;
        return true;
    }
    return false;
}

std::optional<RecordKey> parseLoosely(std::string_view text) {
    RecordKey key;
    if (text == "case") return key;
    if (!takePrefix(text, kTrial) || !takeNumber(text, key.trial)) return std::nullopt;
    key.kind = RecordKind::Trial;
    if (text.empty()) return key;
    if (!takePrefix(text, kPerson)) {
        const bool good = takePrefix(text, "/") && takeItem(text, Level::OfTrial, key);
        return good ? std::optional(key) : std::nullopt;
    }
    if (!takeNumber(text, key.person)) return std::nullopt;
    key.kind = RecordKind::Person;
    if (text.empty()) return key;
    const bool good = takePrefix(text, "/") && takeItem(text, Level::OfPerson, key);
    return good ? std::optional(key) : std::nullopt;
}

}  // namespace

std::string RecordKey::text() const {
    const KindName& name = kKinds[std::size_t(kind)];
    if (name.level == Level::Case) return "case";
    std::string text(kTrial);
    appendNumber(text, trial, 5);
    if (name.level == Level::Person || name.level == Level::OfPerson) {
        text += kPerson;
        appendNumber(text, person, 5);
    }
    if (name.name.empty()) return text;
    text += "/";
    text += name.name;
    if (name.digits > 0) {
        text += "/";
        appendNumber(text, item, name.digits);
    }
    return text;
}

std::optional<RecordKey> RecordKey::parse(std::string_view text) {
    const auto key = parseLoosely(text);
    return key && key->text() == text ? key : std::nullopt;
}

}  // namespace gonio
