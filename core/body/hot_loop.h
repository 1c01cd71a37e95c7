#pragma once

/// Marks a loop that is compiled for several instruction sets; the best one is chosen at load time.
/// The order of additions is the same in all of them only within one machine type.
#ifdef GONIO_CPU_VARIANTS
#define GONIO_HOT [[gnu::target_clones("avx512f", "avx2", "default")]]
#else
#define GONIO_HOT
#endif
