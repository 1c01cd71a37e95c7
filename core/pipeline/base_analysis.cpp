#include "core/pipeline/base_analysis.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <ctime>

#include "core/correct/fit_keypoints.h"
#include "core/io/file_hash.h"

namespace gonio {
namespace {

/// Values one after the other as bytes; every list with its length before it.
class ByteText {
public:
    void add(double value) { append(&value, sizeof value); }

    void add(std::int64_t value) { append(&value, sizeof value); }

    void add(const std::string& text) {
        add(static_cast<std::int64_t>(text.size()));
        append(text.data(), text.size());
    }

    template <class Derived>
    void add(const Eigen::PlainObjectBase<Derived>& values) {
        add(static_cast<std::int64_t>(values.rows()));
        add(static_cast<std::int64_t>(values.cols()));
        append(values.data(), static_cast<std::size_t>(values.size()) * sizeof(*values.data()));
    }

    void add(const std::vector<double>& values) {
        add(static_cast<std::int64_t>(values.size()));
        append(values.data(), values.size() * sizeof(double));
    }

    const std::vector<std::byte>& bytes() const { return m_bytes; }

private:
    void append(const void* data, std::size_t size) {
        const auto* first = static_cast<const std::byte*>(data);
        m_bytes.insert(m_bytes.end(), first, first + size);
    }

    std::vector<std::byte> m_bytes;
};

void addMotion(const Motion& motion, ByteText& text) {
    text.add(motion.times_s);
    for (const int index : motion.frameIndices) text.add(std::int64_t{index});
    for (std::size_t f = 0; f < motion.size(); ++f) {
        text.add(motion.poses_rad[f]);
        text.add(motion.translations_m[f]);
        text.add(motion.confidences[f]);
        text.add(static_cast<std::int64_t>(motion.sources[f]));
    }
    text.add(motion.shape);
    text.add(motion.scale);
    text.add(motion.camera.focal_px);
    text.add(motion.camera.centre_px);
    text.add(motion.camera.size_px);
    text.add(motion.camera.cameraFromWorld);
    text.add(std::int64_t{motion.camera.focalEstimated});
}

void addKeypoints(const Keypoints2D& keypoints, ByteText& text) {
    text.add(keypoints.detector);
    text.add(static_cast<std::int64_t>(keypoints.names.size()));
    for (const std::string& name : keypoints.names) text.add(name);
    text.add(static_cast<std::int64_t>(keypoints.frames.size()));
    for (const KeypointFrame& frame : keypoints.frames) {
        text.add(frame.image_px);
        text.add(frame.rootRelative_m);
    }
    text.add(keypoints.misplacement);
}

std::string nowUtc() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32] = {};
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

}  // namespace

Result<std::string> contentHash(const BaseAnalysis& base) {
    ByteText text;
    text.add(std::string("base analysis 2"));
    addMotion(base.motion, text);
    addKeypoints(base.keypoints, text);
    text.add(base.reprojection_px);
    text.add(static_cast<std::int64_t>(base.sideSwaps.size()));
    for (const FittedSwap& swap : base.sideSwaps) {
        text.add(std::int64_t{swap.frames.first});
        text.add(std::int64_t{swap.frames.last});
        text.add(swap.limbs ? nameOf(*swap.limbs) : std::string());
    }
    text.add(base.headingAngle_rad);
    text.add(std::int64_t{base.headingFromTravel});
    text.add(base.cutoff_hz);
    text.add(base.maxGap_s);
    return sha256Of(text.bytes());
}

Result<BaseAnalysis> baseAnalysisOf(const PersonOutcome& outcome, double cutoff_hz,
                                    double maxGap_s) {
    const std::size_t frames = outcome.fit.motion.size();
    if (outcome.keypoints.frames.size() != frames || outcome.fit.reprojection_px.size() != frames) {
        return fail(ErrorCode::Internal, "motion, keypoints and residuals differ in length");
    }
    BaseAnalysis base;
    base.motion = outcome.fit.motion;
    base.keypoints = outcome.keypoints;
    base.reprojection_px = outcome.fit.reprojection_px;
    base.sideSwaps = fittedSwaps(outcome.fit.swaps);
    base.headingAngle_rad = outcome.angles.heading.angle_rad;
    base.headingFromTravel = outcome.angles.heading.fromTravel;
    base.cutoff_hz = cutoff_hz;
    base.maxGap_s = maxGap_s;
    auto hash = contentHash(base);
    if (!hash) return tl::unexpected<Error>(hash.error());
    base.hash = *std::move(hash);
    return base;
}

AnalysisInfo analysisInfoOf(const RunFacts& run, const PersonOutcome& outcome,
                            const std::string& bodyName) {
    AnalysisInfo info;
    info.backend = run.parts.backend;
    info.detector = outcome.keypoints.detector;
    info.body = bodyName;
    info.device = run.parts.regressor ? run.parts.regressor->device() : "CPU";
    info.videoHash = run.videoHash;
    info.bodyHash = run.parts.bodyHash;
    info.weightsHash =
        run.parts.regressor ? run.parts.regressor->hash() : run.parts.estimator->hash();
    info.settingsText = settingsText(run);
    info.programVersion = programVersion();
    info.madeAtUtc = nowUtc();
    info.track = outcome.track.id;
    info.meanReprojection_px = outcome.fit.meanReprojection_px;
    info.recoveredShare = outcome.fit.recoveredShare;
    info.warnings = run.warnings;
    info.warnings.insert(info.warnings.end(), outcome.fit.warnings.begin(),
                         outcome.fit.warnings.end());
    return info;
}

}  // namespace gonio
