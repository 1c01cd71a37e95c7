#pragma once

#include <ATen/core/Tensor.h>

#include <functional>
#include <vector>

namespace gonio {

/// Threads worth using for matrix products: one a core, whatever its hyper-threads.
int usefulThreads();

/// Whether matrix products go to an optimised library (OpenBLAS, MKL); the reference BLAS is four
/// times slower.
bool hasFastMatrixProducts();

/// While it lives, matrix products and LibTorch's loops use this many threads each. OpenBLAS knows
/// one number for the whole process, and its factorisations round differently with it. Nothing else
/// in our programs may therefore compute with OpenBLAS and be repeatable: the trajectory fit takes
/// Eigen's sparse solver instead of SuiteSparse (a test holds that), Ceres' dense ones and Eigen's
/// own products use no BLAS.
class LibraryThreads {
public:
    explicit LibraryThreads(int threads);
    ~LibraryThreads();
    LibraryThreads(const LibraryThreads&) = delete;
    LibraryThreads& operator=(const LibraryThreads&) = delete;

private:
    int m_blas = 0;  ///< before; 0 where OpenBLAS is not there
    int m_torch = 1;
};

/// Tensors of the pieces of a batch, put together along their first side.
std::vector<at::Tensor> concatenated(const std::vector<std::vector<at::Tensor>>& pieces);

/// `count` pictures of a batch from `first` on, to some tensors with `count` rows each.
using PieceWork = std::function<std::vector<at::Tensor>(std::int64_t first, std::int64_t count)>;

/// Cuts a batch into pieces of one or two pictures and works on `threads` of them at once, each on
/// one thread: no thread waits for another inside a layer, which matters where other programs run,
/// and a piece's numbers stay in the caches. A single piece gets all threads for itself. Without
/// gradients. The first exception of a piece ends the others before their next one and is rethrown.
/// \return the pieces' tensors put together, in order
std::vector<at::Tensor> runInPieces(std::int64_t pictures, int threads, const PieceWork& work);

}  // namespace gonio
