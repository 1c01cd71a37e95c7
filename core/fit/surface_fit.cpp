#include "core/fit/surface_fit.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <memory>
#include <numbers>

#include "core/fit/clip_shape.h"
#include "core/fit/fit_limits.h"
#include "core/fit/surface_solver.h"

namespace gonio {
namespace {

constexpr double kLargestDistance_m = 0.06, kLargestShape = 3;  // HSMR's rule
constexpr std::size_t kRun = 32;  ///< frames of a chain that one thread does one after the other

std::array<AngleLimit, kDofCount> makeLimits() {
    std::array<AngleLimit, kDofCount> limits = fitLimits();
    for (const int elevation : {27, 37}) limits[elevation] = {-0.4, 0.4};
    return limits;
}

Result<void> checkTargets(const BodyModel& model, std::span<const VertexArray> targets_m,
                          const SurfaceFitOptions& options) {
    const std::size_t shapes = options.startShapes.size();
    if (shapes > 1 && shapes != targets_m.size()) {
        return fail(ErrorCode::Usage, std::to_string(shapes) + " start shapes for " +
                                          std::to_string(targets_m.size()) +
                                          " surfaces; give none, one or one a surface");
    }
    for (const ShapeVector& shape : options.startShapes) {
        if (!shape.allFinite())
            return fail(ErrorCode::MalformedFile, "a start shape is not a finite number");
    }
    for (std::size_t i = 0; i < targets_m.size(); ++i) {
        if (targets_m[i].rows() != model.vertexCount()) {
            return fail(ErrorCode::Usage,
                        "the surfaces have " + std::to_string(targets_m[i].rows()) +
                            " vertices and the skin of '" + model.name + "' has " +
                            std::to_string(model.vertexCount()) +
                            "; vertices are matched by their index, so only a surface of the "
                            "body's own mesh can be fitted (SMPL and SKEL share theirs of 6890 "
                            "vertices, the open bodies have their own)");
        }
        if (!targets_m[i].allFinite()) {
            return fail(ErrorCode::MalformedFile, "surface " + std::to_string(i) +
                                                      " has a vertex that is not a finite number");
        }
    }
    return {};
}

std::string rejectionOf(const SurfaceFit& fit) {
    char text[160] = "";
    const double shape = fit.body.shape.cwiseAbs().maxCoeff();
    if (!(fit.maxDistance_m <= kLargestDistance_m)) {
        std::snprintf(text, sizeof text, "the largest vertex distance is %.1f cm, more than 6 cm",
                      100 * fit.maxDistance_m);
    } else if (!(shape <= kLargestShape)) {
        std::snprintf(text, sizeof text,
                      "a shape number is %.1f, outside of the believable range up to 3", shape);
    }
    return text;
}

/// All frames of one call.
class Surfaces {
public:
    Surfaces(const BodyModel& model, std::span<const VertexArray> targets_m,
             const SurfaceFitOptions& options, const Job& job)
        : m_model(model),
          m_targets_m(targets_m),
          m_options(options),
          m_job(job),
          m_tables(model),
          m_fits(targets_m.size()) {}

    Result<std::vector<SurfaceFit>> run();

private:
    ShapeVector startShape(std::size_t frame) const;
    void fitRun(std::size_t first, std::size_t count, SurfaceSolver& solver);
    void fitFrame(std::size_t frame, const BodyParameters* before, SurfaceSolver& solver);
    void report();
    void unwindRoots();

    bool isChain() const { return m_options.oneClip || m_options.warmStarts; }

