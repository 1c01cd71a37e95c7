#include "app/gui/task/background_pool.h"

#include <QThreadPool>

namespace gonio {

QThreadPool& backgroundPool() {
    static QThreadPool pool;
    return pool;
}

}  // namespace gonio
