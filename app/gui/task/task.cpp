#include "app/gui/task/task.h"
