#pragma once

#include <map>
#include <memory>

#include "core/case/record_bytes.h"
#include "core/case/record_key.h"
#include "core/correct/refine.h"

namespace gonio {

/// Frames in one record of a base analysis.
inline constexpr int kFramesPerRecord = 64;

/// The part of a base analysis that records of this kind hold; nullopt: none.
std::optional<BasePart> basePartOf(RecordKind kind);

/// One record of a base analysis. Meta is JSON; the others hold the values of kFramesPerRecord
/// frames as little-endian numbers, bit for bit.
std::string encodeBasePart(const BaseAnalysis& base, BasePart part, int chunk);

/// Number of records of a kind; 1 for Meta.
int partCount(const BaseAnalysis& base, BasePart part);

/// Whether views may rely on it: all arrays one entry a frame, times increasing, numbers of
/// keypoints right. MalformedFile says what is not.
Result<void> checkBase(const BaseAnalysis& base);

/// The records of a base as far as they are there; they may come in any order.
class BaseParts {
public:
    BaseParts() = default;
    /// All records of `base`.
    explicit BaseParts(const std::shared_ptr<const BaseAnalysis>& base);

    void put(BasePart part, int chunk, const RecordBytes& bytes);
    void remove(BasePart part, int chunk);
    const RecordBytes* find(BasePart part, int chunk) const;

    bool empty() const { return m_records.empty(); }

    const std::map<std::pair<BasePart, int>, RecordBytes>& records() const { return m_records; }

    /// Whether as many records are there as the meta record speaks of.
    bool complete() const;
    /// Puts them together; MalformedFile where they do not belong together.
    Result<std::shared_ptr<const BaseAnalysis>> assemble() const;

private:
    std::map<std::pair<BasePart, int>, RecordBytes> m_records;
    int m_frames = -1;  ///< by the meta record; -1 without one
};

/// Whether a single record can be read at all. MalformedFile.
Result<void> checkBasePart(const RecordBytes& bytes, BasePart part);

std::string encode(const MotionPatch& patch);
/// MalformedFile; all arrays then have one entry for each of its frames.
Result<MotionPatch> decodePatch(const std::string& bytes);

}  // namespace gonio
