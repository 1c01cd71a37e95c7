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

/// The same on the paper's other backbone.
inline MqHmrConfig smallHrnetMqHmr() {
    MqHmrConfig config = smallMqHmr();
    config.vit = VitConfig::huge();
    config.hrnet = HrnetConfig{4};
    return config;
}

}  // namespace gonio
