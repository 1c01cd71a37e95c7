#include "app/gui/jobs/task.h"
