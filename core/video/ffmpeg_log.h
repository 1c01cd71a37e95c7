#pragma once

#include <string>
#include <vector>

namespace gonio {

/// Collects the error messages that FFmpeg logs on this thread while the object lives. Nothing of
/// FFmpeg reaches the terminal once the first one has been made.
class FfmpegLog {
public:
    FfmpegLog();
    ~FfmpegLog();
    FfmpegLog(const FfmpegLog&) = delete;
    FfmpegLog& operator=(const FfmpegLog&) = delete;

    /// Messages of severity "error" and worse, and of parts of pictures made up by the decoder;
    /// oldest first, at most 16.
    const std::vector<std::string>& errors() const { return m_errors; }

    /// Used by the log callback.
    void add(std::string message);

private:
    FfmpegLog* m_outer = nullptr;
    std::vector<std::string> m_errors;
};

/// FFmpeg's own words for one of its error numbers.
std::string ffmpegErrorText(int errorNumber);

}  // namespace gonio
