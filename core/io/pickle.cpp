#include "core/io/pickle.h"

#include <new>
#include <unordered_map>

#include "core/io/byte_reader.h"
#include "core/io/pickle_graph.h"

namespace gonio {

namespace {

using Kind = PickleNode::Kind;
using Value = Result<PickleValue>;

constexpr int maxDepth = 200;
/// A tree may be larger than its file where parts are used many times over, but not without end.
constexpr std::size_t growth = 16;
constexpr std::size_t freeBytes = 1U << 20U;
constexpr std::size_t freeValues = 10'000;

std::string utf8OfLatin1(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char character : text) {
        const auto code = static_cast<unsigned char>(character);
        if (code < 0x80) {
            result += character;
        } else {
            result += static_cast<char>(0xC0U | code >> 6U);
            result += static_cast<char>(0x80U | (code & 0x3FU));
        }
    }
    return result;
}

/// The bytes that a value itself holds, arrays included.
std::size_t bytesOf(const PickleValue& value) {
    if (const auto* text = value.as<std::string>()) {
        return text->size();
    }
    if (const auto* bytes = value.as<PickleBytes>()) {
        return bytes->bytes.size();
    }
    if (const auto* tensor = value.array()) {
        return tensor->data.size();
    }
    if (const auto* matrix = value.sparse()) {
        return matrix->values.size() * (sizeof(double) + 2 * sizeof(std::int32_t));
    }
    return 0;
}

/// The second half of reading: turns the graph into a tree, objects into the data they stand for.
class TreeBuilder {
public:
    TreeBuilder(const PickleGraph& graph, std::size_t fileSize, const PickleClasses& classes)
        : m_graph(graph),
          m_classes(classes),
          m_inProgress(graph.nodes.size(), false),
          m_valuesLeft(fileSize + freeValues),
          m_bytesLeft(fileSize * growth + freeBytes) {}

    Value build(PickleNodeId id);

private:
    Value buildNode(const PickleNode& node, PickleNodeId id);
    Value buildDict(const PickleNode& node);
    Value buildSequence(const PickleNode& node);
    Value buildObject(const PickleNode& node, PickleNodeId id);
    Value buildOutside(const PickleNode& node);
    Result<std::vector<PickleValue>> buildAll(const std::vector<PickleNodeId>& ids);
    Result<std::vector<PickleEntry>> buildEntries(const std::vector<PickleNodeId>& ids);
    Result<PickleObject> buildParts(const PickleNode& node);
    Result<void> spend(std::size_t bytes, std::size_t offset);

