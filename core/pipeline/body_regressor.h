#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/body/body_model.h"
#include "core/body/regressed_body.h"
#include "core/people/keypoints.h"
#include "core/people/place_modes.h"
#include "core/result.h"
#include "core/video/video_reader.h"

namespace gonio {

/// A person's picture as a network wants it, made on one thread and used on another.
class RegressorView {
public:
    virtual ~RegressorView() = default;
};

/// What a network sees in a view.
struct SeenPerson {
    std::optional<RegressedBody> body;  ///< none where the network's numbers make none
    KeypointFrame keypoints = {};       ///< of networks that place keypoints themselves
    PlaceModes modes = {};              ///< of these keypoints, where the network tells
};

/// The keypoints of a network that places some.
struct OwnKeypoints {
    std::vector<std::string> names;  ///< empty: it places none
    double misplacement = 0;         ///< as in Keypoints2D
};

/// A network that sees a body in a picture of one person.
///
/// One with keypoints of its own also finds the person, one alone, and follows them: its views are
/// whole pictures, run() gets them one after the other, and says of each where the person is. What
/// it carries from picture to picture can be taken out and put back, as a BodyEstimator's.
class BodyRegressor {
public:
    virtual ~BodyRegressor() = default;
    /// As the user calls the backend: "hsmr", ...
    virtual std::string backend() const = 0;
    /// What it is, without where it runs.
    virtual std::string name() const = 0;
    virtual std::string hash() const = 0;  ///< SHA-256 of its weights
    virtual std::string device() const = 0;

    /// Whatever else decides what it returns, as texts; it stands in the summary, and unfinished
    /// work made with other settings is not gone on with. Complete after begin().
    virtual std::vector<std::pair<std::string, std::string>> settings() const { return {}; }

    /// What the user should know of this run, whole sentences; after the last run().
    virtual std::vector<std::string> warnings() const { return {}; }

    /// The body that its shapes mean, as in BodyModel::name; empty: no body of ours.
    virtual std::string bodyOfShape() const { return {}; }

    virtual bool focalIsEstimated() const { return false; }

    /// How far off its angles are, in the errors of published networks (regressedSigma_rad()).
    virtual double errorScale() const { return 1; }

    /// Views that it takes at once without delay.
    virtual int batch() const = 0;

    /// Looks at the clip as a whole, before the first view; must give the same in every run.
    virtual Result<void> begin(VideoReader& /*video*/, const Job& /*job*/) { return {}; }

    /// \param frame  with a picture. May run beside run().
    virtual Result<std::unique_ptr<RegressorView>> view(const Frame& frame,
                                                        const PersonBox& box) const = 0;

    /// What is seen in each view. \return Cancelled, Internal
    virtual Result<std::vector<SeenPerson>> run(std::span<const RegressorView* const> views,
                                                const Job& job) = 0;

    virtual OwnKeypoints keypoints() const { return {}; }

    bool findsPerson() const { return !keypoints().names.empty(); }

    /// What is carried on from the last view that was run.
    virtual std::vector<double> memory() const { return {}; }

    /// Takes over memory() of an earlier run; empty: starts afresh.
    virtual void recall(const std::vector<double>& /*memory*/) {}

    /// Looks at a person's whole clip, for networks that see motion. Called once all frames are
    /// there. \param times_s  of all frames  \param frames  one a frame; changed in place
    virtual Result<void> overTime(const std::vector<double>& /*times_s*/,
                                  std::vector<std::optional<RegressedBody>>& /*frames*/,
                                  const Job& /*job*/) {
        return {};
    }
};

/// What the user chose for a network backend.
struct RegressorChoice {
    std::string backend;
    std::filesystem::path weights;      ///< empty: the installed ones
    std::string device = "auto";        ///< auto, cpu or cuda:N
    std::string precision = "float32";  ///< of the backbone; float32, bfloat16 or half
    bool asPublished = false;           ///< crops and cameras with the published systems' faults
    std::optional<double> focal_px;
    std::shared_ptr<const BodyModel> body = {};  ///< of the analysis
    bool mirrored = true;  ///< `default`: look at the person mirrored as well; others look once
};

/// A way from pictures to bodies.
struct Backend {
    std::string name;         ///< for options: "skelcf"
    std::string title;        ///< for people: "SKEL-CF"
    bool isIncluded = false;  ///< false: its network or its weights are not on this machine
};

/// Loads backends that bring a library of their own, when an analysis wants one: the seam between
/// the pipeline and the networks.
class RegressorLoader {
public:
    virtual ~RegressorLoader() = default;
    /// The best first.
    virtual std::vector<Backend> backends() const = 0;
    /// \return Usage: an unknown backend or device; MissingModel; errors of the weights
    virtual Result<std::unique_ptr<BodyRegressor>> load(const RegressorChoice& choice,
                                                        const Job& job) const = 0;
};

}  // namespace gonio
