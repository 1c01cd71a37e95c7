#pragma once

#include "core/case/case.h"

namespace gonio {

/// Analyses that are in memory already, so that the same one read from a file is not there twice.
class KnownBases {
public:
    void add(const std::shared_ptr<const BaseAnalysis>& base);
    /// All in a case, or those that a step brings or takes away.
    void add(const Case& value);
    void add(const Edit& edit);

    /// The one with exactly these records; null where there is none.
    std::shared_ptr<const BaseAnalysis> find(const BaseParts& parts);

private:
    std::vector<std::weak_ptr<const BaseAnalysis>> m_bases;
};

/// Decodes the analyses among the records of a step that was read from a file: taking the step then
/// costs as little as if it had never left the memory. What is not whole stays as it is.
void shareBases(Edit& edit, KnownBases& known);

}  // namespace gonio
