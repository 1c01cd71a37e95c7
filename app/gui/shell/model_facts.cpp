#include "app/gui/shell/model_facts.h"

#include <QCoreApplication>

#include "core/pipeline/load_parts.h"
#include "inference/backends/network_backends.h"

namespace gonio {
namespace {

QString told(const char* text) {
    return QCoreApplication::translate("ModelFacts", text);
}

ModelFact keypoints() {
    return {QStringLiteral("keypoints"),
            {QStringLiteral("blazepose_landmark_lite_256")},
            {QStringLiteral("blazepose_landmark_lite_256.onnx")},
            told(QT_TRANSLATE_NOOP("ModelFacts",
                                   "Finds 33 keypoints of a person in every picture. Used for new "
                                   "videos instead of the built-in network; any other keypoint "
                                   "network with a description of its own will do as well.")),
            told(QT_TRANSLATE_NOOP("ModelFacts",
                                   "The program does not contain it: it belongs to its authors "
                                   "and is published by them.")),
            told(QT_TRANSLATE_NOOP("ModelFacts",
                                   "Published in google/mediapipe as pose_landmark_lite.tflite; "
                                   "converted to ONNX.")),
            QStringLiteral("Apache-2.0"),
            !isIncluded("default", &networkBackends())};
}

ModelFact region() {
    return {
        QStringLiteral("region"),
        {QStringLiteral("blazepose_detector_224")},
        {QStringLiteral("blazepose_detector_224.onnx")},
        told(QT_TRANSLATE_NOOP("ModelFacts",
                               "Finds the region of one person, from which the keypoint network "
                               "starts.")),
        told(QT_TRANSLATE_NOOP("ModelFacts",
                               "The program does not contain it: it belongs to its authors "
                               "and is published by them.")),
        told(QT_TRANSLATE_NOOP("ModelFacts",
                               "Published in google/mediapipe as pose_detection.tflite; "
                               "converted to ONNX.")),
        QStringLiteral("Apache-2.0"),
        false};
}

ModelFact persons() {
    return {QStringLiteral("persons"),
            {QStringLiteral("yolox_nano")},
            {QStringLiteral("yolox_nano.onnx")},
            told(QT_TRANSLATE_NOOP("ModelFacts",
                                   "Finds all people in a picture. Without it OpenCV's built-in "
                                   "detector is used, which misses bent and small figures.")),
            told(QT_TRANSLATE_NOOP("ModelFacts",
                                   "The program does not contain it: it belongs to its authors "
                                   "and is published by them.")),
            told(QT_TRANSLATE_NOOP("ModelFacts",
                                   "Published at github.com/Kazuhito00/YOLOX-ONNX-TFLite-Sample as "
                                   "model/yolox_nano.onnx.")),
            QStringLiteral("Apache-2.0"),
            false};
}

ModelFact skel() {
    return {
        QStringLiteral("skel"),
        {QStringLiteral("skel_male"), QStringLiteral("skel_female")},
        {QStringLiteral("skel_male.pkl"), QStringLiteral("skel_female.pkl"),
         QStringLiteral("SMPL_to_J19.pkl"), QStringLiteral("J_regressor_SKEL_mix_MALE.pkl")},
        told(QT_TRANSLATE_NOOP("ModelFacts",
                               "The licensed SKEL body, version 1.1.1. The program's own bodies, "
                               "open-female and open-male, work without it.")),
        told(QT_TRANSLATE_NOOP("ModelFacts",
                               "Its licence is personal and allows no passing on, changed or "
                               "not: whoever uses it gets it from its owners.")),
        told(QT_TRANSLATE_NOOP("ModelFacts",
                               "The two bodies: SKEL project page of the Max Planck Institute "
                               "for Intelligent Systems, skel_models_v1.1.zip, after registering "
                               "there. The two regressors: IsshikiHugh/HSMR-data_inputs on "
                               "Hugging Face. Choose all files together.")),
        told(QT_TRANSLATE_NOOP("ModelFacts",
                               "Non-commercial scientific research only, personal, must not be "
                               "passed on")),
        false};
}

ModelFact hsmr() {
    return {QStringLiteral("hsmr"),
            {QStringLiteral("hsmr")},
            {QStringLiteral("hsmr.ckpt")},
            told(QT_TRANSLATE_NOOP("ModelFacts",
                                   "The weights of HSMR: a network that sees the whole body in one "
                                   "picture, for the backend hsmr.")),
            told(QT_TRANSLATE_NOOP("ModelFacts",
                                   "The program does not contain it: it belongs to its authors "
                                   "and is published by them.")),
            told(QT_TRANSLATE_NOOP("ModelFacts",
                                   "Published by HSMR's authors (IsshikiHugh/HSMR on GitHub) as "
                                   "HSMR-ViTH-r1d1, checkpoints/hsmr.ckpt.")),
            told(QT_TRANSLATE_NOOP("ModelFacts",
                                   "Non-commercial scientific research only, must not be passed "
                                   "on")),
            false};
}

ModelFact skelCf() {
    return {QStringLiteral("skelcf"),
            {QStringLiteral("skelcf")},
            {QStringLiteral("best.pth")},
            told(QT_TRANSLATE_NOOP("ModelFacts",
                                   "The weights of SKEL-CF, for the backend skelcf, with the "
                                   "network that estimates the camera's field of view.")),
            told(QT_TRANSLATE_NOOP("ModelFacts",
                                   "The program does not contain it: it belongs to its authors "
                                   "and is published by them.")),
            told(QT_TRANSLATE_NOOP("ModelFacts",
                                   "Published by SKEL-CF's authors on Hugging Face, "
                                   "Intellindust/SKEL_CF_vitpose_H.")),
            told(QT_TRANSLATE_NOOP("ModelFacts",
                                   "Non-commercial scientific research only, must not be passed "
                                   "on")),
            false};
}

}  // namespace

QList<ModelFact> modelFacts() {
    return {keypoints(), region(), persons(), skel(), hsmr(), skelCf()};
}

}  // namespace gonio
