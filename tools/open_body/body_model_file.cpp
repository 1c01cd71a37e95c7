#include "tools/open_body/body_model_file.h"

#include <cstdint>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tools/open_body/joint_names.h"

namespace gonio::open_body {
namespace {

/// Collects tensors and writes them as a safetensors file.
class TensorWriter {
public:
    template <class Range>
    void addFloats(const std::string& name, const Range& values, std::vector<std::int64_t> shape) {
        std::vector<float> converted;
        for (const double value : values) {
            converted.push_back(static_cast<float>(value));
        }
        add(name, "F32", converted.data(), converted.size() * 4, std::move(shape));
    }

    void addIntegers(const std::string& name, const std::vector<int>& values,
                     std::vector<std::int64_t> shape) {
        add(name, "I32", values.data(), values.size() * 4, std::move(shape));
    }

    void addSparse(const std::string& name, const SparseEntries& entries) {
        const auto count = static_cast<std::int64_t>(entries.row.size());
        addIntegers(name + ".row", entries.row, {count});
        addIntegers(name + ".col", entries.col, {count});
        addFloats(name + ".val", entries.value, {count});
    }

    Result<void> write(const std::filesystem::path& path,
                       const std::map<std::string, std::string>& metadata) {
        m_header["__metadata__"] = metadata;
        std::string header = m_header.dump();
        header.resize((header.size() + 7) / 8 * 8, ' ');
        const auto length = static_cast<std::uint64_t>(header.size());
        std::ofstream stream(path, std::ios::binary);
        stream.write(reinterpret_cast<const char*>(&length), 8);
        stream.write(header.data(), static_cast<std::streamsize>(header.size()));
        stream.write(m_data.data(), static_cast<std::streamsize>(m_data.size()));
        stream.close();
        if (!stream) {
            return fail(ErrorCode::WriteFailed, "cannot write " + path.string());
        }
        return {};
    }

private:
    void add(const std::string& name, const char* type, const void* data, std::size_t size,
             std::vector<std::int64_t> shape) {
        const std::size_t start = m_data.size();
        m_data.resize(start + size);
        if (size > 0) {
            std::memcpy(m_data.data() + start, data, size);
        }
        m_header[name] = {
            {"dtype", type}, {"shape", std::move(shape)}, {"data_offsets", {start, start + size}}};
    }

    nlohmann::json m_header;
    std::vector<char> m_data;
};

std::vector<double> flat(const std::vector<Eigen::Vector3d>& points) {
    std::vector<double> values;
    for (const auto& point : points) {
        values.insert(values.end(), point.data(), point.data() + 3);
    }
    return values;
}

std::vector<int> flat(const std::vector<std::array<int, 3>>& triangles) {
    std::vector<int> values;
    for (const auto& triangle : triangles) {
        values.insert(values.end(), triangle.begin(), triangle.end());
    }
    return values;
}

/// (V, 3, 10), shape number fastest.
std::vector<double> flat(const ShapeDirections& directions) {
    std::vector<double> values;
    for (std::size_t v = 0; v < directions[0].size(); ++v) {
        for (int axis = 0; axis < 3; ++axis) {
            for (const auto& direction : directions) {
                values.push_back(direction[v][axis]);
            }
        }
    }
    return values;
}

template <class Matrices>
std::vector<double> flatRows(const Matrices& matrices) {
    std::vector<double> values;
    for (const auto& matrix : matrices) {
        for (Eigen::Index row = 0; row < matrix.rows(); ++row) {
            for (Eigen::Index col = 0; col < matrix.cols(); ++col) {
                values.push_back(matrix(row, col));
            }
        }
    }
    return values;
}

std::vector<int> kinematicTree() {
    std::vector<int> table(kBodyParents.begin(), kBodyParents.end());
    for (int joint = 0; joint < kJointCount; ++joint) {
        table.push_back(joint);
    }
    return table;
}

}  // namespace

Result<void> writeBody(const std::filesystem::path& path, const OpenBody& body) {
    const auto skin = static_cast<std::int64_t>(body.skin.vertices.size());
    const auto bones = static_cast<std::int64_t>(body.bones.vertices.size());
    TensorWriter writer;
    writer.addFloats("skin_template_v", flat(body.skin.vertices), {skin, 3});
    writer.addIntegers("skin_template_f", flat(body.skin.triangles),
                       {static_cast<std::int64_t>(body.skin.triangles.size()), 3});
    writer.addFloats("shapedirs", flat(body.directions), {skin, 3, kShapeCount});
    writer.addFloats("per_joint_rot", flatRows(body.bone_rotation), {kJointCount, 3, 3});
    writer.addFloats("apose_rel_transfo", flatRows(body.rest_relative), {kJointCount, 4, 4});
    writer.addIntegers("kintree_table", kinematicTree(), {2, kJointCount});
    writer.addSparse("J_regressor_osim", body.joint_regressor);
    writer.addSparse("skin_weights", body.skin_weights);
    writer.addFloats("skel_template_v", flat(body.bones.vertices), {bones, 3});
    writer.addIntegers("skel_template_f", flat(body.bones.triangles),
                       {static_cast<std::int64_t>(body.bones.triangles.size()), 3});
    writer.addSparse("skel_weights", body.bone_weights);
    writer.addSparse("skel_weights_rigid", body.bone_membership);
    writer.addFloats("keypoints44_joints",
                     flatRows(std::array<Eigen::MatrixXd, 1>{body.keypoint_joints}),
                     {kKeypointCount, kJointCount});
    writer.addSparse("keypoints44_vertices", body.keypoint_vertices);
    return writer.write(path, body.metadata);
}

}  // namespace gonio::open_body
