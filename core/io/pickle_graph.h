#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/pickle_classes.h"

namespace gonio {

using PickleNodeId = std::uint32_t;
constexpr PickleNodeId noPickleNode = 0xFFFFFFFF;

/// One thing that a pickle makes. Nodes refer to others by number, so that sharing costs nothing
/// and circles do no harm at this stage.
struct PickleNode {
    enum class Kind : std::uint8_t {
        None,
        Bool,
        Integer,
        BigInteger,
        Real,
        Text,    ///< UTF-8
        Latin1,  ///< str of Python 2
        Bytes,
        Sequence,
        Dict,  ///< items: key, value, key, value, ...
        Class,
        Object,   ///< callee(arguments), then items and state
        Outside,  ///< arguments: the id
    };

    Kind kind = Kind::None;
    bool itemsArePairs = false;  ///< of an Object
    bool opaque = false;         ///< a class that is skipped, or an Object of one
    std::size_t offset = 0;      ///< of the instruction in the file
    std::int64_t integer = 0;
    double real = 0.0;
    std::string_view text;
    std::vector<PickleNodeId> items;
    PickleNodeId callee = noPickleNode;
    PickleNodeId arguments = noPickleNode;
    PickleNodeId state = noPickleNode;
};

struct PickleGraph {
    std::deque<PickleNode> nodes;
    std::deque<std::string> ownedTexts;  ///< where a node's text is not a piece of the file
    PickleNodeId root = noPickleNode;
};

/// The first half of reading: follows the instructions, checks classes against the list, builds no
/// object. The result refers to `bytes`.
Result<PickleGraph> readPickleGraph(std::span<const std::byte> bytes, const PickleClasses& classes);

/// A name or text of the file, made fit for a message: short and printable.
std::string printable(std::string_view text);

}  // namespace gonio
