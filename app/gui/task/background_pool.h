#pragma once

class QThreadPool;

namespace gonio {

/// Where work of unknown length runs. Never Qt's global pool: Qt paints large areas with the threads
/// of that one and waits for them, so work in there holds the window.
QThreadPool& backgroundPool();

}  // namespace gonio
