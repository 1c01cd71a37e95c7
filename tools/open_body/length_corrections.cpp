#include "tools/open_body/length_corrections.h"

#include <functional>

#include "tools/open_body/joint_names.h"

namespace gonio::open_body {
namespace {

using PointMap = std::function<Eigen::Vector3d(const Eigen::Vector3d&)>;

Eigen::Vector3d& joint(BodyMeasurements& body, Joint which) {
    return body.joints[static_cast<std::size_t>(which)];
}

/// Applies `amount` units of a shape direction to the mean itself.
void applyDirection(BodyMeasurements& body, std::size_t direction, double amount) {
    for (Segment& segment : body.segments) {
        segment.start += amount * segment.start_change[direction];
        segment.end += amount * segment.end_change[direction];
        for (Station& station : segment.stations) {
            const Eigen::VectorXd& change = station.change[direction];
            if (change.size() > 0) {
                station.values.tail(change.size()) += amount * change;
            }
        }
    }
    for (std::size_t i = 0; i < body.joints.size(); ++i) {
        body.joints[i] += amount * body.joint_change[i][direction];
    }
    const auto& table = body.source.at("derivatives").at("landmarks_mm");
    for (const auto& [name, change] : table.at(std::string(kDirections[direction])).items()) {
        body.landmarks_left.at(name) += 1e-3 * amount * toVector3(change);
    }
}

bool isArm(const std::string& name) {
    return name == "upper_arm" || name == "forearm" || name == "palm" || name.starts_with("digit");
}

bool isFoot(const std::string& name) {
    return name == "foot" || name.starts_with("toe");
}

template <class Select>
void movePoints(BodyMeasurements& body, const PointMap& map, Select select) {
    for (Segment& segment : body.segments) {
        if (select(segment.name)) {
            segment.start = map(segment.start);
            segment.end = map(segment.end);
        }
    }
}

/// Stretches upper arm, forearm and hand along x, each by its own factor.
void stretchArm(const nlohmann::json& lengths, BodyMeasurements& body) {
    const double shoulder = joint(body, Joint::HumerusL).x();
    const double elbow = joint(body, Joint::UlnaL).x();
    const double wrist = joint(body, Joint::HandL).x();
    const double tip = body.landmarks_left.at("middle_tip").x();
    const double upper = lengths.value("upper_arm", elbow - shoulder) / (elbow - shoulder);
    const double fore = lengths.value("forearm", wrist - elbow) / (wrist - elbow);
    const double hand = lengths.value("wrist_to_middle_finger_tip", tip - wrist) / (tip - wrist);
    const PointMap map = [=](const Eigen::Vector3d& point) {
        const double side = point.x() < 0 ? -1.0 : 1.0;
        const double x = std::abs(point.x());
        double stretched = x;
        stretched += (upper - 1) * std::clamp(x - shoulder, 0.0, elbow - shoulder);
        stretched += (fore - 1) * std::clamp(x - elbow, 0.0, wrist - elbow);
        stretched += (hand - 1) * std::max(x - wrist, 0.0);
        return Eigen::Vector3d(side * stretched, point.y(), point.z());
    };
    for (Segment& segment : body.segments) {
        if (segment.name == "upper_arm") {
            // Stations before the shoulder belong to the trunk's width, not to the arm's length.
            for (Station& station : segment.stations) {
                station.t /= station.t < 0 ? upper : 1.0;
            }
        }
    }
    movePoints(body, map, isArm);
    for (auto& point : body.joints) {
        point = map(point);
    }
    for (auto& [name, point] : body.landmarks_left) {
        point = map(point);
    }
}

/// Stretches the foot along z about the ankle.
void stretchFoot(const nlohmann::json& lengths, BodyMeasurements& body) {
    const auto& foot = body.segments[static_cast<std::size_t>(Part::Foot)];
    const double length = (foot.end - foot.start).norm();
    const double factor = lengths.value("foot_length", length) / length;
    const double ankle = joint(body, Joint::TalusL).z();
    const PointMap map = [=](const Eigen::Vector3d& point) {
        return Eigen::Vector3d(point.x(), point.y(), ankle + factor * (point.z() - ankle));
    };
    movePoints(body, map, isFoot);
    for (const Joint which : {Joint::CalcnR, Joint::CalcnL, Joint::ToesR, Joint::ToesL}) {
        joint(body, which) = map(joint(body, which));
    }
    for (const char* name :
         {"heel", "big_toe_tip", "small_toe_tip", "mtp1_medial", "mtp5_lateral"}) {
        body.landmarks_left.at(name) = map(body.landmarks_left.at(name));
    }
}

}  // namespace

void correctLengths(const nlohmann::json& lengths, BodyMeasurements& body) {
    const double half = joint(body, Joint::HumerusL).x();
    const double wanted = lengths.value("glenohumeral_half_distance", half);
    constexpr std::size_t kShoulderWidth = 6;  // one unit is 10 mm a side
    applyDirection(body, kShoulderWidth, (wanted - half) / 0.010);
    stretchArm(lengths, body);
    stretchFoot(lengths, body);
}

}  // namespace gonio::open_body
