#pragma once

#include <QStandardPaths>
#include <QTemporaryDir>

#include "../../render/chart_test_data.h"
#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"

namespace gonio {

/// A case with one trial, one analysed person and values that need no body.
struct ReviewFixture {
    explicit ReviewFixture(int frames = 300, double rate_hz = 60, bool variable = false)
        : times_s(clipTimes(frames, rate_hz, variable)) {
        QStandardPaths::setTestModeEnabled(true);
        const auto path = std::filesystem::path(folder.path().toStdString()) / "test.gonio";
        ok = document.createUntitled().has_value() && document.saveAs(path).has_value();
        Trial trial;
        trial.id = 1;
        trial.name = "Walk";
        trial.video.frameCount = frames;
        trial.video.nominalRate_hz = rate_hz;
        document.apply(EditBuilder(document.value(), EditKind::AddTrial).putTrial(trial).build());
        Person person;
        person.id = 1;
        document.apply(
            EditBuilder(document.value(), EditKind::SetPerson).putPerson(1, person).build());
        document.apply(EditBuilder(document.value(), EditKind::Analyse)
                           .putAnalysis(1, 1, {}, base(frames))
                           .build());
        review.setTrial(1);
        review.setPerson(1);
        review.setTimes(times_s);
        values = makeValues();
    }

    BaseAnalysis base(int frames) const {
        BaseAnalysis analysis;
        const auto n = std::size_t(frames);
        analysis.motion.times_s = times_s;
        for (int i = 0; i < frames; ++i) analysis.motion.frameIndices.push_back(i);
        analysis.motion.poses_rad.assign(n, PoseVector::Zero());
        analysis.motion.translations_m.assign(n, Eigen::Vector3d::Zero());
        analysis.motion.sources.assign(n, FrameSource::Measured);
        analysis.motion.confidences.assign(n, Eigen::Matrix<double, kJointCount, 1>::Ones());
        analysis.keypoints.frames.resize(n);
        analysis.reprojection_px.assign(n, 2.0);
        analysis.hash = "test";
        return analysis;
    }

    std::shared_ptr<const PersonValues> makeValues() const {
        auto made = std::make_shared<PersonValues>();
        made->motion.times_s = times_s;
        for (int i = 0; i < int(times_s.size()); ++i) made->motion.frameIndices.push_back(i);
        made->angles.openSim = gaitTable(times_s);
        made->angles.clinical = made->angles.openSim;
        made->angles.clinical.convention = AngleConvention::Clinical;
        for (AngleSeries& series : made->angles.clinical.series) {
            if (series.name.starts_with("knee_angle")) series.name.replace(0, 10, "knee_flexion");
            if (series.name.starts_with("ankle_angle")) {
                series.name.replace(0, 11, "ankle_dorsiflexion");
            }
        }
        made->baseAngles = std::make_shared<const AnglePair>(made->angles);
        made->doubts.resize(times_s.size());
        return made;
    }

    const Person& person() const { return *document.value().person(1, 1); }

    /// The angle set at a frame; NaN where none is.
    double angleAt(const std::string& angle, int frame) const {
        for (const auto& [id, correction] : person().corrections) {
            const auto* set = std::get_if<AngleCorrection>(&correction.value);
            if (set != nullptr && set->angle == angle && set->frame == frame) {
                return set->value_deg;
            }
        }
        return std::nan("");
    }

    int put(const CorrectionValue& value) {
        const int id = nextId(person().corrections);
        document.apply(EditBuilder(document.value(), EditKind::Several)
                           .put(1, 1, Correction{id, value})
                           .build());
        return id;
    }

    QTemporaryDir folder;
    std::vector<double> times_s;
    CaseDocument document;
    Review review{document};
    std::shared_ptr<const PersonValues> values;
    bool ok = false;
};

}  // namespace gonio
