#pragma once

#include "core/case/database.h"

namespace gonio {

/// Makes the tables of an empty file.
Result<void> createLayout(Database& database);

/// The layout's version. MalformedFile where this is not a case, Unsupported where a newer program
/// made it.
Result<int> layoutOf(Database& database);

/// Brings an older layout up to date, in one transaction.
Result<void> migrate(Database& database, int from);

}  // namespace gonio
