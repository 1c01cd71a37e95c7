#include "inference/training/skel_dataset.h"

#include <algorithm>
#include <cmath>

#include "core/io/atomic_file.h"
#include "core/io/npz.h"

namespace gonio {
namespace {

constexpr double kScaleUnit_px = 200;

/// The arrays of a file; the first problem is kept, so that reading goes on in a straight line.
class Arrays {
public:
    Arrays(TensorMap tensors, std::int64_t rows) : m_tensors(std::move(tensors)), m_rows(rows) {}

    bool has(const std::string& name) const { return m_tensors.contains(name); }

    /// Numbers of all rows, `each` a row; empty where the array is not there.
    std::vector<double> numbers(const std::string& name, std::int64_t each) {
        const auto found = m_tensors.find(name);
        if (found == m_tensors.end()) return {};
        const Tensor& tensor = found->second;
        if (tensor.shape.empty() || tensor.shape[0] != m_rows ||
            tensor.elementCount() != m_rows * each) {
            demand(false, "the array '" + name + "' has the shape " + tensor.shapeText() +
                              ", expected are " + std::to_string(m_rows) + " rows of " +
                              std::to_string(each) + " numbers");
            return {};
        }
        return tensor.toDoubles();
    }

    /// Numbers a row.
    std::int64_t width(const std::string& name) const {
        const auto found = m_tensors.find(name);
        if (found == m_tensors.end() || m_rows == 0) return 0;
        return found->second.elementCount() / m_rows;
    }

    void demand(bool isMet, const std::string& problem) {
        if (!isMet && m_problem.empty()) m_problem = problem;
    }

