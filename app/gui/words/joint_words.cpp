#include "app/gui/words/joint_words.h"

#include <QCoreApplication>

#include "core/body/skeleton.h"

namespace gonio {
namespace {

/// A class, so that the names have a context for the translators.
class JointWords {
    Q_DECLARE_TR_FUNCTIONS(gonio::JointWords)

public:
    static QString of(Joint joint);
};

QString JointWords::of(Joint joint) {
    switch (joint) {
        case Joint::Pelvis:
            return tr("Pelvis");
        case Joint::FemurR:
            return tr("Right hip");
        case Joint::TibiaR:
            return tr("Right knee");
        case Joint::TalusR:
            return tr("Right ankle");
        case Joint::ToesR:
            return tr("Right toes");
        case Joint::FemurL:
            return tr("Left hip");
        case Joint::TibiaL:
            return tr("Left knee");
        case Joint::TalusL:
            return tr("Left ankle");
        case Joint::ToesL:
            return tr("Left toes");
        case Joint::Thorax:
            return tr("Chest");
        case Joint::Head:
            return tr("Head");
        case Joint::HumerusR:
            return tr("Right shoulder");
        case Joint::UlnaR:
            return tr("Right elbow");
        case Joint::HandR:
            return tr("Right wrist");
        case Joint::HumerusL:
            return tr("Left shoulder");
        case Joint::UlnaL:
            return tr("Left elbow");
        case Joint::HandL:
            return tr("Left wrist");
        default:
            return {};
    }
}

}  // namespace

QString jointWords(int joint) {
    return JointWords::of(Joint(joint));
}

std::vector<int> jointsWithTrails() {
    std::vector<int> joints;
    for (const Joint joint :
         {Joint::Head, Joint::Thorax, Joint::Pelvis, Joint::HumerusR, Joint::HumerusL, Joint::UlnaR,
          Joint::UlnaL, Joint::HandR, Joint::HandL, Joint::FemurR, Joint::FemurL, Joint::TibiaR,
          Joint::TibiaL, Joint::TalusR, Joint::TalusL, Joint::ToesR, Joint::ToesL}) {
        joints.push_back(id(joint));
    }
    return joints;
}

}  // namespace gonio
