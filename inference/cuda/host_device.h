#pragma once

/// Marks the arithmetic that a kernel shares with its twin on the CPU.
#if defined(__CUDACC__)
#define GONIO_HOST_DEVICE __host__ __device__
#else
#define GONIO_HOST_DEVICE
#endif
