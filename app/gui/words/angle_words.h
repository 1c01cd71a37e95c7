#pragma once

#include <QString>
#include <string>
#include <vector>

#include "core/biomech/angle_convention.h"
#include "core/correct/refine.h"
#include "render/chart/chart_data.h"

namespace gonio {

struct AngleGroup;
struct NamedAngle;

/// Whether the convention has an angle of this name.
bool isAngle(AngleConvention convention, const std::string& angle);

/// "Knee flexion" in the user's language, without the side; unknown names stay as they are.
QString angleTitle(AngleConvention convention, const std::string& angle);

QString angleTitle(const NamedAngle& angle);

/// "Gait, sagittal" in the user's language.
QString groupTitle(const AngleGroup& group);

/// An angle's title with the side: "Knee flexion, right".
QString angleTitleWithSide(AngleConvention convention, const std::string& angle);

/// Of an angle's name: "_r" right, "_l" left.
ChartSide sideOf(const std::string& angle);

/// Names of the OpenSim convention that belong to the same limb as `angle`, it first: what one
/// turns together. Empty for names that are not known.
std::vector<std::string> anglesOfLimb(const std::string& angle);

/// "Keypoint" names as a reader knows them: "left_knee" -> "left knee".
QString keypointWords(const std::string& keypoint);

/// "Knee flexion, right, set to 38.4°", "Left and right swapped in frames 3 to 9".
QString correctionWords(const Correction& correction);

/// What the refinement could not reach, a sentence: "The body cannot reach every correction; the
/// nearest it can stands: Knee flexion, right, frame 20, 29.0° off."
QString notMetWords(const std::vector<CorrectionOutcome>& outcomes);

/// "frames 3 to 9" or "frame 3".
QString framesWords(const FrameRange& frames);

/// What stands behind one value: "measured", "interpolated", "corrected", "missing".
QString sourceWord(FrameSource source);

/// "38.4°"; "–" where there is no value.
QString degreesWords(double value_deg);

}  // namespace gonio
