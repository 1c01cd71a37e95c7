#include "core/video/ffmpeg_log.h"

#include <array>
#include <cstdarg>
#include <cstdio>
#include <mutex>
#include <string_view>

extern "C" {
#include <libavutil/error.h>
#include <libavutil/log.h>
}

namespace gonio {

namespace {

thread_local FfmpegLog* collector = nullptr;

void collect(void*, int level, const char* format, va_list arguments) {
    // a picture of which parts are missing is only mentioned: "concealing 12 DC, 12 AC, ..."
    const bool concealed = std::string_view(format).starts_with("concealing");
    if (collector == nullptr || (level > AV_LOG_ERROR && !concealed)) return;
    std::array<char, 512> text{};
    std::vsnprintf(text.data(), text.size(), format, arguments);
    std::string message = text.data();
    while (!message.empty() && (message.back() == '\n' || message.back() == '.')) {
        message.pop_back();
    }
    collector->add(std::move(message));
}

}  // namespace

FfmpegLog::FfmpegLog() : m_outer(collector) {
    static std::once_flag once;
    std::call_once(once, [] { av_log_set_callback(collect); });
    collector = this;
}

FfmpegLog::~FfmpegLog() {
    collector = m_outer;
}

void FfmpegLog::add(std::string message) {
    if (m_errors.size() < 16 && !message.empty()) m_errors.push_back(std::move(message));
}

std::string ffmpegErrorText(int errorNumber) {
    std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
    av_strerror(errorNumber, text.data(), text.size());
    return text.data();
}

}  // namespace gonio
