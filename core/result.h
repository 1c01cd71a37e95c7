#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace gonio {

/// What kind of thing went wrong; the program picks the sentence for the user by it.
enum class ErrorCode {
    Internal,       ///< our own mistake
    Usage,          ///< wrong option or argument
    NotFound,       ///< a file or folder is not there
    MalformedFile,  ///< a file is damaged or not what it claims to be
    Unsupported,    ///< well-formed, but of a kind or version that cannot be used
    Forbidden,      ///< a file asks for something that is never done (such as running code)
    MissingModel,   ///< a model or weights file is needed first
    NoPerson,       ///< no usable person in the video
    WriteFailed,    ///< disk full, folder read-only, ...
    Cancelled,      ///< the caller asked to stop
    SolverFailed,   ///< an optimiser gave no usable answer
};

/// A failure, passed on or shown, exactly once.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string detail;                ///< what, where in the file, what was expected
    std::vector<std::string> context;  ///< innermost first: "reading trial03.trc"

    /// The same error with one more line of context.
    Error in(std::string where) && {
        context.push_back(std::move(where));
        return std::move(*this);
    }
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string detail) {
    return tl::unexpected<Error>(Error{code, std::move(detail), {}});
}

/// Passes `error` on with one more line of context.
inline tl::unexpected<Error> passOn(Error error, std::string where) {
    return tl::unexpected<Error>(std::move(error).in(std::move(where)));
}

/// "detail (reading a; importing b)" for logs and the terminal.
inline std::string describe(const Error& error) {
    std::string text = error.detail;
    for (std::size_t i = 0; i < error.context.size(); ++i) {
        text += (i == 0 ? " (" : "; ") + error.context[i];
    }
    return error.context.empty() ? text : text + ")";
}

}  // namespace gonio
