#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <memory>

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "core/synth/motion_generator.h"
#include "core/synth/truth.h"
#include "numbered_clip.h"

/// A case with one person who squats, known exactly, and a clip whose pictures carry their number.
struct SquatReview {
    static constexpr int width_px = 640, height_px = 480, rate_hz = 30, count = 90;

    /// An empty string, or what went wrong.
    QString prepare(int keyframeInterval = 15) {
        const auto file = std::filesystem::path(GONIO_SOURCE_DIR) / "resources" / "bodies" /
                          "open_female.safetensors";
        auto body = gonio::loadBodyModel(file);
        if (!body) return "no body";
        gonio::ViewOptions view;
        view.width_px = width_px;
        view.height_px = height_px;
        view.focal_px = 700;
        view.bodyHeight_px = 380;
        view.heading_rad = 0.7;
        const auto times_s = gonio::regularTimes(double(count) / rate_hz, rate_hz);
        auto squat = gonio::generateSquat(**body, gonio::ShapeVector::Zero(), {}, view, times_s);
        if (!squat) return QString::fromStdString(gonio::describe(squat.error()));
        squat->motion.confidences.assign(
            times_s.size(), Eigen::Matrix<double, gonio::kJointCount, 1>::Constant(0.9));
        auto truth = gonio::computeTruth(**body, *squat);
        if (!truth) return "no truth";
        joints_m = truth->joints_m;
        values = std::make_shared<gonio::PersonValues>();
        values->body = *body;
        values->motion = squat->motion;
        values->base = fill(*truth);
        fillAngles();
        video = std::filesystem::path(folder.path().toStdString()) / "squat.mp4";
        const QString written = numbered::write(
            video, count, width_px, height_px, rate_hz, keyframeInterval,
            [](int i) { return i / double(rate_hz); }, numbered::drawPlain);
        review.setTimes(values->motion.times_s);
        return written;
    }

    /// Where a joint is in the picture, by the pinhole camera alone.
    QPointF projected_px(int joint, int frame) const {
        const auto& camera = values->motion.camera;
        const Eigen::Vector3d at_m =
            camera.cameraFromWorld * joints_m[std::size_t(frame)].row(joint).transpose();
        return {camera.centre_px.x() + camera.focal_px * at_m.x() / at_m.z(),
                camera.centre_px.y() + camera.focal_px * at_m.y() / at_m.z()};
    }

    QTemporaryDir folder;
    gonio::CaseDocument document;
    gonio::Review review{document};
    std::shared_ptr<gonio::PersonValues> values;
    std::vector<Eigen::MatrixX3d> joints_m;
    std::filesystem::path video;

private:
    std::shared_ptr<const gonio::BaseAnalysis> fill(const gonio::SynthTruth& truth) {
        gonio::BaseAnalysis base;
        base.motion = truth.generated.motion;
        base.keypoints = gonio::keypointsOf(truth);
        base.reprojection_px.assign(count, 0.5);
        base.hash = "squat";
        gonio::Trial trial;
        trial.id = 1;
        trial.name = "Squat";
        trial.video = {"squat.mp4", "", count, width_px, height_px, rate_hz, 3, {}};
        gonio::Person person;
        person.id = 1;
        document.apply(gonio::EditBuilder(document.value(), gonio::EditKind::AddTrial)
                           .putTrial(trial)
                           .putPerson(1, person)
                           .putAnalysis(1, 1, {}, base)
                           .build());
        document.undoStack().clear();
        review.setTrial(1);
        review.setPerson(1);
        for (const auto layer : {gonio::Layer::Skeleton, gonio::Layer::Surface}) {
            review.setLayer(layer, true);
        }
        review.setLayer(gonio::Layer::Keypoints, false);
        return document.value().person(1, 1)->base;
    }

    void fillAngles() {
        gonio::AngleSeries knee;
        knee.name = "knee_angle_r";
        for (int i = 0; i < count; ++i) {
            knee.raw_deg.push_back(i);
            knee.filtered_deg.push_back(i + 0.44);
            knee.confidence.push_back(i < 45 ? 0.9 : 0.2);
        }
        values->angles.openSim.times_s = values->motion.times_s;
        values->angles.openSim.series = {knee};
    }
};
