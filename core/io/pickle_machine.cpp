#include "core/io/pickle_machine.h"

#include <new>
#include <utility>

namespace gonio {

namespace {

/// Bounds the memory of a file that is nothing but instructions (about 200 bytes a value).
constexpr std::size_t maxNodes = 2'000'000;

std::string at(std::size_t offset) {
    return " at byte " + std::to_string(offset);
}

}  // namespace

const std::array<PickleMachine::Handler, 256>& PickleMachine::handlers() {
    using M = PickleMachine;
    static const auto table = [] {
        std::array<Handler, 256> all{};
        for (const auto& [opcode, handler] : std::initializer_list<Instruction>{
                 {'N', &M::doNone},          {0x88, &M::doBool},
                 {0x89, &M::doBool},         {'K', &M::doInt1},
                 {'M', &M::doInt2},          {'J', &M::doInt4},
                 {'I', &M::doIntLine},       {'L', &M::doLongLine},
                 {0x8a, &M::doLongBytes},    {0x8b, &M::doLongBytes},
                 {'F', &M::doFloatLine},     {'G', &M::doFloat},
                 {'S', &M::doStringLine},    {'V', &M::doUnicodeLine},
                 {'T', &M::doBinString},     {'U', &M::doBinString},
                 {'X', &M::doUnicode},       {0x8c, &M::doUnicode},
                 {0x8d, &M::doUnicode},      {'B', &M::doBytes},
                 {'C', &M::doBytes},         {0x8e, &M::doBytes},
                 {0x96, &M::doBytes},        {'(', &M::doMark},
                 {'0', &M::doPop},           {'1', &M::doPopMark},
                 {'2', &M::doDup},           {')', &M::doEmptySequence},
                 {']', &M::doEmptySequence}, {0x8f, &M::doEmptySequence},
                 {'}', &M::doEmptyDict},     {'t', &M::doSequence},
                 {'l', &M::doSequence},      {0x91, &M::doSequence},
                 {0x85, &M::doShortTuple},   {0x86, &M::doShortTuple},
                 {0x87, &M::doShortTuple},   {'d', &M::doDict},
                 {'a', &M::doAppend},        {'e', &M::doAppends},
                 {0x90, &M::doAppends},      {'s', &M::doSetItem},
                 {'u', &M::doSetItems},      {'p', &M::doPutLine},
                 {'q', &M::doPut},           {'r', &M::doPut},
                 {0x94, &M::doMemoize},      {'g', &M::doGetLine},
                 {'h', &M::doGet},           {'j', &M::doGet},
                 {'c', &M::doGlobal},        {0x93, &M::doStackGlobal},
                 {'R', &M::doReduce},        {0x81, &M::doReduce},
                 {'b', &M::doBuild},         {'i', &M::doInst},
                 {'o', &M::doObj},           {0x92, &M::doNewObjEx},
                 {'P', &M::doPersIdLine},    {'Q', &M::doPersId},
                 {0x82, &M::doExtension},    {0x83, &M::doExtension},
                 {0x84, &M::doExtension},    {0x97, &M::doBuffer},
                 {0x98, &M::doBuffer},       {0x80, &M::doProto},
                 {0x95, &M::doFrame},        {'.', &M::doStop}}) {
            all.at(opcode) = handler;
        }
        return all;
    }();
    return table;
}

tl::unexpected<Error> PickleMachine::malformed(const std::string& what) const {
    return fail(ErrorCode::MalformedFile,
                what + at(m_opcodeOffset) + "; the pickle is damaged, get the file again");
}

tl::unexpected<Error> PickleMachine::truncated(const std::string& what) const {
    return fail(ErrorCode::MalformedFile, "the pickle ends inside " + what + at(m_opcodeOffset) +
                                              "; it is cut off or damaged, get the file again");
}

tl::unexpected<Error> PickleMachine::unsupported(const std::string& what) const {
    return fail(ErrorCode::Unsupported, what + at(m_opcodeOffset) + "; this cannot be used");
}

Result<PickleGraph> PickleMachine::run() {
    try {
        while (!m_stopped) {
            m_opcodeOffset = m_reader.offset();
            const auto opcode = m_reader.number<std::uint8_t>();
            if (!opcode) {
                return truncated("its list of instructions");
            }
            m_opcode = *opcode;
            const Handler handler = handlers()[m_opcode];
            if (handler == nullptr) {
                return malformed("there is no pickle instruction " + std::to_string(m_opcode) +
                                 ",");
            }
            if (const Status status = (this->*handler)(); !status) {
                return tl::unexpected(status.error());
            }
        }
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::Unsupported, "the pickle does not fit into memory");
    }
    return std::move(m_graph);
}

Result<std::uint64_t> PickleMachine::length(std::size_t width) {
    const auto bytes = m_reader.take(width);
    if (!bytes) {
        return truncated("a number");
    }
    std::uint64_t value = 0;
    std::memcpy(&value, bytes->data(), width);
    return value;
}

Result<std::span<const std::byte>> PickleMachine::counted(std::size_t width) {
    const auto size = length(width);
    if (!size) {
        return tl::unexpected(size.error());
    }
    const std::size_t left = m_reader.remaining();
    if (*size > left) {
        return truncated("a value that claims " + std::to_string(*size) + " bytes while " +
                         std::to_string(left) + " are left,");
    }
    return *m_reader.take(static_cast<std::size_t>(*size));
}

