#include "core/io/pickle_graph.h"

#include "core/io/pickle_machine.h"

namespace gonio {

Result<PickleGraph> readPickleGraph(std::span<const std::byte> bytes,
                                    const PickleClasses& classes) {
    return PickleMachine(bytes, classes).run();
}

std::string printable(std::string_view text) {
    constexpr std::size_t longest = 100;
    std::string shown;
    for (const char character : text.substr(0, longest)) {
        const auto code = static_cast<unsigned char>(character);
        shown += code >= 0x20 && code < 0x7F ? character : '?';
    }
    return text.size() > longest ? shown + "..." : shown;
}

}  // namespace gonio
