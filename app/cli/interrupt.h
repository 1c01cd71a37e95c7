#pragma once

namespace gonio {

/// From now on Ctrl-C and SIGTERM ask the running work to stop; a second Ctrl-C ends the program.
void catchInterrupts();
bool wasInterrupted();

}  // namespace gonio