    const std::string& problem() const { return m_problem; }

private:
    TensorMap m_tensors;
    std::int64_t m_rows;
    std::string m_problem;
};

using Records = std::vector<SkelRecord>;

/// Calls `use(record, first number of its row)`.
template <class Use>
void eachRow(Arrays& arrays, Records& records, const std::string& name, std::int64_t each,
             const Use& use) {
    const std::vector<double> numbers = arrays.numbers(name, each);
    if (numbers.empty()) return;
    for (std::size_t i = 0; i < records.size(); ++i) {
        use(records[i], numbers.data() + std::int64_t(i) * each);
    }
}

void readBoxes(Arrays& arrays, Records& records) {
    for (const char* name : {"center", "scale"}) {
        arrays.demand(arrays.has(name), std::string("it lacks the array '") + name + "'");
    }
    // HMR2.0's evaluation files give pixels, training files 200 pixels.
    const double unit_px = arrays.has("body_keypoints_2d") ? 1 : kScaleUnit_px;
    eachRow(arrays, records, "center", 2, [](SkelRecord& record, const double* numbers) {
        record.centre_px = Eigen::Vector2d(numbers[0], numbers[1]);
    });
    const bool isOne = arrays.width("scale") == 1;
    eachRow(arrays, records, "scale", isOne ? 1 : 2,
            [&](SkelRecord& record, const double* numbers) {
                record.size_px = unit_px * Eigen::Vector2d(numbers[0], numbers[isOne ? 0 : 1]);
            });
    constexpr double kFarthest_px = 1e6;
    for (const SkelRecord& record : records) {
        const bool isBox = record.centre_px.allFinite() && record.size_px.allFinite() &&
                           record.size_px.minCoeff() > 0 &&
                           record.size_px.maxCoeff() < kFarthest_px &&
                           record.centre_px.cwiseAbs().maxCoeff() < kFarthest_px;
        arrays.demand(isBox, "the box of a person in '" + record.picture + "' is none");
    }
}

/// Points from `first` on; what is not finite is not known.
template <class Points>
void setPoints(Points& points, int first, std::int64_t count, std::int64_t width,
               const double* numbers) {
    for (int k = 0; k < count; ++k) {
        const double* const from = numbers + k * width;
        const bool isFinite =
            std::all_of(from, from + width, [](double x) { return std::isfinite(x); });
        for (int c = 0; c < points.cols(); ++c) {
            // Without a confidence every point counts.
            points(first + k, c) = !isFinite ? 0 : c < width ? from[c] : 1;
        }
        double& confidence = points(first + k, points.cols() - 1);
        confidence = std::clamp(confidence, 0.0, 1.0);
    }
}

void readPoints(Arrays& arrays, Records& records) {
    struct Part {
        const char *picture, *space;
        int first, count;
    };

    static constexpr Part kParts[] = {{"keypoints_2d", "keypoints_3d", 0, kKeypointCount},
                                      {"gtkps", "keypoints3d", 0, kKeypointCount},
                                      {"body_keypoints_2d", "body_keypoints_3d", 0, 25},
                                      {"extra_keypoints_2d", "extra_keypoints_3d", 25, 19}};
    for (const Part& part : kParts) {
        eachRow(arrays, records, part.picture, 3 * part.count,
                [&part](SkelRecord& record, const double* numbers) {
                    setPoints(record.keypoints_px, part.first, part.count, 3, numbers);
                });
        const std::int64_t width = arrays.width(part.space) == 3 * part.count ? 3 : 4;
        eachRow(arrays, records, part.space, width * part.count,
                [&](SkelRecord& record, const double* numbers) {
                    setPoints(record.points_m, part.first, part.count, width, numbers);
                });
    }
}

struct LabelNames {
    std::string poses, betas, hasPoses, hasBetas, vertexError;
};

void readLabels(Arrays& arrays, Records& records, const LabelNames& names,
                SkelLabels& (*of)(SkelRecord& record)) {
    eachRow(arrays, records, names.poses, kDofCount,
            [of](SkelRecord& record, const double* numbers) {
                of(record).pose_rad = Eigen::Map<const PoseVector>(numbers);
                of(record).isPoseKnown = of(record).pose_rad.allFinite();
            });
    eachRow(arrays, records, names.betas, kShapeCount,
            [of](SkelRecord& record, const double* numbers) {
                of(record).shape = Eigen::Map<const ShapeVector>(numbers);
                of(record).isShapeKnown = of(record).shape.allFinite();
            });
    eachRow(arrays, records, names.hasPoses, 1, [of](SkelRecord& record, const double* number) {
        of(record).isPoseKnown &= *number > 0;
    });
    eachRow(arrays, records, names.hasBetas, 1, [of](SkelRecord& record, const double* number) {
        of(record).isShapeKnown &= *number > 0;
    });
    eachRow(arrays, records, names.vertexError, 1,
            [of](SkelRecord& record, const double* number) { of(record).vertexError_m = *number; });
}

SkelLabels& asIs(SkelRecord& record) {
    return record.asIs;
}

SkelLabels& mirroredOf(SkelRecord& record) {
    return record.mirrored ? *record.mirrored : record.mirrored.emplace();
}

void readAllLabels(Arrays& arrays, Records& records) {
    const auto hsmr = [](const std::string& side) {
        return LabelNames{side + "_poses", side + "_betas", side + "_has_poses",
                          side + "_has_betas", side + "_pve_max"};
    };
    readLabels(arrays, records, hsmr("orig"), asIs);
    readLabels(arrays, records, {"skel_poses", "skel_betas", "", "", ""}, asIs);
    if (arrays.has("flip_poses")) readLabels(arrays, records, hsmr("flip"), mirroredOf);
    eachRow(arrays, records, "cam_int", 9, [](SkelRecord& record, const double* numbers) {
        record.focal_px = std::isfinite(numbers[0]) && numbers[0] > 0 ? numbers[0] : 0;
    });
    eachRow(arrays, records, "reprojection_loss", 1,
            [](SkelRecord& record, const double* number) { record.reprojectionLoss = *number; });
}

/// Takes away what cannot be trusted.
void suppress(SkelLabels& labels, const LabelFilter& filter) {
    const bool isNear = labels.vertexError_m < filter.largestVertexError_m;  // false for NaN
    const bool isUsual =
        labels.isShapeKnown && labels.shape.cwiseAbs().maxCoeff() <= filter.largestShape;
    labels.isPoseKnown = labels.isShapeKnown = labels.isPoseKnown && isNear && isUsual;
    if (!labels.isPoseKnown) {
        labels.pose_rad.setZero();
        labels.shape.setZero();
        labels.isShapeKnown = filter.zeroesUnknownShapes;
    }
}

}  // namespace

Result<Records> parseSkelDataset(std::span<const std::byte> npz) {
    auto tensors = parseNpz(npz);
    if (!tensors) return tl::unexpected<Error>(tensors.error());
    const auto texts = parseNpzTexts(npz);
    if (!texts) return tl::unexpected<Error>(texts.error());
    const auto names = texts->find("imgname");
    if (names == texts->end()) {
        return fail(ErrorCode::MalformedFile, "it lacks the pictures' names, the text 'imgname'");
    }
    Records records(names->second.size());
    for (std::size_t i = 0; i < records.size(); ++i) records[i].picture = names->second[i];
    Arrays arrays(*std::move(tensors), std::int64_t(records.size()));
    readBoxes(arrays, records);
    readPoints(arrays, records);
    readAllLabels(arrays, records);
    if (!arrays.problem().empty()) return fail(ErrorCode::MalformedFile, arrays.problem());
    return records;
}

Result<Records> readSkelDataset(const std::filesystem::path& file) {
    const auto bytes = readFile(file);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    auto records = parseSkelDataset(*bytes);
    if (!records) return passOn(records.error(), "reading the data set " + file.string());
    return records;
}

Records filtered(Records records, const LabelFilter& filter, FilterCounts& counts) {
    Records kept;
    for (SkelRecord& record : records) {
        ++counts.people;
        int known = 0;
        for (int k = 0; k < kKeypointCount; ++k) {
            double& confidence = record.keypoints_px(k, 2);
            if (confidence < filter.smallestConfidence) confidence = 0;
            if (confidence > 0) ++known;
        }
        if (known <= filter.fewestKeypoints) continue;
        if (!(record.reprojectionLoss < filter.largestReprojection)) continue;
        suppress(record.asIs, filter);
        if (record.mirrored) suppress(*record.mirrored, filter);
        ++counts.kept;
        if (!record.asIs.isPoseKnown) ++counts.withoutPose;
        kept.push_back(std::move(record));
    }
    return kept;
}

}  // namespace gonio
