#include "app/cli/commands.h"
#include "core/body/bones.h"
#include "core/body/point_set.h"
#include "core/io/npz.h"
#include "core/pipeline/program_files.h"

namespace gonio {
namespace {

struct Options {
    std::string model, input, output;
};

/// Floats of many bodies, one after the other.
struct Rows {
    std::vector<float> values;

    template <class Matrix>
    void add(const Matrix& matrix) {
        for (Eigen::Index r = 0; r < matrix.rows(); ++r) {
            for (Eigen::Index c = 0; c < matrix.cols(); ++c) {
                values.push_back(static_cast<float>(matrix(r, c)));
            }
        }
    }

    Tensor tensor(std::vector<std::int64_t> shape) const {
        return Tensor::fromFloats(values, std::move(shape));
    }
};

Result<std::vector<BodyParameters>> readBodies(const TensorMap& arrays) {
    auto poses = findTensor(arrays, "poses", {-1, kDofCount});
    if (!poses) return tl::unexpected<Error>(poses.error());
    const std::int64_t count = (*poses)->shape[0];
    auto betas = findTensor(arrays, "betas", {count, kShapeCount});
    if (!betas) return tl::unexpected<Error>(betas.error());
    auto trans = findTensor(arrays, "trans", {count, 3});
    if (!trans) return tl::unexpected<Error>(trans.error());
    const auto q = (*poses)->toDoubles(), b = (*betas)->toDoubles(), t = (*trans)->toDoubles();
    std::vector<BodyParameters> bodies(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        bodies[i].pose_rad = Eigen::Map<const PoseVector>(&q[i * kDofCount]);
        bodies[i].shape = Eigen::Map<const ShapeVector>(&b[i * kShapeCount]);
        bodies[i].translation_m = Eigen::Map<const Eigen::Vector3d>(&t[i * 3]);
    }
    return bodies;
}

/// Poses bodies one after the other; what depends on the shape alone is kept while it stays.
class Poser {
public:
    explicit Poser(const BodyModel& model) : m_model(model) {
        if (model.keypoints44) m_own.emplace(model, keypointDefinitions(*model.keypoints44));
        if (model.keypoints44Mapped) {
            m_mapped.emplace(model, keypointDefinitions(*model.keypoints44Mapped));
        }
    }

    void add(const BodyParameters& body);
    TensorMap arrays(std::int64_t count) const;

private:
    void addKeypoints(const PointSet& points, const Eigen::Vector3d& translation_m, Rows& rows);

    const BodyModel& m_model;
    std::optional<PointSet> m_own, m_mapped;
    std::optional<SkinPoser> m_skin;
    std::optional<BonePoser> m_bones;
    Kinematics m_kinematics;
    VertexArray m_vertices_m;
    Rows m_skinRows, m_boneRows, m_joints, m_orientations, m_ownRows, m_mappedRows;
};

void Poser::addKeypoints(const PointSet& points, const Eigen::Vector3d& translation_m, Rows& rows) {
    PointSet::Values values;
    points.evaluate(m_skin->rest(), m_kinematics, values);
    for (int k = 0; k < points.size(); ++k) {
        rows.add((values.position_m.segment<3>(3 * k) + points.weight(k) * translation_m)
                     .transpose()
                     .eval());
    }
}

void Poser::add(const BodyParameters& body) {
    if (!m_skin || m_skin->rest().shape != body.shape) {
        m_bones.reset();
        m_skin.emplace(m_model, computeRestShape(m_model, body.shape));
        m_bones.emplace(m_model, *m_skin);
    }
    computeKinematics(m_skin->rest(), body.pose_rad, m_kinematics);
    m_skin->pose(m_kinematics, body.translation_m, m_vertices_m);
    m_skinRows.add(m_vertices_m);
    m_bones->pose(m_kinematics, body.translation_m, m_vertices_m);
    m_boneRows.add(m_vertices_m);
    for (const Eigen::Vector3d& joint : m_kinematics.position_m) {
        m_joints.add((joint + body.translation_m).transpose().eval());
    }
    for (const auto& rotation : boneOrientations(m_skin->rest(), m_kinematics)) {
        m_orientations.add(rotation);
    }
    if (m_own) addKeypoints(*m_own, body.translation_m, m_ownRows);
    if (m_mapped) addKeypoints(*m_mapped, body.translation_m, m_mappedRows);
}

TensorMap Poser::arrays(std::int64_t count) const {
    TensorMap arrays;
    arrays["skin_verts"] = m_skinRows.tensor({count, m_model.vertexCount(), 3});
    arrays["skel_verts"] = m_boneRows.tensor({count, m_model.boneTemplate_m.rows(), 3});
    arrays["joints"] = m_joints.tensor({count, kJointCount, 3});
    arrays["joints_ori"] = m_orientations.tensor({count, kJointCount, 3, 3});
    const Rows& main = m_own ? m_ownRows : m_mappedRows;
    if (m_own || m_mapped) arrays["joints44"] = main.tensor({count, kKeypointCount, 3});
    if (m_mapped) arrays["joints44_mapped"] = m_mappedRows.tensor({count, kKeypointCount, 3});
    return arrays;
}

Result<std::int64_t> poseAll(const Options& given, const Job& job) {
    auto file = findBody(given.model);
    if (!file) return tl::unexpected<Error>(file.error());
    auto model = loadBodyModel(*file);
    if (!model) return tl::unexpected<Error>(model.error());
    auto arrays = readNpz(given.input);
    if (!arrays) return tl::unexpected<Error>(arrays.error());
    auto bodies = readBodies(*arrays);
    if (!bodies) return passOn(bodies.error(), "reading " + given.input);
    Poser poser(**model);
    const int count = static_cast<int>(bodies->size());
    for (int i = 0; i < count; ++i) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "stopped; nothing was written");
        poser.add((*bodies)[static_cast<std::size_t>(i)]);
        job.progress(i + 1, count);
    }
    if (auto written = writeNpz(given.output, poser.arrays(count)); !written) {
        return tl::unexpected<Error>(written.error());
    }
    return count;
}

int run(const Options& given, CommandContext& context) {
    auto count = poseAll(given, context.job("Posing the body"));
    if (!count) return context.console.error("The body could not be posed", count.error());
    context.console.result(std::to_string(*count) + " bodies written to " + given.output,
                           {{"bodies", *count}, {"file", given.output}});
    return kDone;
}

}  // namespace

void addBodyCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command = *app.add_subcommand("body", "Pose a body: angles to skin, bones, joints");
    auto options = defineCommand<Options>(command, context, run);
    command.add_option("--model", options->model, "Body: a name or a .safetensors file")
        ->required();
    command.add_option("--in", options->input, "npz: poses B x 46, betas B x 10, trans B x 3")
        ->required();
    command
        .add_option("-o,--out", options->output,
                    "npz: skin_verts, skel_verts, joints, joints_ori, joints44")
        ->required();
}

}  // namespace gonio
