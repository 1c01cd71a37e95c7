#pragma once

#include <ceres/cost_function.h>

#include <memory>
#include <mutex>

#include "core/fit/fit_body.h"
#include "core/fit/landmarks.h"
#include "core/job.h"

namespace gonio {

/// What is the same in all frames of a clip, as one block of numbers.
struct ClipGlobals {
    static constexpr int kLogFocal = kShapeCount, kPitch = kShapeCount + 1, kRoll = kShapeCount + 2,
                         kFloor = kShapeCount + 3, kCount = kShapeCount + 4;
    std::array<double, kCount>
        values{};  ///< shape, log(focal px), pitch, roll (rad), floor height (m)

    ShapeVector shape() const { return Eigen::Map<const ShapeVector>(values.data()); }
};

/// Rotation from the world (y up) to the camera for a pitch about the camera's x axis and a roll
/// about its viewing direction.
Eigen::Matrix3d cameraFromWorld(double pitch_rad, double roll_rad);

/// The angles that a fit moves; the others stay at their neutral value.
struct ActiveDofs {
    std::vector<int> dofs;
    PoseVector neutral_rad = PoseVector::Zero();

    int count() const { return static_cast<int>(dofs.size()); }

    int blockSize() const { return count() + 3; }  ///< angles, then translation

    PoseVector expand(const double* block) const;
    void compress(const PoseVector& pose_rad, const Eigen::Vector3d& translation_m,
                  double* block) const;
};

/// Body, points and scratch shared by the costs of a fit.
class FitContext {
public:
    FitContext(const BodyModel& model, LandmarkSet landmarks, ActiveDofs active);

    const BodyModel& model;
    const LandmarkSet landmarks;
    const ActiveDofs active;
    const PointSet points;  ///< the landmarks, then the floor points
    const int floorBegin;   ///< index of the first floor point
    static constexpr int kFloorPoints = 4;

    int massCentre() const { return floorBegin + kFloorPoints; }

    /// Lends scratch to one evaluation at a time.
    class Lease {
    public:
        explicit Lease(const FitContext& context);
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        FitBody& operator*() const { return *m_body; }

        FitBody* operator->() const { return m_body.get(); }

    private:
        const FitContext& m_context;
        std::unique_ptr<FitBody> m_body;
    };

private:
    friend class Lease;
    mutable std::mutex m_mutex;
    mutable std::vector<std::unique_ptr<FitBody>> m_free;
};

/// What was observed in one frame, with the weights of the present round.
struct FrameObservation {
    struct Point2D {
        int landmark;
        Eigen::Vector2d pixel;
        double weight;  ///< 1 / sigma_px, robust weight included; 0 = unused
    };

    struct Point3D {
        int landmark;
        Eigen::Vector3d inCamera_m;  ///< relative to the middle of the hips
        Eigen::Vector3d weight;      ///< 1 / sigma_m along each camera axis
    };

    struct Contact {
        int floorPoint;  ///< 0..3
        int anchor;      ///< of ClipState::anchors_m: where the point rests
        double weight;
    };

    std::vector<Point2D> points2D;
    std::vector<Point3D> points3D;
    std::vector<Contact> contacts;
    bool standsStill = false;  ///< on both feet: the centre of mass is above them
};

/// Residuals of one frame: reprojection, root-relative 3-D keypoints, feet at rest on the floor.
/// Parameter blocks: frame (angles, translation), globals, then one anchor per contact.
class FrameCost final : public ceres::CostFunction {
public:
    /// \param job  asked before every evaluation; once it is cancelled all residuals are zero, so
    ///             that the solver is done soon. Null: never asked
    FrameCost(const FitContext& context, const FrameObservation& observation,
              const Eigen::Vector2d& centre_px, const Job* job = nullptr);
    bool Evaluate(double const* const* parameters, double* residuals,
                  double** jacobians) const override;

private:
    struct View;
    bool evaluateNothing(double* residuals, double** jacobians) const;
    void addPoint2D(const View& view, const FrameObservation::Point2D& point, int row) const;
    void addPoint3D(const View& view, const FrameObservation::Point3D& point, int row) const;
    void addContact(const View& view, int contact, int row) const;
    void addBalance(const View& view, int row) const;

    const FitContext& m_context;
    const FrameObservation& m_observation;
    Eigen::Vector2d m_centre_px;
    const Job* m_job;
    std::vector<int> m_roots;
};

}  // namespace gonio
