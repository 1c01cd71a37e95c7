#pragma once

#include <Eigen/Core>
#include <QByteArray>
#include <QFile>
#include <QString>
#include <memory>
#include <span>
#include <string>

#include "core/body/body_model.h"
#include "core/io/npz.h"
#include "core/io/skel_import.h"

namespace gonio::test {

/// Bytes of a file of the optional test data; empty where it is absent.
inline QByteArray testFile(const std::string& path) {
    QFile file(QString(GONIO_TEST_DATA) + "/" + QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return file.readAll();
}

inline std::span<const std::byte> bytesOf(const QByteArray& file) {
    return std::as_bytes(std::span(file.constData(), static_cast<std::size_t>(file.size())));
}

/// Arrays of one golden file, as doubles.
class Golden {
public:
    explicit Golden(const std::string& path) {
        const QByteArray file = testFile(path);
        if (file.isEmpty()) return;
        if (auto arrays = parseNpz(bytesOf(file))) m_arrays = std::move(*arrays);
    }

    bool absent() const { return m_arrays.empty(); }

    /// All of array `name`, row-major; throws where it is missing, which fails the test.
    std::vector<double> values(const std::string& name) const {
        return m_arrays.at(name).toDoubles();
    }

    /// Part `index` along the first axis.
    Eigen::VectorXd part(const std::string& name, int index) const {
        const Tensor& tensor = m_arrays.at(name);
        const auto all = tensor.toDoubles();
        const auto size = static_cast<Eigen::Index>(all.size()) / tensor.shape.at(0);
        return Eigen::Map<const Eigen::VectorXd>(all.data() + index * size, size);
    }

    int count(const std::string& name) const {
        return static_cast<int>(m_arrays.at(name).shape.at(0));
    }

private:
    TensorMap m_arrays;
};

/// The synthetic body in the published layout, through the real import; null where the test data
/// are absent. Kept, because reading takes a second.
inline std::shared_ptr<const BodyModel> goldenBody(const std::string& gender) {
    static std::map<std::string, std::shared_ptr<const BodyModel>> bodies;
    if (const auto found = bodies.find(gender); found != bodies.end()) return found->second;
    const QByteArray pickle = testFile("golden/models/skel_" + gender + ".pkl");
    if (pickle.isEmpty()) return nullptr;
    auto file = convertSkelPickle(bytesOf(pickle), "skel_" + gender + ".pkl");
    if (!file) qFatal("%s", describe(file.error()).c_str());
    const auto added = addKeypointRegressors(
        *file, bytesOf(testFile("golden/models/J_regressor_SKEL_mix_MALE.pkl")),
        bytesOf(testFile("golden/models/SMPL_to_J19.pkl")));
    if (!added) qFatal("%s", describe(added.error()).c_str());
    auto body = makeBodyModel(*file);
    if (!body) qFatal("%s", describe(body.error()).c_str());
    return bodies[gender] = *body;
}

/// Largest absolute difference; infinite where sizes differ or a value is not a number.
inline double largestDifference(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
    if (a.size() != b.size() || !a.allFinite()) return std::numeric_limits<double>::infinity();
    return (a - b).cwiseAbs().maxCoeff();
}

/// |a - b| relative to the size of b.
inline double relativeDifference(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
    return largestDifference(a, b) / b.cwiseAbs().maxCoeff();
}

}  // namespace gonio::test
