#pragma once

#include <optional>

#include "core/io/pickle_classes.h"

namespace gonio {

/// Makes the plain data for one object.
using PickleBuilder = Result<PickleValue> (*)(PickleObject object);

/// The builder for a class name of this family; null where the name is not of it.
PickleBuilder builtinPickleBuilder(std::string_view name);
PickleBuilder numpyPickleBuilder(std::string_view name);
PickleBuilder scipyPickleBuilder(std::string_view name);

/// The bytes of a value that may be bytes or, from Python 2, Latin-1 text; moved out of it where
/// that can be done. Nothing where it is neither.
std::optional<std::vector<std::byte>> takeBytes(PickleValue value);
/// The bytes whose Latin-1 reading is this UTF-8 text; nothing where there are none.
std::optional<std::vector<std::byte>> latin1Of(std::string_view utf8);

}  // namespace gonio