    const BodyModel& m_model;
    std::span<const VertexArray> m_targets_m;
    const SurfaceFitOptions& m_options;
    const Job& m_job;
    SurfaceTables m_tables;
    std::vector<SurfaceFit> m_fits;
    std::optional<ShapeVector> m_clipShape;
    std::atomic<bool> m_cancelled = false;
    std::atomic<int> m_done = 0;
};

ShapeVector Surfaces::startShape(std::size_t frame) const {
    if (m_clipShape) return *m_clipShape;
    if (m_options.startShapes.empty()) return ShapeVector::Zero();
    return m_options.startShapes[m_options.startShapes.size() > 1 ? frame : 0];
}

// The job is asked and told by one thread at a time.
void Surfaces::report() {
    ++m_done;
#pragma omp critical(gonio_surface_fit_job)
    {
        m_cancelled = m_cancelled || m_job.cancelled();
        m_job.progress(m_done, static_cast<int>(m_fits.size()));
    }
}

void Surfaces::fitFrame(std::size_t frame, const BodyParameters* before, SurfaceSolver& solver) {
    const VertexArray& wanted_m = m_targets_m[frame];
    const SurfaceTarget target = solver.targetOf(wanted_m);
    SurfaceFit& fit = m_fits[frame];
    fit.body = solver.start(wanted_m, target, startShape(frame), before);
    fit.iterations = solver.solve(target, !m_clipShape, fit.body);
    const Eigen::VectorXf distances = (solver.skinOf(fit.body) - wanted_m).rowwise().norm();
    fit.meanDistance_m = distances.cast<double>().mean();
    fit.maxDistance_m = double(distances.maxCoeff());
    fit.rejection = rejectionOf(fit);
}

void Surfaces::fitRun(std::size_t first, std::size_t count, SurfaceSolver& solver) {
    for (std::size_t i = first; i < first + count && !m_cancelled; ++i) {
        const bool follows = isChain() && i > first;
        fitFrame(i, follows ? &m_fits[i - 1].body : nullptr, solver);
        report();
    }
}

// The same rotation is said by many triples of angles; a clip's go on without jumps.
void Surfaces::unwindRoots() {
    constexpr double pi = std::numbers::pi;
    for (std::size_t i = 1; i < m_fits.size(); ++i) {
        const Eigen::Vector3d before = m_fits[i - 1].body.pose_rad.head<3>();
        const Eigen::Vector3d read = m_fits[i].body.pose_rad.head<3>();
        Eigen::Vector3d candidates[2] = {read, {read[0] + pi, pi - read[1], read[2] + pi}};
        for (Eigen::Vector3d& candidate : candidates) {
            for (int k = 0; k < 3; ++k)
                candidate[k] -= 2 * pi * std::round((candidate[k] - before[k]) / (2 * pi));
        }
        const bool other = (candidates[1] - before).norm() < (candidates[0] - before).norm();
        m_fits[i].body.pose_rad.head<3>() = candidates[other ? 1 : 0];
    }
}

Result<std::vector<SurfaceFit>> Surfaces::run() {
    const std::size_t frames = m_fits.size();
    if (m_options.oneClip && frames > 1) {
        auto shape = shapeOfClip(m_model, m_tables, m_targets_m, startShape(0), m_job);
        if (!shape) return tl::unexpected<Error>(shape.error());
        m_clipShape = *shape;
    }
    const std::size_t length = isChain() ? kRun : 1;
    const auto runs = static_cast<std::ptrdiff_t>((frames + length - 1) / length);
#pragma omp parallel if (runs > 1)
    {
        const auto solver = std::make_unique<SurfaceSolver>(m_model, m_tables);
#pragma omp for schedule(dynamic)
        for (std::ptrdiff_t r = 0; r < runs; ++r) {
            const std::size_t first = static_cast<std::size_t>(r) * length;
            fitRun(first, std::min(length, frames - first), *solver);
        }
    }
    if (m_cancelled) return fail(ErrorCode::Cancelled, "the fit was cancelled");
    if (m_options.oneClip) unwindRoots();
    return std::move(m_fits);
}

}  // namespace

const std::array<AngleLimit, kDofCount>& surfaceLimits() {
    static const std::array<AngleLimit, kDofCount> limits = makeLimits();
    return limits;
}

Result<std::vector<SurfaceFit>> fitSurfaces(const BodyModel& model,
                                            std::span<const VertexArray> targets_m,
                                            const SurfaceFitOptions& options, const Job& job) {
    if (auto checked = checkTargets(model, targets_m, options); !checked)
        return passOn(checked.error(), "fitting a body to surfaces");
    const auto surfaces = std::make_unique<Surfaces>(model, targets_m, options, job);
    return surfaces->run();
}

}  // namespace gonio
