#include "tools/open_body/body_checks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

#include "core/body/bones.h"
#include "tools/open_body/body_field.h"
#include "tools/open_body/mesh_quality.h"

namespace gonio::open_body {
namespace {

using Eigen::Vector3d;

/// Prints the checks of one body and counts the failures.
class Report {
public:
    explicit Report(std::string body) : m_body(std::move(body)) {}

    void atMost(const std::string& what, double figure, double limit) {
        line(what, figure, "<=", limit, figure <= limit);
    }

    void atLeast(const std::string& what, double figure, double limit) {
        line(what, figure, ">=", limit, figure >= limit);
    }

    int failures() const { return m_failures; }

private:
    void line(const std::string& what, double figure, const char* sign, double limit, bool good) {
        std::printf("%-6s %-52s %10.3f %s %.3f  %s\n", m_body.c_str(), what.c_str(), figure, sign,
                    limit, good ? "ok" : "FAILED");
        m_failures += good ? 0 : 1;
    }

    std::string m_body;
    int m_failures = 0;
};

Mesh toMesh(const VertexArray& vertices_m, const FaceArray& faces) {
    Mesh mesh;
    for (Eigen::Index v = 0; v < vertices_m.rows(); ++v) {
        mesh.vertices.emplace_back(vertices_m.row(v).transpose().cast<double>());
    }
    for (Eigen::Index f = 0; f < faces.rows(); ++f) {
        mesh.triangles.push_back({faces(f, 0), faces(f, 1), faces(f, 2)});
    }
    return mesh;
}

Mesh skinOf(const BodyModel& model, const ShapeVector& shape) {
    VertexArray shaped_m;
    computeShapedSkin(model, shape, shaped_m);
    return toMesh(shaped_m, model.skinFaces);
}

/// Largest distance of a vertex from the mirror image of another.
double mirrorError(const Mesh& mesh) {
    std::set<std::array<double, 3>> points;
    for (const Vector3d& p : mesh.vertices) {
        points.insert({p.x(), p.y(), p.z()});
    }
    double worst = 0;
    for (const Vector3d& p : mesh.vertices) {
        if (!points.contains({-p.x(), p.y(), p.z()})) {
            double nearest = 1e9;
            for (const Vector3d& q : mesh.vertices) {
                nearest = std::min(nearest, (q - mirrored(p)).norm());
            }
            worst = std::max(worst, nearest);
        }
    }
    return worst;
}

void checkSurface(const Mesh& skin, Report& report) {
    const MeshQuality quality = examine(skin);
    report.atMost("edges not used once in each direction", quality.odd_edges, 0);
    report.atMost("Euler characteristic less 2", std::abs(quality.euler - 2), 0);
    report.atMost("pieces", quality.components, 1);
    report.atMost("largest aspect of a triangle", quality.largest_aspect, 20);
    report.atLeast("vertices", static_cast<double>(skin.vertices.size()), 6500);
    report.atMost("vertices", static_cast<double>(skin.vertices.size()), 7500);
    report.atMost("mirror error, mm", 1000 * mirrorError(skin), 1);
}

void checkSize(const BodyModel& model, const BodyMeasurements& measured, Report& report) {
    const Mesh skin = skinOf(model, ShapeVector::Zero());
    const auto less = [](const Vector3d& a, const Vector3d& b) { return a.y() < b.y(); };
    const auto [low, high] = std::minmax_element(skin.vertices.begin(), skin.vertices.end(), less);
    report.atMost("stature off the table, mm",
                  1000 * std::abs(high->y() - low->y() - measured.stature_m), 2);
    const double litres = 1000 * volume(skin);
    report.atMost("volume off the table, %", 100 * std::abs(litres / measured.volume_l - 1), 3);
    constexpr int kMass = 1;
    const double change_kg = 1010 * (volume(skinOf(model, 2 * ShapeVector::Unit(kMass))) -
                                     volume(skinOf(model, -2 * ShapeVector::Unit(kMass))));
    report.atMost("mass from -2 to +2 of the mass direction off 40 kg, %",
                  100 * std::abs(change_kg / 40 - 1), 10);
}

void checkGirths(const BodyModel& model, const BodyMeasurements& measured, Report& report) {
    const Mesh skin = skinOf(model, ShapeVector::Zero());

    const struct {
        Part part;
        double t;
    } places[] = {{Part::Trunk, 0.2},    {Part::Trunk, 0.35},   {Part::Trunk, 0.48},
                  {Part::Trunk, 0.6},    {Part::Neck, 0.4},     {Part::UpperArm, 0.44},
                  {Part::Forearm, 0.25}, {Part::Forearm, 0.82}, {Part::Thigh, 0.34},
                  {Part::Thigh, 0.69},   {Part::Shank, 0.28},   {Part::Shank, 0.81}};

    for (const auto& place : places) {
        const Segment& segment = measured.segments[static_cast<std::size_t>(place.part)];
        for (const Station& station : segment.stations) {
            if (std::abs(station.t - place.t) > 1e-6) {
                continue;
            }
            const Vector3d axis = segment.end - segment.start;
            const Vector3d centre = segment.start + station.t * axis +
                                    station.values[0] * segment.forward +
                                    station.values[1] * segment.upward - measured.joints[0];
            // The corrected shoulder width changes the recorded girth: compare with the section.
            const Loft loft(segment, ShapeVector::Zero(), 1);
            const double off = girth(skin, centre, axis.normalized()) / loft.girthAt(station.t) - 1;
            char name[64];
            std::snprintf(name, sizeof name, "girth of %s at %.2f off the table, %%",
                          segment.name.c_str(), station.t);
            report.atMost(name, 100 * std::abs(off), 5);
        }
    }
}

void checkJoints(const BodyModel& model, const BodyMeasurements& measured, Report& report) {
    const BodyField field(measured, ShapeVector::Zero());
    double least_depth = 1e9;
    double worst = 0;
    double most_negative = 0;
    for (std::size_t j = 0; j < kJointCount; ++j) {
        least_depth =
            std::min(least_depth, -field.distance(model.jointTemplate_m[j] + measured.joints[0]));
        for (int d = 0; d < kShapeCount; ++d) {
            for (const double amount : {-2.0, 0.0, 2.0}) {
                const auto at = static_cast<std::size_t>(d);
                const Vector3d wanted =
                    measured.joints[j] - measured.joints[0] +
                    amount * (measured.joint_change[j][at] - measured.joint_change[0][at]);
                const Vector3d got =
                    model.jointTemplate_m[j] + amount * model.jointDirections[j].col(d);
                worst = std::max(worst, (wanted - got).norm());
            }
        }
    }
    for (const float weight : model.jointRegressor.value) {
        most_negative = std::min(most_negative, static_cast<double>(weight));
    }
    report.atLeast("least depth of a joint, mm", 1000 * least_depth, 3);
    report.atMost("joints by the regressor, shapes of +-2, mm", 1000 * worst, 1);
    report.atLeast("smallest weight of the regressor", most_negative, 0);
}

void checkWeights(const BodyModel& model, Report& report) {
    const auto worst = [](const SparseRows& rows) {
        double off = 0;
        for (int r = 0; r < rows.rows(); ++r) {
            double sum = 0;
            for (int e = rows.start[static_cast<std::size_t>(r)];
                 e < rows.start[static_cast<std::size_t>(r) + 1]; ++e) {
                sum += rows.value[static_cast<std::size_t>(e)];
            }
            off = std::max(off, std::abs(sum - 1));
        }
        return off;
    };
    int most = 0;
    for (int r = 0; r < model.skinWeights.rows(); ++r) {
        const auto at = static_cast<std::size_t>(r);
        most = std::max(most, model.skinWeights.start[at + 1] - model.skinWeights.start[at]);
    }
    report.atMost("sums of the skin weights off 1", worst(model.skinWeights), 1e-5);
    report.atMost("sums of the bone weights off 1", worst(model.boneWeights), 1e-5);
    report.atMost("sums of the regressor off 1", worst(model.jointRegressor), 1e-5);
    report.atMost("weights of a skin vertex", most, 4);
}

void checkLandmarks(const BodyModel& model, const BodyMeasurements& measured, Report& report) {
    double worst = 0;
    std::string worst_name;
    for (const auto& [name, point] : measured.landmarks_left) {
        // Points inside the body have no vertex; only what lies on the skin counts.
        if (name == "asis" || name == "psis" || name.ends_with("_mcp")) {
            continue;
        }
        const auto found = model.landmarks.contains(name) ? model.landmarks.find(name)
                                                          : model.landmarks.find(name + "_l");
        const Vector3d at = model.skinTemplate_m.row(found->second).transpose().cast<double>();
        const double off = (at + measured.joints[0] - point).norm();
        if (off > worst) {
            worst = off;
            worst_name = name;
        }
    }
    report.atMost("landmark off its point (" + worst_name + "), mm", 1000 * worst, 8);
}

/// Share of bone vertices out of the skin and the largest excess, at one shape.
void checkBones(const BodyModel& model, const BodyMeasurements& measured, double mass_units,
                double limit_mm, Report& report) {
    const ShapeVector shape = mass_units * ShapeVector::Unit(1);
    const RestShape rest = computeRestShape(model, shape);
    Kinematics kinematics;
    computeKinematics(rest, PoseVector::Zero(), kinematics);
    const SkinPoser skin(model, rest);
    VertexArray bones_m;
    BonePoser(model, skin).pose(kinematics, Vector3d::Zero(), bones_m);
    const BodyField field(measured, shape);
    const Vector3d origin = measured.joints[0] + mass_units * measured.joint_change[0][1];
    double outermost = -1e9;
    for (Eigen::Index v = 0; v < bones_m.rows(); ++v) {
        outermost =
            std::max(outermost, field.distance(bones_m.row(v).transpose().cast<double>() + origin));
    }
    char name[64];
    std::snprintf(name, sizeof name, "outermost bone point at mass %+.0f, mm", mass_units);
    report.atMost(name, 1000 * outermost, limit_mm);
}

int checkBody(const BodyModel& model, const BodyMeasurements& measured) {
    Report report(measured.name);
    checkSurface(skinOf(model, ShapeVector::Zero()), report);
    checkSize(model, measured, report);
    checkGirths(model, measured, report);
    checkJoints(model, measured, report);
    checkWeights(model, report);
    checkLandmarks(model, measured, report);
    checkBones(model, measured, 0, 0, report);
    checkBones(model, measured, -2, 3, report);
    checkBones(model, measured, 2, 3, report);
    return report.failures();
}

}  // namespace

Result<int> checkBodies(const std::filesystem::path& folder, const Measurements& measurements) {
    int failures = 0;
    for (const BodyMeasurements* measured : {&measurements.female, &measurements.male}) {
        const auto model = loadBodyModel(folder / ("open_" + measured->name + ".safetensors"));
        if (!model) {
            return tl::unexpected(model.error());
        }
        failures += checkBody(**model, *measured);
    }
    return failures;
}

}  // namespace gonio::open_body