    const PickleGraph& m_graph;
    const PickleClasses& m_classes;
    std::vector<bool> m_inProgress;
    std::unordered_map<PickleNodeId, PickleValue> m_shared;
    std::size_t m_valuesLeft;
    std::size_t m_bytesLeft;
    int m_depth = 0;
};

tl::unexpected<Error> malformed(const std::string& what, std::size_t offset) {
    return fail(ErrorCode::MalformedFile,
                what + " at byte " + std::to_string(offset) + "; the pickle is damaged or hostile");
}

Result<void> TreeBuilder::spend(std::size_t bytes, std::size_t offset) {
    if (m_valuesLeft == 0 || bytes > m_bytesLeft) {
        return malformed("the contents grow to many times the size of the file", offset);
    }
    --m_valuesLeft;
    m_bytesLeft -= bytes;
    return {};
}

Value TreeBuilder::build(PickleNodeId id) {
    const PickleNode& node = m_graph.nodes[id];
    if (m_inProgress[id]) {
        return malformed("a value contains itself", node.offset);
    }
    if (m_depth >= maxDepth) {
        return malformed("values are nested more than " + std::to_string(maxDepth) + " deep",
                         node.offset);
    }
    if (const auto spent = spend(node.text.size(), node.offset); !spent) {
        return tl::unexpected(spent.error());
    }
    m_inProgress[id] = true;
    ++m_depth;
    Value value = buildNode(node, id);
    --m_depth;
    m_inProgress[id] = false;
    return value;
}

Value TreeBuilder::buildNode(const PickleNode& node, PickleNodeId id) {
    switch (node.kind) {
        case Kind::None:
            return PickleValue{};
        case Kind::Bool:
            return PickleValue{node.integer != 0};
        case Kind::Integer:
            return PickleValue{node.integer};
        case Kind::BigInteger:
            return PickleValue{BigInteger{std::string(node.text)}};
        case Kind::Real:
            return PickleValue{node.real};
        case Kind::Text:
            return PickleValue{std::string(node.text)};
        case Kind::Latin1:
            return PickleValue{utf8OfLatin1(node.text)};
        case Kind::Bytes: {
            const auto bytes = asBytes(node.text);
            return PickleValue{PickleBytes{{bytes.begin(), bytes.end()}}};
        }
        case Kind::Class:
            return PickleValue{PickleClass{std::string(node.text)}};
        case Kind::Sequence:
            return buildSequence(node);
        case Kind::Dict:
            return buildDict(node);
        case Kind::Object:
            return buildObject(node, id);
        case Kind::Outside:
            return buildOutside(node);
    }
    return PickleValue{};
}

Result<std::vector<PickleValue>> TreeBuilder::buildAll(const std::vector<PickleNodeId>& ids) {
    std::vector<PickleValue> values;
    for (const PickleNodeId id : ids) {
        Value value = build(id);
        if (!value) {
            return tl::unexpected(value.error());
        }
        values.push_back(std::move(*value));
    }
    return values;
}

Result<std::vector<PickleEntry>> TreeBuilder::buildEntries(const std::vector<PickleNodeId>& ids) {
    std::vector<PickleEntry> entries;
    for (std::size_t i = 0; i + 1 < ids.size(); i += 2) {
        Value key = build(ids[i]);
        Value value = key ? build(ids[i + 1]) : key;
        if (!value) {
            return tl::unexpected(value.error());
        }
        entries.push_back({std::move(*key), std::move(*value)});
    }
    return entries;
}

Value TreeBuilder::buildSequence(const PickleNode& node) {
    auto items = buildAll(node.items);
    return items ? Value(PickleValue{PickleSequence{std::move(*items)}})
                 : tl::unexpected(items.error());
}

Value TreeBuilder::buildDict(const PickleNode& node) {
    auto entries = buildEntries(node.items);
    return entries ? Value(PickleValue{PickleDict{std::move(*entries)}})
                   : tl::unexpected(entries.error());
}

Value TreeBuilder::buildOutside(const PickleNode& node) {
    Value id = build(node.arguments);
    if (!id) {
        return id;
    }
    Value value = m_classes.fromOutside(std::move(*id));
    return value ? std::move(value)
                 : passOn(value.error(), "reading the reference at byte " +
                                             std::to_string(node.offset) + " of the pickle");
}

/// copyreg._reconstructor(class, base, nothing) is how protocols 0 and 1 spell "a new object".
bool isReconstructor(std::string_view name) {
    return name == "copyreg._reconstructor" || name == "copy_reg._reconstructor";
}

Result<PickleObject> TreeBuilder::buildParts(const PickleNode& node) {
    PickleObject object;
    object.className = m_graph.nodes[node.callee].text;
    auto arguments = buildAll(m_graph.nodes[node.arguments].items);
    if (!arguments) {
        return tl::unexpected(arguments.error());
    }
    object.arguments = std::move(*arguments);
    if (isReconstructor(object.className)) {
        const auto* target =
            object.arguments.empty() ? nullptr : object.arguments.front().as<PickleClass>();
        if (target == nullptr) {
            return malformed("an object without a class", node.offset);
        }
        object.className = std::string(target->name);
        object.arguments.clear();
    }
    if (node.state != noPickleNode) {
        Value state = build(node.state);
        if (!state) {
            return tl::unexpected(state.error());
        }
        object.state = std::move(*state);
    }
    if (node.itemsArePairs) {
        auto entries = buildEntries(node.items);
        if (!entries) {
            return tl::unexpected(entries.error());
        }
        object.entries = std::move(*entries);
        return object;
    }
    auto items = buildAll(node.items);
    if (!items) {
        return tl::unexpected(items.error());
    }
    object.items = std::move(*items);
    return object;
}

Value TreeBuilder::buildObject(const PickleNode& node, PickleNodeId id) {
    if (const auto shared = m_shared.find(id); shared != m_shared.end()) {
        return shared->second;
    }
    const std::string_view name = m_graph.nodes[node.callee].text;
    if (m_classes.treatmentOf(name) == PickleClasses::Treatment::Skip) {
        return PickleValue{};
    }
    Result<PickleObject> object = buildParts(node);
    if (!object) {
        return tl::unexpected(object.error());
    }
    const auto where = "reading the object of '" + printable(object->className) + "' at byte " +
                       std::to_string(node.offset) + " of the pickle";
    Value value = m_classes.build(std::move(*object));
    if (!value) {
        return passOn(value.error(), where);
    }
    if (const auto spent = spend(bytesOf(*value), node.offset); !spent) {
        return tl::unexpected(spent.error());
    }
    const bool isSmall = value->array() != nullptr || value->sparse() != nullptr ||
                         value->as<PickleElementType>() != nullptr;
    if (isSmall) {
        m_shared.emplace(id, *value);
    }
    return value;
}

}  // namespace

Result<PickleValue> PickleClasses::fromOutside(PickleValue /*id*/) const {
    return fail(
        ErrorCode::Forbidden,
        "the pickle refers to something outside itself, which this kind of file never does");
}

Result<PickleValue> parsePickle(std::span<const std::byte> bytes, const PickleClasses& classes) {
    const Result<PickleGraph> graph = readPickleGraph(bytes, classes);
    if (!graph) {
        return tl::unexpected(graph.error());
    }
    try {
        return TreeBuilder(*graph, bytes.size(), classes).build(graph->root);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::Unsupported, "the contents of the pickle do not fit into memory");
    }
}

}  // namespace gonio
