#pragma once

#include "inference/nets/mqhmr.h"

namespace gonio {

/// An MQ-HMR small enough for tests: everything there, narrow.
inline MqHmrConfig smallMqHmr() {
    MqHmrConfig config;
    config.vit = {.width = 32, .depth = 2, .heads = 4};
    config.width = 32;
    config.queries = 48;
    config.layers = 2;
    config.heads = 4;
    config.hidden = 64;
    return config;
}

}  // namespace gonio
