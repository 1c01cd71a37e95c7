#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/biomech/evaluation_arrays.h"
#include "core/biomech/limit_violation.h"

namespace gonio {

/// Which joints a data set's published evaluation compares, and what it sets to the origin first
/// (fact sheet 3.10, 4.7).
struct EvaluationProtocol {
    std::string_view name;
    std::string_view dataSets;
    JointSet set;
    std::vector<int> root;    ///< the origin is the mean of these joints of the set
    std::vector<int> joints;  ///< that are compared, in the published order
    bool comparesVertices;
};

/// | name     | data sets                                        | joints                | root |
/// |----------|--------------------------------------------------|-----------------------|---------|
/// | hmr2     | H36M-VAL-P2, 3DPW-TEST (HSMR), H36M (SKEL-CF)    | 25..37, 43 of 44      | 39 | |
/// moyo     | MOYO, MOYO-HARD                                  | 24 of SMPL            | 0       |
/// | 3dpw     | 3DPW (SKEL-CF)                                   | 14 of Human3.6M's 17  | 0 | |
/// emdb     | EMDB                                             | 24 of SMPL            | 1 and 2 |
/// | spec-syn | SPEC-SYN                                         | 17 of Human3.6M       | 1 and 2
/// | | skel     | ours: SKEL's joint centres                       | 24                    | 0 |
std::span<const EvaluationProtocol> evaluationProtocols();

struct PaperMetric {
    std::string protocol;  ///< what joints, angles or points it is over
    std::string name;      ///< the paper's
    double value = 0;
    std::string unit;
    int frames = 0;           ///< that it is a mean over
    int leftOut = 0;          ///< frames in which a number it needs is unknown
    std::string remark = {};  ///< where an array is replaced by an assumption
};

struct MissingMetric {
    std::string name;
    std::string reason;
};

struct AngleError {
    std::string name;
    double meanAbsolute_deg = 0;
};

/// Violations of one kind of body.
struct ViolationTable {
    std::string body;  ///< "SKEL" or "SMPL"
    int frames = 0;
    std::vector<LimitViolation> rows = {};  ///< part by part, tolerance by tolerance
};

struct PaperMetrics {
    std::vector<PaperMetric> values;
    std::vector<ViolationTable> violations;
    std::vector<AngleError> angles;  ///< each alone: "SKEL knee_angle_r", "knee_angle_r"
    std::vector<MissingMetric> missing;
};

/// Every metric of the three papers that the arrays allow; for the others why not. Arrays, metres
/// and radians:
/// - joints44, joints24, joints17, joints, skin_verts: see JointSet and evaluationProtocols
/// - skin_verts B x V x 3: MPVPE (PVE), PA-MPVPE; with faces F x 3 of either file the volume error
/// - kp2d B x K x 2 or 3 (crop units; the truth's third number is confidence), truth's crop_side
/// and
///   box_side B: PCK@0.05, PCK@0.1
/// - the estimate's poses B x 46, smpl_poses B x 72 (axis-angle): joint-limit violation
/// - poses B x 46 (SKEL), q B x 31 (osimTree): MAE_angle
/// - scales B x 28 (osimTree): MAE_body
/// - markers B x M x 3, root B x 3 (else joint 0 of joints), truth's bony M (else marker_weights M,
///   where 20 means bony): MPBLPE
///
/// \param protocol  only this one's joints and vertices; empty: all that the arrays allow
/// \return Usage for an unknown protocol, MalformedFile where nothing can be computed
Result<PaperMetrics> paperMetrics(const TensorMap& estimate, const TensorMap& truth,
                                  std::string_view protocol = {});

/// A plain text table for the terminal.
std::string paperMetricsText(const PaperMetrics& metrics);

/// The same as JSON text, with the error of each angle.
std::string paperMetricsJson(const PaperMetrics& metrics);

}  // namespace gonio
