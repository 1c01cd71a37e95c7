#include "core/case/base_records.h"

#include <algorithm>
#include <cmath>

#include "core/case/binary_fields.h"
#include "core/case/json_fields.h"

namespace gonio {

namespace {

using nlohmann::json;

constexpr std::size_t kMost = kFramesPerRecord;

int chunksOf(std::size_t frames) {
    return int((frames + kMost - 1) / kMost);
}

/// The part of `values` that belongs into a chunk.
template <class T>
std::span<const T> chunkOf(const std::vector<T>& values, int chunk) {
    const std::size_t first = std::min(values.size(), std::size_t(chunk) * kMost);
    return std::span(values).subspan(first, std::min(kMost, values.size() - first));
}

template <class T>
void write(BinaryWriter& writer, std::span<const T> values) {
    writer.list(values.data(), values.size(), sizeof(T));
}

template <class Matrix>
json listOf(const Matrix& matrix) {
    return std::vector<double>(matrix.data(), matrix.data() + matrix.size());
}

template <class Matrix>
void fill(Matrix& matrix, const json& list) {
    if (!list.is_array() || list.size() != std::size_t(matrix.size())) {
        throw std::runtime_error("a list of numbers has the wrong length");
    }
    for (Eigen::Index i = 0; i < matrix.size(); ++i) {
        matrix.data()[i] = JsonFields::numberOf(list[std::size_t(i)]);
    }
}

std::string encodeMeta(const BaseAnalysis& base) {
    json swaps = json::array();
    for (const FittedSwap& swap : base.sideSwaps) {
        swaps.push_back({{"first", swap.frames.first}, {"last", swap.frames.last}});
        if (swap.limbs) swaps.back()["limbs"] = nameOf(*swap.limbs);
    }
    const Camera& camera = base.motion.camera;
    return encodeObject({{"frames", base.motion.size()},
                         {"shape", listOf(base.motion.shape)},
                         {"scale", base.motion.scale},
                         {"camera",
                          {{"focal_px", camera.focal_px},
                           {"centre_px", listOf(camera.centre_px)},
                           {"width_px", camera.size_px.x()},
                           {"height_px", camera.size_px.y()},
                           {"cameraFromWorld", listOf(camera.cameraFromWorld)},
                           {"focalEstimated", camera.focalEstimated}}},
                         {"detector", base.keypoints.detector},
                         {"keypoints", base.keypoints.names},
                         {"misplacement", base.keypoints.misplacement},
                         {"sideSwaps", swaps},
                         {"headingAngle_rad", base.headingAngle_rad},
                         {"headingFromTravel", base.headingFromTravel},
                         {"cutoff_hz", base.cutoff_hz},
                         {"maxGap_s", base.maxGap_s},
                         {"hash", base.hash}});
}

Camera cameraFrom(const JsonFields& fields) {
    Camera camera;
    camera.focal_px = fields.number("focal_px");
    fill(camera.centre_px, fields.at("centre_px"));
    camera.size_px = {fields.integer("width_px"), fields.integer("height_px")};
    fill(camera.cameraFromWorld, fields.at("cameraFromWorld"));
    camera.focalEstimated = fields.flag("focalEstimated");
    return camera;
}

// Earlier cases do not say which limbs were exchanged.
FittedSwap swapFrom(const JsonFields& fields) {
    FittedSwap swap{fields.frames(), {}};
    if (!fields.has("limbs")) return swap;
    swap.limbs = limbsNamed(fields.text("limbs"));
    if (!swap.limbs) throw std::runtime_error("'limbs' is none of legs, arms, both");
    return swap;
}

struct Meta {
    BaseAnalysis base;  ///< without what is in the other records
    int frames = 0;
};

Result<Meta> decodeMeta(const std::string& bytes) {
    return decodeObject(bytes, [](const JsonFields& fields) {
        Meta meta;
        meta.frames = fields.integer("frames");
        if (meta.frames < 0) throw std::runtime_error("a negative number of frames");
        Motion& motion = meta.base.motion;
        fill(motion.shape, fields.at("shape"));
        motion.scale = fields.number("scale");
        motion.camera = cameraFrom(JsonFields(fields.at("camera")));
        meta.base.keypoints.detector = fields.text("detector");
        meta.base.keypoints.names = fields.at("keypoints").get<std::vector<std::string>>();
        meta.base.keypoints.misplacement = fields.number("misplacement");
        for (const json& swap : fields.array("sideSwaps")) {
            meta.base.sideSwaps.push_back(swapFrom(JsonFields(swap)));
        }
        meta.base.headingAngle_rad = fields.number("headingAngle_rad");
        meta.base.headingFromTravel = fields.flag("headingFromTravel");
        meta.base.cutoff_hz = fields.number("cutoff_hz");
        meta.base.maxGap_s = fields.number("maxGap_s");
        meta.base.hash = fields.text("hash");
        return meta;
    });
}

std::string encodeMotion(const Motion& motion, int chunk) {
    BinaryWriter writer;
    write(writer, chunkOf(motion.times_s, chunk));
    write(writer, chunkOf(motion.frameIndices, chunk));
    write(writer, chunkOf(motion.poses_rad, chunk));
    write(writer, chunkOf(motion.translations_m, chunk));
    writeSources(writer, chunkOf(motion.sources, chunk));
    write(writer, chunkOf(motion.confidences, chunk));
    return writer.take();
}

bool decodeMotion(const std::string& bytes, Motion& motion) {
    BinaryFields fields(bytes);
    fields.list(motion.times_s, kMost);
    fields.list(motion.frameIndices, kMost);
    fields.list(motion.poses_rad, kMost);
    fields.list(motion.translations_m, kMost);
    readSources(fields, motion.sources);
    fields.list(motion.confidences, kMost);
    return fields.finished();
}

std::string encodeKeypoints(const Keypoints2D& keypoints, int chunk) {
    BinaryWriter writer;
    const auto frames = chunkOf(keypoints.frames, chunk);
    writer.number(std::uint32_t(frames.size()));
    for (const KeypointFrame& frame : frames) {
        for (const Eigen::MatrixX3d* points : {&frame.image_px, &frame.rootRelative_m}) {
            writer.list(points->data(), std::size_t(points->rows()), 3 * sizeof(double));
        }
    }
    return writer.take();
}

/// Columns one after the other, as Eigen keeps them.
void readPoints(BinaryFields& fields, Eigen::MatrixX3d& points) {
    const std::size_t rows = fields.number();
    const auto bytes = fields.take(rows * 3 * sizeof(double));
    if (!fields.ok() || rows == 0) return;
    points.resize(Eigen::Index(rows), 3);
    std::memcpy(points.data(), bytes.data(), bytes.size());
}

bool decodeKeypoints(const std::string& bytes, Keypoints2D& keypoints) {
    BinaryFields fields(bytes);
    const std::size_t count = fields.number();
    fields.require(count <= kMost);
    for (std::size_t i = 0; fields.ok() && i < count; ++i) {
        KeypointFrame& frame = keypoints.frames.emplace_back();
        readPoints(fields, frame.image_px);
        readPoints(fields, frame.rootRelative_m);
    }
    return fields.finished();
}

bool decodeReprojection(const std::string& bytes, std::vector<double>& reprojection_px) {
    BinaryFields fields(bytes);
    fields.list(reprojection_px, kMost);
    return fields.finished();
}

/// Appends what a record holds to `base`.
bool decodeInto(BaseAnalysis& base, const std::string& bytes, BasePart part) {
    switch (part) {
        case BasePart::Motion:
            return decodeMotion(bytes, base.motion);
        case BasePart::Keypoints:
            return decodeKeypoints(bytes, base.keypoints);
        case BasePart::Reprojection:
            return decodeReprojection(bytes, base.reprojection_px);
        case BasePart::Meta:
            break;
    }
    return false;
}

void reserve(BaseAnalysis& base, std::size_t frames) {
    base.motion.times_s.reserve(frames);
    base.motion.frameIndices.reserve(frames);
    base.motion.poses_rad.reserve(frames);
    base.motion.translations_m.reserve(frames);
    base.motion.sources.reserve(frames);
    base.motion.confidences.reserve(frames);
    base.keypoints.frames.reserve(frames);
    base.reprojection_px.reserve(frames);
}

tl::unexpected<Error> unlike(const char* what, std::size_t count, std::size_t expected) {
    return fail(ErrorCode::MalformedFile, std::string(what) + ": " + std::to_string(count) +
                                              " entries, expected " + std::to_string(expected));
}

bool pointsFit(const KeypointFrame& frame, Eigen::Index names) {
    const bool image = frame.image_px.rows() == 0 || frame.image_px.rows() == names;
    return image && (frame.rootRelative_m.rows() == 0 || frame.rootRelative_m.rows() == names);
}

constexpr BasePart kChunked[] = {BasePart::Motion, BasePart::Keypoints, BasePart::Reprojection};

}  // namespace

std::optional<BasePart> basePartOf(RecordKind kind) {
    switch (kind) {
        case RecordKind::BaseMeta:
            return BasePart::Meta;
        case RecordKind::BaseMotion:
            return BasePart::Motion;
        case RecordKind::BaseKeypoints:
            return BasePart::Keypoints;
        case RecordKind::BaseReprojection:
            return BasePart::Reprojection;
        default:
            return std::nullopt;
    }
}

std::string encodeBasePart(const BaseAnalysis& base, BasePart part, int chunk) {
    switch (part) {
        case BasePart::Meta:
            return encodeMeta(base);
        case BasePart::Motion:
            return encodeMotion(base.motion, chunk);
        case BasePart::Keypoints:
            return encodeKeypoints(base.keypoints, chunk);
        case BasePart::Reprojection:
            break;
    }
    BinaryWriter writer;
    write(writer, chunkOf(base.reprojection_px, chunk));
    return writer.take();
}

int partCount(const BaseAnalysis& base, BasePart part) {
    return part == BasePart::Meta ? 1 : chunksOf(base.motion.size());
}

Result<void> checkBase(const BaseAnalysis& base) {
    const Motion& motion = base.motion;
    const std::size_t n = motion.size();
    const std::pair<const char*, std::size_t> sizes[] = {
        {"frame indices", motion.frameIndices.size()},
        {"poses", motion.poses_rad.size()},
        {"translations", motion.translations_m.size()},
        {"sources", motion.sources.size()},
        {"confidences", motion.confidences.size()},
        {"keypoints", base.keypoints.frames.size()},
        {"reprojection errors", base.reprojection_px.size()}};
    for (const auto& [what, size] : sizes) {
        if (size != n) return unlike(what, size, n);
    }
    for (std::size_t i = 0; i < n; ++i) {
        if (!std::isfinite(motion.times_s[i]) ||
            (i > 0 && motion.times_s[i] <= motion.times_s[i - 1])) {
            return fail(ErrorCode::MalformedFile,
                        "the times do not increase at frame " + std::to_string(i));
        }
        if (!pointsFit(base.keypoints.frames[i], Eigen::Index(base.keypoints.names.size()))) {
            return fail(ErrorCode::MalformedFile,
                        "the wrong number of keypoints in frame " + std::to_string(i));
        }
    }
    return {};
}

BaseParts::BaseParts(const std::shared_ptr<const BaseAnalysis>& base)
    : m_frames(int(base->motion.size())) {
    for (const BasePart part :
         {BasePart::Meta, BasePart::Motion, BasePart::Keypoints, BasePart::Reprojection}) {
        for (int chunk = 0; chunk < partCount(*base, part); ++chunk) {
            m_records.emplace(std::pair(part, chunk), RecordBytes(base, part, chunk));
        }
    }
}

void BaseParts::put(BasePart part, int chunk, const RecordBytes& bytes) {
    m_records.insert_or_assign({part, chunk}, bytes);
    if (part == BasePart::Meta) {
        const auto meta = bytes.base() ? Result<Meta>(Meta{{}, int(bytes.base()->motion.size())})
                                       : decodeMeta(bytes.bytes());
        m_frames = meta ? meta->frames : -1;
    }
}

void BaseParts::remove(BasePart part, int chunk) {
    m_records.erase({part, chunk});
    if (part == BasePart::Meta) m_frames = -1;
}

const RecordBytes* BaseParts::find(BasePart part, int chunk) const {
    const auto found = m_records.find({part, chunk});
    return found == m_records.end() ? nullptr : &found->second;
}

bool BaseParts::complete() const {
    return m_frames >= 0 &&
           m_records.size() ==
               1 + std::size(kChunked) * std::size_t(chunksOf(std::size_t(m_frames)));
}

Result<std::shared_ptr<const BaseAnalysis>> BaseParts::assemble() const {
    if (!complete()) {
        return fail(ErrorCode::MalformedFile, "parts of the analysis are missing or too many");
    }
    const std::shared_ptr<const BaseAnalysis>& whole = m_records.begin()->second.base();
    const bool sameBase = whole && std::ranges::all_of(m_records, [&whole](const auto& record) {
                              return record.second.base() == whole;
                          });
    if (sameBase) {
        const auto good = checkBase(*whole);
        return good ? Result<std::shared_ptr<const BaseAnalysis>>(whole)
                    : tl::unexpected(good.error());
    }
    auto meta = decodeMeta(m_records.begin()->second.bytes());
    if (!meta) return tl::unexpected(meta.error());
    auto base = std::make_shared<BaseAnalysis>(std::move(meta->base));
    reserve(*base, std::size_t(m_frames));
    for (const BasePart part : kChunked) {
        for (int chunk = 0; chunk < chunksOf(std::size_t(m_frames)); ++chunk) {
            const RecordBytes* record = find(part, chunk);
            if (record == nullptr || !decodeInto(*base, record->bytes(), part)) {
                return fail(ErrorCode::MalformedFile,
                            "part " + std::to_string(chunk) + " of the analysis cannot be read");
            }
        }
    }
    if (base->motion.size() != std::size_t(m_frames)) {
        return unlike("frames", base->motion.size(), std::size_t(m_frames));
    }
    const auto good = checkBase(*base);
    return good ? Result<std::shared_ptr<const BaseAnalysis>>(std::move(base))
                : tl::unexpected(good.error());
}

Result<void> checkBasePart(const RecordBytes& bytes, BasePart part) {
    if (bytes.base()) return {};
    if (part == BasePart::Meta) {
        const auto meta = decodeMeta(bytes.bytes());
        return meta ? Result<void>() : tl::unexpected(meta.error());
    }
    BaseAnalysis single;
    if (!decodeInto(single, bytes.bytes(), part)) {
        return fail(ErrorCode::MalformedFile, "the numbers end too early or too late");
    }
    return {};
}

}  // namespace gonio
