#include "core/case/record_bytes.h"

#include "core/case/base_records.h"

namespace gonio {

RecordBytes::RecordBytes(std::string bytes)
    : m_bytes(std::make_shared<const std::string>(std::move(bytes))) {}

RecordBytes::RecordBytes(std::shared_ptr<const BaseAnalysis> base, BasePart part, int chunk)
    : m_base(std::move(base)), m_part(part), m_chunk(chunk) {}

std::string RecordBytes::bytes() const {
    if (m_base) {
        return encodeBasePart(*m_base, m_part, m_chunk);
    }
    return m_bytes ? *m_bytes : std::string();
}

bool RecordBytes::operator==(const RecordBytes& other) const {
    if (m_base && m_base == other.m_base) {
        return m_part == other.m_part && m_chunk == other.m_chunk;
    }
    if (m_bytes && m_bytes == other.m_bytes) {
        return true;
    }
    return bytes() == other.bytes();
}

}  // namespace gonio
