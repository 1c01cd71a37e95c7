#include "core/biomech/point_evaluation.h"

#include <cmath>
#include <limits>

namespace gonio {
namespace {

constexpr double kPerMetre_mm = 1000;
constexpr double kPerCubicMetre_l = 1000;
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr double kBonyWeight = 20;

/// The points of both files, frame by frame.
struct SourcePair {
    PointSource estimate, truth;
};

Result<SourcePair> matched(Result<PointSource> estimate, Result<PointSource> truth,
                           const std::string& what) {
    if (!estimate) return tl::unexpected<Error>(estimate.error());
    if (!truth) return tl::unexpected<Error>(truth.error());
    const auto sizeText = [](const PointSource& source) {
        return std::to_string(source.frames) + " frames of " + std::to_string(source.points);
    };
    if (estimate->frames != truth->frames || estimate->points != truth->points) {
        return fail(ErrorCode::MalformedFile, "the estimate has " + sizeText(*estimate) + " " +
                                                  what + ", the truth " + sizeText(*truth));
    }
    return SourcePair{std::move(*estimate), std::move(*truth)};
}

PointColumns picked(const PointColumns& points, const std::vector<int>& indices) {
    PointColumns some(3, Eigen::Index(indices.size()));
    for (std::size_t i = 0; i < indices.size(); ++i) {
        some.col(Eigen::Index(i)) = points.col(indices[i]);
    }
    return some;
}

Eigen::Vector3d rootOf(const PointColumns& joints, const EvaluationProtocol& protocol) {
    return picked(joints, protocol.root).rowwise().mean();
}

double alignedDistance(const PointColumns& estimate, const PointColumns& truth) {
    // An unknown number must not reach the decomposition.
    if (estimate.cols() == 0 || !estimate.allFinite() || !truth.allFinite()) return kUnknown;
    return meanPointDistance(similarityAligned(estimate, truth), truth);
}

void addVertexError(const SourcePair& joints, const SourcePair& skin,
                    const EvaluationProtocol& protocol, PaperMetrics& metrics) {
    FrameMean error;
    for (int frame = 0; frame < skin.truth.frames; ++frame) {
        const Eigen::Vector3d shift =
            rootOf(joints.truth.at(frame), protocol) - rootOf(joints.estimate.at(frame), protocol);
        const PointColumns moved = skin.estimate.at(frame).colwise() + shift;
        error.add(kPerMetre_mm * meanPointDistance(moved, skin.truth.at(frame)));
    }
    error.report({.protocol = std::string(protocol.name), .name = "MPVPE", .unit = "mm"}, metrics);
}

Result<SourcePair> skinOf(const EvaluationFile& estimate, const EvaluationFile& truth) {
    return matched(pointArray(estimate, "skin_verts", -1), pointArray(truth, "skin_verts", -1),
                   "vertices");
}

/// 3 x F vertex numbers of either file.
Result<Eigen::Matrix3Xi> facesOf(const EvaluationFile& estimate, const EvaluationFile& truth,
                                 int vertices) {
    const EvaluationFile& holder = truth.arrays.contains("faces") ? truth : estimate;
    const auto rows = frameRows(holder, "faces", {3});
    if (!rows && rows.error().code != ErrorCode::NotFound) {
        return tl::unexpected<Error>(rows.error());
    }
    if (!rows) return fail(ErrorCode::NotFound, "needs faces (triangles, 3) in either file");
    Eigen::Matrix3Xi faces(3, rows->count());
    for (int i = 0; i < rows->count(); ++i) {
        const Eigen::VectorXd row = rows->row(i);
        if (!row.allFinite() || row.minCoeff() < 0 || row.maxCoeff() >= vertices) {
            return fail(ErrorCode::MalformedFile, "faces name vertices that skin_verts has not");
        }
        faces.col(i) = row.cast<int>();
    }
    return faces;
}

/// Side of the crop by side of the person's box, frame by frame; 1 where the truth has not both.
struct BoxFactors {
    std::optional<FrameRows> crop, box;

    BoxFactors(const EvaluationFile& truth, int frames) {
        const auto cropRows = frameRows(truth, "crop_side", {});
        const auto boxRows = frameRows(truth, "box_side", {});
        if (!cropRows || !boxRows || cropRows->count() != frames || boxRows->count() != frames) {
            return;
        }
        crop = *cropRows;
        box = *boxRows;
    }

