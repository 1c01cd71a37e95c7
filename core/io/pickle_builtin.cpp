#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/io/byte_reader.h"
#include "core/io/pickle_builders.h"

namespace gonio {

namespace {

tl::unexpected<Error> unusable(const PickleObject& object) {
    return fail(ErrorCode::Unsupported,
                "an object of '" + object.className + "' is made in a way that cannot be read");
}

/// list, tuple, set: the contents of the one argument and what was appended.
Result<PickleValue> makeSequence(PickleObject object) {
    PickleSequence sequence;
    if (!object.arguments.empty()) {
        auto* given = std::get_if<PickleSequence>(&object.arguments.front().content);
        if (given == nullptr) {
            return unusable(object);
        }
        sequence = std::move(*given);
    }
    std::ranges::move(object.items, std::back_inserter(sequence.items));
    return PickleValue{std::move(sequence)};
}

std::optional<PickleEntry> takePair(PickleValue& value) {
    auto* pair = std::get_if<PickleSequence>(&value.content);
    if (pair == nullptr || pair->items.size() != 2) {
        return std::nullopt;
    }
    return PickleEntry{std::move(pair->items[0]), std::move(pair->items[1])};
}

/// dict, OrderedDict: a dictionary or a list of pairs, and what was set by key.
Result<PickleValue> makeDict(PickleObject object) {
    PickleDict dict;
    if (!object.arguments.empty()) {
        PickleValue& given = object.arguments.front();
        if (auto* other = std::get_if<PickleDict>(&given.content)) {
            dict = std::move(*other);
        } else if (auto* pairs = std::get_if<PickleSequence>(&given.content)) {
            for (PickleValue& item : pairs->items) {
                auto entry = takePair(item);
                if (!entry) {
                    return unusable(object);
                }
                dict.entries.push_back(std::move(*entry));
            }
        } else {
            return unusable(object);
        }
    }
    std::ranges::move(object.entries, std::back_inserter(dict.entries));
    return PickleValue{std::move(dict)};
}

/// int, float, str, bool: a value already of the kind asked for, or the empty one.
template <class Kind>
Result<PickleValue> makePlain(PickleObject object) {
    if (object.arguments.empty()) {
        return PickleValue{Kind{}};
    }
    return object.arguments.front().as<Kind>() != nullptr
               ? Result<PickleValue>(std::move(object.arguments.front()))
               : unusable(object);
}

Result<PickleValue> makeBytes(PickleObject object) {
    if (object.arguments.empty()) {
        return PickleValue{PickleBytes{}};
    }
    auto bytes = takeBytes(std::move(object.arguments.front()));
    return bytes ? Result<PickleValue>(PickleValue{PickleBytes{std::move(*bytes)}})
                 : unusable(object);
}

/// _codecs.encode(text, 'latin1'): how Python 3 writes bytes in protocols 0 to 2.
Result<PickleValue> makeEncoded(PickleObject object) {
    constexpr std::array<std::string_view, 3> spellings = {"latin1", "latin-1", "iso-8859-1"};
    const auto* encoding =
        object.arguments.size() == 2 ? object.arguments[1].as<std::string>() : nullptr;
    if (encoding == nullptr || std::ranges::find(spellings, *encoding) == spellings.end()) {
        return unusable(object);
    }
    return makeBytes(std::move(object));
}

/// A class that only occurs as a name, such as the base 'object'.
Result<PickleValue> makeNothing(PickleObject object) {
    return unusable(object);
}

constexpr std::array<std::pair<std::string_view, PickleBuilder>, 12> builtins = {{
    {"object", makeNothing},
    {"list", makeSequence},
    {"tuple", makeSequence},
    {"set", makeSequence},
    {"frozenset", makeSequence},
    {"dict", makeDict},
    {"int", makePlain<std::int64_t>},
    {"long", makePlain<std::int64_t>},
    {"float", makePlain<double>},
    {"bool", makePlain<bool>},
    {"bytes", makeBytes},
    {"bytearray", makeBytes},
}};

}  // namespace

std::optional<std::vector<std::byte>> latin1Of(std::string_view utf8) {
    std::vector<std::byte> bytes;
    bytes.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto first = static_cast<unsigned char>(utf8[i]);
        if (first < 0x80) {
            bytes.push_back(static_cast<std::byte>(first));
            continue;
        }
        // 0x80 to 0xFF take two bytes in UTF-8 and begin with C2 or C3.
        if ((first != 0xC2 && first != 0xC3) || i + 1 == utf8.size()) {
            return std::nullopt;
        }
        const auto second = static_cast<unsigned char>(utf8[++i]);
        if ((second & 0xC0U) != 0x80U) {
            return std::nullopt;
        }
        bytes.push_back(static_cast<std::byte>((first & 3U) << 6U | (second & 0x3FU)));
    }
    return bytes;
}

std::optional<std::vector<std::byte>> takeBytes(PickleValue value) {
    if (auto* bytes = std::get_if<PickleBytes>(&value.content)) {
        return std::move(bytes->bytes);
    }
    const auto* text = value.as<std::string>();
    return text != nullptr ? latin1Of(*text) : std::nullopt;
}

PickleBuilder builtinPickleBuilder(std::string_view name) {
    if (name == "_codecs.encode") {
        return makeEncoded;
    }
    if (name == "collections.OrderedDict") {
        return makeDict;
    }
    if (name == "copyreg._reconstructor" || name == "copy_reg._reconstructor") {
        return makeNothing;
    }
    for (const std::string_view module : {"builtins.", "__builtin__."}) {
        if (!name.starts_with(module)) {
            continue;
        }
        const std::string_view shortName = name.substr(module.size());
        if (shortName == "str" || shortName == "unicode") {
            return makePlain<std::string>;
        }
        const auto* const found =
            std::ranges::find(builtins, shortName, [](const auto& entry) { return entry.first; });
        return found == builtins.end() ? nullptr : found->second;
    }
    return nullptr;
}

}  // namespace gonio
