#include "app/gui/words/angle_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "core/report/angle_text.h"
#include "render/chart/angle_groups.h"

namespace gonio {
namespace {

/// For the translators: the titles of namedAngles() and angleGroups().
[[maybe_unused]] constexpr const char* kTitles[] = {
    QT_TRANSLATE_NOOP("AngleNames", "Pelvic tilt"),
    QT_TRANSLATE_NOOP("AngleNames", "Pelvic obliquity"),
    QT_TRANSLATE_NOOP("AngleNames", "Pelvic rotation"),
    QT_TRANSLATE_NOOP("AngleNames", "Hip flexion"),
    QT_TRANSLATE_NOOP("AngleNames", "Hip adduction"),
    QT_TRANSLATE_NOOP("AngleNames", "Hip internal rotation"),
    QT_TRANSLATE_NOOP("AngleNames", "Knee flexion"),
    QT_TRANSLATE_NOOP("AngleNames", "Ankle dorsiflexion"),
    QT_TRANSLATE_NOOP("AngleNames", "Subtalar inversion"),
    QT_TRANSLATE_NOOP("AngleNames", "Toe flexion"),
    QT_TRANSLATE_NOOP("AngleNames", "Foot progression, toes in"),
    QT_TRANSLATE_NOOP("AngleNames", "Lumbar extension"),
    QT_TRANSLATE_NOOP("AngleNames", "Spine flexion"),
    QT_TRANSLATE_NOOP("AngleNames", "Spine bending to the right"),
    QT_TRANSLATE_NOOP("AngleNames", "Spine rotation to the left"),
    QT_TRANSLATE_NOOP("AngleNames", "Trunk forward lean"),
    QT_TRANSLATE_NOOP("AngleNames", "Trunk lean to the right"),
    QT_TRANSLATE_NOOP("AngleNames", "Trunk rotation to the left"),
    QT_TRANSLATE_NOOP("AngleNames", "Shoulder flexion"),
    QT_TRANSLATE_NOOP("AngleNames", "Shoulder adduction"),
    QT_TRANSLATE_NOOP("AngleNames", "Shoulder internal rotation"),
    QT_TRANSLATE_NOOP("AngleNames", "Elbow flexion"),
    QT_TRANSLATE_NOOP("AngleNames", "Forearm pronation"),
    QT_TRANSLATE_NOOP("AngleNames", "Gait, sagittal"),
    QT_TRANSLATE_NOOP("AngleNames", "Gait, frontal"),
    QT_TRANSLATE_NOOP("AngleNames", "Squat"),
    QT_TRANSLATE_NOOP("AngleNames", "Jump")};

QString translatedName(std::string_view english) {
    return QCoreApplication::translate("AngleNames", std::string(english).c_str());
}

class Words {
    Q_DECLARE_TR_FUNCTIONS(AngleWords)

public:
    static QString withSide(const QString& title, ChartSide side) {
        switch (side) {
            case ChartSide::Right:
                return tr("%1, right", "name of an angle").arg(title);
            case ChartSide::Left:
                return tr("%1, left", "name of an angle").arg(title);
            case ChartSide::Middle:
                break;
        }
        return title;
    }

    static QString source(FrameSource source) {
        switch (source) {
            case FrameSource::Measured:
                return tr("measured");
            case FrameSource::Interpolated:
                return tr("interpolated");
            case FrameSource::Corrected:
                return tr("corrected");
            case FrameSource::Missing:
                break;
        }
        return tr("missing");
    }

    static QString frames(const FrameRange& range) {
        if (range.first == range.last) return tr("frame %1").arg(range.first);
        return tr("frames %1 to %2").arg(range.first).arg(range.last);
    }

    static QString missed(const CorrectionOutcome& outcome) {
        const CorrectionValue& value = outcome.correction.value;
        const QString where = frames(framesOf(outcome.correction));
        if (const auto* angle = std::get_if<AngleCorrection>(&value)) {
            return tr("%1, %2, %3 off")
                .arg(angleTitleWithSide(AngleConvention::OpenSim, angle->angle), where,
                     degreesWords(outcome.residual));
        }
        if (const auto* point = std::get_if<KeypointCorrection>(&value)) {
            return tr("%1, %2, %3 px off")
                .arg(keypointWords(point->keypoint), where,
                     QLocale().toString(outcome.residual, 'f', 1));
        }
        return where;
    }

    static QString allMissed(const QStringList& missed) {
        return tr("The body cannot reach every correction; the nearest it can stands: %1.")
            .arg(missed.join(tr("; ", "between things that were missed")));
    }

