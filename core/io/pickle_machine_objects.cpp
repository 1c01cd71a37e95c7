#include <charconv>

#include "core/io/pickle_machine.h"

namespace gonio {

namespace {

std::optional<std::uint64_t> slotOf(std::string_view text) {
    std::uint64_t slot = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), slot);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(slot)
                                                                    : std::nullopt;
}

}  // namespace

PickleMachine::Status PickleMachine::doMark() {
    m_marks.push_back(m_stack.size());
    return {};
}

PickleMachine::Status PickleMachine::doPop() {
    // Python lets this instruction remove a mark that has nothing above it.
    if (!m_marks.empty() && m_marks.back() == m_stack.size()) {
        m_marks.pop_back();
        return {};
    }
    const auto dropped = pop();
    return dropped ? Status{} : tl::unexpected(dropped.error());
}

PickleMachine::Status PickleMachine::doPopMark() {
    const auto dropped = popToMark();
    return dropped ? Status{} : tl::unexpected(dropped.error());
}

PickleMachine::Status PickleMachine::doDup() {
    const auto node = top();
    if (!node) {
        return tl::unexpected(node.error());
    }
    m_stack.push_back(*node);
    return {};
}

PickleMachine::Status PickleMachine::doSequence() {
    auto items = popToMark();
    return items ? pushSequence(std::move(*items)) : tl::unexpected(items.error());
}

PickleMachine::Status PickleMachine::doShortTuple() {
    std::vector<PickleNodeId> items(m_opcode - 0x84U);
    for (std::size_t i = items.size(); i-- > 0;) {
        const auto item = pop();
        if (!item) {
            return tl::unexpected(item.error());
        }
        items[i] = *item;
    }
    return pushSequence(std::move(items));
}

PickleMachine::Status PickleMachine::doDict() {
    const auto items = popToMark();
    if (!items) {
        return tl::unexpected(items.error());
    }
    const Status pushed = push(Kind::Dict);
    return pushed ? append(*items, true) : pushed;
}

PickleMachine::Status PickleMachine::doAppend() {
    const auto item = pop();
    return item ? append({*item}, false) : tl::unexpected(item.error());
}

PickleMachine::Status PickleMachine::doAppends() {
    const auto items = popToMark();
    return items ? append(*items, false) : tl::unexpected(items.error());
}

PickleMachine::Status PickleMachine::doSetItem() {
    const auto value = pop();
    const auto key = value ? pop() : value;
    return key ? append({*key, *value}, true) : tl::unexpected(key.error());
}

PickleMachine::Status PickleMachine::doSetItems() {
    const auto items = popToMark();
    return items ? append(*items, true) : tl::unexpected(items.error());
}

PickleMachine::Status PickleMachine::doPutLine() {
    const auto text = line();
    const auto slot = text ? slotOf(*text) : std::nullopt;
    return slot ? remember(*slot) : malformed("a memo number is missing");
}

PickleMachine::Status PickleMachine::doPut() {
    const auto slot = length(m_opcode == 'q' ? 1 : 4);
    return slot ? remember(*slot) : tl::unexpected(slot.error());
}

PickleMachine::Status PickleMachine::doMemoize() {
    return remember(m_memo.size());
}

PickleMachine::Status PickleMachine::doGetLine() {
    const auto text = line();
    const auto slot = text ? slotOf(*text) : std::nullopt;
    return slot ? recall(*slot) : malformed("a memo number is missing");
}

PickleMachine::Status PickleMachine::doGet() {
    const auto slot = length(m_opcode == 'h' ? 1 : 4);
    return slot ? recall(*slot) : tl::unexpected(slot.error());
}

/// The one place where a class enters; from here on only known ones exist.
PickleMachine::Status PickleMachine::pushClass(std::string name) {
    const PickleClasses::Treatment treatment = m_classes.treatmentOf(name);
    if (treatment == PickleClasses::Treatment::Refuse) {
        return fail(
            ErrorCode::Forbidden,
            "the pickle asks for '" + printable(name) + "' at byte " +
                std::to_string(m_opcodeOffset) +
                ", which is not on the list of plain data classes; nothing was run. Use "
                "the file as its publisher offers it, and do not open this one with Python");
    }
    m_graph.ownedTexts.push_back(std::move(name));
    const Status pushed = pushText(Kind::Class, m_graph.ownedTexts.back());
    if (pushed) {
        m_graph.nodes.back().opaque = treatment == PickleClasses::Treatment::Skip;
    }
    return pushed;
}

PickleMachine::Status PickleMachine::doGlobal() {
    const auto module = line();
    const auto name = module ? line() : module;
    return name ? pushClass(std::string(*module) + "." + std::string(*name))
                : tl::unexpected(name.error());
}

