#pragma once

#include <random>

#include "core/case/checked_frames.h"

namespace gonio::testing {

/// An analysis of so many frames with numbers that are different everywhere, gaps and missing
/// points among them.
inline BaseAnalysis sampleBase(int frames, unsigned seed = 1, int names = 17) {
    std::mt19937 random(seed);
    std::normal_distribution<double> noise;
    BaseAnalysis base;
    base.keypoints.detector = "sample 1";
    for (int i = 0; i < names; ++i) base.keypoints.names.push_back("point_" + std::to_string(i));
    const double missing = std::nan("");
    for (int i = 0; i < frames; ++i) {
        base.motion.times_s.push_back(i / 60.0 + 1e-4 * std::sin(i));
        base.motion.frameIndices.push_back(i);
        base.motion.poses_rad.push_back(PoseVector::NullaryExpr([&] { return noise(random); }));
        base.motion.translations_m.push_back({noise(random), noise(random), -0.0});
        base.motion.sources.push_back(FrameSource(i % 4));
        base.motion.confidences.emplace_back(
            Eigen::Matrix<double, kJointCount, 1>::Constant(noise(random)));
        KeypointFrame& frame = base.keypoints.frames.emplace_back();
        if (i % 7 != 3) {
            frame.image_px = Eigen::MatrixX3d::NullaryExpr(names, 3, [&] { return noise(random); });
        }
        if (i % 7 == 2) frame.rootRelative_m = Eigen::MatrixX3d::Constant(names, 3, missing);
        base.reprojection_px.push_back(i % 7 == 3 ? missing : noise(random));
    }
    base.motion.shape.setConstant(0.1 + seed);
    base.motion.camera.focal_px = 1234.0 / 7;
    base.motion.camera.size_px = {1920, 1080};
    base.motion.camera.cameraFromWorld(0, 1) = 1e-17;
    base.sideSwaps = {{{3, 9}, Limbs::Legs}, {{20, 20}, {}}};
    base.headingAngle_rad = -0.1;
    base.hash = "sample " + std::to_string(seed) + " " + std::to_string(frames);
    return base;
}

inline MotionPatch samplePatch(int first, int last) {
    MotionPatch patch;
    patch.frames = {first, last};
    for (int i = first; i <= last; ++i) {
        patch.poses_rad.push_back(PoseVector::Constant(0.001 * i));
        patch.translations_m.emplace_back(i, 1.0 / 3, 0);
        patch.sources.push_back(FrameSource::Corrected);
        patch.confidences.emplace_back(Eigen::Matrix<double, kJointCount, 1>::Constant(0.5));
        patch.reprojection_px.push_back(0.1 * i);
    }
    patch.outcomes = {{{4, AngleCorrection{first, "knee_angle_r", 12.5}}, 0.25, false}};
    patch.signature = "signature";
    return patch;
}

inline Trial sampleTrial() {
    Trial trial;
    trial.name = "Gang – 步态";
    trial.video = {"/videos/walk.mp4", std::string(64, 'a'), 300, 1920, 1080, 59.94, 5.005, 240.0};
    trial.notes = "left knee \"hurts\"\nsince May";
    return trial;
}

/// A case with one trial, one analysed person and one thing of each kind.
inline Case sampleCase(int frames = 200, int names = 17) {
    Case value;
    const auto apply = [&value](EditBuilder&& builder) {
        const auto taken = value.take(builder.build());
        if (!taken) throw std::runtime_error(describe(taken.error()));
    };
    apply(std::move(
        EditBuilder(value, EditKind::AddTrial).renameCase("Mr A").putTrial(sampleTrial())));
    AnalysisInfo info;
    info.backend = "fit";
    info.warnings = {"a", "b"};
    info.meanReprojection_px = 1.0 / 3;
    apply(std::move(EditBuilder(value, EditKind::Analyse)
                        .putAnalysis(1, 1, info, sampleBase(frames, 1, names))));
    Person second;
    second.id = 2;
    second.name = "mother";
    second.ignored = true;
    apply(std::move(
        EditBuilder(value, EditKind::Several)
            .putPerson(1, second)
            .put(1, 1, Correction{0, KeypointCorrection{5, "point_1", {1.5, 2.5}}})
            .put(1, 1, Correction{0, AngleCorrection{5, "knee_angle_r", 0.1}})
            .put(1, 1, Correction{0, BadInterval{{7, 8}}})
            .put(1, 1, Correction{0, SideSwapCorrection{{9, 12}, Limbs::Legs}})
            .put(1, 1, Correction{0, PersonSwapCorrection{{13, 14}, 2}})
            .put(1, 1, samplePatch(30, 60))
            .put(1, 1, FrameCheck{0, {20, 35}, "what was seen"})
            .put(1, Event{0, 12, "foot strike", "left", false})
            .put(1, Phase{0, {12, 40}, "stance"})
            .put(1,
                 Drawing{0, DrawingKind::Angle, {1, 9}, {{1, 2}, {3, 4}, {5, 6.5}}, "knee", 0, 0})
            .put(1, KeyImage{0, 33, "landing"})));
    return value;
}

using Bases = std::vector<std::shared_ptr<const BaseAnalysis>>;

/// One random step a user might take on the first trial and person.
/// \param bases  results of new analyses; none: made anew
inline Edit randomEdit(const Case& value, std::mt19937& random, const Bases& bases = {}) {
    const auto below = [&random](int limit) { return int(random() % unsigned(limit)); };
    const Trial& trial = *value.trial(1);
    const Person& person = trial.people.at(1);
    const int frames = int(person.base ? person.base->motion.size() : 100);
    const auto anyOf = [&](const auto& things) {
        return std::next(things.begin(), below(int(things.size())))->first;
    };
    const int frame = below(frames);
    const std::vector<std::string> where = {"knee_angle_r", std::to_string(frame)};
    switch (below(17)) {
        case 0:
            return EditBuilder(value, EditKind::MoveKeypoint, where)
                .put(1, 1, Correction{0, KeypointCorrection{frame, "point_2", {0.1 * frame, 7}}})
                .build();
        case 1:
            return EditBuilder(value, EditKind::SetAngle, where)
                .put(1, 1, Correction{0, AngleCorrection{frame, "knee_angle_r", frame / 3.0}})
                .build();
        case 2:
            if (person.corrections.empty()) break;
            return EditBuilder(value, EditKind::DeleteCorrection, where)
                .removeCorrection(1, 1, anyOf(person.corrections))
                .build();
        case 3:
            if (person.corrections.empty()) break;
            return EditBuilder(value, EditKind::MoveCorrection, where)
                .put(1, 1,
                     Correction{anyOf(person.corrections), BadInterval{{frame, frame + below(9)}}})
                .build();
        case 4:
            return EditBuilder(value, EditKind::SwapSides)
                .put(1, 1, Correction{0, SideSwapCorrection{{frame, frame + 5}}})
                .build();
        case 5:
            return EditBuilder(value, EditKind::Refine)
                .put(1, 1, samplePatch(frame, std::min(frames - 1, frame + below(120))))
                .build();
        case 6:
            if (person.patches.empty()) break;
            return EditBuilder(value, EditKind::Refine)
                .removePatch(1, 1, anyOf(person.patches))
                .build();
        case 7:
            return EditBuilder(value, EditKind::PutEvent)
                .put(1, Event{0, frame, "foot strike", below(2) ? "right" : "left", true})
                .build();
        case 8:
            if (trial.events.empty()) break;
            return EditBuilder(value, EditKind::DeleteEvent)
                .removeEvent(1, anyOf(trial.events))
                .build();
        case 9:
            return EditBuilder(value, EditKind::PutPhase)
                .put(1, Phase{0, {frame, frame + 20}, "swing"})
                .build();
        case 10:
            return EditBuilder(value, EditKind::PutDrawing)
                .put(1,
                     Drawing{0, DrawingKind::Line, {frame, frame}, {{1, 2}, {frame, 4}}, "", 0, 0})
                .build();
        case 11:
            if (trial.drawings.empty()) break;
            return EditBuilder(value, EditKind::DeleteDrawing)
                .removeDrawing(1, anyOf(trial.drawings))
                .build();
        case 12: {
            Person renamed = person;
            renamed.name = "name " + std::to_string(frame);
            return EditBuilder(value, EditKind::SetPerson).putPerson(1, renamed).build();
        }
        case 13: {
            if (below(4) != 0) break;
            const auto base = bases.empty() ? std::make_shared<const BaseAnalysis>(
                                                  sampleBase(frames, unsigned(below(1000)), 5))
                                            : bases[std::size_t(below(int(bases.size())))];
            return EditBuilder(value, EditKind::Analyse)
                .putAnalysis(1, 1, AnalysisInfo{}, base)
                .build();
        }
        case 14: {
            if (below(4) != 0) break;
            if (value.trials().size() < 2) {
                return EditBuilder(value, EditKind::AddTrial).putTrial(sampleTrial()).build();
            }
            return EditBuilder(value, EditKind::RemoveTrial)
                .removeTrial(value.trials().rbegin()->first)
                .build();
        }
        case 15:
            if (!person.base) break;
            return toggleCheck(value, 1, 1, frame, {{frame, {frame, frame + 3}}});
        default:
            break;
    }
    return EditBuilder(value, EditKind::PutKeyImage)
        .put(1, KeyImage{0, frame, "image " + std::to_string(random())})
        .build();
}

}  // namespace gonio::testing