    static QString of(const KeypointCorrection& point) {
        return tr("Keypoint “%1” moved").arg(keypointWords(point.keypoint));
    }

    static QString of(const AngleCorrection& angle) {
        return tr("%1: set to %2")
            .arg(angleTitleWithSide(AngleConvention::OpenSim, angle.angle),
                 degreesWords(angle.value_deg));
    }

    static QString of(const BadInterval& bad) {
        return tr("Marked as bad, %1").arg(frames(bad.frames));
    }

    static QString of(const SideSwapCorrection& swap) {
        const QString where = frames(swap.frames);
        switch (swap.limbs) {
            case Limbs::Legs:
                return tr("Left and right of the legs swapped, %1").arg(where);
            case Limbs::Arms:
                return tr("Left and right of the arms swapped, %1").arg(where);
            case Limbs::All:
                break;
        }
        return tr("Left and right swapped, %1").arg(where);
    }

    static QString of(const PersonSwapCorrection& swap) {
        return tr("Swapped with person %1, %2").arg(swap.otherPerson).arg(frames(swap.frames));
    }
};

const std::vector<std::vector<std::string>>& limbs() {
    static const std::vector<std::vector<std::string>> all = [] {
        std::vector<std::vector<std::string>> made{{"pelvis_tilt", "pelvis_list", "pelvis_rotation",
                                                    "lumbar_extension", "lumbar_bending",
                                                    "lumbar_rotation"}};
        for (const std::string side : {"_r", "_l"}) {
            std::vector<std::string> leg, arm;
            for (const char* stem : {"hip_flexion", "hip_adduction", "hip_rotation", "knee_angle",
                                     "ankle_angle", "subtalar_angle", "mtp_angle"}) {
                leg.push_back(stem + side);
            }
            for (const char* stem : {"arm_flex", "arm_add", "arm_rot", "elbow_flex", "pro_sup"}) {
                arm.push_back(stem + side);
            }
            made.push_back(leg);
            made.push_back(arm);
        }
        return made;
    }();
    return all;
}

}  // namespace

bool isAngle(AngleConvention convention, const std::string& angle) {
    return namedAngleOf(convention, angle) != nullptr;
}

QString angleTitle(AngleConvention convention, const std::string& angle) {
    const NamedAngle* named = namedAngleOf(convention, angle);
    if (named == nullptr) return QString::fromStdString(angle);
    return angleTitle(*named);
}

QString angleTitle(const NamedAngle& angle) {
    return translatedName(angle.title);
}

QString groupTitle(const AngleGroup& group) {
    return translatedName(group.title);
}

ChartSide sideOf(const std::string& angle) {
    return angle.ends_with("_r")   ? ChartSide::Right
           : angle.ends_with("_l") ? ChartSide::Left
                                   : ChartSide::Middle;
}

QString angleTitleWithSide(AngleConvention convention, const std::string& angle) {
    return Words::withSide(angleTitle(convention, angle), sideOf(angle));
}

std::vector<std::string> anglesOfLimb(const std::string& angle) {
    for (const auto& limb : limbs()) {
        const auto found = std::find(limb.begin(), limb.end(), angle);
        if (found == limb.end()) continue;
        std::vector<std::string> ordered{angle};
        std::copy_if(limb.begin(), limb.end(), std::back_inserter(ordered),
                     [&](const std::string& other) { return other != angle; });
        return ordered;
    }
    return {};
}

QString keypointWords(const std::string& keypoint) {
    return QString::fromStdString(keypoint).replace('_', ' ');
}

QString notMetWords(const std::vector<CorrectionOutcome>& outcomes) {
    constexpr std::size_t kNamed = 3;
    QStringList missed;
    for (std::size_t i = 0; i < std::min(kNamed, outcomes.size()); ++i) {
        missed << Words::missed(outcomes[i]);
    }
    return Words::allMissed(missed);
}

QString framesWords(const FrameRange& frames) {
    return Words::frames(frames);
}

QString correctionWords(const Correction& correction) {
    return std::visit([](const auto& value) { return Words::of(value); }, correction.value);
}

QString sourceWord(FrameSource source) {
    return Words::source(source);
}

QString degreesWords(double value_deg) {
    if (!std::isfinite(value_deg)) return QStringLiteral("–");
    // The digits are those of the files; only the sign and the decimal point are the reader's.
    QString text = QString::fromStdString(formatAngle_deg(value_deg));
    text.replace('.', QLocale().decimalPoint());
    text.replace('-', QChar(0x2212));
    return text + QChar(0xb0);
}

}  // namespace gonio
