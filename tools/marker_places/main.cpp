#include <cmath>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/body/kinematics.h"
#include "core/body/marker_table.h"
#include "core/fit/ik_body.h"

namespace {

using namespace gonio;

/// Scales of the tree that give it this body's lengths.
OsimScales scalesFor(const Kinematics& body) {
    const OsimTree& tree = osimTree();
    const auto rest = osimForward(tree, Eigen::Isometry3d::Identity(), OsimScales::Ones(),
                                  OsimCoordinates::Zero());
    const auto ofTree = [&](const char* name) {
        const int index = tree.body(name);
        return osimJointCentre(tree, OsimScales::Ones(), index, rest[std::size_t(index)]);
    };
    const auto ofBody = [&](Joint joint) { return body.position_m[std::size_t(id(joint))]; };
    const auto ratio = [&](Joint a, Joint b, const char* treeA, const char* treeB) {
        return (ofBody(a) - ofBody(b)).norm() / (ofTree(treeA) - ofTree(treeB)).norm();
    };
    using enum Joint;
    const double pelvis = ratio(FemurR, FemurL, "femur_r", "femur_l");
    const double thigh = ratio(FemurR, TibiaR, "femur_r", "tibia_r");
    const double shank = ratio(TibiaR, TalusR, "tibia_r", "talus_r");
    const double foot = ratio(CalcnR, ToesR, "calcn_r", "toes_r");
    const double width = ratio(HumerusR, HumerusL, "humerus_r", "humerus_l");
    const double upperArm = ratio(HumerusR, UlnaR, "humerus_r", "ulna_r");
    const double forearm = ratio(UlnaR, HandR, "ulna_r", "hand_r");
    const Eigen::Vector3d shoulders = (ofBody(HumerusR) + ofBody(HumerusL)) / 2;
    const Eigen::Vector3d hips = (ofBody(FemurR) + ofBody(FemurL)) / 2;
    const double trunk = (shoulders - hips).y() / (ofTree("humerus_r") - ofTree("femur_r")).y();
    OsimScales scales = OsimScales::Ones();
    for (int i = 0; i < kOsimScales; ++i) {
        const std::string& name = tree.scaleNames[std::size_t(i)];
        scales[i] = name.starts_with("pelvis")    ? pelvis
                    : name.starts_with("femur")   ? thigh
                    : name.starts_with("tibia")   ? shank
                    : name.starts_with("foot")    ? foot
                    : name == "torso_z"           ? width
                    : name.starts_with("torso")   ? trunk
                    : name.starts_with("humerus") ? upperArm
                    : name.starts_with("forearm") ? forearm
                                                  : 1.0;
    }
    return scales;
}

/// Where a standing body's markers are in the bodies of the tree that stands in it.
std::vector<Eigen::Vector3d> placesOn(const std::shared_ptr<const BodyModel>& model,
                                      const MarkerTable& table) {
    const RestShape rest = computeRestShape(*model, ShapeVector::Zero());
    const Eigen::Isometry3d origin = Eigen::Isometry3d::Identity();
    const OsimTree& tree = osimTree();
    OsimCoordinates standing = OsimCoordinates::Zero();
    for (const char* name : {"pro_sup_r", "pro_sup_l"}) standing[tree.coordinate(name)] = M_PI / 2;
    BodyParameters body = skelBodyOf(rest, origin, standing, OsimScales::Ones());
    Kinematics kinematics;
    computeKinematics(rest, body.pose_rad, kinematics);
    const OsimScales scales = scalesFor(kinematics);
    body = skelBodyOf(rest, origin, standing, scales);
    const Eigen::Matrix3Xd places = SkelMarkers(model, table).of(rest, body);
    const auto bodies = osimForward(tree, origin, scales, standing);
    std::vector<Eigen::Vector3d> local;
    for (int i = 0; i < table.size(); ++i) {
        const int index = table.markers[std::size_t(i)].osimBody;
        if (index < 0) {
            local.emplace_back(Eigen::Vector3d::Zero());
            continue;
        }
        local.push_back((bodies[std::size_t(index)].inverse() * places.col(i))
                            .cwiseQuotient(scaleOfBody(tree, scales, index)));
    }
    return local;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: gonio_marker_places TABLE.json FOLDER_OF_OPEN_BODIES\n";
        return 2;
    }
    const std::filesystem::path file = arguments[1], folder = arguments[2];
    const auto table = readMarkerTable(file);
    const auto female = loadBodyModel(folder / "open_female.safetensors");
    const auto male = loadBodyModel(folder / "open_male.safetensors");
    if (!table || !female || !male) {
        std::cerr << "the table or a body cannot be read\n";
        return 3;
    }
    const auto a = placesOn(*female, *table), b = placesOn(*male, *table);
    std::ifstream input(file);
    auto json = nlohmann::ordered_json::parse(input);
    for (int i = 0; i < table->size(); ++i) {
        const Marker& marker = table->markers[std::size_t(i)];
        if (marker.osimBody < 0) continue;
        const auto other = std::size_t(table->index(marker.mirror));
        const Eigen::Vector3d mirror(1, 1, -1);
        const Eigen::Vector3d mean =
            (a[std::size_t(i)] + b[std::size_t(i)] + mirror.cwiseProduct(a[other] + b[other])) / 4;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            // + 0.0: no negative zeros
            json["markers"][std::size_t(i)]["place_m"][axis] =
                std::round(mean[Eigen::Index(axis)] * 1e4) / 1e4 + 0.0;
        }
    }
    std::ofstream output(file);
    output << "{\n\"kind\": " << json["kind"] << ",\n\"version\": " << json["version"]
           << ",\n\"name\": " << json["name"] << ",\n\"markers\": [\n";
    const char* between = "";
    for (const auto& row : json["markers"]) {
        output << between << row;
        between = ",\n";
    }
    output << "\n]\n}\n";
    return output ? 0 : 1;
}
