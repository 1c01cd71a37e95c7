#pragma once

#include <QString>
#include <optional>

namespace gonio {

/// How well `typed` fits `text`: all its letters in order, whatever the case and accents; beginnings
/// of words and runs count more. nullopt: does not fit; larger is better.
std::optional<int> fuzzyScore(const QString& typed, const QString& text);

}  // namespace gonio