PickleMachine::Status PickleMachine::doStackGlobal() {
    const auto name = pop();
    const auto module = name ? pop() : name;
    if (!module) {
        return tl::unexpected(module.error());
    }
    const PickleNode& first = m_graph.nodes[*module];
    const PickleNode& second = m_graph.nodes[*name];
    constexpr std::size_t maxLength = 1000;
    if (first.kind != Kind::Text || second.kind != Kind::Text || first.text.size() > maxLength ||
        second.text.size() > maxLength) {
        return malformed("a class name that is no proper text");
    }
    return pushClass(std::string(first.text) + "." + std::string(second.text));
}

PickleMachine::Status PickleMachine::pushObject(PickleNodeId callee, PickleNodeId arguments) {
    // Where nobody looks at the object, its class may itself be the result of a call.
    const bool opaque = m_graph.nodes[callee].opaque;
    if ((m_graph.nodes[callee].kind != Kind::Class && !opaque) ||
        m_graph.nodes[arguments].kind != Kind::Sequence) {
        return malformed("an object without a class or without a list of arguments");
    }
    const Status pushed = push(Kind::Object);
    if (pushed) {
        m_graph.nodes.back().opaque = opaque;
        m_graph.nodes.back().callee = callee;
        m_graph.nodes.back().arguments = arguments;
    }
    return pushed;
}

PickleMachine::Status PickleMachine::doReduce() {
    const auto arguments = pop();
    const auto callee = arguments ? pop() : arguments;
    return callee ? pushObject(*callee, *arguments) : tl::unexpected(callee.error());
}

PickleMachine::Status PickleMachine::doNewObjEx() {
    const auto keywords = pop();
    if (!keywords) {
        return tl::unexpected(keywords.error());
    }
    const bool opaque = m_stack.size() >= 2 && m_graph.nodes[m_stack[m_stack.size() - 2]].opaque;
    if (!opaque &&
        (m_graph.nodes[*keywords].kind != Kind::Dict || !m_graph.nodes[*keywords].items.empty())) {
        return unsupported("an object with named arguments");
    }
    return doReduce();
}

PickleMachine::Status PickleMachine::doBuild() {
    const auto state = pop();
    const auto target = state ? top() : state;
    if (!target) {
        return tl::unexpected(target.error());
    }
    PickleNode& node = m_graph.nodes[*target];
    if (node.kind != Kind::Object) {
        return malformed("a state for something that is no object");
    }
    node.state = *state;
    return {};
}

PickleMachine::Status PickleMachine::doInst() {
    const auto module = line();
    const auto name = module ? line() : module;
    auto items = name ? popToMark() : tl::unexpected(name.error());
    if (!items) {
        return tl::unexpected(items.error());
    }
    if (Status pushed = pushClass(std::string(*module) + "." + std::string(*name)); !pushed) {
        return pushed;
    }
    if (Status pushed = pushSequence(std::move(*items)); !pushed) {
        return pushed;
    }
    return doReduce();
}

PickleMachine::Status PickleMachine::doObj() {
    auto items = popToMark();
    if (!items) {
        return tl::unexpected(items.error());
    }
    if (items->empty()) {
        return malformed("an object without a class");
    }
    const PickleNodeId callee = items->front();
    items->erase(items->begin());
    if (Status pushed = pushSequence(std::move(*items)); !pushed) {
        return pushed;
    }
    const auto arguments = pop();
    return arguments ? pushObject(callee, *arguments) : tl::unexpected(arguments.error());
}

PickleMachine::Status PickleMachine::doPersIdLine() {
    const auto text = line();
    if (!text) {
        return tl::unexpected(text.error());
    }
    if (Status pushed = pushText(Kind::Latin1, *text); !pushed) {
        return pushed;
    }
    return doPersId();
}

PickleMachine::Status PickleMachine::doPersId() {
    const auto id = pop();
    if (!id) {
        return tl::unexpected(id.error());
    }
    const Status pushed = push(Kind::Outside);
    if (pushed) {
        m_graph.nodes.back().arguments = *id;
    }
    return pushed;
}

PickleMachine::Status PickleMachine::doExtension() {
    return fail(ErrorCode::Forbidden,
                "the pickle asks for a class by a number only its writer knows (copyreg extension) "
                "at byte " +
                    std::to_string(m_opcodeOffset) +
                    "; nothing was run. Use the file as its publisher offers it");
}

PickleMachine::Status PickleMachine::doBuffer() {
    // READONLY_BUFFER only marks what NEXT_BUFFER brought, so neither occurs in a lone file.
    return unsupported("data kept outside the pickle");
}

}  // namespace gonio
