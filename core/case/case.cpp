#include "core/case/case.h"
