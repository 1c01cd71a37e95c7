#include "inference/synthesis/self_contact.h"

#include <algorithm>

namespace gonio {
namespace {

struct Part {
    Joint from, to;
    double radius_m;
    double beyond = 0;  ///< how far the part goes on past `to`, in its own lengths
};

constexpr std::array<Part, 16> kParts{{{Joint::Pelvis, Joint::LumbarBody, 0.12},
                                       {Joint::LumbarBody, Joint::Thorax, 0.11},
                                       {Joint::Thorax, Joint::Head, 0.075, 0.5},
                                       {Joint::HumerusR, Joint::UlnaR, 0.042},
                                       {Joint::UlnaR, Joint::HandR, 0.033, 0.5},
                                       {Joint::HumerusL, Joint::UlnaL, 0.042},
                                       {Joint::UlnaL, Joint::HandL, 0.033, 0.5},
                                       {Joint::FemurR, Joint::TibiaR, 0.06},
                                       {Joint::TibiaR, Joint::TalusR, 0.045},
                                       {Joint::CalcnR, Joint::ToesR, 0.035},
                                       {Joint::FemurL, Joint::TibiaL, 0.06},
                                       {Joint::TibiaL, Joint::TalusL, 0.045},
                                       {Joint::CalcnL, Joint::ToesL, 0.035},
                                       {Joint::HandR, Joint::HandR, 0.04},
                                       {Joint::HandL, Joint::HandL, 0.04},
                                       {Joint::Head, Joint::Head, 0.1}}};

/// Pairs that can meet: an arm or a leg against what it does not hang on.
constexpr std::array<std::array<int, 2>, 38> kPairs{
    {{4, 0},  {4, 1},  {4, 2},  {4, 7},  {4, 10}, {4, 8},  {4, 11},  {6, 0},  {6, 1},  {6, 2},
     {6, 7},  {6, 10}, {6, 8},  {6, 11}, {4, 6},  {4, 5},  {3, 6},   {13, 0}, {13, 1}, {14, 0},
     {14, 1}, {7, 11}, {7, 12}, {10, 8}, {10, 9}, {8, 11}, {8, 12},  {11, 9}, {9, 12}, {8, 0},
     {11, 0}, {15, 4}, {15, 6}, {15, 3}, {15, 5}, {3, 5},  {13, 10}, {14, 7}}};

}  // namespace

double segmentDistance_m(const Eigen::Vector3d& a0, const Eigen::Vector3d& a1,
                         const Eigen::Vector3d& b0, const Eigen::Vector3d& b1) {
    const Eigen::Vector3d u = a1 - a0, v = b1 - b0, w = a0 - b0;
    const double uu = u.dot(u), uv = u.dot(v), vv = v.dot(v), uw = u.dot(w), vw = v.dot(w);
    const double area = uu * vv - uv * uv;
    double s = area > 1e-12 ? std::clamp((uv * vw - vv * uw) / area, 0.0, 1.0) : 0.0;
    double t = vv > 1e-12 ? std::clamp((uv * s + vw) / vv, 0.0, 1.0) : 0.0;
    s = uu > 1e-12 ? std::clamp((uv * t - uw) / uu, 0.0, 1.0) : 0.0;
    t = vv > 1e-12 ? std::clamp((uv * s + vw) / vv, 0.0, 1.0) : 0.0;
    return (w + s * u - t * v).norm();
}

double selfPenetration_m(const Kinematics& kinematics) {
    const auto ends = [&](const Part& part) {
        const Eigen::Vector3d& from =
            kinematics.position_m[static_cast<std::size_t>(id(part.from))];
        const Eigen::Vector3d& to = kinematics.position_m[static_cast<std::size_t>(id(part.to))];
        return std::pair<Eigen::Vector3d, Eigen::Vector3d>(from, to + part.beyond * (to - from));
    };
    double deepest = 0;
    for (const auto& [first, second] : kPairs) {
        const Part &a = kParts[static_cast<std::size_t>(first)],
                   &b = kParts[static_cast<std::size_t>(second)];
        const auto [a0, a1] = ends(a);
        const auto [b0, b1] = ends(b);
        deepest = std::max(deepest, a.radius_m + b.radius_m - segmentDistance_m(a0, a1, b0, b1));
    }
    return deepest;
}

}  // namespace gonio
