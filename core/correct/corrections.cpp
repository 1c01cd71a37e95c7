#include "core/correct/corrections.h"