Result<std::string_view> PickleMachine::line() {
    ByteReader ahead = m_reader;
    const std::string_view rest = asText(*ahead.take(ahead.remaining()));
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) {
        return truncated("a line");
    }
    (void)m_reader.take(end + 1);
    return rest.substr(0, end);
}

Result<PickleNodeId> PickleMachine::newNode(Kind kind) {
    if (m_graph.nodes.size() >= maxNodes) {
        return malformed("more than " + std::to_string(maxNodes) + " values are made");
    }
    PickleNode node;
    node.kind = kind;
    node.offset = m_opcodeOffset;
    m_graph.nodes.push_back(std::move(node));
    return static_cast<PickleNodeId>(m_graph.nodes.size() - 1);
}

PickleMachine::Status PickleMachine::push(Kind kind) {
    const auto node = newNode(kind);
    if (!node) {
        return tl::unexpected(node.error());
    }
    m_stack.push_back(*node);
    return {};
}

PickleMachine::Status PickleMachine::pushText(Kind kind, std::string_view text) {
    const Status pushed = push(kind);
    if (pushed) {
        m_graph.nodes.back().text = text;
    }
    return pushed;
}

PickleMachine::Status PickleMachine::pushInteger(std::int64_t value) {
    const Status pushed = push(Kind::Integer);
    if (pushed) {
        m_graph.nodes.back().integer = value;
    }
    return pushed;
}

PickleMachine::Status PickleMachine::pushReal(double value) {
    const Status pushed = push(Kind::Real);
    if (pushed) {
        m_graph.nodes.back().real = value;
    }
    return pushed;
}

PickleMachine::Status PickleMachine::pushSequence(std::vector<PickleNodeId> items) {
    const Status pushed = push(Kind::Sequence);
    if (pushed) {
        m_graph.nodes.back().items = std::move(items);
    }
    return pushed;
}

Result<PickleNodeId> PickleMachine::pop() {
    const auto node = top();
    if (node) {
        m_stack.pop_back();
    }
    return node;
}

Result<PickleNodeId> PickleMachine::top() const {
    const std::size_t floor = m_marks.empty() ? 0 : m_marks.back();
    if (m_stack.size() <= floor) {
        return malformed("an instruction finds no value to work on");
    }
    return m_stack.back();
}

Result<std::vector<PickleNodeId>> PickleMachine::popToMark() {
    if (m_marks.empty()) {
        return malformed("an instruction finds no mark");
    }
    const auto start = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    std::vector<PickleNodeId> items(start, m_stack.end());
    m_stack.erase(start, m_stack.end());
    m_marks.pop_back();
    return items;
}

/// Adds to the container on top of the stack; objects collect what would be added to them.
PickleMachine::Status PickleMachine::append(const std::vector<PickleNodeId>& items, bool pairs) {
    const auto target = top();
    if (!target) {
        return tl::unexpected(target.error());
    }
    PickleNode& node = m_graph.nodes[*target];
    const bool isObject = node.kind == Kind::Object;
    const bool fits = isObject ? node.items.empty() || node.itemsArePairs == pairs
                               : node.kind == (pairs ? Kind::Dict : Kind::Sequence);
    if (!fits) {
        return malformed("values are added to something that cannot hold them");
    }
    if (pairs && items.size() % 2 != 0) {
        return malformed("a key without a value");
    }
    node.itemsArePairs = pairs;
    node.items.insert(node.items.end(), items.begin(), items.end());
    return {};
}

PickleMachine::Status PickleMachine::remember(std::uint64_t slot) {
    const auto node = top();
    if (!node) {
        return tl::unexpected(node.error());
    }
    if (m_memo.size() >= maxNodes) {
        return malformed("more than " + std::to_string(maxNodes) + " values are remembered");
    }
    m_memo[slot] = *node;
    return {};
}

PickleMachine::Status PickleMachine::recall(std::uint64_t slot) {
    const auto found = m_memo.find(slot);
    if (found == m_memo.end()) {
        return malformed("a value is used that was never made (memo " + std::to_string(slot) + ")");
    }
    m_stack.push_back(found->second);
    return {};
}

PickleMachine::Status PickleMachine::doProto() {
    constexpr std::uint64_t newest = 5;
    const auto version = length(1);
    if (!version) {
        return tl::unexpected(version.error());
    }
    return *version <= newest ? Status{}
                              : unsupported("pickle protocol " + std::to_string(*version) +
                                            " (0 to 5 can be read)");
}

PickleMachine::Status PickleMachine::doFrame() {
    const auto size = length(8);
    if (!size) {
        return tl::unexpected(size.error());
    }
    return *size <= m_reader.remaining()
               ? Status{}
               : truncated("a section that claims " + std::to_string(*size) + " bytes while " +
                           std::to_string(m_reader.remaining()) + " are left,");
}

PickleMachine::Status PickleMachine::doStop() {
    const auto root = pop();
    if (!root) {
        return tl::unexpected(root.error());
    }
    m_graph.root = *root;
    m_stopped = true;
    return {};
}

}  // namespace gonio
