#pragma once

#include <cstddef>
#include <span>

#include "core/io/pickle_classes.h"

namespace gonio {

/// Reads a Python pickle (protocols 0 to 5) as data. Nothing in the file is ever run: classes are
/// names, looked up in `classes`, and an unknown one is refused.
///
/// Text of Python 2 is read as Latin-1. Forbidden: a class that is not known; MalformedFile:
/// damaged, circular, nested more than 200 deep or growing to many times its size;
/// Unsupported: a newer protocol or a kind of array that cannot be used. All name the byte.
Result<PickleValue> parsePickle(std::span<const std::byte> bytes,
                                const PickleClasses& classes = numericPickleClasses());

}  // namespace gonio
