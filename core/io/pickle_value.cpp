#include "core/io/pickle_value.h"

#include <array>

namespace gonio {

const Tensor* PickleValue::array() const {
    const auto* held = as<Array>();
    return held != nullptr ? held->get() : nullptr;
}

const SparseMatrix* PickleValue::sparse() const {
    const auto* held = as<Sparse>();
    return held != nullptr ? held->get() : nullptr;
}

const PickleValue* PickleValue::find(std::string_view key) const {
    const auto* dict = as<PickleDict>();
    if (dict == nullptr) {
        return nullptr;
    }
    for (auto entry = dict->entries.rbegin(); entry != dict->entries.rend(); ++entry) {
        const auto* text = entry->key.as<std::string>();
        if (text != nullptr && *text == key) {
            return &entry->value;
        }
    }
    return nullptr;
}

std::string_view PickleValue::kindText() const {
    constexpr std::array<std::string_view, std::variant_size_v<decltype(content)>> names = {
        "None",           "a truth value", "an integer",      "a large integer",
        "a number",       "a text",        "bytes",           "a list",
        "a dictionary",   "an array",      "a sparse matrix", "a class",
        "an element type"};
    return names.at(content.index());
}

}  // namespace gonio