    double at(int frame) const { return crop ? crop->row(frame)(0) / box->row(frame)(0) : 1; }
};

Result<std::vector<KeypointPair>> keypointPairs(const EvaluationFile& estimate,
                                                const EvaluationFile& truth,
                                                const BoxFactors& factors) {
    const auto theirs = frameRows(truth, "kp2d", {-1, 3});
    if (!theirs) return tl::unexpected<Error>(theirs.error());
    const int count = theirs->width() / 3;
    if (count == 0) return fail(ErrorCode::MalformedFile, "kp2d in the truth is empty");
    auto ours = frameRows(estimate, "kp2d", {count, 2});
    if (!ours) ours = frameRows(estimate, "kp2d", {count, 3});
    if (!ours) return tl::unexpected<Error>(ours.error());
    if (ours->count() != theirs->count()) {
        return fail(ErrorCode::MalformedFile, "kp2d differs in its number of frames");
    }
    std::vector<KeypointPair> pairs;
    for (int frame = 0; frame < theirs->count(); ++frame) {
        const Eigen::VectorXd truthRow = theirs->row(frame), ourRow = ours->row(frame);
        const Eigen::Map<const Eigen::MatrixXd> label(truthRow.data(), 3, count);
        const Eigen::Map<const Eigen::MatrixXd> found(ourRow.data(), ourRow.size() / count, count);
        pairs.push_back({found.topRows<2>(), label.topRows<2>(), label.row(2), factors.at(frame)});
    }
    return pairs;
}

/// Which markers are bony landmarks; empty where the truth does not say.
std::vector<int> bonyMarkers(const EvaluationFile& truth, int markers) {
    std::vector<int> bony;
    const bool hasMask = truth.arrays.contains("bony");
    const auto rows = frameRows(truth, hasMask ? "bony" : "marker_weights", {});
    if (!rows || rows->count() != markers) return bony;
    for (int i = 0; i < markers; ++i) {
        const double value = rows->row(i)(0);
        if (hasMask ? value > 0 : value == kBonyWeight) bony.push_back(i);
    }
    return bony;
}

Result<SourcePair> rootsOf(const EvaluationFile& estimate, const EvaluationFile& truth) {
    auto rows = rowPair(estimate, truth, "root", {3});
    if (rows) {
        const auto source = [](const FrameRows& array) {
            return PointSource{array.count(), 1,
                               [array](int frame) -> PointColumns { return array.row(frame); }};
        };
        return SourcePair{source(rows->estimate), source(rows->truth)};
    }
    auto joints =
        matched(pointArray(estimate, "joints", 24), pointArray(truth, "joints", 24), "joints");
    if (joints) return joints;
    return fail(ErrorCode::NotFound, rows.error().detail + "; or joints in both files");
}

}  // namespace

void FrameMean::add(double value) {
    if (std::isfinite(value)) {
        m_sum += value;
        ++m_frames;
    } else {
        ++m_leftOut;
    }
}

void FrameMean::report(PaperMetric metric, PaperMetrics& metrics) const {
    if (m_frames == 0) {
        metrics.missing.push_back(
            {metric.name + " (" + metric.protocol + ")", "no frame has all the numbers it needs"});
        return;
    }
    metric.value = m_sum / m_frames;
    metric.frames = m_frames;
    metric.leftOut = m_leftOut;
    metrics.values.push_back(std::move(metric));
}

void addJointErrors(const EvaluationFile& estimate, const EvaluationFile& truth,
                    const EvaluationProtocol& protocol, PaperMetrics& metrics) {
    const std::string name(protocol.name);
    const auto joints = matched(jointsOf(estimate, truth, protocol.set),
                                jointsOf(truth, estimate, protocol.set), "joints");
    const auto missing = [&](const char* metric, const Error& error) {
        metrics.missing.push_back({std::string(metric) + " (" + name + ")", error.detail});
    };
    if (!joints) {
        return missing(protocol.comparesVertices ? "MPJPE, PA-MPJPE, MPVPE" : "MPJPE, PA-MPJPE",
                       joints.error());
    }
    FrameMean error, aligned;
    for (int frame = 0; frame < joints->truth.frames; ++frame) {
        const PointColumns ours = joints->estimate.at(frame), theirs = joints->truth.at(frame);
        const PointColumns from = picked(ours, protocol.joints).colwise() - rootOf(ours, protocol);
        const PointColumns to =
            picked(theirs, protocol.joints).colwise() - rootOf(theirs, protocol);
        error.add(kPerMetre_mm * meanPointDistance(from, to));
        aligned.add(kPerMetre_mm * alignedDistance(from, to));
    }
    error.report({.protocol = name, .name = "MPJPE", .unit = "mm"}, metrics);
    aligned.report({.protocol = name, .name = "PA-MPJPE", .unit = "mm"}, metrics);
    if (!protocol.comparesVertices) return;
    const auto skin = skinOf(estimate, truth);
    if (!skin) return missing("MPVPE", skin.error());
    if (skin->truth.frames != joints->truth.frames) {
        return missing("MPVPE", {ErrorCode::MalformedFile,
                                 "skin_verts and joints differ in their number of frames",
                                 {}});
    }
    addVertexError(*joints, *skin, protocol, metrics);
}

void addAlignedVertexError(const EvaluationFile& estimate, const EvaluationFile& truth,
                           PaperMetrics& metrics) {
    const auto skin = skinOf(estimate, truth);
    if (!skin) return metrics.missing.push_back({"PA-MPVPE", skin.error().detail});
    FrameMean aligned;
    for (int frame = 0; frame < skin->truth.frames; ++frame) {
        aligned.add(kPerMetre_mm *
                    alignedDistance(skin->estimate.at(frame), skin->truth.at(frame)));
    }
    aligned.report({.protocol = "skin", .name = "PA-MPVPE", .unit = "mm"}, metrics);
}

void addVolumeError(const EvaluationFile& estimate, const EvaluationFile& truth,
                    PaperMetrics& metrics) {
    const auto skin = skinOf(estimate, truth);
    if (!skin) return metrics.missing.push_back({"volume error", skin.error().detail});
    const auto faces = facesOf(estimate, truth, skin->truth.points);
    if (!faces) return metrics.missing.push_back({"volume error", faces.error().detail});
    FrameMean absolute_l, relative;
    for (int frame = 0; frame < skin->truth.frames; ++frame) {
        const double theirs = std::abs(enclosedVolume(skin->truth.at(frame), *faces));
        const double ours = std::abs(enclosedVolume(skin->estimate.at(frame), *faces));
        absolute_l.add(kPerCubicMetre_l * std::abs(ours - theirs));
        relative.add(100 * std::abs(ours - theirs) / theirs);
    }
    absolute_l.report({.protocol = "skin", .name = "volume error", .unit = "l"}, metrics);
    relative.report({.protocol = "skin", .name = "volume error", .unit = "%"}, metrics);
}

void addCorrectKeypoints(const EvaluationFile& estimate, const EvaluationFile& truth,
                         PaperMetrics& metrics) {
    const auto labels = frameRows(truth, "kp2d", {-1, 3});
    const BoxFactors factors(truth, labels ? labels->count() : 0);
    const auto pairs = keypointPairs(estimate, truth, factors);
    if (!pairs) return metrics.missing.push_back({"PCK@0.05, PCK@0.1", pairs.error().detail});
    for (const auto& [name, threshold] : {std::pair("PCK@0.05", 0.05), std::pair("PCK@0.1", 0.1)}) {
        const double share = correctKeypointShare(*pairs, threshold);
        if (std::isnan(share)) {
            metrics.missing.push_back({name, "no keypoint has a confidence above 0.5"});
            continue;
        }
        PaperMetric metric{.protocol = "kp2d", .name = name, .value = share, .unit = "share"};
        metric.frames = static_cast<int>(pairs->size());
        if (!factors.crop) {
            metric.remark =
                "of the crop's side: the truth has no crop_side and box_side for each frame";
        }
        metrics.values.push_back(std::move(metric));
    }
}

void addLandmarkError(const EvaluationFile& estimate, const EvaluationFile& truth,
                      PaperMetrics& metrics) {
    const auto markers =
        matched(pointArray(estimate, "markers", -1), pointArray(truth, "markers", -1), "markers");
    if (!markers) return metrics.missing.push_back({"MPBLPE", markers.error().detail});
    const auto roots = rootsOf(estimate, truth);
    if (!roots) return metrics.missing.push_back({"MPBLPE", roots.error().detail});
    if (roots->truth.frames != markers->truth.frames) {
        return metrics.missing.push_back(
            {"MPBLPE", "markers and roots differ in their number of frames"});
    }
    PaperMetric metric{.protocol = "markers", .name = "MPBLPE", .unit = "mm"};
    std::vector<int> bony = bonyMarkers(truth, markers->truth.points);
    if (bony.empty()) {
        metric.remark = "over all markers: the truth marks none as bony";
        for (int i = 0; i < markers->truth.points; ++i) bony.push_back(i);
    }
    FrameMean error;
    for (int frame = 0; frame < markers->truth.frames; ++frame) {
        const auto centred = [&](const PointSource& points, const PointSource& root) {
            return PointColumns(picked(points.at(frame), bony).colwise() -
                                Eigen::Vector3d(root.at(frame).col(0)));
        };
        error.add(kPerMetre_mm * meanPointDistance(centred(markers->estimate, roots->estimate),
                                                   centred(markers->truth, roots->truth)));
    }
    error.report(std::move(metric), metrics);
}

}  // namespace gonio
