#include "app/cli/interrupt.h"

#include <atomic>
#include <csignal>

namespace gonio {
namespace {

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "signal handlers may use it");

extern "C" void onInterrupt(int signal) {
    interrupted = true;
    std::signal(signal, SIG_DFL);
}

}  // namespace

void catchInterrupts() {
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
}

bool wasInterrupted() {
    return interrupted;
}

}  // namespace gonio
