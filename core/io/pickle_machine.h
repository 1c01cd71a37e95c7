#pragma once

#include <array>
#include <optional>
#include <unordered_map>

#include "core/io/byte_reader.h"
#include "core/io/pickle_graph.h"

namespace gonio {

/// The stack machine that a pickle is written for, with data in place of calls.
/// Instructions: Python's Lib/pickletools.py describes each.
class PickleMachine {
public:
    PickleMachine(std::span<const std::byte> bytes, const PickleClasses& classes)
        : m_reader(bytes), m_classes(classes) {}

    Result<PickleGraph> run();

private:
    using Status = Result<void>;
    using Handler = Status (PickleMachine::*)();
    using Kind = PickleNode::Kind;

    struct Instruction {
        unsigned char opcode;
        Handler handler;
    };

    static const std::array<Handler, 256>& handlers();

    // Errors; all name the instruction's offset.
    tl::unexpected<Error> malformed(const std::string& what) const;
    tl::unexpected<Error> truncated(const std::string& what) const;
    tl::unexpected<Error> unsupported(const std::string& what) const;

    // Reading.
    Result<std::uint64_t> length(std::size_t width);
    Result<std::span<const std::byte>> counted(std::size_t width);
    Result<std::string_view> line();

    // Nodes and the stack.
    Result<PickleNodeId> newNode(Kind kind);
    Status push(Kind kind);
    Status pushText(Kind kind, std::string_view text);
    Status pushInteger(std::int64_t value);
    Status pushReal(double value);
    Status pushSequence(std::vector<PickleNodeId> items);
    Status pushObject(PickleNodeId callee, PickleNodeId arguments);
    Status pushClass(std::string name);
    Status pushDecimal(std::string_view text);
    Result<PickleNodeId> pop();
    Result<PickleNodeId> top() const;
    Result<std::vector<PickleNodeId>> popToMark();
    Status append(const std::vector<PickleNodeId>& items, bool pairs);
    Status remember(std::uint64_t slot);
    Status recall(std::uint64_t slot);

    // Instructions for plain values.
    Status doNone() { return push(Kind::None); }

    Status doBool();
    Status doInt1();
    Status doInt2();
    Status doInt4();
    Status doIntLine();
    Status doLongLine();
    Status doLongBytes();
    Status doFloatLine();
    Status doFloat();
    Status doStringLine();
    Status doUnicodeLine();
    Status doBinString();
    Status doUnicode();
    Status doBytes();

    // Instructions for containers.
    Status doMark();
    Status doPop();
    Status doPopMark();
    Status doDup();

    Status doEmptySequence() { return pushSequence({}); }

    Status doEmptyDict() { return push(Kind::Dict); }

    Status doSequence();
    Status doShortTuple();
    Status doDict();
    Status doAppend();
    Status doAppends();
    Status doSetItem();
    Status doSetItems();

    // Instructions for the memo, objects and the frame of the file.
    Status doPutLine();
    Status doPut();
    Status doMemoize();
    Status doGetLine();
    Status doGet();
    Status doGlobal();
    Status doStackGlobal();
    Status doReduce();
    Status doBuild();
    Status doInst();
    Status doObj();
    Status doNewObjEx();
    Status doPersIdLine();
    Status doPersId();
    Status doExtension();
    Status doBuffer();
    Status doProto();
    Status doFrame();
    Status doStop();

    ByteReader m_reader;
    const PickleClasses& m_classes;
    PickleGraph m_graph;
    std::vector<PickleNodeId> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, PickleNodeId> m_memo;
    unsigned char m_opcode = 0;
    std::size_t m_opcodeOffset = 0;
    bool m_stopped = false;
};

}  // namespace gonio
