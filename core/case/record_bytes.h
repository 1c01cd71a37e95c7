#pragma once

#include <memory>
#include <string>

namespace gonio {

struct BaseAnalysis;

/// The records that one base analysis is split into.
enum class BasePart { Meta, Motion, Keypoints, Reprojection };

/// What a record of the case file holds; copies share it.
///
/// Records of a base analysis may stand for their bytes: they are encoded where bytes are asked for
/// (in the thread that writes), so that an analysis of an hour can come, go and come back without
/// anybody copying it.
class RecordBytes {
public:
    RecordBytes() = default;
    RecordBytes(std::string bytes);
    RecordBytes(std::shared_ptr<const BaseAnalysis> base, BasePart part, int chunk);

    std::string bytes() const;

    /// Null where this holds bytes.
    const std::shared_ptr<const BaseAnalysis>& base() const { return m_base; }

    /// Bytes that this keeps alive itself.
    std::size_t heldBytes() const { return m_bytes ? m_bytes->size() : 0; }

    bool operator==(const RecordBytes& other) const;

private:
    std::shared_ptr<const std::string> m_bytes;
    std::shared_ptr<const BaseAnalysis> m_base;
    BasePart m_part = BasePart::Meta;
    int m_chunk = 0;
};

}  // namespace gonio
