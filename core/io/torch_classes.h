#pragma once

#include "core/io/pickle_classes.h"

namespace gonio {

/// The classes of PyTorch checkpoints: tensors and containers are looked at, every other class is
/// a name and its objects are passed over. Refused, because no checkpoint needs them and a program
/// less careful than this one would run them: what starts programs, evaluates text or loads code.
const PickleClasses& torchPickleClasses();

}  // namespace gonio
